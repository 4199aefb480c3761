// The demo page: events from the server become bubbles and paper, and what is typed or tapped goes back.
import { make, mine, react, setTicks, summary, theirs } from "./bubbles.js";
import { ticket, ticketName } from "./paper.js";
import { alarm, startPrinter } from "./printer.js";

const TYPING_LEAST = 550; // milliseconds; the bot is faster than anybody could see
const TYPING_MOST = 25_000; // WhatsApp's own limit

const $ = (id) => document.getElementById(id);
const { words: rawWords, title } = document.body.dataset;
const words = JSON.parse(rawWords);
const log = $("log");
const field = $("field");
const narrow = matchMedia("(max-width: 759px)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

let live = false;
let known = { number: 0, feed: "" };
let printed = 0;
let unseen = 0;

// ---- to the server -------------------------------------------------------------------------------------------------

let outgoing = Promise.resolve(true);

// In order, one after the other; true if the server took it.
function post(path, body) {
  outgoing = outgoing.then(async () => {
    try {
      const answer = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      if (answer.status === 410) return gone();
      strip(answer.ok || answer.status === 500 ? "" : words.not_sent); // 500: the bubble itself says so
      return answer.ok;
    } catch {
      strip(words.not_sent);
      return false;
    }
  });
  return outgoing;
}

async function say(text) {
  const sent = text.trim();
  if (!sent) return;
  if (!(await post("/demo/say", { text: sent })) && !field.value) field.value = sent;
}

const act = {
  tap: (id, title, context, description) => post("/demo/tap", { id, title, context, description }),
  send: (kind) => post("/demo/send", { kind }),
  open: openSheet,
};

// ---- from the server -----------------------------------------------------------------------------------------------

const shown = new Map(); // message id -> { item, text }
const early = new Map(); // reactions to messages whose id is still on its way
let typing = null; // { item, since, timer }

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const heard = {
  mine(entry) {
    const item = mine(entry, shown.get(entry.quote)?.text, words);
    add(item, true);
    $("starters").hidden = true;
  },
  sent({ n, id }) {
    const item = log.querySelector(`[data-n="${n}"]`);
    if (!item) return;
    item.dataset.id = id;
    shown.set(id, { item, text: "" });
    if (!item.querySelector(".ticks.read")) setTicks(item, early.get(id)?.read ? "read" : "sent", words);
    if (early.get(id)?.emoji) react(item, early.get(id).emoji, words);
    early.delete(id);
  },
  failed({ n }) {
    const item = log.querySelector(`[data-n="${n}"]`);
    if (item) setTicks(item, "failed", words);
  },
  read({ id }) {
    const target = shown.get(id)?.item;
    if (!target) early.set(id, { ...early.get(id), read: true });
    for (const item of log.querySelectorAll(".message.out")) {
      if (target && target.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) break;
      if (item.querySelector(".ticks.sent")) setTicks(item, "read", words);
    }
  },
  reaction({ body }) {
    const { message_id: id, emoji } = body.reaction ?? {};
    const item = shown.get(id)?.item;
    if (item) react(item, emoji, words);
    else early.set(id, { ...early.get(id), emoji });
  },
  typing(entry) {
    heard.read(entry);
    if (live) startTyping();
  },
  async message({ id, at, body }) {
    if (typing && !calm.matches) await pause(typing.since + TYPING_LEAST - performance.now());
    stopTyping();
    const item = theirs(id, at, body, { words, title, act });
    shown.set(id, { item, text: summary(body) });
    add(item, false);
  },
  alarm,
  ticket({ text, at }) {
    printed += 1;
    const name = ticketName(text);
    const slip = ticket(text, `${words.ticket} ${name}, ${words.printed_at} ${at}`);
    $("blank").hidden = true;
    $("roll").prepend(slip);
    if (live) feed(slip, name);
    else slip.classList.add("out");
  },
};

function add(item, own) {
  const near = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  if (live) item.classList.add("fresh");
  if (typing) typing.item.before(item);
  else log.append(item);
  if (own || near || !live) toEnd();
}

function toEnd() {
  log.scrollTo({ top: log.scrollHeight, behavior: live && !calm.matches ? "smooth" : "instant" });
}

function startTyping() {
  stopTyping();
  const dots = make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
  const item = make("div", { class: "message in typing", "aria-hidden": "true" }, make("div", { class: "bubble" }, dots));
  typing = { item, since: performance.now(), timer: setTimeout(stopTyping, TYPING_MOST) };
  log.append(item);
  $("state").textContent = words.typing;
  toEnd();
}

function stopTyping() {
  if (!typing) return;
  clearTimeout(typing.timer);
  typing.item.remove();
  typing = null;
  $("state").textContent = words.online;
}

function feed(slip, name) {
  const state = $("printer-state");
  document.body.classList.add("printing");
  state.textContent = words.printing;
  $("announce").textContent = `${words.new_ticket} ${name}`;
  $("roll").scrollTo({ top: 0 });
  requestAnimationFrame(() => requestAnimationFrame(() => slip.classList.add("out")));
  setTimeout(() => {
    document.body.classList.remove("printing");
    state.textContent = words.ready;
  }, 1800);
  if (narrow.matches && document.body.dataset.view !== "kitchen") badge(unseen + 1);
}

function badge(count) {
  unseen = count;
  $("badge").hidden = count === 0;
  $("badge").textContent = String(count);
}

function begin() {
  live = true;
  log.setAttribute("aria-busy", "false");
  $("starters").hidden = log.querySelector(".message.out") !== null || !$("starters").querySelector("button");
  toEnd();
}

let incoming = Promise.resolve();

function listen() {
  const source = new EventSource("/demo/events");
  for (const kind of [...Object.keys(heard), "live"]) {
    source.addEventListener(kind, (event) => {
      const [feedName, number] = splitId(event.lastEventId);
      if (kind !== "live") {
        if (feedName === known.feed && number <= known.number) return;
        known = { feed: feedName, number };
      }
      const data = JSON.parse(event.data);
      incoming = incoming.then(() => (kind === "live" ? begin() : heard[kind](data))).catch(reportError);
    });
  }
  source.addEventListener("open", () => strip(""));
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) gone();
    else strip(words.lost);
  });
  // A page kept for the back button would hold its connection; it comes back with a fresh one.
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}

function splitId(id) {
  const dot = id.lastIndexOf(".");
  return [id.slice(0, dot), Number(id.slice(dot + 1))];
}

function strip(text, again = false) {
  $("strip").hidden = !text;
  $("strip").querySelector("span").textContent = text;
  $("strip").querySelector("button").hidden = !again;
}

function gone() {
  strip(words.gone, true);
  return false;
}

// ---- the list that slides up ---------------------------------------------------------------------------------------

let opener = null;

function openSheet(action, context, from) {
  opener = from;
  $("sheet-head").textContent = action.button;
  $("rows").replaceChildren(
    ...(action.sections ?? []).flatMap((section) => [
      section.title ? make("h3", {}, section.title) : "",
      make("ul", {}, ...(section.rows ?? []).map((row) => make("li", {}, rowButton(row, context)))),
    ]),
  );
  $("sheet").hidden = false;
  $("rows").scrollTop = 0; // what is hidden does not scroll
  $("screen").inert = true;
  $("rows").querySelector("button")?.focus({ preventScroll: true });
}

// Arrows, Home and End move among the buttons of a list.
const WAYS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

function walk(buttons, event) {
  if (!(event.key in WAYS)) return;
  event.preventDefault();
  const at = buttons.indexOf(document.activeElement) + WAYS[event.key];
  buttons[Math.min(Math.max(at, 0), buttons.length - 1)].focus();
}

function rowButton(row, context) {
  const label = make("span", { class: "row-title" }, row.title);
  const more = row.description ? make("span", { class: "row-text" }, row.description) : null;
  const button = make("button", { type: "button" }, make("span", {}, label, more), make("span", { class: "ring", "aria-hidden": "true" }));
  button.addEventListener("click", () => {
    closeSheet();
    act.tap(row.id, row.title, context, row.description ?? "");
  });
  return button;
}

function closeSheet() {
  if ($("sheet").hidden) return;
  $("sheet").hidden = true;
  $("screen").inert = false;
  opener?.focus({ preventScroll: true });
}

// ---- hands on the page ---------------------------------------------------------------------------------------------

function attachments(open) {
  $("attachments").hidden = !open;
  $("attach").setAttribute("aria-expanded", String(open));
  if (open) $("attachments").querySelector("button").focus();
}

function show(view) {
  document.body.dataset.view = view;
  for (const button of document.querySelectorAll("[data-show]")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === view));
  }
  if (view === "kitchen") badge(0);
  else toEnd();
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 120)}px`;
}

function submit(event) {
  event.preventDefault();
  const text = field.value;
  field.value = "";
  grow();
  attachments(false);
  say(text);
  field.focus();
}

$("composer").addEventListener("submit", submit);
field.addEventListener("input", grow);
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
});
$("starters").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  $("starters").hidden = true;
  log.focus({ preventScroll: true });
  say(button.textContent);
});
$("attach").addEventListener("click", () => attachments($("attachments").hidden));
$("attachments").addEventListener("click", (event) => {
  const button = event.target.closest("[data-send]");
  if (!button) return;
  attachments(false);
  $("attach").focus();
  act.send(button.dataset.send);
});
$("sheet-close").addEventListener("click", closeSheet);
$("sheet").querySelector(".shade").addEventListener("click", closeSheet);
$("sheet").addEventListener("keydown", (event) => {
  if (event.key !== "Tab") return;
  const stops = [...$("sheet").querySelectorAll("button")];
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
});
for (const list of [$("rows"), $("attachments")]) {
  list.addEventListener("keydown", (event) => walk([...list.querySelectorAll("button")], event));
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  closeSheet();
  if (!$("attachments").hidden) {
    attachments(false);
    $("attach").focus();
  }
});
for (const button of document.querySelectorAll("[data-show]")) {
  button.addEventListener("click", () => show(button.dataset.show));
}
$("new").addEventListener("click", async () => {
  if (await post("/demo/new", {})) location.reload();
});
$("strip").querySelector("button").addEventListener("click", () => location.reload());

// The end stays in sight when the keyboard, the attachments or a long text take room from the chat.
let atEnd = true;
log.addEventListener("scroll", () => {
  atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
});
new ResizeObserver(() => {
  if (atEnd) log.scrollTo({ top: log.scrollHeight, behavior: "instant" });
}).observe(log);

listen();
startPrinter();
