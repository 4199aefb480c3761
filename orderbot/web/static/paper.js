// One ticket on thermal paper, from its plain text. The printer's sizes are not in it, so the big lines are found by their form.
import { make } from "./bubbles.js";

const SOMEBODYS_WORDS = /^\s*[»>]/; // a customer's: never more than plain print
const INVERTED = /\[##\s*(.*?)\s*##\]/;
const DISH = /^\s*(\d+x|1\/2) \S/;
const RULE = /^-{8,}\s*$/;
const SECTION = /^-- .* --\s*$/;
const SHOUTED = /^\p{Lu}{2}(?!.*\p{Ll}).*\d/u; // totals, what is to be paid

function spans(text) {
  const found = INVERTED.exec(text);
  if (!found) return text ? [text] : [];
  const after = text.slice(found.index + found[0].length);
  return [text.slice(0, found.index), make("mark", {}, found[1]), ...spans(after)];
}

function look(text) {
  if (SECTION.test(text) || SHOUTED.test(text)) return "line strong";
  return DISH.test(text) ? "line dish" : "line";
}

function head(text) {
  const [number, ...rest] = text.trim().split(/\s+/);
  return make("span", { class: "line number" }, make("b", {}, number), make("b", {}, ...spans(rest.join(" "))));
}

function line(text) {
  if (SOMEBODYS_WORDS.test(text)) return make("span", { class: "line" }, text);
  if (RULE.test(text)) return make("span", { class: "line rule" });
  const bar = INVERTED.exec(text);
  if (bar && bar[0] === text.trim()) return make("span", { class: "line inverted" }, bar[1]);
  return make("span", { class: look(text) }, ...spans(text || "\u00a0"));
}

export function ticketName(text) {
  return /^#\d+/m.exec(text)?.[0] ?? "";
}

export function ticket(text, label) {
  const lines = text.replace(/\s+$/, "").replace(/^(\s*\n)+/, "").split("\n");
  const first = lines.findIndex((each) => /^#\d+/.test(each));
  const columns = Math.max(32, ...lines.map((each) => [...each].length));
  const body = make("div", { class: "print" }, ...lines.map((each, index) => (index === first ? head(each) : line(each))));
  body.style.setProperty("--columns", columns); // by script, not as an attribute: the page allows no inline style
  return make("article", { class: "slip", "aria-label": label }, make("div", { class: "feed" }, make("div", { class: "paper" }, body)));
}
