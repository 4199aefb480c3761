// The printer's three handles: plug, roll, cover. What the house makes of it shows on the paper and in staff's messages.
import { make } from "./bubbles.js";

const HANDLES = ["plugged", "paper", "covered"];
const buttons = () => document.querySelectorAll("[data-printer]");
let state = { plugged: true, paper: true, covered: true };

function show(next) {
  state = next;
  for (const button of buttons()) button.setAttribute("aria-pressed", String(!state[button.dataset.printer]));
  const stuck = HANDLES.some((each) => !state[each]);
  const words = JSON.parse(document.body.dataset.words);
  document.body.classList.toggle("stuck", stuck);
  document.getElementById("printer-state").textContent = stuck ? words.trouble : words.ready;
}

async function change(handle) {
  const wanted = { ...state, [handle]: !state[handle] };
  const answer = await fetch("/demo/printer", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wanted) });
  if (answer.ok) show(await answer.json());
}

export async function startPrinter() {
  for (const button of buttons()) button.addEventListener("click", () => change(button.dataset.printer));
  const answer = await fetch("/demo/printer");
  if (answer.ok) show(await answer.json());
}

// What the restaurant's people get: the newest first, a few of them. They answer by a tap, or in words.
export function alarm({ id, text, at, buttons }) {
  const box = document.getElementById("alarms");
  const taps = (buttons ?? []).map(({ id: tap, title }) => {
    const button = make("button", { type: "button" }, title);
    button.addEventListener("click", () => staff({ id: tap, title, context: id }));
    return button;
  });
  const said = make("span", {}, text.replaceAll("*", ""));
  box.hidden = false;
  box.querySelector("form").after(make("div", { class: "alarm" }, make("time", {}, at), said, ...(taps.length ? [make("div", { class: "taps" }, ...taps)] : [])));
  for (const old of [...box.querySelectorAll(".alarm")].slice(4)) old.remove();
}

function staff(said) {
  return fetch("/demo/staff", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said) });
}

document.querySelector("#alarms form").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = event.target.querySelector("input");
  if (field.value.trim()) staff({ text: field.value });
  field.value = "";
});
