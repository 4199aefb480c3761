"""Mail to the owner: for alarms that WhatsApp cannot carry. SMTP with TLS, by the standard library."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import ClassVar, Final

from orderbot.ports import ChannelFailed
from orderbot.restaurant import Restaurant

SECONDS: Final = 15.0
IMPLICIT: Final = 465  # TLS from the first byte; on other ports by STARTTLS


@dataclass(frozen=True, slots=True)
class Smtp:
    """ports.Beside. `user` "": no sign-in. `plain`: no TLS, for a server on this machine."""

    host: str
    sender: str
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    plain: bool = False
    name: ClassVar[str] = "mail"

    def reaches(self, place: Restaurant) -> bool:
        return bool(place.alarm_mail)

    async def tell(self, place: Restaurant, subject: str, body: str) -> None:
        await self.send(place.alarm_mail, f"{place.name}: {subject}", body)

    async def send(self, to: Sequence[str], subject: str, body: str) -> None:
        """ChannelFailed if the server did not take it for anybody."""
        message = EmailMessage()
        message["From"], message["To"] = self.sender, ", ".join(to)
        message["Subject"] = " ".join(subject.split())
        message.set_content(body)
        await self._with_server(lambda server: server.send_message(message))

    async def check(self) -> None:
        """Connect and sign in, no more. ChannelFailed otherwise."""
        await self._with_server(lambda server: server.noop())

    async def _with_server(self, work: Callable[[smtplib.SMTP], object]) -> None:
        try:
            await asyncio.wait_for(asyncio.to_thread(self._session, work), SECONDS * 2)
        except (OSError, smtplib.SMTPException, TimeoutError, ValueError) as error:
            raise ChannelFailed(f"{type(error).__name__} at {self.host}:{self.port}") from error

    def _session(self, work: Callable[[smtplib.SMTP], object]) -> None:
        context = ssl.create_default_context()
        implicit = self.port == IMPLICIT and not self.plain
        server: smtplib.SMTP = (
            smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=context)
            if implicit
            else smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        )
        with server:
            if not implicit and not self.plain:
                server.starttls(context=context)
            if self.user:
                server.login(self.user, self.password)
            work(server)
