"""The button of the board and its worker in a real browser; only the way through the maker's push service is played."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.channel.pushing import push_service
from tests.channel.street import START
from tests.channel.test_push import KEY, known, shop

playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
expect = playwright.expect
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [pytest.mark.thorough, pytest.mark.skipif(BROWSER is None, reason="no Chromium found")]
# A browser without Internet cannot be subscribed: it gets a subscription of ours. All else is its own.
SUBSCRIBED = """
let subscription = null;
const made = { toJSON: () => (%s), unsubscribe: async () => { subscription = null; return true; } };
PushManager.prototype.getSubscription = async () => subscription;
PushManager.prototype.subscribe = async (wanted) => {
  if (!wanted.userVisibleOnly || wanted.applicationServerKey.length !== 65) throw new Error("not so");
  return (subscription = made);
};
"""


async def test_a_touch_brings_alarms_to_the_device_and_another_ends_them(tmp_path: Path) -> None:
    async with push_service(START) as service, shop(tmp_path, service) as (here, _):
        device = service.device("tablet")
        fields = device.fields
        keys = {"p256dh": fields["p256dh"], "auth": fields["auth"]}
        async with playwright.async_playwright() as library:
            browser = await library.chromium.launch(executable_path=BROWSER, args=["--headless", "--no-sandbox"])
            context = await browser.new_context(locale="de-DE", has_touch=True)
            await context.grant_permissions(["notifications"], origin=here.url)
            await context.add_init_script(SUBSCRIBED % json.dumps({"endpoint": device.endpoint, "keys": keys}))
            page = await context.new_page()
            faults: list[str] = []
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
            registered: list[str] = []
            devtools = await context.new_cdp_session(page)
            devtools.on(
                "ServiceWorker.workerRegistrationUpdated",
                lambda told: registered.extend(each["registrationId"] for each in told["registrations"]),
            )
            await devtools.send("ServiceWorker.enable")
            await page.goto(f"{here.url}/kitchen/bella?key={KEY}")
            await page.locator("#panel summary").tap()
            await page.get_by_role("button", name="Alarme auf dieses Gerät").tap()
            await expect(page.locator("#said")).to_have_text(
                "Alarme kommen auf dieses Gerät; einer ist zur Probe unterwegs."
            )
            assert await known(here) == [device.endpoint]
            ((_, told),) = service.came
            await devtools.send(
                "ServiceWorker.deliverPushMessage",
                {"origin": here.url, "registrationId": registered[-1], "data": json.dumps(told)},
            )
            shown = await page.evaluate(
                """async () => {
                  const worker = await navigator.serviceWorker.getRegistration("/kitchen/bella");
                  for (;;) {
                    const found = await worker.getNotifications();
                    if (found.length) return found.map((each) => [each.title, each.body, each.data]);
                    await new Promise((done) => setTimeout(done, 20));
                  }
                }"""
            )
            assert shown == [[told["title"], told["body"], "/kitchen/bella"]]
            await page.get_by_role("button", name="Keine Alarme mehr auf dieses Gerät").tap()
            await expect(page.locator("#said")).to_have_text("Auf dieses Gerät kommen keine Alarme mehr.")
            assert await known(here) == []
            assert faults == []
            await browser.close()
