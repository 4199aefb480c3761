// The board: renews itself by server-sent events, counts down, rings until somebody has looked. The server writes the HTML.
const body = document.body, board = document.getElementById("board");
const words = JSON.parse(body.dataset.words), base = body.dataset.base;
const el = (id) => document.getElementById(id);
const lost = el("lost"), toast = el("toast"), pin = el("pin"), sound = el("sound");
let skew = 0; // milliseconds by which the server's clock is ahead of ours
const now = () => Date.now() + skew;
const clock = (at) => at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", timeZone: body.dataset.zone });

// ---- what came ----------------------------------------------------------------------------------------------------

const written = new Map(); // key -> HTML as the server wrote it
const keyed = (root) => [...root.querySelectorAll("[data-key]")];
const hanging = (more = "") => board.querySelectorAll(`.columns .card${more}`); // those below have time, or are done
const known = new Set(keyed(board).map((each) => each.id).filter(Boolean));
for (const each of keyed(board)) written.set(each.dataset.key, each.outerHTML);

// Only what has changed is put in place of the old, so that an open choice, the focus and the scrolling stay.
function renew(html) {
  const next = document.createElement("template");
  next.innerHTML = html;
  const old = new Map(keyed(board).map((each) => [each.dataset.key, each]));
  const texts = new Map();
  for (const each of keyed(next.content)) {
    const key = each.dataset.key, same = old.get(key);
    texts.set(key, each.outerHTML);
    if (same && written.get(key) === each.outerHTML && !same.querySelector("[data-key]")) each.replaceWith(same);
    else if (each.matches(".brief") && same?.querySelector(":scope > details[open]")) each.querySelector("details").open = true;
  }
  written.clear();
  for (const [key, text] of texts) written.set(key, text);
  const scroll = scrollY, focus = document.activeElement;
  board.replaceChildren(...next.content.childNodes);
  if (board.contains(focus)) focus.focus({ preventScroll: true });
  scrollTo(scrollX, scroll);
  for (const each of hanging('[data-status="placed"]'))
    if (!known.has(each.id)) {
      known.add(each.id);
      each.classList.add("fresh");
      el("announce").textContent = `${words.new_order} ${each.dataset.number}`;
    }
  for (const each of hanging()) known.add(each.id);
  tell();
}

function tell() {
  const counts = board.querySelector(".columns").dataset;
  for (const each of document.querySelectorAll(".tabs button")) each.querySelector("b").textContent = counts[each.dataset.show];
  const waiting = Number(counts.new);
  document.title = document.title.replace(/^(\(\d+\) )?/, waiting ? `(${waiting}) ` : "");
  tick();
}

function tick() {
  const time = now() / 1000;
  el("clock").textContent = clock(new Date(now()));
  for (const card of hanging()) {
    const left = card.querySelector("[data-left]"), minutes = Math.ceil((card.dataset.due - time) / 60);
    const text = minutes >= 0 ? `${minutes} ${words.minutes}` : `${-minutes} ${words.minutes} ${words.late}`;
    const much = minutes > 180;
    if (left.textContent !== (much ? "" : text)) left.textContent = much ? "" : text;
    left.className = `left ${minutes < 0 ? "late" : minutes <= 10 ? "soon" : ""}`;
  }
}
setInterval(tick, 1000);

// ---- the connection -----------------------------------------------------------------------------------------------

let source, heard = Date.now(), last = new Date();
function connect() {
  source?.close();
  source = new EventSource(`${base}/events`);
  source.addEventListener("board", (event) => { alive(event); renew(JSON.parse(event.data).html); });
  source.addEventListener("tick", alive);
  source.onerror = () => offline();
}
function alive(event) {
  heard = Date.now();
  last = new Date();
  const told = JSON.parse(event.data);
  if (told.now) skew = told.now * 1000 - Date.now();
  lost.hidden = true;
  body.classList.remove("offline");
}
function offline() {
  lost.querySelector("span").textContent = clock(last);
  lost.hidden = false;
  body.classList.add("offline");
}
// A connection can die without a word: the server says something every 5 seconds.
setInterval(() => {
  if (Date.now() - heard > 15000) offline();
  if (Date.now() - heard > 15000 || source.readyState === EventSource.CLOSED) { heard = Math.max(heard, Date.now() - 12000); connect(); }
}, 3000);
addEventListener("online", connect);
addEventListener("offline", offline);
document.addEventListener("visibilitychange", () => { if (!document.hidden) { connect(); awake(); } });

// ---- what is done ---------------------------------------------------------------------------------------------------

let waiting = null; // the form that waits for the PIN
async function send(form, button) {
  const data = new URLSearchParams(new FormData(form));
  if (button?.name) data.set(button.name, button.value);
  button?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
    if (answer.status === 401 && told.pin) { waiting = [form, button]; ask(); return; }
    if (answer.status === 403) { location.reload(); return; }
    if (panel.contains(form)) return told;
    say(told.said ?? words.not_done, answer.ok && told.undo ? [form.action, data.get("csrf")] : null);
    return told;
  } catch {
    say(words.offline, null);
    offline();
  } finally {
    button?.removeAttribute("aria-busy");
  }
}
const panel = el("panel"), said = el("said");
panel.addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = await send(event.target, event.submitter);
  if (!told) return;
  said.textContent = told.said;
  said.hidden = false;
  if (told.done && event.target.id === "write") event.target.elements.words.value = "";
});
document.addEventListener("click", (event) => { if (panel.open && !panel.contains(event.target) && !pin.contains(event.target) && !toast.contains(event.target)) panel.open = false; });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") panel.open = false; });
board.addEventListener("submit", (event) => {
  event.preventDefault();
  for (const each of event.target.closest(".columns article, .brief")?.querySelectorAll("details[open]") ?? []) each.open = false;
  send(event.target, event.submitter);
});

let fading;
function say(text, undo) {
  toast.querySelector("span").textContent = text;
  toast.classList.toggle("plain", !undo);
  toast.dataset.undo = undo ? JSON.stringify(undo) : "";
  toast.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { toast.hidden = true; }, 9000);
}
toast.querySelector("button").addEventListener("click", () => {
  const [action, csrf] = JSON.parse(toast.dataset.undo);
  toast.hidden = true;
  fetch(action, { method: "POST", body: new URLSearchParams({ do: "undo", csrf }), headers: { Accept: "application/json" } })
    .then((answer) => answer.json()).then((told) => say(told.said, null)).catch(() => say(words.offline, null));
});

function ask() {
  pin.querySelector(".wrong").hidden = true;
  pin.querySelector("[name=pin]").value = "";
  pin.showModal();
}
pin.querySelector("[value=close]").addEventListener("click", () => pin.close());
pin.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await fetch(event.target.action, { method: "POST", body: new URLSearchParams(new FormData(event.target)), headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) { pin.querySelector(".wrong").hidden = false; return; }
  pin.close();
  if (waiting) send(...waiting);
});

// ---- tabs of a phone ------------------------------------------------------------------------------------------------

for (const button of document.querySelectorAll(".tabs button"))
  button.addEventListener("click", () => {
    body.dataset.view = button.dataset.show;
    for (const each of document.querySelectorAll(".tabs button")) each.setAttribute("aria-pressed", String(each === button));
  });

// ---- it rings until every new order is handled; louder when one has waited too long ----------------------------------

let audio = null;
function ring() {
  const fresh = [...hanging('[data-status="placed"]')];
  if (!fresh.length || audio?.state !== "running") return;
  const oldest = Math.min(...fresh.map((each) => Number(each.dataset.placed)));
  const loud = now() / 1000 - oldest > body.dataset.louder * 60;
  for (const [pitch, start] of loud ? [[880, 0], [1175, .18], [880, .36], [1175, .54]] : [[880, 0], [1175, .2]]) {
    const tone = audio.createOscillator(), gain = audio.createGain(), at = audio.currentTime + start;
    tone.frequency.value = pitch;
    tone.type = loud ? "square" : "sine";
    gain.gain.setValueAtTime(loud ? .5 : .25, at);
    gain.gain.exponentialRampToValueAtTime(.001, at + .17);
    tone.connect(gain).connect(audio.destination);
    tone.start(at);
    tone.stop(at + .2);
  }
}
setInterval(ring, 3000);
function shown() {
  const on = audio?.state === "running";
  sound.setAttribute("aria-pressed", String(on));
  sound.querySelector("span").textContent = on ? words.sound_off : words.sound_on;
}
sound.addEventListener("click", async () => {
  const on = audio?.state === "running";
  audio ??= new AudioContext(); // after a touch it runs at once
  await (on ? audio.suspend() : audio.resume());
  shown();
  ring();
});
// Browsers let a page ring only after it was touched once: any touch will do.
addEventListener("pointerdown", (event) => {
  if (!audio && !sound.contains(event.target)) { audio = new AudioContext(); audio.resume().then(shown); }
}, { once: true });

async function awake() {
  try { await navigator.wakeLock?.request("screen"); } catch { /* a page in the background may not */ }
}

shown();
tell();
connect();
awake();
