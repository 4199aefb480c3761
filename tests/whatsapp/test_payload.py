import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meta import recorded_webhooks, webhook_examples
from posts import ANNA, HEAD, NUMBER, change, encoded, entries, message, post, status, typed, value

from orderbot.conversation.model import KINDS
from orderbot.envelope import Payload, Sender, SendError
from orderbot.whatsapp.payload import Malformed, parse


def one(**body):
    """The only message of a delivery."""
    payload = parse(post(change(messages=[message(**body)])))
    assert payload.odd == ()
    (received,) = payload.received
    return received.incoming


def facts(incoming):
    """What is not at its default, without the head."""
    empty = ("", None)
    names = ("kind", "text", "tap", "latitude", "longitude", "place", "phone")
    return {name: getattr(incoming, name) for name in names if getattr(incoming, name) not in empty}


def test_a_text_arrives_with_its_sender_its_restaurant_and_its_time():
    (received,) = parse(post(change(messages=[typed("Hallo 🍕")]))).received
    assert received.phone_number_id == NUMBER
    assert received.sender == Sender(phone="4915112345678", user="DE.1", name="Anna")
    assert received.incoming.id == "wamid.X"
    assert received.incoming.at == datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
    assert (received.incoming.kind, received.incoming.text, received.incoming.name) == ("text", "Hallo 🍕", "Anna")


BODIES = [
    ({"type": "text", "text": {"body": "Hallo"}}, {"kind": "text", "text": "Hallo"}),
    (
        {
            "type": "interactive",
            "interactive": {"type": "list_reply", "list_reply": {"id": "m1:pizza", "title": "Pizza"}},
        },
        {"kind": "tap", "tap": "m1:pizza", "text": "Pizza"},
    ),
    (
        {"type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"id": "ok", "title": "Ja"}}},
        {"kind": "tap", "tap": "ok", "text": "Ja"},
    ),
    (
        {
            "type": "interactive",
            "interactive": {
                "type": "nfm_reply",
                "nfm_reply": {"name": "flow", "response_json": '{"flow_token":"T","dish":"Lasagne","count":2}'},
            },
        },
        {"kind": "text", "text": "Lasagne\n2"},
    ),
    (
        {
            "type": "interactive",
            "interactive": {
                "type": "nfm_reply",
                "nfm_reply": {
                    "response_json": json.dumps(
                        {"street": "Bahnhofstr.", "number": 12, "postcode": "14806", "city": "Bad Belzig", "extra": ""}
                    )
                },
            },
        },
        {"kind": "text", "text": "Bahnhofstr. 12, 14806 Bad Belzig"},
    ),
    (
        {"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": {"response_json": "{"}}},
        {"kind": "unknown"},
    ),
    ({"type": "interactive", "interactive": {"type": "call_permission_reply"}}, {"kind": "unknown"}),
    ({"type": "interactive", "context": {"id": "wamid.OUT"}}, {"kind": "unknown"}),
    ({"type": "button", "button": {"payload": "P", "text": "Ja"}}, {"kind": "tap", "tap": "P", "text": "Ja"}),
    ({"type": "button", "button": {"payload": "Ja", "text": "Ja"}}, {"kind": "text", "text": "Ja"}),
    ({"type": "button", "button": {"text": "Ja"}}, {"kind": "text", "text": "Ja"}),
    ({"type": "order", "order": {"product_items": [{"quantity": 2, "item_price": 8.5}]}}, {"kind": "unknown"}),
    (
        {
            "type": "order",
            "order": {
                "catalog_id": "1",
                "text": "ohne Eis",
                "product_items": [
                    {"product_retailer_id": "23", "quantity": 2, "item_price": 8.5, "currency": "EUR"},
                    {"product_retailer_id": "61", "quantity": "1"},
                    {"product_retailer_id": "7", "quantity": -1},
                    "nonsense",
                ],
            },
        },
        {"kind": "text", "text": "2 x 23\n1 x 61\nohne Eis"},
    ),
    (
        {"type": "location", "location": {"latitude": 52.5, "longitude": 13.4, "name": "Café", "address": "Weg 1"}},
        {"kind": "location", "latitude": 52.5, "longitude": 13.4, "place": "Café, Weg 1"},
    ),
    (
        {"location": {"latitude": "52.5", "longitude": "13.4"}},
        {"kind": "location", "latitude": 52.5, "longitude": 13.4},
    ),
    ({"type": "location", "location": {"latitude": 152.5, "longitude": 13.4}}, {"kind": "unknown"}),
    ({"type": "location", "location": {"latitude": "NaN", "longitude": 13.4}}, {"kind": "unknown"}),
    ({"type": "image", "image": {"id": "1", "caption": "zwei davon"}}, {"kind": "image", "text": "zwei davon"}),
    ({"type": "video", "video": {"id": "1"}}, {"kind": "video"}),
    ({"type": "document", "document": {"id": "1", "filename": "x.pdf"}}, {"kind": "document"}),
    ({"type": "sticker", "sticker": {"id": "1", "animated": True}}, {"kind": "sticker"}),
    ({"type": "audio", "audio": {"id": "1", "voice": True}}, {"kind": "voice"}),
    (
        {
            "type": "contacts",
            "contacts": [{"origin": "contact_request", "phones": [{"phone": "+49151", "wa_id": "49151"}]}],
        },
        {"kind": "contact", "phone": "+49151"},
    ),
    ({"type": "contacts", "contacts": [{"phones": [{}, {"wa_id": "49151"}]}]}, {"kind": "contact", "phone": "+49151"}),
    ({"type": "contacts", "contacts": [{"vcard": "x"}]}, {"kind": "contact"}),
    ({"type": "reaction", "reaction": {"message_id": "wamid.OUT", "emoji": "👍"}}, {"kind": "reaction", "text": "👍"}),
    ({"type": "reaction", "reaction": {"message_id": "wamid.OUT"}}, {"kind": "reaction"}),
    ({"type": "unsupported", "errors": [{"code": 131051}], "unsupported": {"type": "poll"}}, {"kind": "unknown"}),
    ({"type": "unknown", "errors": [{"code": 130501}]}, {"kind": "unknown"}),
    (
        {"type": "edit", "edit": {"original_message_id": "A", "message": {"type": "text", "text": {"body": "1x"}}}},
        {"kind": "edit", "text": "1x"},
    ),
    ({"type": "revoke", "revoke": {"original_message_id": "A"}}, {"kind": "revoke"}),
    ({"type": "hologram", "hologram": {}}, {"kind": "unknown"}),
    ({"type": "text", "text": {"body": "  "}}, {"kind": "unknown"}),
    ({"type": "text", "text": "no object"}, {"kind": "unknown"}),
    ({"type": ["text"]}, {"kind": "unknown"}),
    ({}, {"kind": "unknown"}),
]


@pytest.mark.parametrize(("body", "heard"), BODIES)
def test_every_type_of_message_is_something_to_us(body, heard):
    assert facts(one(**body)) == heard


def test_a_customer_without_a_phone_number_is_known_by_the_user_id():
    adopter = {"profile": {"name": "Anna", "username": "@anna"}, "user_id": "DE.7"}
    body = {"from_user_id": "DE.7", "id": "wamid.B", "timestamp": "1", "type": "text", "text": {"body": "hi"}}
    (received,) = parse(post(change(messages=[body], contacts=[adopter]))).received
    assert received.sender == Sender(user="DE.7", name="Anna")


@pytest.mark.parametrize(
    ("head", "contact", "sender"),
    [
        ({"from": "49151"}, {"wa_id": "49151"}, Sender(phone="49151")),
        ({"from": "49151", "from_user_id": "DE.1"}, {"wa_id": "49151", "user_id": "DE.1"}, Sender("49151", "DE.1")),
        ({"from_user_id": "DE.1"}, {"wa_id": "49151", "user_id": "DE.1"}, Sender("49151", "DE.1")),
        ({"from": "49151"}, {"wa_id": "49151", "user_id": "DE.1"}, Sender("49151", "DE.1")),
        (
            {"from_user_id": "DE.1"},
            {"user_id": "DE.1", "parent_user_id": "DE.ENT.9"},
            Sender(user="DE.1", parent_user="DE.ENT.9"),
        ),
        ({}, {"wa_id": "49151", "user_id": "DE.1"}, Sender("49151", "DE.1")),
        ({"from": "49151"}, {"wa_id": "49999", "user_id": "DE.9", "profile": {"name": "Bob"}}, Sender("49151")),
        ({"from_user_id": "DE.1"}, {"wa_id": "49999", "user_id": "DE.9"}, Sender(user="DE.1")),
    ],
)  # fmt: skip
def test_ids_come_from_the_message_and_its_own_contact_only(head, contact, sender):
    body = {**head, "id": "wamid.B", "timestamp": "1", "type": "text", "text": {"body": "hi"}}
    (received,) = parse(post(change(messages=[body], contacts=[contact]))).received
    assert received.sender == sender


def test_each_message_of_a_batch_has_its_own_sender():
    people = [{**ANNA, "wa_id": f"4915{n}", "user_id": f"DE.{n}", "profile": {"name": f"P{n}"}} for n in range(3)]
    said = [typed("x", **{"id": f"w{n}", "from": f"4915{n}", "from_user_id": f"DE.{n}"}) for n in (2, 0, 1)]
    payload = parse(post(change(messages=said, contacts=people)))
    assert [(each.sender.name, each.sender.user) for each in payload.received] == [
        ("P2", "DE.2"),
        ("P0", "DE.0"),
        ("P1", "DE.1"),
    ]


def test_nothing_is_lost_of_many_entries_changes_messages_and_statuses():
    def part(n):
        return change(messages=[typed("a", id=f"a{n}"), typed("b", id=f"b{n}")], statuses=[status(id=f"s{n}")])

    payload = parse(entries([part(1), part(2)], [part(3)], []))
    assert [each.incoming.id for each in payload.received] == ["a1", "b1", "a2", "b2", "a3", "b3"]
    assert [each.message_id for each in payload.statuses] == ["s1", "s2", "s3"]


def test_a_thousand_updates_in_one_post_are_read():
    said = [typed("x" * 2000, id=f"w{n}") for n in range(500)]
    told = [status(id=f"s{n}") for n in range(500)]
    payload = parse(post(*(change(messages=[a], statuses=[b]) for a, b in zip(said, told, strict=True))))
    assert (len(payload.received), len(payload.statuses), payload.odd) == (500, 500, ())


@pytest.mark.parametrize(
    "weird",
    [
        None, 7, "text", [], {"id": 1},
        {**HEAD, "timestamp": "soon", "type": "text"},
        {**HEAD, "timestamp": -1, "type": "text"},
        {**HEAD, "timestamp": "9" * 30, "type": "text"},
        {**HEAD, "timestamp": "9" * 5000, "type": "text"},
        {**HEAD, "id": "x" * 5000, "type": "text"},
        {"id": "no sender", "timestamp": "1", "type": "text", "text": {"body": "x"}},
    ],
)  # fmt: skip
def test_one_weird_message_never_loses_the_rest(weird):
    payload = parse(post(change(messages=[typed("first"), weird, typed("last", id="w2")], contacts=[])))
    assert [each.incoming.text for each in payload.received] == ["first", "last"]
    assert len(payload.odd) == 1


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"entry": [7]}, "entry that is no object"),
        ({"entry": [{"id": "1"}]}, "changes that is no object"),
        ({"entry": [{"changes": "x"}]}, "changes that is no object"),
        ({"entry": [{"changes": [{"field": "messages"}]}]}, "change without content"),
        ({"entry": [{"changes": [{"field": "messages", "value": []}]}]}, "change without content"),
        ({"entry": [{"changes": [{"field": "messages", "value": {"messages": {"id": 1}}}]}]}, "message unknown without number, id or time"),
        ({"entry": [{"changes": [{"value": {"statuses": "sent"}}]}]}, "statuses that is no object"),
    ],
)  # fmt: skip
def test_whatever_has_another_shape_is_kept_for_somebody_to_look_at(body, why):
    payload = parse(encoded({"object": "whatsapp_business_account", **body}))
    assert [each.why for each in payload.odd] == [why]


def test_half_an_emoji_costs_neither_the_text_nor_its_neighbours():
    body = post(change(messages=[typed("eine Pizza \ud83c"), typed("zwei", id="w2")]))
    assert b"\\ud83c" in body
    assert [each.incoming.text for each in parse(body).received] == ["eine Pizza", "zwei"]


def test_bytes_that_are_no_utf8_cost_nothing_else():
    body = post(change(messages=[typed("K_se"), typed("zwei", id="w2")])).replace(b"K_se", b"K\xe4se")
    assert [each.incoming.text for each in parse(body).received] == ["K\ufffdse", "zwei"]


def test_text_is_capped_and_holds_no_nul():
    assert one(type="text", text={"body": "a\x00b" + "x" * 5000}).text == ("ab" + "x" * 5000)[:4096]


@pytest.mark.parametrize("stamp", ["1790000000", 1790000000])
def test_a_timestamp_may_be_quoted_or_not(stamp):
    assert one(type="text", text={"body": "x"}, timestamp=stamp).at == datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)


def test_messages_of_groups_are_not_for_us():
    assert parse(post(change(messages=[typed("x", group_id="G")]))) == Payload()


def test_a_removed_message_type_is_ignored():
    assert parse(post(change(messages=[message(type="request_welcome")]))) == Payload()


# ---- identity ------------------------------------------------------------------------------------------------------


def changed(**body):
    payload = parse(post(change(messages=[message(type="system", **body)], contacts=[])))
    assert payload.received == payload.odd == ()
    return [(each.previous, each.new, each.previous_phone, each.phone) for each in payload.changes]


def test_a_new_number_is_a_change_of_identity():
    system = {"type": "user_changed_number", "wa_id": "49NEW", "user_id": "DE.NEW", "previous_user_id": "DE.OLD"}
    assert changed(system=system) == [("DE.OLD", "DE.NEW", "4915112345678", "49NEW")]


def test_a_new_user_id_is_a_change_of_identity():
    system = {"type": "user_changed_user_id", "previous_user_id": "DE.OLD", "user_id": "DE.NEW"}
    assert changed(system=system) == [("DE.OLD", "DE.NEW", "4915112345678", "")]


@pytest.mark.parametrize("kind", ["customer_identity_changed", "user_identity_changed"])
def test_a_new_security_code_is_none(kind):
    assert changed(identity={"hash": "x"}, system={"type": kind, "body": ".."}) == []


@pytest.mark.parametrize(
    "ids",
    [{"previous_user_id": "DE.OLD", "user_id": "DE.NEW"}, {"user_id": {"previous": "DE.OLD", "current": "DE.NEW"}}],
)
def test_a_new_user_id_may_come_in_a_field_of_its_own(ids):
    update = {"wa_id": "49151", "timestamp": "1", **ids}
    payload = parse(post({"field": "user_id_update", "value": value(contacts=[], user_id_update=[update])}))
    assert [(each.previous, each.new, each.phone) for each in payload.changes] == [("DE.OLD", "DE.NEW", "49151")]


def test_a_change_that_names_no_new_id_is_skipped():
    payload = parse(post(change(messages=[message(type="system", system={"type": "user_changed_number"})])))
    assert payload.changes == ()
    assert [each.why for each in payload.odd] == ["message system without old or new id"]


# ---- statuses ------------------------------------------------------------------------------------------------------


def test_a_status_brings_back_our_tag_and_its_price():
    told = status(
        "delivered",
        biz_opaque_callback_data="outbox-17",
        pricing={"billable": True, "pricing_model": "PMP", "type": "regular", "category": "service"},
        timestamp=1790000000,
    )
    (update,) = parse(post(change(statuses=[told]))).statuses
    assert (update.message_id, update.status, update.tag) == ("wamid.OUT", "delivered", "outbox-17")
    assert (update.price_type, update.price_category) == ("regular", "service")
    assert update.at == datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)


def test_a_failure_says_why():
    told = status("failed", errors=[{"code": 131026, "title": "Undeliverable"}, {"code": "131047"}, {"title": "?"}])
    (update,) = parse(post(change(statuses=[told], contacts=[]))).statuses
    assert update.errors == (SendError(131026, "Undeliverable"), SendError(131047), SendError(0, "?"))


def test_a_played_message_was_read_and_a_new_word_is_kept():
    states = [each.status for each in parse(post(change(statuses=[status("played"), status("teleported")]))).statuses]
    assert states == ["read", "teleported"]


@pytest.mark.parametrize("flaw", [{"id": ""}, {"timestamp": None}, {"status": 5}])
def test_a_broken_status_is_skipped_alone(flaw):
    payload = parse(post(change(statuses=[{**status(), **flaw}, status()])))
    assert (len(payload.statuses), len(payload.odd)) == (1, 1)


# ---- the whole body ------------------------------------------------------------------------------------------------


def test_other_fields_and_account_errors_are_named_not_read():
    alert = {"field": "account_update", "value": {"event": "RESTRICTED"}}
    errors = [{"code": 131031, "title": "Account locked"}, {"code": 131000, "title": "Something went wrong"}]
    broken = change(contacts=[], errors=errors)
    payload = parse(post(alert, broken, change(messages=[typed("x")])))
    assert [(each.subject, each.said, each.code, each.grave) for each in payload.notices] == [
        ("account_update", "RESTRICTED", 0, True),
        ("error", "Account locked", 131031, True),
        ("error", "Something went wrong", 131000, False),
    ]
    assert payload.odd == ()
    assert len(payload.received) == 1


@pytest.mark.parametrize(
    ("field", "value", "said", "grave"),
    [
        ("account_update", {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}}, "DISABLED_UPDATE, DISABLE", True),
        ("account_update", {"event": "ACCOUNT_RESTRICTION", "restriction_info": [{"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING"}]},
         "ACCOUNT_RESTRICTION, RESTRICTED_BIZ_INITIATED_MESSAGING", True),
        ("account_update", {"event": "VERIFIED_ACCOUNT"}, "VERIFIED_ACCOUNT", False),
        ("account_alerts", {"alert_severity": "CRITICAL", "alert_type": "OBA", "alert_description": "x"}, "CRITICAL, OBA, x", True),
        ("phone_number_quality_update", {"event": "FLAGGED", "current_limit": "TIER_1K"}, "FLAGGED, TIER_1K", True),
        ("message_template_status_update", {"event": "REJECTED", "message_template_name": "late", "reason": "SCAM"},
         "REJECTED, late, SCAM", True),
        ("message_template_status_update", {"event": "APPROVED"}, "APPROVED", False),
        ("security", {}, "?", False),
        ("account_update", "nonsense", "?", False),
    ],
)  # fmt: skip
def test_what_meta_says_about_the_account_is_a_notice(field, value, said, grave):
    (notice,) = parse(post({"field": field, "value": value})).notices
    assert (notice.subject, notice.said, notice.grave) == (field, said, grave)


def test_fields_that_do_not_exist_yet_are_kept_whole_and_cost_nothing():
    payload = parse(post({"field": "holograms", "value": {"x": "\ud83c"}}, change(messages=[typed("x")])))
    assert [(each.why, each.raw) for each in payload.odd] == [("field holograms", b'{"x": "\\ud83c"}')]
    assert len(payload.received) == 1


@pytest.mark.parametrize("field", ["history", "smb_app_state_sync", "user_preferences"])
def test_old_chats_and_address_books_are_not_kept(field):
    assert parse(post({"field": field, "value": value_with(messages=[typed("x")])["value"]})) == Payload()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"null", b"[]", b'"x"', b"{}", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 100_000, rb'["\ud83c",' + b"[" * 100_000,
        encoded({"object": "page", "entry": []}),
        encoded({"object": "whatsapp_business_account"}),
        encoded({"object": "whatsapp_business_account", "entry": {}}),
        b'{"object":"whatsapp_business_account","entry":[' + b"9" * 5000 + b",nope]}",
    ],
)  # fmt: skip
def test_what_is_no_payload_is_malformed(body):
    with pytest.raises(Malformed):
        parse(body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = (
    "id", "from", "from_user_id", "timestamp", "type", "text", "interactive", "button", "location", "contacts",
    "reaction", "edit", "system", "image", "group_id",
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(KEYS), JSON), JSON, JSON, JSON)
def test_no_content_whatever_raises_or_costs_its_neighbour(odd, contacts, metadata, statuses):
    strange = value_with(messages=[{**HEAD, **odd}], contacts=contacts, metadata=metadata, statuses=statuses)
    payload = parse(
        encoded(
            {"object": "whatsapp_business_account", "entry": [{"changes": [strange, change(messages=[typed("ok")])]}]}
        )
    )
    assert payload.received[-1].incoming.text == "ok"
    for received in payload.received:
        assert received.incoming.kind in KINDS
        assert received.sender.phone or received.sender.user
        said = json.dumps([received.incoming.text, received.incoming.tap, received.sender.name], ensure_ascii=False)
        assert "\\u0000" not in said
        said.encode()


def value_with(**parts):
    return {"field": "messages", "value": {"metadata": {"phone_number_id": NUMBER}, **parts}}


@given(st.binary(max_size=200))
def test_no_bytes_whatever_raise_anything_but_malformed(body):
    with pytest.raises(Malformed):
        parse(body)


# ---- Meta's own examples -------------------------------------------------------------------------------------------

EXPECTED = {
    "Text Message": "text",
    "Text Message with Context (Product Inquiry)": "text",
    "Text Message from Click to WhatsApp Ad": "text",
    "Reaction Message": "reaction",
    "Image Message": "image",
    "Location Message": "location",
    "Contact Sharing Message": "contact",
    "Unsupported Message": "unknown",
    "Button Message": "text",
    "Interactive List Reply Message": "tap",
    "Interactive Button Reply Message": "tap",
    "Order Message": "text",
}


def test_every_webhook_example_of_the_openapi_description_is_read():
    seen = {}
    for name, body in webhook_examples().items():
        payload = parse(encoded(body))
        seen[name] = (
            payload.received[0].incoming.kind
            if payload.received
            else payload.changes or [each.why for each in payload.odd]
        )
    system = seen.pop("System Message")
    assert (system[0].previous_phone, system[0].phone) == ("16505551234", "12195555358")
    groups = {name: seen.pop(name) for name in list(seen) if name.startswith("Group")}
    assert all(skipped[0].startswith("field group_") for skipped in groups.values())
    assert len(groups) == 3
    assert seen == EXPECTED


def test_every_webhook_of_the_postman_collection_is_read_or_malformed():
    kinds, malformed = {}, []
    for name, raw in recorded_webhooks().items():
        dated = raw
        for placeholder in ("<TIMESTAMP>", "message_timestamp", "notification_timestamp", '"timestamp": "TIMESTAMP"'):
            dated = dated.replace(placeholder, '"timestamp": "1"' if ":" in placeholder else "1")
        try:
            payload = parse(dated.encode())
        except Malformed:
            malformed.append(name)
        else:
            assert payload.odd == (), name
            kinds[name] = (
                payload.received[0].incoming.kind if payload.received else "status" if payload.statuses else ""
            )
    assert len(malformed) == 9
    assert sorted(kinds.values()) == sorted(
        [
            "text",
            "text",
            "text",
            "text",
            "reaction",
            "image",
            "sticker",
            "contact",
            "unknown",
            "text",
            "tap",
            "status",
            "status",
        ]
    )
