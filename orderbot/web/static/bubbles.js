// One chat bubble from one API body. Text becomes DOM nodes, never markup.

const FORMATS = [
  ["pre", /```([^]+?)```/],
  ["a", /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/],
  ["b", /(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\p{L}\p{N}*])/u],
  ["i", /(?<![\p{L}\p{N}_])_(?!\s)([^_\n]+?)(?<!\s)_(?![\p{L}\p{N}_])/u],
  ["s", /(?<![\p{L}\p{N}~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\p{L}\p{N}~])/u],
];

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

const hidden = (text) => make("span", { class: "hidden" }, text);

function web(url) {
  try {
    const { protocol, href } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}

// WhatsApp's *bold*, _italic_, ~struck~, ```fixed```, and links: the first mark in the text opens, its inside is formatted too.
export function formatted(text) {
  let first = null;
  for (const [tag, pattern] of FORMATS) {
    const found = pattern.exec(text);
    if (found && (!first || found.index < first.found.index)) first = { tag, found };
  }
  if (!first) return text ? [text] : [];
  const { tag, found } = first;
  const href = tag === "a" ? web(found[1]) : null;
  const inside = tag === "a" || tag === "pre" ? [found[1]] : formatted(found[1]);
  const node =
    tag === "a"
      ? make("a", href ? { href, target: "_blank", rel: "noopener noreferrer" } : {}, ...inside)
      : make(tag === "pre" ? "code" : tag, {}, ...inside);
  return [text.slice(0, found.index), node, ...formatted(text.slice(found.index + found[0].length))];
}

function shell(side, who, id, at, ...content) {
  const meta = make("span", { class: "meta" }, make("time", {}, at));
  const bubble = make("div", { class: "bubble" }, hidden(`${who} `), ...content, meta);
  const item = make("div", { class: `message ${side}`, "data-id": id }, bubble);
  return { item, bubble, meta };
}

const SYMBOL = { location: "pin", voice: "mic", image: "image", contact: "person" };

// What the customer sent: { n, at, kind, text, description }; `quoted` is the text of the message it answers.
export function mine(entry, quoted, words) {
  const content = [];
  if (quoted) content.push(make("span", { class: "quote" }, ...formatted(quoted)));
  if (SYMBOL[entry.kind]) {
    content.push(make("span", { class: `media ${entry.kind}` }, icon(SYMBOL[entry.kind]), make("span", {}, words[entry.kind])));
  } else {
    content.push(make("span", { class: "text" }, ...(entry.kind === "tap" ? [entry.text] : formatted(entry.text))));
    if (entry.description) content.push(make("span", { class: "small" }, entry.description));
  }
  const { item, meta } = shell("out", words.me, null, entry.at, ...content);
  meta.append(make("span", { class: "ticks" }));
  item.dataset.n = entry.n;
  setTicks(item, "sending", words);
  return item;
}

export function setTicks(item, state, words) {
  const symbol = { sending: "clock", sent: "ticks", read: "ticks", failed: "alert" }[state];
  const ticks = item.querySelector(".ticks");
  if (!ticks) return;
  ticks.className = `ticks ${state}`;
  ticks.replaceChildren(icon(symbol), state === "failed" ? make("span", {}, words.failed) : hidden(words[state]));
}

export function react(item, emoji, words) {
  item.querySelector(".reaction")?.remove();
  if (emoji) item.append(make("span", { class: "reaction" }, hidden(`${words.reaction} `), emoji));
}

// What the bot sent: an API body. `act` has tap(id, title, context, description), open(list, id, opener), send(kind).
export function theirs(id, at, body, { words, title, act }) {
  const parts = content(body, words);
  const { item, bubble } = shell("in", `${title}:`, id, at, ...parts);
  const actions = controls(id, body, words, act);
  if (actions.length) bubble.after(make("div", { class: "actions" }, ...actions));
  return item;
}

function content(body, words) {
  const inner = body.interactive ?? {};
  const media = body[body.type];
  switch (body.type) {
    case "text":
      return [make("span", { class: "text" }, ...formatted(body.text?.body ?? ""))];
    case "interactive":
      return [
        inner.header?.text ? make("b", { class: "head" }, inner.header.text) : null,
        make("span", { class: "text" }, ...formatted(inner.body?.text ?? "")),
        inner.footer?.text ? make("span", { class: "foot" }, inner.footer.text) : null,
      ];
    case "image":
    case "video":
    case "document":
      return [
        make("span", { class: "media image" }, icon("image"), make("span", {}, media?.filename ?? words.image)),
        media?.caption ? make("span", { class: "text" }, ...formatted(media.caption)) : null,
      ];
    case "location":
      return [make("span", { class: "media location" }, icon("pin"), make("span", {}, [media?.name, media?.address].filter(Boolean).join(", ") || words.location))];
    case "contacts":
      return (body.contacts ?? []).map((one) =>
        make("span", { class: "media contact" }, icon("person"), make("span", {}, `${one.name?.formatted_name ?? ""} ${one.phones?.[0]?.phone ?? ""}`)),
      );
    default:
      return [make("span", { class: "text" }, `${words.unknown} (${body.type})`)];
  }
}

function controls(id, body, words, act) {
  const inner = body.type === "interactive" ? body.interactive : {};
  const action = inner.action ?? {};
  const button = (symbol, label, press) => {
    const node = make("button", { type: "button" }, symbol ? icon(symbol) : null, make("span", {}, label));
    node.addEventListener("click", () => press(node));
    return node;
  };
  switch (inner.type) {
    case "button":
      return (action.buttons ?? []).map(({ reply }) => button("reply", reply.title, () => act.tap(reply.id, reply.title, id, "")));
    case "list": {
      const opener = button("list", action.button, (node) => act.open(action, id, node));
      opener.setAttribute("aria-haspopup", "dialog");
      return [opener];
    }
    case "cta_url": {
      const href = web(action.parameters?.url);
      const label = make("span", {}, action.parameters?.display_text ?? "");
      return [make("a", { href, target: "_blank", rel: "noopener noreferrer" }, icon("link"), label, hidden(` (${words.opens_new})`))];
    }
    case "location_request_message":
      return [button("pin", words.send_location, () => act.send("location"))];
    case "request_contact_info":
      return [button("person", words.send_contact, () => act.send("contact"))];
    default:
      return [];
  }
}

// The text by which a later answer quotes this message.
export function summary(body) {
  const text = body.text?.body ?? body.interactive?.body?.text ?? "";
  return text.split("\n").find((line) => line.trim()) ?? "";
}
