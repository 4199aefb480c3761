import asyncio
import gzip
import hashlib
import hmac
import io
import json

import pytest
from aiohttp import web
from posts import change, post, status, typed

from orderbot.ports import StorageDown
from orderbot.whatsapp.webhook import SMALL, Budget, routes

SECRET, OLD = "dev-app-secret", "old-app-secret"
VECTOR = (
    rb'{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":'
    rb'{"messaging_product":"whatsapp","text":"K\u00e4se \ud83c\udf55 https:\/\/x"}}]}]}'
)
SIGNATURE = "ae05336e7bce0b6db6522ca835515af083c31928ab87e22c9c076d517740bf3b"
ASCII_DUMP = "4302d1a1f7db50a11fb95c402f87188623d2208a3aea94043a9aa8670f935f5d"
UTF8_DUMP = "3b78eccc6613f3c8ee34eac1cd8a51d9ba8740085e05ab7fa5e0c6b4424cfb75"


def signed(body, secret=SECRET):
    return {"X-Hub-Signature-256": "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}


class House:
    """What reached the storage."""

    def __init__(self):
        self.received, self.quarantined = [], []
        self.down = False
        self.hates = None

    async def receive(self, payload, body):
        await asyncio.sleep(0)
        if self.down:
            raise StorageDown("disk full")
        if any(each.incoming.id == self.hates for each in payload.received):
            raise OverflowError("two")
        self.received.append((payload, body))

    async def quarantine(self, body, why):
        if self.down:
            raise StorageDown("disk full")
        self.quarantined.append((body, why))

    @property
    def untouched(self):
        return not self.received and not self.quarantined


@pytest.fixture
def house():
    return House()


@pytest.fixture
async def client(house, aiohttp_client):
    app = web.Application(client_max_size=1000)
    app.add_routes(
        routes(
            app_secrets=(SECRET, OLD),
            verify_tokens=("ätoken", "other"),
            receive=house.receive,
            quarantine=house.quarantine,
            seconds=0.5,
        )
    )
    return await aiohttp_client(app)


async def answered(client, body, headers):
    data = io.BytesIO(body) if isinstance(body, bytes) else body
    response = await client.post("/webhook", data=data, headers=headers)
    return response.status


# ---- verification --------------------------------------------------------------------------------------------------


def asking(**changed):
    query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "ätoken"}
    return query | {f"hub.{key}": value for key, value in changed.items()}


@pytest.mark.parametrize("token", ["ätoken", "other"])
async def test_the_handshake_echoes_the_bare_challenge(client, token):
    response = await client.get("/webhook", params=asking(verify_token=token))
    assert (response.status, await response.text(), response.content_type) == (200, "1158201444", "text/plain")


@pytest.mark.parametrize(
    "flaw",
    [
        {"verify_token": "wrong"}, {"verify_token": ""}, {"mode": "unsubscribe"}, {"challenge": ""},
        {"challenge": "<script>alert(1)</script>"}, {"challenge": "1" * 33}, {"challenge": "١٢٣"},
        {"challenge": "12\n"}, {"challenge": "-1"}, {"verify_token": "\udce4"},
    ],
)  # fmt: skip
async def test_any_other_handshake_is_refused_and_echoes_nothing(client, flaw):
    query = {key: value.encode("utf-8", "surrogatepass").decode("latin-1") for key, value in asking(**flaw).items()}
    query["hub.verify_token"] = asking(**flaw)["hub.verify_token"].replace("\udce4", "%E4")
    response = await client.get("/webhook", params=query)
    assert response.status == 403
    assert "script" not in await response.text()


async def test_a_handshake_without_any_query_is_refused(client):
    assert (await client.get("/webhook")).status == 403


@pytest.mark.parametrize("settings", [((), ("t",)), (("s",), ()), (("",), ("t",)), (("s",), ("t", ""))])
def test_without_secrets_there_is_no_webhook(house, settings):
    secrets, tokens = settings
    with pytest.raises(ValueError, match="at least one app secret"):
        routes(app_secrets=secrets, verify_tokens=tokens, receive=house.receive, quarantine=house.quarantine)


# ---- signature -----------------------------------------------------------------------------------------------------


async def test_the_published_vector_is_accepted_over_the_raw_bytes(client, house):
    assert len(VECTOR) == 177
    assert await answered(client, VECTOR, {"X-Hub-Signature-256": f"sha256={SIGNATURE}"}) == 200


async def test_the_same_json_written_otherwise_has_another_signature(client, house):
    value = json.loads(VECTOR)
    ascii_dump = json.dumps(value, separators=(",", ":")).encode()
    utf8_dump = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
    assert signed(ascii_dump)["X-Hub-Signature-256"] == f"sha256={ASCII_DUMP}"
    assert signed(utf8_dump)["X-Hub-Signature-256"] == f"sha256={UTF8_DUMP}"
    for other in (ASCII_DUMP, UTF8_DUMP):
        assert await answered(client, VECTOR, {"X-Hub-Signature-256": f"sha256={other}"}) == 403


@pytest.mark.parametrize(
    "header",
    [
        None, "", "sha256=", SIGNATURE, f"sha1={SIGNATURE}", f"sha256={SIGNATURE[:-1]}", f"sha256={SIGNATURE}0",
        f"SHA256={SIGNATURE}", f"sha256={'z' * 64}", f"sha256={'ä' * 64}", f"sha256= {SIGNATURE[1:]}",
        f"sha256={'١' * 64}",
    ],
)  # fmt: skip
async def test_a_wrong_header_is_refused_and_nothing_is_stored(client, house, header):
    headers = {} if header is None else {"X-Hub-Signature-256": header}
    assert await answered(client, VECTOR, headers) == 403
    assert house.untouched


async def test_upper_case_hex_is_the_same_number(client):
    assert await answered(client, VECTOR, {"X-Hub-Signature-256": f"sha256={SIGNATURE.upper()}"}) == 200


async def test_one_flipped_bit_anywhere_is_refused(client, house):
    for at in range(0, len(VECTOR) * 8, 7):
        flipped = bytearray(VECTOR)
        flipped[at // 8] ^= 1 << at % 8
        assert await answered(client, bytes(flipped), {"X-Hub-Signature-256": f"sha256={SIGNATURE}"}) == 403
    for at in range(256):
        other = bytearray.fromhex(SIGNATURE)
        other[at // 8] ^= 1 << at % 8
        assert await answered(client, VECTOR, {"X-Hub-Signature-256": f"sha256={other.hex()}"}) == 403
    assert house.untouched


async def test_an_empty_body_needs_its_own_signature_and_goes_to_quarantine(client, house):
    assert await answered(client, b"", {"X-Hub-Signature-256": f"sha256={SIGNATURE}"}) == 403
    assert await answered(client, b"", signed(b"")) == 200
    assert [body for body, _ in house.quarantined] == [b""]


@pytest.mark.parametrize(("secret", "expected"), [(SECRET, 200), (OLD, 200), ("third", 403), ("", 403)])
async def test_old_and_new_secret_are_accepted_during_a_rotation(client, secret, expected):
    assert await answered(client, VECTOR, signed(VECTOR, secret)) == expected


# ---- bodies --------------------------------------------------------------------------------------------------------


async def test_what_was_read_is_handed_on_before_the_answer(client, house):
    body = post(change(messages=[typed("Hallo")], statuses=[status()]))
    assert await answered(client, body, signed(body)) == 200
    ((payload, raw),) = house.received
    assert (payload.received[0].incoming.text, len(payload.statuses), raw) == ("Hallo", 1, body)
    assert house.quarantined == []


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b"[" * 100_000])
async def test_signed_but_unreadable_goes_to_quarantine_with_200(client, house, body):
    assert await answered(client, body, signed(body)) == 200
    assert (house.received, [raw for raw, _ in house.quarantined]) == ([], [body])


async def test_of_a_body_with_unreadable_parts_the_rest_is_received_and_only_they_are_kept_aside(client, house):
    body = post(change(messages=[typed("Hallo"), {"type": "text"}, {"type": "text", "x": 1}]))
    assert await answered(client, body, signed(body)) == 200
    assert len(house.received) == 1
    why = "message text without number, id or time"
    assert house.quarantined == [(b'{"type": "text"}\n{"type": "text", "x": 1}', why)]


async def test_one_part_that_the_house_cannot_take_costs_no_other_and_gets_no_500(client, house, caplog):
    house.hates = "w2"
    body = post(change(messages=[typed("one", id="w1"), typed("two", id="w2")], statuses=[status()]))
    assert await answered(client, body, signed(body)) == 200
    assert [each.incoming.id for payload, _ in house.received for each in payload.received] == ["w1"]
    assert [len(payload.statuses) for payload, _ in house.received] == [0, 1]
    ((raw, why),) = house.quarantined
    assert b"w2" in raw
    assert why == "not taken: OverflowError"
    assert "two" not in caplog.text


async def test_a_fault_of_our_parser_is_no_500_either(client, house, monkeypatch):
    monkeypatch.setattr("orderbot.whatsapp.webhook.parse", lambda body: 1 / 0)
    body = post(change(messages=[typed("Hallo")]))
    assert await answered(client, body, signed(body)) == 200
    assert house.quarantined == [(body, "not read: ZeroDivisionError")]


@pytest.mark.parametrize("body", [post(change(messages=[typed("Hallo")])), b"{"])
async def test_a_storage_that_is_down_answers_503_so_that_meta_comes_again(client, house, body):
    house.down = True
    assert await answered(client, body, signed(body)) == 503
    house.down = False
    assert await answered(client, body, signed(body)) == 200
    assert not house.untouched


async def test_three_megabytes_are_read_whatever_the_application_allows(client, house):
    body = post(*(change(messages=[typed("x" * 3000, id=f"w{n}")]) for n in range(900)))
    assert len(body) > 2_900_000
    assert await answered(client, body, signed(body)) == 200
    assert len(house.received[0][0].received) == 900


async def test_five_megabytes_are_refused(client, house):
    body = b"x" * 5_000_000
    assert await answered(client, body, signed(body)) == 413
    assert house.untouched


async def test_five_megabytes_without_a_length_are_refused(client, house):
    async def chunks():
        for _ in range(50):
            yield b"x" * 100_000

    headers = {"X-Hub-Signature-256": f"sha256={SIGNATURE}"}
    assert await answered(client, chunks(), headers) == 413
    assert house.untouched


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "identity"])
async def test_compressed_bodies_are_refused(client, house, encoding):
    body = gzip.compress(b"0" * 1_000_000)
    status = await answered(client, body, {**signed(body), "Content-Encoding": encoding})
    assert status == 415 or (encoding, status) == ("br", 400)  # aiohttp itself refuses what it cannot decode
    assert house.untouched


async def test_half_a_body_is_hung_up_on_in_time_while_others_are_served(client, house):
    reader, writer = await asyncio.open_connection(client.server.host, client.server.port)
    writer.write(
        b"POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"
        b"X-Hub-Signature-256: sha256=" + SIGNATURE.encode() + b"\r\n\r\n{"
    )
    await writer.drain()
    assert await answered(client, VECTOR, signed(VECTOR)) == 200
    answer = await reader.read()
    assert answer.startswith(b"HTTP/1.1 408 ")
    writer.close()
    assert len(house.quarantined) + len(house.received) <= 1


async def test_a_dripping_body_is_hung_up_on_in_time(client, house):
    reader, writer = await asyncio.open_connection(client.server.host, client.server.port)
    head = b"POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 177\r\nX-Hub-Signature-256: sha256="
    writer.write(head + SIGNATURE.encode() + b"\r\n\r\n")

    async def drip():
        for at in range(177):
            writer.write(VECTOR[at : at + 1])
            await asyncio.sleep(0.05)

    dripping = asyncio.create_task(drip())
    answer = await reader.read()
    dripping.cancel()
    writer.close()
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert house.untouched


async def test_big_bodies_that_never_end_have_a_budget_and_keep_no_small_one_waiting(client, house):
    """Five of 4 MB whose signature nobody can check yet: the last is put off, an ordinary webhook is not."""
    answers, writers = [], []
    head = b"POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 4194304\r\nX-Hub-Signature-256: sha256="
    for _ in range(5):
        reader, writer = await asyncio.open_connection(client.server.host, client.server.port)
        writer.write(head + SIGNATURE.encode() + b"\r\n\r\n" + b"x" * 4194303)
        await writer.drain()
        answers.append(asyncio.create_task(reader.read(12)))
        writers.append(writer)
    done, _ = await asyncio.wait(answers, return_when=asyncio.FIRST_COMPLETED)
    assert done.pop().result() in (b"HTTP/1.1 503", b"HTTP/1.1 408")
    assert await answered(client, VECTOR, signed(VECTOR)) == 200
    for writer in writers:
        writer.close()
    await asyncio.gather(*answers)


def test_the_budget_is_given_back():
    budget = Budget(most=100)
    for _ in range(3):
        with budget.body() as grown:
            grown(SMALL + 60)
            grown(SMALL + 100)
            with budget.body() as other:
                other(SMALL)
                with pytest.raises(web.HTTPServiceUnavailable):
                    other(SMALL + 1)


async def test_other_methods_are_not_served(client):
    assert (await client.put("/webhook")).status == 405
    assert (await client.head("/webhook")).status == 405
