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

// What the restaurant's people get: the newest first, a few of them.
export function alarm({ text, at }) {
  const box = document.getElementById("alarms");
  box.hidden = false;
  box.querySelector("h3").after(make("p", {}, make("time", {}, at), make("span", {}, text.replaceAll("*", ""))));
  for (const old of [...box.querySelectorAll("p")].slice(3)) old.remove();
}
