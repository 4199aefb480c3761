"""config.toml: what is read, and what its owner is told when it is wrong."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tomli

from orderbot.config import read_config
from orderbot.config.fields import BLOCKS, TOP
from orderbot.config.model import PostgresServer
from orderbot.errors import OwnerError
from orderbot.restaurant import PrinterConfig, Zone
from orderbot.tickets.codepages import PAGES
from orderbot.tomlfile.positions import scan
from orderbot.wording import render

BERLIN = ZoneInfo("Europe/Berlin")
ENVIRON = {"ORDERBOT_APP_SECRET": "s1-app", "ORDERBOT_VERIFY_TOKEN": "s2-verify", "ORDERBOT_TOKEN": "s3-token",
           "ORDERBOT_STAFF_PIN": "s4-pin", "ORDERBOT_BOARD_KEY": "s5-board-key", "ORDERBOT_BOARD_PIN": "s6-board",
           "ORDERBOT_MAIL_PASSWORD": "s8-mail", "ORDERBOT_STREAM_SECRET": "s7-stream",
           "ORDERBOT_PRINTER_TOKEN": "p" * 22}  # fmt: skip
EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
SMALL = """
[whatsapp]
app_secret = { env = "ORDERBOT_APP_SECRET" }
verify_token = { env = "ORDERBOT_VERIFY_TOKEN" }

[restaurant.bella]
name = "Bella"
menu = "menus/bella"
phone_number_id = "106540352242922"
token = { env = "ORDERBOT_TOKEN" }
hours = "11-22"
imprint = "https://example.de/i"
privacy = "https://example.de/p"
pickup = {}
"""


def no_file(path):
    raise FileNotFoundError(path)


def read(toml, environ=ENVIRON, read_file=no_file):
    return read_config("config.toml", toml.encode(), environ=environ, read_file=read_file, today=date(2026, 11, 23))


def faults(toml, **more):
    with pytest.raises(OwnerError) as caught:
        read(toml, **more)
    return [str(complaint) for complaint in caught.value.complaints]


def fault(toml, **more):
    (only,) = faults(toml, **more)
    return only


def with_(line):
    """SMALL with one more line (14 lines; so it is line 15), or another in place of that of the same key."""
    key = line.partition("=")[0].strip()
    rows = SMALL.split("\n")
    place = next((n for n, row in enumerate(rows) if row.partition("=")[0].strip() == key), None)
    if place is None:
        return SMALL.rstrip("\n") + "\n" + line + "\n"
    return "\n".join([*rows[:place], line, *rows[place + 1 :]])


# ---- what is read --------------------------------------------------------------------------------------------------


def test_the_example_is_accepted_and_read_as_it_says():
    config = read(EXAMPLE.read_text(encoding="utf-8"))
    assert (config.host, config.port, config.public_url) == ("127.0.0.1", 8080, "https://bestellung.example.de")
    assert (config.database, config.api_url, config.api_version) == (
        "sqlite:orderbot.db",
        "https://graph.facebook.com",
        "v25.0",
    )
    assert (config.app_secrets, config.verify_tokens) == (("s1-app",), ("s2-verify",))
    assert config.warnings == ()
    bella = config.restaurants["bella"]
    assert (bella.id, bella.name, bella.menu) == ("bella", "Pizzeria Bella", Path("menus/pizzeria-bella"))
    assert (bella.timezone, bella.language, bella.token) == (BERLIN, "de", "s3-token")
    assert (bella.location, bella.pickup_minutes, bella.max_total) == ((52.1422, 12.5953), 20, 30000)
    assert bella.zones == (Zone(("14806",), 0.0, 1500, 200, 4000, 45), Zone((), 12.0, 3000, 450, None, 60))
    assert bella.printers == (
        PrinterConfig(
            "kueche", "tcp://192.168.1.50:9100", 48, ("ofen", "kueche"), "theke", "de", buzzer="clone", pages=PAGES
        ),
        PrinterConfig("theke", "star:", token="p" * 22),
    )
    (event,) = bella.events
    assert event.start == datetime(2026, 12, 4, 20, tzinfo=BERLIN)
    assert event.orders == date(2026, 12, 4)


def keys(data, block=""):
    """(block, key) of everything that a file says."""
    for key, value in data.items():
        if block == "restaurant" and key not in {field.key for field in BLOCKS["restaurant"]}:
            yield from keys(value, "restaurant")
            continue
        yield block, key
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict) and key in BLOCKS:
                yield from keys(inner, key)


def test_every_key_is_documented_in_the_example():
    written = EXAMPLE.read_text(encoding="utf-8")
    documented = set(keys(tomli.loads(written)))
    assert documented == {("", field.key) for field in TOP} | {
        (block, field.key) for block, fields in BLOCKS.items() for field in fields
    }
    rows = written.split("\n")
    explained = {
        key
        for path, position in scan(written).items()
        for key in path
        if "#" in rows[position.line - 1] or rows[position.line - 2].startswith("#")
    }
    obvious = {"postcodes", "fee", "title", "privacy", "terms", "server", "database", "whatsapp"}
    assert {key for _, key in documented} - obvious <= explained


def test_the_menu_of_the_example_is_there():
    config = read(EXAMPLE.read_text(encoding="utf-8"))
    assert (EXAMPLE.parent / config.restaurants["bella"].menu / "card.toml").is_file()


def test_what_is_left_out_has_a_sensible_value():
    config = read(SMALL)
    assert (config.host, config.port, config.public_url) == ("127.0.0.1", 8080, "http://127.0.0.1:8080")
    assert (config.database, config.api_version) == ("sqlite:orderbot.db", "v25.0")
    bella = config.restaurants["bella"]
    assert (bella.timezone, bella.language, bella.holidays) == (BERLIN, "de", "")
    assert (bella.pickup_minutes, bella.zones, bella.printers, bella.last_order) == (20, (), (), 30)


def test_without_a_pickup_block_there_is_no_pickup():
    zone = '[[restaurant.bella.zone]]\npostcodes = ["14806"]\nminimum = "15,00"\nfee = 2\n'
    bella = read(SMALL.replace("pickup = {}", zone)).restaurants["bella"]
    assert bella.pickup_minutes is None
    assert bella.zones == (Zone(("14806",), 0.0, 1500, 200, None, 45),)


def test_addresses_lose_the_slash_at_their_end():
    assert read(SMALL + '\n[server]\npublic_url = "https://example.de/"').public_url == "https://example.de"


def test_what_serve_does_not_start_without_is_a_warning():
    warnings = read(SMALL.replace('imprint = "https://example.de/i"\n', "")).warnings
    assert all(each.warning and each.serving and each.line == 6 for each in warnings)
    assert [str(each).partition(";")[0] for each in warnings] == [
        "config.toml:6: [restaurant.bella] has no imprint",
        "config.toml:6: [restaurant.bella] has no phone",
        "config.toml:6: [restaurant.bella] has no address",
        "config.toml:6: [restaurant.bella] has no printer",
    ]


def test_what_should_not_stay_so_is_a_warning_that_does_not_stop():
    warnings = read(
        with_("sell_age = 16").replace("pickup = {}", 'pickup = {}\nphone = "+4933841"')
        + """
address = "Markt 1"
[[restaurant.bella.printer]]
name = "kueche"
url = "file:tickets"
[server]
host = "0.0.0.0"
"""
    ).warnings
    assert [(each.serving, each.line) for each in warnings] == [(False, 16), (False, 23)]


# ---- secrets -------------------------------------------------------------------------------------------------------


def test_two_secrets_are_valid_during_rotation():
    toml = with_('app_secret = [{ env = "NEW" }, { file = "/run/old" }]')
    config = read(toml, ENVIRON | {"NEW": "n1"}, {"/run/old": "o1\n"}.__getitem__)
    assert config.app_secrets == ("n1", "o1")


def test_secrets_are_in_no_repr():
    shown = repr(read(SMALL))
    assert not any(secret in shown for secret in ENVIRON.values())


def private(path):
    raise PermissionError(path)


@pytest.mark.parametrize(
    ("line", "expected", "read_file"),
    [
        ('app_secret = "abc"', 'config.toml:3: a secret does not belong into this file; write app_secret = { env = "ORDERBOT_APP_SECRET" }', no_file),
        ('app_secret = { env = "NONE" }', 'config.toml:3: the environment variable NONE is not set; set it before the start, or name a file: app_secret = { file = "/etc/orderbot/app_secret" }', no_file),
        ('token = { file = "/run/t" }', "config.toml:10: /run/t cannot be read; write the secret into it, or correct the path", no_file),
        ('token = { file = "/run/t" }', "config.toml:10: /run/t may be read by others, or not by us; let only the user of the bot read it: chmod 600 /run/t", private),
        ('token = { file = "/run/t" }', "config.toml:10: /run/t is empty; write the secret into it, or correct the path", lambda path: "\n"),
        ('token = { file = "/run/t" }', "config.toml:10: the secret of token has spaces or letters that no secret has; copy it once more", lambda path: "a\nb"),
        ('token = { evn = "X" }', 'config.toml:10: token does not say where the secret is; write token = { env = "ORDERBOT_TOKEN" }', no_file),
        ('token = { env = "X", file = "Y" }', 'config.toml:10: token does not say where the secret is; write token = { env = "ORDERBOT_TOKEN" }', no_file),
        ("token = []", 'config.toml:10: token must be one secret, or two during rotation; write token = { env = "ORDERBOT_TOKEN" }', no_file),
        ("token = 5", 'config.toml:10: token does not say where the secret is; write token = { env = "ORDERBOT_TOKEN" }', no_file),
    ],
)  # fmt: skip
def test_a_secret_that_cannot_be_had_is_told_without_showing_it(line, expected, read_file):
    assert fault(with_(line), read_file=read_file) == expected


# ---- faults --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('phon = "+4933"', 'config.toml:15: "phon" is not a key of [restaurant.bella]; did you mean "phone"?'),
        ('hours = "Mon 11-14"', "config.toml:11: column 10: 'Mon' is no day; write Mo, Di,"),
        ('hours =   "Mo 11-14; Son zu"', "config.toml:11: column 22: 'Son' is no day; write Mo, Di,"),
        ('hours = "11-22; Feiertage zu"', 'config.toml:11: the hours speak of holidays, but not of which state; write country and state: holidays = "DE-BB"'),
        ('hours = ""', "config.toml:11: hours is empty; write a text"),
        ('holidays = "DE"', 'config.toml:15: the holidays of "DE" are not known; DE has its own in each state; there is: '),
        ('holidays = "Bayern"', 'config.toml:15: the holidays of "Bayern" are not known; write country and state: holidays = "DE-BB"'),
        ('timezone = "Europe/Berln"', 'config.toml:15: "Europe/Berln" is not a time zone; write timezone = "Europe/Berlin"'),
        ('language = "ge"', 'config.toml:15: language: "ge" is unknown; did you mean "de"? There is: de, en'),
        ('phone = "033841 2345"', 'config.toml:15: "033841 2345" is not a phone number with its country; write a plus and digits only: +49338412345'),
        ('phone = "+49 (0)33841 2345"', 'config.toml:15: "+49 (0)33841 2345" is not a phone number with its country; write a plus and digits only: +49338412345'),
        ('staff = ["+4915112345678", "0049151"]', 'config.toml:15: "0049151" is not a phone number with its country; write a plus and digits only: +4915112345678'),
        ("phone_number_id = 106540352242922", 'config.toml:9: phone_number_id must be text; write phone_number_id = "106540352242922"'),
        ('phone_number_id = "+49151"', 'config.toml:9: "+49151" is not the id of a WhatsApp number; copy the phone number ID'),
        ('imprint = "www.example.de"', 'config.toml:12: "www.example.de" is not a web address; write imprint = "https://bestellung.example.de"'),
        ("location = [52.1]", "config.toml:15: location must be degrees north and east; write location = [52.1422, 12.5953]"),
        ("location = [nan, 12]", "config.toml:15: location must be degrees north and east; write"),
        ("location = [91, 12]", "config.toml:15: location must be degrees north and east; write"),
        ('payments = ["bar"]', 'config.toml:15: payments: "bar" is unknown; '),
        ("payments = []", 'config.toml:15: payments is empty; write payments = ["cash", "card"]'),
        ("sell_age = 12", "config.toml:15: sell_age must be 0, 16 or 18; write sell_age = 0"),
        ("sell_age = 16.0", "config.toml:15: sell_age must be 0, 16 or 18; write sell_age = 0"),
        ("horizon = 100", "config.toml:15: horizon must be a whole number from 0 to 60; write horizon = 1"),
        ("slot = 0", "config.toml:15: slot must be a whole number from 5 to 120; write slot = 5"),
        ("last_order = true", "config.toml:15: last_order must be a whole number from 0 to 240; write"),
        ("max_total = 300.001", 'config.toml:15: "300.001" is not a price; did you mean 300.00?'),
        ("pickup = 20", "config.toml:14: pickup must be a table; look at"),
        ("pickup = { minuten = 20 }", 'config.toml:14: "minuten" is not a key of [restaurant.bella.pickup]; did you mean "minutes"?'),
        ('zone = { fee = 2 }', "config.toml:15: there may be several of zone; write [[restaurant.bella.zone]]"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_to_do(line, expected):
    assert fault(with_(line)).startswith(expected)


@pytest.mark.parametrize("key", ["name", "menu", "phone_number_id", "token", "hours"])
def test_a_missing_key_is_told_at_its_block(key):
    toml = "\n".join(row for row in SMALL.split("\n") if not row.startswith(f"{key} "))
    assert fault(toml).startswith(f"config.toml:6: [restaurant.bella] has no {key}; write {key} = ")


def test_without_pickup_and_zone_nobody_gets_anything():
    expected = "config.toml:6: customers can neither pick up here nor have it brought; write [restaurant.bella.pickup], or a zone"
    assert fault(SMALL.replace("pickup = {}", "")) == expected


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ('zone]]\nfee = 2\npostcodes = ["1"]', ["15: [restaurant.bella.zone] has no minimum;", '17: "1" is not a postcode;']),
        ('zone]]\nfee = 2\nminimum = 0', ["15: a zone is either postcodes or a distance;"]),
        ('zone]]\nfee = 2\nminimum = 0\nkm = 3\npostcodes = ["14806"]', ["15: a zone is either postcodes or a distance;", "18: a distance needs to know from where;"]),
        ('zone]]\nfee = 2\nminimum = 0\nkm = 3', ["18: a distance needs to know from where; write location = "]),
        ('zone]]\nfee = 2\nminimum = 0\nkm = nan', ["18: km must be a distance from 0 to 100 km;"]),
        ('zone]]\nfee = -2\nminimum = 0\npostcodes = []', ['16: "-2" is not a price;', "18: postcodes is empty;"]),
        ('zone]]\nfee = 2\nminimum = 0\npostcodes = ["14806", "14 806"]', ["18: the postcode 14806 is already in line 18; keep it in one zone"]),
        ('printer]]\nname = "k"\nurl = "usb:1"', ['17: "usb:1" is not the address of a printer; write one of url = "tcp://192.168.1.50:9100", url = "file:tickets", url = "star:", url = "epson:", url = "chat:"']),
        ('printer]]\nname = "k"\nurl = "tcp://:9100"', ['17: "tcp://:9100" is not the address of a printer;']),
        ('printer]]\nname = "k"\nurl = "tcp://host:99999"', ['17: "tcp://host:99999" is not the address of a printer;']),
        ('printer]]\nname = "k"\nurl = "file:"', ['17: "file:" is not the address of a printer;']),
        ('printer]]\nname = "k"\nurl = "star:"', ['15: a printer that polls needs a secret in its address; write token = { env = "ORDERBOT_PRINTER_TOKEN" }']),
        ('printer]]\nname = "k"\nurl = "epson:"\ntoken = { env = "ORDERBOT_TOKEN" }', ["18: the token of k does not fit into a printer's settings; take 16 to 30 letters"]),
        ('printer]]\nname = "k"\nurl = "chat:"', ["17: tickets as messages need somebody who gets them; write staff = "]),
        ('printer]]\nname = "k"\nurl = "file:x"\ncode_pages = ["16 latin1"]', ['18: code_pages: "16 latin1" is unknown; write a number of the printer']),
        ('printer]]\nname = "k"\nurl = "file:x"\ncode_pages = "cp1252"', ["18: code_pages must be a list; write code_pages = "]),
        ('printer]]\nname = "k"\nurl = "file:x"\nbackup = "theke"', ['18: there is no other printer "theke";']),
        ('printer]]\nname = "k"\nurl = "file:x"\nbackup = "k"', ['18: there is no other printer "k";']),
        ('printer]]\nname = "k"\nurl = "file:x"\n[[restaurant.bella.printer]]\nname = "k"\nurl = "file:y"', ['19: two printers are called "k"; give each its own name']),
        ('event]]\ntitle = "J"\nstart = 2026-12-04T20:00:00Z\nuntil = 2026-12-04\nlink = "x"\norders = "2026-13-01"', [
            "17: start has an offset; times are those of the restaurant's clock; write start = 2026-12-04T20:00:00",
            "18: until must be a day and a time;", '19: "x" is not a web address;', "20: orders must be a day; write orders = 2026-12-04"]),
        ('event]]\ntitle = "J"\nstart = 2026-12-04T20:00\nuntil = 2026-12-04T19:00\nlink = "https://x.de"\norders = 2026-12-04', ["18: the event ends before it begins;"]),
    ],
)  # fmt: skip
def test_all_faults_of_a_block_are_told(block, expected):
    told = faults(f"{SMALL}[[restaurant.bella.{block}\n")
    assert len(told) == len(expected)
    for said, start in zip(told, expected, strict=True):
        assert said.startswith(f"config.toml:{start}")


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ('[server]\nport = 70000', "16: port must be a whole number from 0 to 65535;"),
        ('[server]\npublic_url = "ftp://x"', '16: "ftp://x" is not a web address;'),
        ('[database]\nurl = "postgresql://host"', '16: this is not the address of a PostgreSQL database; write url = "postgresql://user@host/name"'),
        ('[database]\nurl = "postgresql://user:geheim@host/name"', '16: a secret does not belong into this file; write password = { env = "ORDERBOT_DATABASE_PASSWORD" }'),
        ('[database]\nurl = "postgresql://user@host/name?password=geheim"', '16: a secret does not belong into this file;'),
        ('[database]\nurl = "postgresql://user@host/name"\npassword = "geheim"', '17: a secret does not belong into this file;'),
        ('[database]\ndirect_url = "sqlite:x.db"', "16: this is not the address of a PostgreSQL database;"),
        (f'[server]\naddress = "http://{60 * "a"}"', '16: this address is too long; write address = "http://10.0.0.11:8080"'),
        ('[database]\nreaders = 0', '16: readers must be a whole number from 1 to 50;'),
        ('[database]\nurl = "orderbot.db"', '16: "orderbot.db" is not a database; write url = "sqlite:orderbot.db"'),
        ('[database]\nurl = "sqlite:"', '16: "sqlite:" is not a database;'),
        ("[servr]", '15: "servr" is not a key of this file; did you mean "server"?'),
    ],
)  # fmt: skip
def test_faults_of_the_other_blocks_are_told(toml, expected):
    assert fault(f"{SMALL}{toml}\n").startswith(f"config.toml:{expected}")


def test_the_version_of_the_api_has_its_form():
    told = fault(SMALL.replace("[whatsapp]", '[whatsapp]\napi_version = "25"'))
    assert told == 'config.toml:3: api_version is not a version of the Graph API; write api_version = "v25.0"'


def test_an_empty_file_is_told_what_it_needs():
    told = faults("")
    assert [said.partition(";")[0] for said in told] == [
        "config.toml:1: [whatsapp] has no app_secret",
        "config.toml:1: [whatsapp] has no verify_token",
        "config.toml:1: there is no restaurant",
    ]


def test_two_restaurants_cannot_share_a_number():
    other = SMALL[SMALL.index("[restaurant.bella]") :].replace("bella", "roma")
    told = fault(SMALL + other)
    assert told == "config.toml:18: this WhatsApp number is already in line 9; each restaurant has its own number"


def test_the_id_of_a_restaurant_can_be_part_of_an_address():
    told = fault(SMALL.replace("restaurant.bella", 'restaurant."Bella Roma"'))
    assert told.startswith('config.toml:6: "Bella Roma" cannot be used in a web address;')


def test_a_restaurant_without_a_name_of_its_own_is_told():
    assert "config.toml:6: there is no restaurant; write one block for each: [restaurant.bella]" in faults(
        SMALL.replace("[restaurant.bella]", "[restaurant]")
        .replace("pickup = {}", "")
        .replace('token = { env = "ORDERBOT_TOKEN" }', "")
    )


def test_a_file_that_is_no_toml_is_told_with_its_line():
    assert faults(SMALL.replace('name = "Bella"', "name = Bella"))[0].startswith("config.toml:7: ")


def test_all_faults_are_told_at_once_in_the_order_of_lines():
    toml = with_('phone = "1"').replace('"11-22"', '"Mon 11-22"').replace('"ORDERBOT_TOKEN"', '"NONE"')
    assert [said.split(":")[1] for said in faults(toml)] == ["10", "11", "15"]


@pytest.mark.parametrize("key", [f.key for f in BLOCKS["restaurant"]] + ["server", "database", "whatsapp"])
@pytest.mark.parametrize(
    "value",
    ["true", "-1", "1.5", "nan", '"x"', '""', "[]", "[1]", "[[]]", "{}", "{ a = 1 }", "2026-01-01", "10:00", '"{"'],
)
def test_no_value_of_any_key_is_more_than_a_complaint(key, value):
    toml = with_(f"{key} = {value}") if key in {f.key for f in BLOCKS["restaurant"]} else f"{key} = {value}\n{SMALL}"
    if key == "whatsapp":
        toml = toml.replace("[whatsapp]", "[server]").replace("app_secret", "host").replace("verify_token", "port")
    try:
        read(toml)
    except OwnerError as error:
        for complaint in error.complaints:
            for language in ("de", "en"):
                assert render.complain(complaint, language)


# ---- the pages for the shop ------------------------------------------------------------------------------------------


def test_a_board_has_a_key_that_nobody_guesses():
    environ = {**ENVIRON, "KEY": "short", "PIN": "12"}
    assert [
        str(each)
        for each in faults_of(
            SMALL + '[restaurant.bella.board]\nkey = { env = "KEY" }\npin = { env = "PIN" }\n', environ
        )
    ] == [
        "config.toml:16: the key is too short: whoever guesses it sees names and addresses; "
        "take at least 8 letters and digits, for example from: openssl rand -hex 16",
        "config.toml:17: the PIN is too short; take at least 4 digits or letters",
    ]


def faults_of(toml, environ):
    with pytest.raises(OwnerError) as caught:
        read(toml, environ=environ)
    return caught.value.complaints


def test_a_board_without_a_key_is_told():
    assert "has no key" in fault(SMALL + '[restaurant.bella.board]\npin = { env = "ORDERBOT_STAFF_PIN" }\n')


@pytest.mark.parametrize("written", ["[2, 4]", "[4, 2, 13]", '["2", "4", "13"]', "13", "[2, 4, 46]"])
def test_escalation_is_three_growing_numbers(written):
    assert "three numbers of minutes" in fault(with_(f"escalate = {written}"))


# ---- alarms beside WhatsApp, prices ----------------------------------------------------------------------------------

MAIL = '\n[mail]\nhost = "smtp.example.de"\nfrom = "bot@example.de"\npassword = { env = "ORDERBOT_MAIL_PASSWORD" }\n'


def test_a_mail_server_and_rates_are_read():
    config = read(SMALL + MAIL + "\n[[whatsapp.rate]]\nstart = 2026-10-01\nservice = 0.0456\nutility = 0.05\n")
    assert (config.mail.host, config.mail.port, config.mail.sender, config.mail.password) == (
        "smtp.example.de", 587, "bot@example.de", "s8-mail",
    )  # fmt: skip
    assert [(rate.start, rate.service, rate.utility) for rate in config.rates] == [(date(2026, 10, 1), 456, 500)]
    assert read(SMALL).mail is None
    assert (read(SMALL).per_second, read(SMALL).free_messages) == (80, 1000)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('alarm_mail = ["wirt"]', "is not a mail address"),
        ('alarm_mail = ["a@b.de\\nBcc: c@d.de"]', "is not a mail address"),
        ('alert_template = "Order Alert"', "is not the name of a message template"),
        ('address_flow = "abc"', "is not the id of a form"),
    ],
)
def test_what_alarms_and_forms_need_is_checked(line, complaint):
    assert complaint in fault(SMALL.replace("pickup = {}", f"{line}\npickup = {{}}"))


def test_a_wrong_rate_is_told_with_its_line():
    assert "must be euros for one message" in fault(
        SMALL + '\n[[whatsapp.rate]]\nstart = 2026-10-01\nservice = "4 cents"\nutility = 0.05\n'
    )


def test_what_the_kitchen_can_do_in_a_quarter_of_an_hour():
    place = read(SMALL + "[restaurant.bella.busy]\norders = 10\ntotal = 250.00\n").restaurants["bella"]
    assert (place.busy_orders, place.busy_total) == (10, 25_000)


def test_a_number_that_is_no_price_is_not_spoken_of_as_one():
    told = fault(SMALL + "[server]\nport = 80,80\n")
    assert "price" not in told
    assert told.endswith('"80,80" is not written like a number; write a whole number, such as 80')


def test_a_database_on_a_server_with_its_secret():
    block = '[database]\nurl = "postgresql://ora@db/kasse"\npassword = { env = "ORDERBOT_TOKEN" }\nreaders = 8\n'
    block += 'direct_url = "postgresql://ora@server/kasse"\n'
    found = read(f"{block}{SMALL}").postgres
    assert found == PostgresServer(
        "postgresql://ora@db/kasse", ENVIRON["ORDERBOT_TOKEN"], 8, direct_url="postgresql://ora@server/kasse"
    )
    assert ENVIRON["ORDERBOT_TOKEN"] not in repr(found)


def test_for_a_file_no_password_is_looked_for():
    block = '[database]\nurl = "sqlite:x.db"\npassword = { env = "NOT_SET" }\n'
    assert read(f"{block}{SMALL}").postgres is None


@pytest.mark.parametrize(
    ("server", "address"),
    [
        ("", "http://127.0.0.1:8080"),
        ('host = "10.0.0.11"\nport = 81', "http://10.0.0.11:81"),
        ('host = "0.0.0.0"', "http://127.0.0.1:8080"),
        ('host = "fd00::11"', "http://[fd00::11]:8080"),
        ('host = "0.0.0.0"\naddress = "http://10.0.0.11:81/"', "http://10.0.0.11:81"),
    ],
)
def test_other_workers_reach_it_where_it_listens_or_where_it_says(server: str, address: str) -> None:
    assert read(f"[server]\n{server}\n{SMALL}").address == address
