"""Web push to the devices that show a shop's board (RFC 8030, 8291, 8292): for alarms that WhatsApp cannot carry.

The push services of the browsers' makers carry it; only the device can read it. Extra `push`: http-ece and py-vapid.
Devices and the key with which we sign are settings of the restaurant.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Final
from urllib.parse import urlsplit

import aiohttp
import msgspec
from msgspec.structs import replace

from orderbot.ports import ChannelFailed, Clock, Storage
from orderbot.restaurant import Restaurant

try:
    import http_ece
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
    from py_vapid import Vapid02
except ImportError:  # the extra is not installed
    AVAILABLE = False
else:
    AVAILABLE = True

log = logging.getLogger(__name__)
# Chrome and whatever is made of it, Firefox, Edge, Safari. Nothing else is ever called: who may see the board could
# otherwise make us post to an address of their choice.
SERVICES: Final = ("fcm.googleapis.com", "push.services.mozilla.com", "notify.windows.com", "push.apple.com")
MOST: Final = 10  # devices of a shop; the one added first goes
LONGEST: Final = 3900  # bytes of an alarm: encrypted they must fit into 4096 (RFC 8030, 7.2)
KEPT: Final = 4 * 3600  # seconds a push service keeps it for a device that is off
SIGNED: Final = timedelta(hours=12)  # at most 24 (RFC 8292, 2)
PATIENCE: Final = aiohttp.ClientTimeout(total=10)
GONE: Final = (404, 410)  # the device does not want any more (RFC 8030, 7.3)
KEY: Final = "push:key"
DEVICE: Final = "push:device:"


class Device(msgspec.Struct, frozen=True):
    """A browser's subscription. `heard`: when its push service last took something, "" if it never did."""

    endpoint: str
    p256dh: str  # the device's public key, base64url
    auth: str  # its secret, base64url
    added: str
    heard: str = ""

    @property
    def name(self) -> str:
        return DEVICE + hashlib.sha256(self.endpoint.encode()).hexdigest()[:32]


def devices_in(settings: dict[str, str]) -> tuple[Device, ...]:
    """Those among a restaurant's settings, first added first."""
    found = (msgspec.json.decode(said, type=Device) for name, said in settings.items() if name.startswith(DEVICE))
    return tuple(sorted(found, key=lambda device: device.added))


def public(endpoint: str) -> bool:
    """Is it the address of a push service we know?"""
    try:
        parts = urlsplit(endpoint)
        usual = parts.scheme == "https" and parts.port in (None, 443) and parts.username is None
    except ValueError:
        return False
    host = parts.hostname or ""
    return usual and any(host == service or host.endswith(f".{service}") for service in SERVICES)


class Push:
    """ports.Beside. `contact`: an address for the push services, should we trouble them (RFC 8292, 2.1)."""

    name: ClassVar[str] = "push"

    def __init__(
        self,
        session: aiohttp.ClientSession,
        store: Storage,
        clock: Clock,
        contact: str,
        trusted: Callable[[str], bool] = public,
    ) -> None:
        self._session, self._store, self._clock = session, store, clock
        self._contact, self._trusted = contact, trusted
        self._keys: dict[str, Vapid02] = {}
        self._making = asyncio.Lock()

    def reaches(self, place: Restaurant) -> bool:
        return bool(place.board and place.board.push)

    async def tell(self, place: Restaurant, subject: str, body: str) -> None:
        """To every device at once. ChannelFailed if no push service took it for any."""
        devices = await self.devices(place)
        content = _content(place, subject, body)
        taken = await asyncio.gather(*(self._sent(place, device, content) for device in devices))
        if not any(taken):
            raise ChannelFailed(f"none of {len(devices)} devices could be reached by push")

    # -- devices

    async def devices(self, place: Restaurant) -> tuple[Device, ...]:
        return devices_in(await self._store.settings(place.id))

    async def add(
        self, place: Restaurant, endpoint: str, p256dh: str, auth: str, trial: tuple[str, str] | None = None
    ) -> bool:
        """Did its push service take the trial (subject, body)? ValueError if it is no subscription of one we know."""
        if len(endpoint) > 1000 or not self._trusted(endpoint):
            raise ValueError("no push service we know")
        if len(_bytes(auth)) != 16:
            raise ValueError("no secret of a device")
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(p256dh))
        device = Device(endpoint, p256dh, auth, self._clock().isoformat())
        every = await self.devices(place)
        others = [each for each in every if each.name != device.name]
        for each in others[: max(0, len(others) - MOST + 1)]:
            await self.remove(place, each.endpoint)
        if not any(replace(each, added="", heard="") == replace(device, added="") for each in every):
            await self._keep(place, device)
        return trial is None or await self._sent(place, device, _content(place, *trial))

    async def remove(self, place: Restaurant, endpoint: str) -> None:
        await self._store.set_setting(place.id, Device(endpoint, "", "", "").name, "")

    async def key(self, place: Restaurant) -> str:
        """The public half of the shop's key, as a page hands it to its browser."""
        signer = await self._signer(place)
        point = signer.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return urlsafe_b64encode(point).decode().rstrip("=")

    # -- the way there

    async def _sent(self, place: Restaurant, device: Device, content: bytes) -> bool:
        body = http_ece.encrypt(
            content,
            private_key=ec.generate_private_key(ec.SECP256R1()),  # one of its own for each message (RFC 8291, 3.1)
            dh=_bytes(device.p256dh),
            auth_secret=_bytes(device.auth),
        )
        parts, now = urlsplit(device.endpoint), self._clock()
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int((now + SIGNED).timestamp()),
            "sub": self._contact,
        }
        headers = {
            **(await self._signer(place)).sign(claims),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(KEPT),
            "Urgency": "high",
        }
        try:
            async with self._session.post(
                device.endpoint, data=body, headers=headers, timeout=PATIENCE, allow_redirects=False
            ) as answer:
                status = answer.status
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("push of %s to %s: %s", place.id, parts.hostname, type(error).__name__)
            return False
        if status in GONE:
            log.info("a device of %s wants no push any more", place.id)
            await self.remove(place, device.endpoint)
        elif status not in (200, 201, 202):
            log.warning("push of %s to %s: HTTP %d", place.id, parts.hostname, status)
        else:
            await self._heard(place, device, now)
        return status in (200, 201, 202)

    async def _heard(self, place: Restaurant, device: Device, now: datetime) -> None:
        if device.name in await self._store.settings(place.id):  # not taken away meanwhile
            await self._keep(place, replace(device, heard=now.isoformat()))

    async def _keep(self, place: Restaurant, device: Device) -> None:
        await self._store.set_setting(place.id, device.name, msgspec.json.encode(device).decode())

    async def _signer(self, place: Restaurant) -> Vapid02:
        """Made once and kept: a device takes only what is signed with the key it was added under."""
        async with self._making:
            if place.id not in self._keys:
                kept = (await self._store.settings(place.id)).get(KEY, "")
                if not kept:
                    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
                    kept = urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")
                    await self._store.set_setting(place.id, KEY, kept)
                self._keys[place.id] = Vapid02.from_raw(kept.encode())
            return self._keys[place.id]


def contact(mails: Sequence[str], url: str) -> str:
    """For the push services: the owner's mail, or the server's name."""
    host = urlsplit(url).hostname or ""
    return f"mailto:{mails[0]}" if mails else f"https://{host if '.' in host else 'localhost'}"


def _content(place: Restaurant, subject: str, body: str) -> bytes:
    """What the worker of the board (push.js) shows. Too long an alarm is cut: the board has it all."""
    told = {"title": f"{place.name}: {subject}"[:150], "body": body, "url": f"/kitchen/{place.id}"}
    while (excess := len(content := msgspec.json.encode(told)) - LONGEST) > 0:
        body = body[: -1 - excess // 6]  # of a character JSON makes up to six bytes
        told["body"] = f"{body} …"
    return content


def _bytes(said: str) -> bytes:
    """ValueError if it is not base64url."""
    return urlsafe_b64decode(said.encode("ascii") + b"=" * (-len(said) % 4))
