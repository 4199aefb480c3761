"""A push service and the devices behind it, after RFC 8030, 8188, 8291 and 8292, from primitives: ours is not its own judge."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()


def unpadded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def raw(said: str) -> bytes:
    return urlsafe_b64decode(said + "=" * (-len(said) % 4))


def hkdf(salt: bytes, key: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869, for no more than one block."""
    return hmac.digest(hmac.digest(salt, key, "sha256"), info + b"\x01", "sha256")[:length]


@dataclass
class Device:
    """A browser that was subscribed: what it sends us, and how it reads what comes."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    secret: bytes = b"0123456789abcdef"

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def fields(self) -> dict[str, str]:
        return {"endpoint": self.endpoint, "p256dh": unpadded(self.public), "auth": unpadded(self.secret)}

    def read(self, body: bytes) -> dict[str, str]:
        """RFC 8188, 2.1: salt, record size, length of the key, key; RFC 8291, 3.4: which key that makes."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        theirs, sealed = body[21 : 21 + length], body[21 + length :]
        assert len(body) <= 4096, "no push service takes more"
        assert len(sealed) <= size
        shared = self.private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs))
        key = hkdf(self.secret, shared, b"WebPush: info\x00" + self.public + theirs, 32)
        content = AESGCM(hkdf(salt, key, b"Content-Encoding: aes128gcm\x00", 16)).decrypt(
            hkdf(salt, key, b"Content-Encoding: nonce\x00", 12), sealed, None
        )
        return json.loads(content.rstrip(b"\x00").removesuffix(b"\x02"))


@dataclass
class PushService:
    """Takes what is signed by the key under which the device was subscribed; `status` answers instead."""

    url: str = ""
    now: datetime | None = None
    devices: dict[str, Device] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)  # endpoint -> HTTP status
    keys: set[str] = field(default_factory=set)
    came: list[tuple[str, dict[str, str]]] = field(default_factory=list)  # (endpoint, what its device read)

    def device(self, name: str) -> Device:
        made = Device(f"{self.url}/push/{name}")
        return self.devices.setdefault(made.endpoint, made)

    def read_by(self, device: Device) -> list[str]:
        return [f"{told['title']} | {told['body']}" for endpoint, told in self.came if endpoint == device.endpoint]

    async def take(self, request: web.Request) -> web.Response:
        endpoint = f"{self.url}{request.path}"
        if status := self.status.get(endpoint):
            return web.Response(status=status)
        assert request.headers["Content-Encoding"] == "aes128gcm"
        assert int(request.headers["TTL"]) > 0, "a device that is off gets it later"
        assert request.headers["Urgency"] == "high"
        self.check(request.headers["Authorization"])
        self.came.append((endpoint, self.devices[endpoint].read(await request.read())))
        return web.Response(status=201)

    def check(self, said: str) -> None:
        """RFC 8292: a JWT, signed with ES256, for this service, not longer than a day, with somebody to ask."""
        scheme, _, rest = said.partition(" ")
        parts = dict(each.strip().split("=", 1) for each in rest.split(","))
        assert scheme == "vapid"
        head, claims, signature = parts["t"].split(".")
        numbers = raw(signature)
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, raw(parts["k"])).verify(
            encode_dss_signature(int.from_bytes(numbers[:32], "big"), int.from_bytes(numbers[32:], "big")),
            f"{head}.{claims}".encode(),
            ec.ECDSA(hashes.SHA256()),
        )
        told = json.loads(raw(claims))
        assert json.loads(raw(head))["alg"] == "ES256"
        assert told["aud"] == self.url
        assert told["sub"].startswith(("mailto:", "https:"))
        if self.now:
            assert 0 < told["exp"] - self.now.timestamp() <= 24 * 3600
        self.keys.add(hashlib.sha256(raw(parts["k"])).hexdigest())


@asynccontextmanager
async def push_service(now: datetime | None = None) -> AsyncIterator[PushService]:
    service = PushService(now=now)
    app = web.Application()
    app.router.add_post("/push/{name}", service.take)
    async with TestServer(app, host="127.0.0.1") as server:
        service.url = str(server.make_url("")).rstrip("/")
        yield service
