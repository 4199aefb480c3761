// The board's button for alarms on this device, where the browser can be reached by push.
const button = document.getElementById("push");
const base = document.body.dataset.base;
const words = JSON.parse(button?.dataset.words ?? "{}");

const key = () => {
  const raw = atob(button.dataset.key.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(raw, (each) => each.charCodeAt(0));
};
async function post(what, subscription) {
  const { endpoint, keys } = subscription.toJSON();
  const body = new URLSearchParams({ do: what, endpoint, p256dh: keys.p256dh, auth: keys.auth, csrf: button.value });
  const answer = await fetch(`${base}/push`, { method: "POST", body, headers: { Accept: "application/json" } });
  return answer.json();
}
function shown(on) {
  button.setAttribute("aria-pressed", String(on));
  button.textContent = on ? words.off : words.on;
  button.hidden = false;
}
function say(what) {
  const said = document.getElementById("said");
  said.textContent = what;
  said.hidden = false;
}

async function start() {
  const worker = await navigator.serviceWorker.register("/kitchen/static/push.js", { scope: base });
  let subscription = await worker.pushManager.getSubscription();
  shown(Boolean(subscription));
  if (subscription) post("known", subscription).catch(() => {});
  button.addEventListener("click", async () => {
    button.setAttribute("aria-busy", "true");
    try {
      if (subscription) {
        say((await post("off", subscription)).said);
        await subscription.unsubscribe();
        subscription = null;
      } else if (await Notification.requestPermission() !== "granted") {
        say(words.denied);
      } else {
        subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key() });
        say((await post("on", subscription)).said);
      }
    } catch {
      say(words.failed);
    } finally {
      button.removeAttribute("aria-busy");
      shown(Boolean(subscription));
    }
  });
}
if (button && "serviceWorker" in navigator && "PushManager" in window) start().catch(() => {});
