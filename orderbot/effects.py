"""What a turn leads to, as rows: replies in the customer's language, tickets, alerts for staff. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Final
from zlib import crc32

from orderbot.conversation.model import (
    ADDRESS,
    FILES,
    STAFF,
    CallStaff,
    Conversation,
    Forget,
    Incoming,
    MoveOrder,
    PassOn,
    PlaceOrder,
    Reply,
    SetSetting,
    ShareContact,
    Turn,
    Unknown,
)
from orderbot.conversation.person import BACK, CALLS, SETTING
from orderbot.conversation.shop import Shop
from orderbot.moves import Moved, Papers, Wish, in_training, moved
from orderbot.ordering.business_day import business_day
from orderbot.ordering.lifecycle import Do
from orderbot.ordering.order import Order
from orderbot.ordering.stock import SetStock, Stock
from orderbot.ordering.switches import Kind, Load, full, place_now, shut_until, switched
from orderbot.ordering.trust import WHY, noted
from orderbot.restaurant import Restaurant
from orderbot.stored import (
    ALERT,
    CONFIRMATION,
    MESSAGE,
    TICKET,
    Decision,
    Letter,
    Move,
    Outgoing,
    Scene,
    Sheet,
    in_zone,
    pack,
)
from orderbot.texts import Sayable, Text, lines, paragraphs, text
from orderbot.tickets.document import Ticket
from orderbot.tickets.making import whole_ticket
from orderbot.tickets.phone import phone
from orderbot.wording.message import Attached, Card, Form, Message
from orderbot.wording.render import Voice, render

TicketsFor = Papers
FORM_SCREEN: Final = "ADDRESS"  # first page of docs/address-flow.json
TRUST: Final = "staff:"  # settings of who typed a PIN
MOST_WORDS: Final = 300  # characters of a customer's that staff are told
REASONS: Final[dict[str, Text]] = {
    "human": text("A customer wants to talk to a person."),
    "allergy": text("A customer asks about an allergy: please answer in person."),
    "misses": text("The bot does not understand a customer."),
    "complaint": text("A customer complains."),
    "message": text("A customer who waits for a person writes:"),
    "unanswered": text("A customer still waits for a person; nobody has answered."),
    "copy": text("A customer wants a copy of their data: orderbot privacy export makes it."),
    "after": text("A customer wants to change an order that is with you already."),
    "cancel": text("A customer wants to cancel an order that is with you already."),
    "media": text("A customer sent something the bot cannot read."),
    "big_order": text("A customer wants to order more than the bot may take."),
    "many_orders": text("A customer orders more often than the bot may take alone. Please look, and answer."),
    "flood": text("Somebody writes faster than the bot answers. It waits until they slow down."),
    "pin": text("Somebody has written five wrong PINs from a staff number. Commands from it are locked for today."),
    "trouble": text("The bot failed at a customer's message and could not answer it."),
}


def shop_now(
    shop: Shop, settings: Mapping[str, str], stock: Stock, now: datetime, load: Load = MappingProxyType({})
) -> Shop:
    """The shop with what is switched, sold out and full for now."""
    on = switched(settings, now)
    shut = shut_until(on)
    place, quarters = place_now(shop.restaurant, on), full(shop.restaurant, load)
    return replace(
        shop,
        restaurant=place if place.full == quarters else replace(place, full=quarters),
        hours=shop.hours.shut_until(shut) if shut else shop.hours,
        stock=in_zone(stock, shop.restaurant.timezone),
    )


def in_its_light(talk: Conversation, scene: Scene) -> Conversation:
    """The customer's last order as the kitchen left it: what it promised last, whether it is still alive."""
    placed = talk.placed
    now = next((each for each in reversed(scene.standing) if placed and each.number == placed.number), None)
    if placed is None or now is None:
        return talk
    return replace(talk, placed=replace(placed, due=now.due or placed.due, status=now.status))


def scene_shop(scene: Scene, shop: Shop, token: str, now: datetime) -> Shop:
    """The shop as this turn sees it, with what is switched for now; its times are in the restaurant's zone."""
    return replace(
        shop_now(shop, scene.settings, scene.stock, now, scene.load),
        next_number=scene.next_number,
        customer=scene.customer,
        phone=scene.sender.phone,
        known=scene.habits.known,
        given_back=given_back(scene.settings, scene.customer),
        token=token,
    )


def given_back(settings: Mapping[str, str], customer: int) -> datetime | None:
    """When staff last wrote "weiter" about this customer."""
    said = settings.get(f"{SETTING}{customer}", "")
    return datetime.fromisoformat(said.removeprefix(BACK)) if said.startswith(BACK) else None


def decision(turn: Turn, scene: Scene, shop: Shop, now: datetime, day: str, tickets_for: TicketsFor) -> Decision:
    """The rows of a turn; `now` in the restaurant's zone. A reply in the turn of an order confirms it."""
    training = Kind.TRAINING in switched(scene.settings, now)
    orders = tuple(replace(each.order, training=training) for each in turn.effects if isinstance(each, PlaceOrder))
    placed = iter(orders)
    voice = Voice(turn.talk.language or shop.restaurant.language, shop.menu.currency)
    outgoing: list[Outgoing] = []
    unknown: list[str] = []
    moves: list[Move] = []
    last: Message | None = None
    passed: list[tuple[int, Incoming]] = []
    answered = any(message.kind == STAFF for message in scene.heard)  # staff's own words must not be lost
    shared = any(isinstance(effect, ShareContact) for effect in turn.effects)
    card = Card(shop.restaurant.name, shop.restaurant.phone) if shared else None
    for place, effect in enumerate(turn.effects):
        key = f"turn:{scene.last}:{place}"
        match effect:
            case Reply():
                spoken = replace(voice, language=effect.language or voice.language)
                said = with_form(render(effect, spoken), effect, shop.restaurant, spoken)
                said = replace(said, card=card) if card else said
                said = in_training(said) if training else said
                last = said
                outgoing.append(letter(scene, said, key, order=orders[0].number if orders else 0, sure=answered))
            case PlaceOrder():
                order = next(placed)
                where = order.day or day
                if order.held:
                    outgoing += asking(order, shop.restaurant, where, scene)
                else:
                    outgoing += sheets(order, shop.restaurant, where, tickets_for)
            case CallStaff(reason, words, cart, sent):
                wanted, key = call(scene, reason, words, cart), _calls(scene, reason, words)
                if file := _file(sent):
                    key = f"call:{sent.id}" if sent else key  # two voice messages are not the same words again
                    outgoing += files(shop.restaurant, file, key, scene)
                outgoing += alerts(shop.restaurant, wanted, key, shop.menu.currency, scene)
            case PassOn(customer, message):
                passed.append((customer, message))
            case Unknown(words):
                unknown += words
            case MoveOrder():
                made = _moved(effect, scene, shop.restaurant, now, tickets_for)
                moves.append(made.step)
                outgoing += made.outgoing
    talk = remembered(turn.talk, last) if last else turn.talk
    forget = any(isinstance(effect, Forget) for effect in turn.effects)
    held = (SetSetting(noted(each, each.day or day), now.isoformat()) for each in orders if each.held)
    settings = (*(effect for effect in turn.effects if isinstance(effect, SetSetting)), *held)
    return Decision(
        talk=talk,
        orders=orders,
        outgoing=tuple(outgoing),
        unknown=tuple(unknown),
        forget=forget,
        passed=tuple(passed),
        stock=tuple(effect for effect in turn.effects if isinstance(effect, SetStock)),
        settings=settings,
        secret=any(each.name.startswith(TRUST) for each in settings),
        moves=tuple(moves),
    )


def _moved(effect: MoveOrder, scene: Scene, place: Restaurant, now: datetime, tickets_for: TicketsFor) -> Moved:
    """KeyError if the scene does not show the order."""
    shown = {(each.day, each.order.number): each for each in scene.orders}
    wish = Wish(Do(effect.do), effect.minutes, effect.reason, "staff")
    return moved(shown[effect.day, effect.number], wish, place, now, tickets_for)


def remembered(talk: Conversation, message: Message) -> Conversation:
    """The talk that knows what stands on the buttons of its last message: customers type that, too."""
    rows = tuple((row.title, row.id) for row in message.rows)
    return replace(talk, offered=(*((title, id_) for id_, title in message.buttons), *rows))


def _calls(scene: Scene, reason: str, words: str) -> str:
    """The key of a call: whoever says the same again within ten minutes has been heard."""
    when = int(scene.heard[-1].at.timestamp()) // 600
    return f"call:{scene.customer}:{reason}:{when}:{crc32(words.casefold().encode('utf-8', 'replace'))}"


def letter(scene: Scene, message: Message, key: str, *, order: int = 0, sure: bool = False) -> Outgoing:
    """`sure`: staff hear if it does not arrive, as of a confirmation."""
    sender = scene.sender
    return Outgoing(
        kind=CONFIRMATION if order or sure else MESSAGE,
        queue=f"customer:{scene.customer}",
        payload=pack(Letter(sender.phone, sender.user, message, order)),
        key=key,
        customer=scene.customer,
    )


def with_form(said: Message, reply: Reply, restaurant: Restaurant, voice: Voice) -> Message:
    """The question for the address with the restaurant's form, if it has one; its buttons give way."""
    if reply.asks != ADDRESS or not restaurant.address_flow:
        return said
    return replace(said, buttons=(), form=Form(restaurant.address_flow, voice.say(text("Enter address")), FORM_SCREEN))


def sheets(order: Order, restaurant: Restaurant, day: str, tickets_for: TicketsFor) -> list[Outgoing]:
    return [
        Outgoing(
            kind=TICKET,
            queue=f"printer:{restaurant.id}:{printer}",
            payload=pack(Sheet(printer, ticket)),
            key=f"ticket:{restaurant.id}:{day}:{order.number}:{place}",
            customer=order.customer,
        )
        for place, (printer, ticket) in enumerate(tickets_for(order, restaurant))
    ]


def asking(order: Order, place: Restaurant, day: str, scene: Scene) -> list[Outgoing]:
    """Staff are asked about an order that is held: all of it, why it waits, and buttons for yes and no."""
    number = order.number
    said = paragraphs(
        text(
            "ORDER {number} WAITS FOR YOUR YES: {why}. The kitchen does not have it yet.",
            number=number,
            why=WHY[order.held],
        ),
        phone(whole_ticket(order, place, place.language, day)),
        text("Write *{number} ok 40* or *{number} reject*.", number=number),
    )
    buttons = ((f"staff:{number} ok", text("Accept")), (f"staff:{number} ablehnen", text("Reject")))
    return alerts(place, said, f"held:{place.id}:{day}:{number}", order.currency, scene, buttons)


def alerts(
    restaurant: Restaurant,
    said: Sayable,
    key: str,
    currency: str = "EUR",
    scene: Scene | None = None,
    buttons: tuple[tuple[str, Sayable], ...] = (),
    *,
    customer: int | None = None,
    paper: Ticket | None = None,
) -> list[Outgoing]:
    """The same message to everybody who gets alarms, in the restaurant's language; `paper` beside it as a picture."""
    voice = Voice(restaurant.language, currency)
    titled = tuple((id_, voice.say(title)) for id_, title in buttons)
    message = Message(voice.say(said), titled, language=restaurant.language)
    return [
        Outgoing(
            kind=ALERT,
            queue=f"staff:{restaurant.id}:{number}",
            payload=pack(Letter(number.lstrip("+"), "", message, paper=paper)),
            key=f"{key}:{number}",
            customer=scene.customer if scene else customer,
        )
        for number in restaurant.staff
    ]


def _file(sent: Incoming | None) -> Attached | None:
    return Attached(sent.kind, sent.media, sent.file) if sent and sent.media and sent.kind in FILES else None


def files(restaurant: Restaurant, file: Attached, key: str, scene: Scene) -> list[Outgoing]:
    """A customer's file for everybody who gets alarms, beside the alert: fetching it keeps no alert waiting."""
    said = Voice(restaurant.language).say(text("Sent by a customer (…{code}).", code=scene.sender.phone[-4:] or "?"))
    message = Message(said, attached=file, language=restaurant.language)
    return [
        Outgoing(
            kind=ALERT,
            queue=f"files:{restaurant.id}:{number}",
            payload=pack(Letter(number.lstrip("+"), "", message)),
            key=f"{key}:file:{number}",
            customer=scene.customer,
        )
        for number in restaurant.staff
    ]


def call(scene: Scene, reason: str, words: str = "", cart: Sayable = "") -> Sayable:
    """What staff need in order to help, and no more: why, the customer's words, the cart, how to answer."""
    said = " ".join(words.split())[:MOST_WORDS]
    phone = scene.sender.phone
    return lines(
        REASONS.get(reason, text("A customer needs a person.")),
        text("They write: {words}", words=said) if said else None,
        cart or None,
        text("When you are done: *continue {code}* gives the chat back to me.", code=phone[-4:])
        if reason in CALLS and phone
        else None,
        text("Answer by replying to this message, or here: {link}", link=f"https://wa.me/{phone}")
        if phone
        else text("Answer by replying to this message; their phone number is not known."),
    )


def apology(scene: Scene, restaurant: Restaurant) -> list[Outgoing]:
    """A turn failed: an honest sentence for the customer, an alert for staff."""
    key = f"trouble:{scene.last}"
    language = scene.talk.language or restaurant.language
    sorry = text("Sorry, something went wrong on our side. Please write again in a moment.")
    if restaurant.phone:
        sorry = text("Sorry, something went wrong on our side. Please call us: {phone}", phone=restaurant.phone)
    words = " / ".join(each.text for each in scene.heard if each.text)
    message = Message(Voice(language).say(sorry), language=language)
    return [
        letter(scene, message, key),
        *alerts(restaurant, call(scene, "trouble", words), key, scene=scene),
    ]


def local_day(now: datetime, restaurant: Restaurant) -> str:
    """The restaurant's business day, by which its orders are counted."""
    return business_day(now, restaurant).isoformat()
