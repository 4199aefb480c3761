"""`orderbot init`: asks what is needed, writes a config.toml that `serve` accepts, and makes the secrets it can."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import click

from orderbot.app import now
from orderbot.cli.config import owners_faults, read_secret
from orderbot.cli.menu.telling import USAGE, agreed, owner_language, say
from orderbot.config import read_config
from orderbot.demo import sample_card
from orderbot.errors import Complaint, OwnerError
from orderbot.texts import Sayable, text
from orderbot.wording.render import Voice

FOLDER: Final = "secrets"  # beside the configuration
MADE: Final = {"verify_token": 24, "board_key": 24}  # bytes of what we make up
GIVEN: Final = {"app_secret": "ORDERBOT_APP_SECRET", "token": "ORDERBOT_TOKEN"}


@dataclass(frozen=True, slots=True)
class Question:
    """`shape`: what an answer must look like; "" is the default's."""

    key: str
    ask: Sayable
    default: str
    shape: str = ".+"
    example: str = ""


QUESTIONS: Final = (
    Question("name", text("What is the restaurant called?"), "Pizzeria Bella"),
    Question("address", text("Where is it? Street, postcode, town"), "Marktplatz 1, 14806 Bad Belzig"),
    Question("phone", text("Its telephone, with country"), "+49338412345", r"\+[1-9]\d{6,14}", "+49338412345"),
    Question("hours", text("When is it open?"), "Mo-So 11:30-14:00, 17:00-22:00"),
    Question("imprint", text("Web page of the imprint"), "https://bestellung.example.de/impressum", r"https?://\S+\.\S+"),
    Question(
        "privacy", text("Web page of the privacy notice"), "https://bestellung.example.de/datenschutz", r"https?://\S+\.\S+"
    ),
    Question("public_url", text("Address under which Meta reaches this machine"), "https://bestellung.example.de",
             r"https://\S+\.\S+"),
    Question("number_id", text("Phone number ID (WhatsApp > API Setup)"), "106540352242922", r"\d{5,20}"),
    Question("staff", text("Your own mobile number, for alarms and commands"), "+4915112345678", r"\+[1-9]\d{6,14}"),
    Question("printer", text("The kitchen's printer: its address in the network, or a folder"), "file:tickets",
             r"(?:tcp://|file:|chat:|star:|epson:|ipp://)?.+", "192.168.1.50"),
    Question("delivery", text("Postcodes you deliver to, with commas; empty: only pickup"), ""),
)  # fmt: skip


@click.command()
@click.argument("file", default="config.toml", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Ask nothing: examples to be replaced later.")
def init(file: Path, yes: bool) -> None:
    """Asks what is needed and writes a configuration that `serve` accepts."""
    with owners_faults():
        if file.exists() and not yes and not agreed(text("{file} is there. Replace it?", file=str(file)), yes=False):
            sys.exit(USAGE)
        if file.exists() and yes:
            what, remedy = (
                text("the file is there already"),
                text("name another file, or leave --yes out to replace it"),
            )
            raise OwnerError(Complaint(str(file), 0, what, remedy))
        answers = _answers(yes)
        written = _write(file, answers, yes)
    say(text("{file} is written.", file=str(file)))
    for each in written.todo:
        say(text("To do: {what}", what=each))
    say(text("Then: orderbot doctor, and: orderbot serve"))


# ---- asking ----------------------------------------------------------------------------------------------------------


def _answers(yes: bool) -> dict[str, str]:
    return {each.key: each.default if yes else _asked(each) for each in QUESTIONS}


def _asked(question: Question) -> str:
    voice = Voice(owner_language())
    while True:
        typed = click.prompt(voice.say(question.ask), default=question.default, show_default=bool(question.default))
        typed = str(typed).strip()
        if typed == question.default or re.fullmatch(question.shape, typed):
            return typed
        say(text("That cannot be. For example: {example}", example=question.example or question.default))


# ---- writing ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Written:
    secrets: dict[str, str] = field(default_factory=dict)  # name -> how the configuration names it
    todo: list[Sayable] = field(default_factory=list)


def _write(file: Path, answers: Mapping[str, str], yes: bool) -> Written:
    """The configuration, checked by whoever reads it before it is put in place; the card, if there is none."""
    place = re.sub("[^a-z0-9]+", "-", _plain(answers["name"])).strip("-")[:40] or "bella"
    found = Written()
    folder = file.parent / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, size in MADE.items():
            found.secrets[name] = _kept(folder, name, lambda size=size: secrets.token_urlsafe(size))  # type: ignore[misc]
        found.secrets["board_pin"] = _kept(folder, "board_pin", lambda: f"{secrets.randbelow(10**6):06}")
        for name, variable in GIVEN.items():
            found.secrets[name] = _given(folder, name, variable, yes, found)
        card = _card(file.parent, place)
        content = "\n".join(_lines(place, card, answers, found.secrets)) + "\n"
        _checked(file, content)
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        what = text("cannot be written ({error})", error=error.strerror or type(error).__name__)
        raise OwnerError(Complaint(str(file), 0, what, text("name another file"))) from None
    board = f"{answers['public_url']}/kitchen/{place}?key={(folder / 'board_key').read_text().strip()}"
    found.todo.append(text("bookmark the board on the kitchen's tablet: {url}", url=board))
    found.todo.append(text("the PIN for the owner's page is in {file}", file=str(folder / "board_pin")))
    found.todo.append(text("write your card in {folder}; it is the sample's until then", folder=card))
    if any("example.de" in answers[key] for key in ("imprint", "privacy", "public_url")):
        found.todo.append(text("replace the addresses of the example: imprint, privacy, public_url"))
    return found


def _plain(name: str) -> str:
    umlauts = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("é"): "e", ord("è"): "e"}
    return name.casefold().translate(umlauts)


def _kept(folder: Path, name: str, make: Callable[[], str]) -> str:
    """The secret's file, made unless it is there; how the configuration names it."""
    path = folder / name
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(make() + "\n", encoding="utf-8")
    return f"{{ file = {json.dumps(str(path.resolve()))} }}"


def _given(folder: Path, name: str, variable: str, yes: bool, found: Written) -> str:
    """What only Meta can say: from the environment, typed, or still to be set."""
    if not os.environ.get(variable) and not yes:
        ask = Voice(owner_language()).say(text("{name} from Meta (Enter: later)", name=name))
        if typed := click.prompt(ask, default="", show_default=False, hide_input=True):
            return _kept(folder, name, lambda: str(typed).strip())
    if not os.environ.get(variable):
        found.todo.append(text("set the environment variable {name} before the start", name=variable))
    return f'{{ env = "{variable}" }}'


def _card(folder: Path, place: str) -> str:
    """The folder of the card, a copy of the sample's if there is none."""
    target = folder / "menus" / place
    if not target.exists():
        shutil.copytree(sample_card(), target)
    return f"menus/{place}"


def _lines(place: str, card: str, answers: Mapping[str, str], named: Mapping[str, str]) -> Iterator[str]:
    def line(key: str, value: str) -> str:
        return f"{key} = {json.dumps(value, ensure_ascii=False)}"

    yield "# Settings of orderbot; config.example.toml explains every key there is."
    yield from ("", "[server]", line("public_url", answers["public_url"].rstrip("/")))
    yield from ("", "[database]", line("url", "sqlite:orderbot.db"))
    yield from ("", "[whatsapp]", f"app_secret = {named['app_secret']}", f"verify_token = {named['verify_token']}")
    yield from ("", f"[restaurant.{place}]", line("name", answers["name"]), line("menu", card))
    yield from (line("phone_number_id", answers["number_id"]), f"token = {named['token']}")
    yield from (line("hours", answers["hours"]), line("holidays", "DE-BB"))
    for key in ("imprint", "privacy", "phone", "address"):
        yield line(key, answers[key])
    yield f"staff = [{json.dumps(answers['staff'])}]"
    yield from ("", f"[restaurant.{place}.board]", f"key = {named['board_key']}", f"pin = {named['board_pin']}")
    yield from ("", f"[restaurant.{place}.pickup]", "minutes = 20")
    if codes := re.findall(r"[A-Za-z0-9-]{3,10}", answers["delivery"]):
        yield from ("", f"[[restaurant.{place}.zone]]", f"postcodes = {json.dumps(codes)}")
        yield from ("minimum = 15.00", "fee = 2.00", "minutes = 45")
    printer = answers["printer"]
    if not re.match(r"(?:tcp|ipp)://|(?:file|chat|star|epson):", printer):
        printer = f"tcp://{printer}" if re.match(r"[\w.-]+(:\d+)?$", printer) else f"file:{printer}"
    yield from ("", f"[[restaurant.{place}.printer]]", line("name", "kueche"), line("url", printer))


def _checked(file: Path, content: str) -> None:
    """OwnerError if we would write what we do not take. What is still to be set is passed over."""
    environ = {**dict.fromkeys(GIVEN.values(), "later"), **{key: value for key, value in os.environ.items() if value}}
    read_config(str(file), content.encode(), environ=environ, read_file=read_secret, today=now().date())
