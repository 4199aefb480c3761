"""Does the channel work? Each question to Meta and to our own webhook ends in one line with its cure.

For `orderbot doctor`: `examine` asks everything about one restaurant. Nothing is sent to anybody.
"""

from __future__ import annotations

import hmac
import re
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import aiohttp

from orderbot.ports import ChannelFailed, SendFailed
from orderbot.restaurant import Restaurant
from orderbot.texts import Text, text
from orderbot.whatsapp.client import WhatsApp
from orderbot.whatsapp.codes import meaning
from orderbot.whatsapp.fields import items, table, word

FIELDS: Final = (
    "display_phone_number,verified_name,quality_rating,name_status,status,account_mode,health_status,"
    "webhook_configuration"
)
PAYMENT: Final = 141006  # of health_status
SKEW: Final = timedelta(seconds=60)
SOON: Final = timedelta(days=14)
CHALLENGE: Final = "8417350962"
HEALTHY: Final = '{"object":"whatsapp_business_account","entry":[]}'


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's: `check` names it in JSON; without `remedy` nothing is to be done."""

    check: str
    ok: bool
    said: Text
    remedy: Text | None = None


@dataclass(frozen=True, slots=True)
class Patient:
    """What is examined. `now` aware."""

    restaurant: Restaurant
    channel: WhatsApp
    session: aiohttp.ClientSession
    public_url: str
    app_secrets: Sequence[str]
    verify_tokens: Sequence[str]
    now: datetime
    mail: Callable[[], Awaitable[None]] | None = None  # signs in at the mail server; ChannelFailed


async def account(patient: Patient) -> list[Finding]:
    """What Meta tells of number, account, app, token and templates; nothing if it does not know the number at all."""
    try:
        node = await patient.channel.look(patient.restaurant, patient.restaurant.phone_number_id, {"fields": FIELDS})
    except SendFailed:
        return []
    found = [each async for each in _account_of(patient, node)]
    return [*found, *_alarms(patient), *[each async for each in _mail(patient)]]


async def examine(patient: Patient) -> list[Finding]:
    """Everything about one restaurant's channel, in the order in which one mends it."""
    found = [each async for each in _meta(patient)]
    found += [each async for each in _webhook(patient)]
    return [*found, *_staff(patient), *[each async for each in _mail(patient)]]


def _good(check: str, said: Text) -> Finding:
    return Finding(check, True, said)


# ---- Meta's side ---------------------------------------------------------------------------------------------------


async def _meta(patient: Patient) -> AsyncIterator[Finding]:
    place, channel = patient.restaurant, patient.channel
    try:
        node = await channel.look(place, place.phone_number_id, {"fields": FIELDS})
    except SendFailed as error:
        yield _refused(error)
        return
    yield _good("number", text("WhatsApp knows the number {phone}", phone=str(node.get("display_phone_number", ""))))
    yield _clock(patient)
    async for each in _account_of(patient, node):
        yield each


async def _account_of(patient: Patient, node: dict[str, Any]) -> AsyncIterator[Finding]:
    place = patient.restaurant
    for each in (_version(patient.channel), *_number(node), _payment(node), _target(patient, node)):
        yield each
    yield await _secret(patient)
    yield await _token(patient)
    account = _account(node)
    yield await _subscribed(patient, account)
    for name, places in ((place.alert_template, 1), (place.order_template, 2)):
        if name and account:
            yield await _template(patient, account, name, places)


def _refused(error: SendFailed) -> Finding:
    if not error.code:
        remedy = text("look at the internet connection, a firewall, and api_url under [whatsapp]")
        return Finding("graph", False, text("WhatsApp cannot be reached ({error})", error=str(error)), remedy)
    found = meaning(error.code, error.subcode)
    return Finding("token", False, found.said, found.remedy)


def _clock(patient: Patient) -> Finding:
    there = patient.channel.date()
    skew = patient.now - there if there else timedelta()
    if abs(skew) <= SKEW:
        return _good("clock", text("the clock is right"))
    said = text("the clock of this machine is {seconds} seconds off", seconds=round(skew.total_seconds()))
    return Finding("clock", False, said, text("switch on time synchronisation: timedatectl set-ntp true"))


def _version(channel: WhatsApp) -> Finding:
    if not (warned := sorted(channel.warnings())):
        return _good("api_version", text("api_version is current"))
    said = text("WhatsApp about api_version: {words}", words=warned[0])
    return Finding("api_version", False, said, text('write a newer one, such as "v26.0"'))


def _number(node: dict[str, Any]) -> list[Finding]:
    """Is it connected, named, of good repute, and live?"""
    register = text("open WhatsApp Manager > Phone numbers and finish the registration")
    status, name = word(node, "status"), word(node, "name_status")
    quality, mode = word(node, "quality_rating"), word(node, "account_mode")
    found = []
    if status not in ("", "CONNECTED"):
        found.append(Finding("status", False, text("the number is {status}", status=status), register))
    if name not in ("", "APPROVED", "AVAILABLE_WITHOUT_REVIEW", "NONE"):
        remedy = text("open WhatsApp Manager > Phone numbers, and choose a name WhatsApp accepts")
        found.append(Finding("name", False, text("its name is not approved ({status})", status=name), remedy))
    if quality == "RED":
        remedy = text("customers blocked or reported the number: open WhatsApp Manager > Insights and read why")
        found.append(Finding("quality", False, text("the number is in bad repute"), remedy))
    if mode == "SANDBOX":
        remedy = text("add a number of your own under WhatsApp > API Setup; the test number reaches five phones only")
        found.append(Finding("mode", False, text("this is Meta's test number"), remedy))
    return found or [_good("status", text("the number is connected"))]


def _payment(node: dict[str, Any]) -> Finding:
    """Meta says itself what keeps it from sending; a missing payment method is the most usual."""
    health = table(node, "health_status")
    errors = [error for entity in items(health, "entities") for error in items(entity, "errors")]
    codes = [error.get("error_code") for error in errors]
    if PAYMENT in codes:
        payment = meaning(131042)
        return Finding("payment", False, payment.said, payment.remedy)
    if word(health, "can_send_message") not in ("", "AVAILABLE"):
        told = str(errors[0].get("error_description", ""))[:200] if errors else word(health, "can_send_message")
        remedy = text("open WhatsApp Manager > Account quality, read why, and ask for a review")
        return Finding("health", False, text("WhatsApp will not send: {words}", words=told), remedy)
    return _good("payment", text("WhatsApp sends, and nothing is said against the way to pay"))


def _target(patient: Patient, node: dict[str, Any]) -> Finding:
    """Does Meta post to us?"""
    ours, theirs = f"{patient.public_url}/webhook", table(node, "webhook_configuration")
    urls = [str(theirs[key]) for key in ("phone_number", "whatsapp_business_account", "application") if theirs.get(key)]
    enter = text("enter {url} and your verify token at the app's page WhatsApp > Configuration", url=ours)
    if not urls:
        return Finding("webhook_set", False, text("WhatsApp has no webhook to post to"), enter)
    if urls[0].rstrip("/") != ours:
        return Finding("webhook_set", False, text("WhatsApp posts to {url}, not here", url=urls[0][:200]), enter)
    return _good("webhook_set", text("WhatsApp posts to {url}", url=ours))


async def _secret(patient: Patient) -> Finding:
    """A call that is signed with the app secret is refused if that is not the app's."""
    place = patient.restaurant
    for secret in patient.app_secrets:
        proof = hmac.digest(secret.encode(), place.token.encode(), "sha256").hex()
        try:
            await patient.channel.look(place, place.phone_number_id, {"appsecret_proof": proof})
        except SendFailed:
            continue
        return _good("app_secret", text("the app secret is the app's"))
    remedy = text("copy it from App > Settings > Basic, and write it into the place that `app_secret` names")
    return Finding("app_secret", False, text("the app secret is not the app's: every message would be refused"), remedy)


async def _token(patient: Patient) -> Finding:
    place = patient.restaurant
    try:
        data = table(await patient.channel.look(place, "debug_token", {"input_token": place.token}), "data")
    except SendFailed:
        return _good("token", text("the token is accepted; more about it is not told"))
    scopes = data.get("scopes")
    remedy = meaning(190).remedy
    if isinstance(scopes, list) and "whatsapp_business_messaging" not in scopes:
        said = text("the token lacks the permission {name}", name="whatsapp_business_messaging")
        return Finding("token", False, said, remedy)
    expires = data.get("expires_at")
    if isinstance(expires, int) and expires > 0:
        ends = datetime.fromtimestamp(min(expires, 2**40), UTC)
        if ends < patient.now + SOON:
            said = text("the token ends on {day}", day=f"{ends:%Y-%m-%d %H:%M}")
            return Finding("token", False, said, remedy)
    return _good("token", text("the token is valid"))


def _account(node: dict[str, Any]) -> str:
    """The WhatsApp account's id, "" if Meta does not tell."""
    entities = items(table(node, "health_status"), "entities")
    return next((str(each.get("id", "")) for each in entities if each.get("entity_type") == "WABA"), "")


async def _template(patient: Patient, account: str, name: str, places: int) -> Finding:
    """Is the template there in the restaurant's language, approved, with so many placeholders?"""
    language = patient.restaurant.language
    remedy = text(
        "make it in WhatsApp Manager > Message templates: category Utility, language {language}, {count} placeholders",
        language=language,
        count=places,
    )
    try:
        found = await patient.channel.look(patient.restaurant, f"{account}/message_templates", {"name": name})
    except SendFailed:
        return _good("template", text("about the template {name} nothing is told", name=name))
    own = [each for each in items(found, "data") if each.get("name") == name and each.get("language") == language]
    if not own:
        return Finding("template", False, text("there is no template {name}", name=name), remedy)
    if word(own[0], "status") != "APPROVED":
        said = text("the template {name} is {status}", name=name, status=word(own[0], "status"))
        return Finding("template", False, said, remedy)
    bodies = [str(each.get("text", "")) for each in items(own[0], "components") if each.get("type") == "BODY"]
    if len(set(re.findall(r"\{\{\w+\}\}", "".join(bodies)))) != places:
        said = text("the template {name} has not {count} placeholders", name=name, count=places)
        return Finding("template", False, said, remedy)
    return _good("template", text("the template {name} is approved", name=name))


async def _subscribed(patient: Patient, account: str) -> Finding:
    """The app must be subscribed to the account, or no message ever comes: the dashboard forgets this step."""
    known = _good("subscribed", text("the app hears the account"))
    if not account:
        return known
    try:
        found = await patient.channel.look(patient.restaurant, f"{account}/subscribed_apps", {})
    except SendFailed:
        return known
    if found.get("data"):
        return known
    remedy = text(
        "send once: curl -X POST -H 'Authorization: Bearer TOKEN' https://graph.facebook.com/v25.0/{id}/subscribed_apps",
        id=account,
    )
    return Finding("subscribed", False, text("the app does not get the messages of this account"), remedy)


# ---- our side ------------------------------------------------------------------------------------------------------


async def _webhook(patient: Patient) -> AsyncIterator[Finding]:
    """What Meta would meet: the address from outside, the handshake, a signature."""
    url = f"{patient.public_url}/webhook"
    if not patient.public_url.startswith("https://"):
        remedy = text("put a proxy with TLS before the bot, and write its https:// address into public_url")
        yield Finding("tls", False, text("{url} is not https, and WhatsApp posts to nothing else", url=url), remedy)
    query = {"hub.mode": "subscribe", "hub.challenge": CHALLENGE, "hub.verify_token": patient.verify_tokens[0]}
    try:
        async with patient.session.get(url, params=query, allow_redirects=False) as answer:
            status, said = answer.status, (await answer.content.read(64)).decode("utf-8", "replace")
    except (aiohttp.ClientConnectorCertificateError, ssl.SSLError):
        remedy = text("use a certificate of a public authority, such as Let's Encrypt; WhatsApp takes no other")
        yield Finding("tls", False, text("the certificate of {url} is not valid", url=url), remedy)
        return
    except (aiohttp.ClientError, TimeoutError) as error:
        remedy = text("start `orderbot serve`, and let the proxy pass /webhook on to it")
        told = text("{url} does not answer ({error})", url=url, error=type(error).__name__)
        yield Finding("webhook", False, told, remedy)
        return
    if status == 403:
        remedy = text("start `orderbot serve` again: it runs with another verify_token")
        yield Finding("verify_token", False, text("the bot behind {url} refuses the verify token", url=url), remedy)
        return
    if status != 200 or said != CHALLENGE:
        remedy = text("let the proxy pass /webhook on to the bot, unchanged")
        told = text("something else answers at {url} (HTTP {status})", url=url, status=status)
        yield Finding("webhook", False, told, remedy)
        return
    yield _good("webhook", text("{url} answers the handshake", url=url))
    yield await _signed(patient, url)


async def _signed(patient: Patient, url: str) -> Finding:
    """An empty delivery, signed as Meta signs: nothing is stored of it."""
    signature = hmac.digest(patient.app_secrets[0].encode(), HEALTHY.encode(), "sha256").hex()
    headers = {"X-Hub-Signature-256": f"sha256={signature}", "Content-Type": "application/json"}
    try:
        async with patient.session.post(url, data=HEALTHY, headers=headers, allow_redirects=False) as answer:
            status = answer.status
    except (aiohttp.ClientError, TimeoutError):
        status = 0
    if status == 200:
        return _good("signature", text("a signed message is taken"))
    if status == 403:
        remedy = text("start `orderbot serve` again; and the proxy must not change what is posted")
        return Finding("signature", False, text("the bot refuses what is signed with the app secret"), remedy)
    remedy = text("look at the proxy: POST, bodies of 4 MB, no extra sign-in")
    return Finding("signature", False, text("a signed message is not taken (HTTP {status})", status=status), remedy)


def _staff(patient: Patient) -> list[Finding]:
    place = patient.restaurant
    ours = "".join(filter(str.isdigit, place.phone))
    if not place.staff:
        remedy = text('write staff = ["+49…"]: who hears when something goes wrong')
        return [Finding("staff", False, text("nobody gets alarms"), remedy)]
    if ours and any("".join(filter(str.isdigit, each)) == ours for each in place.staff):
        remedy = text("name a phone of a person under staff; a WhatsApp number cannot write to itself")
        return [Finding("staff", False, text("the restaurant's own number is under staff"), remedy)]
    return [_good("staff", text("alarms have a reader")), *_alarms(patient)]


def _alarms(patient: Patient) -> list[Finding]:
    """Do they arrive although nobody of the staff has written for a day?"""
    place = patient.restaurant
    if place.alert_template or (patient.mail and place.alarm_mail) or (place.board and place.board.push):
        return []
    remedy = text(
        "set alert_template, alarm_mail with a [mail] block, or push of the board; see docs/whatsapp-setup.en.md"
    )
    said = text("alarms reach staff only within 24 hours of their last message to the number")
    return [Finding("alarms", True, said, remedy)]  # it may stay so, where somebody writes each day


async def _mail(patient: Patient) -> AsyncIterator[Finding]:
    """Does the mail server let us in? Nothing is sent."""
    if patient.mail is None:
        return
    try:
        await patient.mail()
    except ChannelFailed as error:
        remedy = text("compare host, port, user and password under [mail] with your provider's page")
        yield Finding("mail", False, text("the mail server does not let us in ({error})", error=str(error)), remedy)
    else:
        yield _good("mail", text("the mail server lets us in"))
