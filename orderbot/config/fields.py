"""Every key of config.toml: what it is for and what may stand behind it. config.example.toml documents each of them."""

from __future__ import annotations

from typing import Final

from orderbot.config import kinds
from orderbot.menu import values as of
from orderbot.menu.fields import Field
from orderbot.menu.kinds import each_of, word_of
from orderbot.menu.numbers import whole
from orderbot.texts import LANGUAGES, ON_PAPER

PAYMENTS: Final = ("cash", "card", "online")
NOTIFY: Final = ("accepted", "later", "rejected", "cancelled", "ready", "on_the_way")

TOP = (
    Field("server", of.ANYTHING, "where the bot listens"),
    Field("database", of.ANYTHING, "where it stores"),
    Field("whatsapp", of.ANYTHING, "the app at Meta"),
    Field("mail", of.ANYTHING, "a mail server, for alarms that WhatsApp cannot carry"),
    Field("restaurant", of.ANYTHING, "one table for each restaurant"),
)
SERVER = (
    Field("host", of.TEXT, "address to listen on; 127.0.0.1 behind a proxy"),
    Field("port", whole(0, 65535), "0: any that is free"),
    Field("public_url", kinds.URL, "where customers, printers and Meta reach us"),
    Field("address", kinds.WORKER, "where other workers on the same PostgreSQL database reach this one"),
)
DATABASE = (
    Field("url", kinds.DATABASE, "sqlite: and the file, or postgresql://user@host/name"),
    Field("direct_url", kinds.SERVER, "of the server itself, if url is a pooler's"),
    Field("password", of.ANYTHING, "of the user at PostgreSQL"),
    Field("readers", whole(1, 50), "connections to PostgreSQL beside the one that writes"),
    Field("timeout", whole(1, 600), "seconds PostgreSQL may take for one statement"),
)
WHATSAPP = (
    Field("api_url", kinds.URL, "the Graph API; another address for tests"),
    Field("api_version", kinds.VERSION, "of the Graph API"),
    Field("app_secret", of.ANYTHING, "signs what Meta sends", True),
    Field("verify_token", of.ANYTHING, "said by Meta when the webhook is set up", True),
    Field("per_second", whole(1, 1000), "messages a second of one number; 20 beside the Business app"),
    Field("free_messages", whole(0, 1_000_000), "a month and number, before Meta charges"),
    Field("rate", of.ANYTHING, "what Meta charges from a day on"),
)
MAIL = (
    Field("host", of.TEXT, "of the mail server", True),
    Field("port", whole(1, 65535), "465: TLS; others by STARTTLS"),
    Field("from", kinds.MAIL_ADDRESS, "sender of the alarms", True),
    Field("user", of.TEXT, "to sign in with"),
    Field("password", of.ANYTHING, "to sign in with"),
)
RATE = (
    Field("start", kinds.DAY, "from this day on", True),
    Field("service", kinds.RATE, "euros for a delivered answer", True),
    Field("utility", kinds.RATE, "euros for a delivered template", True),
)
RESTAURANT = (
    Field("name", of.TEXT, "as customers know it", True),
    Field("menu", of.TEXT, "folder of the card", True),
    Field("timezone", kinds.ZONE, "of its clock"),
    Field("language", word_of(*LANGUAGES), "of the tickets and the card"),
    Field("phone_number_id", kinds.NUMBER_ID, "Meta's id of its number", True),
    Field("token", of.ANYTHING, "lets us send from that number", True),
    Field("hours", kinds.HOURS, "when it is open", True),
    Field("holidays", kinds.REGION, "country and state"),
    Field("imprint", kinds.URL, "web page"),
    Field("privacy", kinds.URL, "web page"),
    Field("privacy_version", of.TEXT, "customers are told when it changes"),
    Field("terms", kinds.URL, "web page"),
    Field("staff", kinds.PHONES, "who gets alarms and may answer in chat"),
    Field("staff_pin", of.ANYTHING, "asked for before the first command in 12 hours"),
    Field("alarm_mail", kinds.MAILS, "who gets alarms that WhatsApp cannot carry"),
    Field("alert_template", kinds.TEMPLATE, "approved message template for alarms; one placeholder"),
    Field("order_template", kinds.TEMPLATE, "approved message template for news of an order; two placeholders"),
    Field("phone", kinds.PHONE, "for customers who want a person"),
    Field("address_flow", kinds.FLOW_ID, "Meta's id of a form for the address"),
    Field("address", of.TEXT, "where customers pick up"),
    Field("location", kinds.LOCATION, "degrees north and east; needed by zones with km"),
    Field("payments", each_of(PAYMENTS), "the first is taken unless the customer says otherwise"),
    Field("last_order", whole(0, 240), "minutes before closing"),
    Field("night_ends", kinds.CLOCK, "when the business day ends, by which orders are numbered"),
    Field("after_order", whole(0, 1440), "minutes after the promised time in which messages are about that order"),
    Field("person_minutes", whole(1, 120), "until a customer who waits for a person is told that nobody answered yet"),
    Field("horizon", whole(0, 60), "days ahead one may order for"),
    Field("slot", whole(5, 120), "minutes between the times offered"),
    Field("sell_age", kinds.SELL_AGE, "highest age mark sold by chat"),
    Field("max_pieces", whole(1, 1000), "of one order; above, it waits for a person"),
    Field("outdated", whole(1, 1440), "minutes behind its time a ticket is listed, not printed"),
    Field("day_report", of.FLAG, "the day's sums on paper at closing"),
    Field("stop_without_paper", whole(0, 1440), "minutes without paper until no orders are taken; 0: never"),
    Field("max_total", of.PRICE, "of one order; above, it waits for a person"),
    Field("accept", word_of("auto", "staff"), "who says yes to an order"),
    Field("escalate", kinds.MINUTES, "minutes an order may wait for a person"),
    Field("notify", each_of(NOTIFY), "steps of an order of which its customer is told"),
    Field("busy", of.ANYTHING, "what the kitchen can do in a quarter of an hour"),
    Field("board", of.ANYTHING, "opens the pages for the shop"),
    Field("limits", of.ANYTHING, "how much one customer may ask of the bot alone"),
    Field("pickup", of.ANYTHING, "without it there is no pickup"),
    Field("zone", of.ANYTHING, "without one there is no delivery"),
    Field("printer", of.ANYTHING, "where tickets come out"),
    Field("event", of.ANYTHING, "stream link that goes with the order"),
)
BUSY = (
    Field("orders", whole(0, 500), "orders due in one quarter of an hour, at most"),
    Field("total", of.PRICE, "their sum, at most"),
)
BOARD = (
    Field("key", of.ANYTHING, "secret of the link that opens the board", True),
    Field("pin", of.ANYTHING, "asked for what costs money"),
    Field("push", of.FLAG, "its devices get alarms that WhatsApp cannot carry"),
)
LIMITS = (
    Field("orders_an_hour", whole(0, 100), "0: no limit"),
    Field("open_orders", whole(0, 100), "not closed, and promised for later than an hour ago"),
    Field("messages_a_minute", whole(0, 1000), "above, the bot waits"),
    Field("first_pieces", whole(0, 1000), "of a first order; above, it waits for a person"),
    Field("first_total", of.PRICE, "of a first order; above, it waits for a person"),
)
PICKUP = (Field("minutes", whole(0, 240), "from order to ready"),)
ZONE = (
    Field("postcodes", kinds.POSTCODES, "what belongs to it"),
    Field("km", kinds.KM, "instead: so far from location"),
    Field("minimum", of.PRICE, "least sum of goods", True),
    Field("fee", of.PRICE, "for the delivery", True),
    Field("free_from", of.PRICE, "sum of goods from which there is no fee"),
    Field("minutes", whole(1, 240), "from order to door"),
)
PRINTER = (
    Field("name", of.TEXT, "your word for it", True),
    Field("url", kinds.PRINTER_URL, "where it is", True),
    Field("columns", whole(24, 64), "characters in a line"),
    Field("stations", of.WORDS, "stations of the card; everything if absent"),
    Field("backup", of.TEXT, "printer that takes over"),
    Field("language", word_of(*ON_PAPER), "of those who read its tickets; the restaurant's if absent"),
    Field("token", of.ANYTHING, "secret in the address that a printer polls"),
    Field("silent", of.FLAG, "this model never answers"),
    Field("buzzer", word_of("clone", "epson"), "how it is called"),
    Field("pictures", of.FLAG, "takes lines as dots"),
    Field("code_pages", kinds.CODE_PAGES, "tables of the printer"),
)
EVENT = (
    Field("title", of.TEXT, "said to customers", True),
    Field("start", kinds.MOMENT, "on the restaurant's clock", True),
    Field("until", kinds.MOMENT, "when the link ends", True),
    Field("link", kinds.URL, "may hold {token}", True),
    Field("orders", kinds.DAY, "orders of that day get it", True),
    Field("secret", of.ANYTHING, "signs the token"),
)
BLOCKS: Final = {
    "server": SERVER, "database": DATABASE, "whatsapp": WHATSAPP, "rate": RATE, "mail": MAIL, "restaurant": RESTAURANT,
    "board": BOARD, "busy": BUSY, "limits": LIMITS,
    "pickup": PICKUP, "zone": ZONE, "printer": PRINTER, "event": EVENT,
}  # fmt: skip
