"""How long, how much and how many the door takes, and what whoever is over it is told."""

import asyncio
import itertools
import re
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.process.connections import SLACK_PATH, listening_socket
from bot.process.http_limits import Limits
from bot.slack.door.door import LARGEST, MOST_LARGE, SMALL, Large
from playground.blocks import Json
from playground.deliveries.http_route import FORM
from tests.e2e.raw_requests import Answer, RawRequests, answer_from, encoded, poured, raw_requests
from tests.e2e.test_door import command_of, wins_of
from tests.e2e.witnesses import Log

MB = 1_000_000
POST = f"POST {SLACK_PATH} HTTP/1.1\r\nHost: coach\r\nContent-Type: {FORM}\r\n".encode()
HALF = POST + b"X-Slack-Request-Timest"
SHORT = Limits(read_within=0.5, most_connections=20)
MANY = 400


@pytest.fixture
async def raw(sqlite_url: str) -> AsyncIterator[RawRequests]:
    async with raw_requests(sqlite_url, SHORT) as raw:
        yield raw


@pytest.fixture
async def calm(sqlite_url: str) -> AsyncIterator[RawRequests]:
    async with raw_requests(sqlite_url) as raw:
        yield raw


async def test_a_body_too_long_is_refused_before_it_is_read(calm: RawRequests) -> None:
    answer = await calm.say(POST + b"Content-Length: 300000000\r\n\r\n" + b"x" * 1000)

    assert answer == Answer(413, "too_big")
    assert calm.counts == {"too_big": 1}


async def test_a_body_in_chunks_is_refused_where_it_is_too_long(calm: RawRequests) -> None:
    answer = await calm.say(POST + b"Transfer-Encoding: chunked\r\n\r\n", *chunks(LARGEST + 1))

    assert answer == Answer(413, "too_big")


@pytest.mark.parametrize("how", ["in chunks", "with its length"])
async def test_three_hundred_megabytes_do_not_grow_the_process(calm: RawRequests, how: str) -> None:
    head, pieces = {
        "in chunks": (b"Transfer-Encoding: chunked", chunks(300 * MB)),
        "with its length": (b"Content-Length: 300000000", (b"x" * MB for _ in range(300))),
    }[how]
    before = most_memory(since_now=True)

    all_of_it = itertools.chain([POST + head + b"\r\n\r\n"], pieces)
    answer = await poured(calm.host, calm.port, all_of_it)

    assert answer.status == 413
    assert calm.counts == {"too_big": 1}
    assert most_memory() - before < 30 * MB


async def test_a_body_as_long_as_slack_can_make_one_is_read(calm: RawRequests) -> None:
    payload = command_of(calm) | {"text": "é" * (LARGEST // 7)}
    body, content_type = encoded(payload, "slash_commands")

    answer = await calm.post(body, calm.slacks(body, content_type))

    assert LARGEST * 0.8 < len(body) < LARGEST
    assert answer.status == 200


BIG_HEAD = POST + b"Content-Length: 2000000\r\n\r\n" + b"x" * (SMALL + 1)


async def test_of_ten_large_bodies_the_oldest_makes_room_for_what_slack_sends(
    calm: RawRequests,
) -> None:
    async with held(calm, [BIG_HEAD]) as ((first, _),):
        await until(lambda: len(large_of(calm)) == 1)
        async with held(calm, [BIG_HEAD] * (MOST_LARGE - 1)):
            await until(lambda: len(large_of(calm)) == MOST_LARGE)

            answer = await calm.signed(large_command(calm), "slash_commands")

            assert len(large_of(calm)) == MOST_LARGE - 1
            assert await answer_from(first) == Answer(503, "too_many")

    assert answer.status == 200
    assert len(await wins_of(calm)) == 1
    await until(lambda: not large_of(calm))


async def test_whoever_sends_most_large_bodies_makes_room_for_others(calm: RawRequests) -> None:
    async with held(calm, [BIG_HEAD], source="127.0.0.2"):
        await until(lambda: len(large_of(calm)) == 1)
        async with held(calm, [BIG_HEAD] * MOST_LARGE):
            await until(lambda: calm.counts == {"too_many": 1})

            left = [one.address for one in large_of(calm)]

    assert left == ["127.0.0.2", *["127.0.0.1"] * (MOST_LARGE - 1)]


async def test_a_large_body_that_does_not_arrive_in_time_is_over(calm: RawRequests) -> None:
    calm.story.running.door.large_within = 0.2

    answer = await calm.say(BIG_HEAD)

    assert answer == Answer(408, "too_slow")
    assert calm.counts == {"too_slow": 1}
    assert large_of(calm) == []


async def test_a_body_with_two_lengths_is_refused(calm: RawRequests) -> None:
    body, kind = encoded(command_of(calm), "slash_commands")
    lines = [f"{name}: {value}\r\n" for name, value in calm.slacks(body, kind)]
    head = f"POST {SLACK_PATH} HTTP/1.1\r\nHost: coach\r\n{''.join(lines)}".encode()
    one, two = b"Content-Length: %d\r\n" % len(body), b"Transfer-Encoding: chunked\r\n"

    in_chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    answers = [
        await calm.say(head + lengths + b"\r\n" + in_chunks) for lengths in (one + two, two + one)
    ]

    assert answers == [Answer(400, "two lengths")] * 2
    assert await wins_of(calm) == []
    assert calm.counts == {"two_lengths": 2}


@pytest.mark.parametrize(
    "half",
    [
        b"",
        b"POST",
        HALF,
        POST + b"Content-Length: 500\r\n\r\nhalf of it",
        POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhal",
    ],
    ids=["nothing", "a word", "half the headers", "half a body", "half a chunk"],
)
async def test_what_does_not_arrive_in_time_is_over(raw: RawRequests, half: bytes) -> None:
    began = time.monotonic()

    answer = await raw.say(half)

    assert answer == Answer(408)
    assert 0.4 < time.monotonic() - began < 5
    assert raw.counts == {"too_slow": 1}


async def test_who_sends_a_byte_now_and_then_gains_nothing(raw: RawRequests) -> None:
    reader, writer = await asyncio.open_connection(raw.host, raw.port)
    writer.write(POST + b"Content-Length: 5000\r\n\r\n")
    reading = asyncio.create_task(answer_from(reader))

    while not reading.done():
        writer.write(b"x")
        await asyncio.sleep(0.05)

    assert await reading == Answer(408)
    writer.close()


async def test_a_kept_connection_has_as_long_for_its_next_request(raw: RawRequests) -> None:
    reader, writer = await asyncio.open_connection(raw.host, raw.port)
    writer.write(b"GET /health HTTP/1.1\r\nHost: coach\r\n\r\n")
    assert (await answer_from(reader)).status == 200
    await asyncio.sleep(SHORT.read_within * 2)

    writer.write(HALF)

    assert await answer_from(reader) == Answer(408)
    writer.close()


async def test_four_hundred_half_sent_requests_do_not_keep_slack_out(raw: RawRequests) -> None:
    async with held(raw, [HALF] * MANY) as crowd:
        answer = await raw.signed(command_of(raw), "slash_commands")
        answers = await asyncio.gather(*(answer_from(reader) for reader, _ in crowd))

    assert answer.status == 200
    assert len(await wins_of(raw)) == 1
    assert {one.status for one in answers} == {503, 408}
    assert sum(one.status == 503 for one in answers) >= MANY - SHORT.most_connections


async def test_kept_connections_make_room_where_nobody_else_can(raw: RawRequests) -> None:
    async with held(raw, [b"GET /health HTTP/1.1\r\nHost: coach\r\n\r\n"] * 20) as crowd:
        assert {(await answer_from(reader)).status for reader, _ in crowd} == {200}

        answer = await raw.signed(command_of(raw), "slash_commands")

    assert answer.status == 200
    assert raw.counts == {"too_many": 1}


@pytest.mark.parametrize("how", ["in pieces", "at once"])
async def test_headers_that_do_not_end_are_too_long(raw: RawRequests, how: str) -> None:
    lines = [b"X-Filler: " + b"x" * 1000 + b"\r\n"] * 40
    pieces = lines if how == "in pieces" else [b"".join([*lines, b"\r\n"])]

    answer = await raw.say(POST + b"Content-Length: 0\r\n", *pieces)

    assert answer.status == 431
    assert raw.counts == {"headers_too_big": 1}


@pytest.mark.parametrize(
    "bytes_sent", [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"HELLO\r\n\r\n", b"\x00" * 100]
)
async def test_what_is_no_http_is_told_so(raw: RawRequests, bytes_sent: bytes, log: Log) -> None:
    answer = await raw.say(bytes_sent, b"\r\n\r\n")

    assert answer.status == 400
    assert "not_http" in log.line_with("refused")
    assert "library" not in log.getvalue()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", SLACK_PATH, 405),
        ("PUT", SLACK_PATH, 405),
        ("POST", "/", 404),
        ("POST", "/slack/events/../x", 404),
        ("POST", "/slack/events/", 404),
        ("GET", "/health/", 404),
        ("GET", "/slack/install", 404),
        ("DELETE", "/health", 405),
    ],
)
async def test_other_methods_and_addresses_are_refused(
    raw: RawRequests, method: str, path: str, status: int
) -> None:
    answer = await raw.post(b"", [], method=method, path=path)

    assert answer.status == status


async def test_a_type_that_slack_never_sends_is_refused(raw: RawRequests) -> None:
    body = b"<xml/>"

    unsigned = await raw.post(body, [("Content-Type", "text/xml")])
    signed = await raw.post(body, raw.slacks(body, "text/xml"))

    assert (unsigned.status, signed.status) == (401, 415)


async def test_an_answer_is_sent_at_once_on_a_kept_connection(
    monkeypatch: pytest.MonkeyPatch, sqlite_url: str
) -> None:
    accepted: list[socket.socket] = []
    accept = socket.socket.accept

    def note(listening: socket.socket) -> tuple[socket.socket, object]:
        connection, address = accept(listening)
        accepted.append(connection)
        return connection, address

    monkeypatch.setattr(socket.socket, "accept", note)
    async with raw_requests(sqlite_url) as raw:
        accepted.clear()
        reader, writer = await asyncio.open_connection(raw.host, raw.port)
        writer.write(b"GET /health HTTP/1.1\r\nHost: coach\r\n\r\n")
        await answer_from(reader)

        (ours,) = [one for one in accepted if one.getsockname()[1] == raw.port]
        assert ours.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
        writer.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_what_listens_hands_on_that_it_sends_at_once(host: str) -> None:
    with listening_socket(host, 0) as listening:
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def large_of(raw: RawRequests) -> list[Large]:
    """The large bodies that are being read."""
    return raw.story.running.door.large


def large_command(raw: RawRequests) -> Json:
    return command_of(raw) | {"filler": "x" * 2 * SMALL}


def chunks(length: int) -> Iterator[bytes]:
    """So many bytes of a body in chunks, none of them longer than 100 KB."""
    size = 100_000
    for start in range(0, length, size):
        piece = min(size, length - start)
        yield b"%x\r\n" % piece + b"x" * piece + b"\r\n"
    yield b"0\r\n\r\n"


def most_memory(*, since_now: bool = False) -> int:
    """Bytes that this process had at the most, `since_now`: from here on (proc(5))."""
    if since_now:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found[1]) * 1024


@asynccontextmanager
async def held(
    raw: RawRequests, openings: list[bytes], *, source: str = "127.0.0.1"
) -> AsyncIterator[list[tuple[asyncio.StreamReader, asyncio.StreamWriter]]]:
    """As many connections at once, each with its first bytes sent and nothing after them."""
    crowd = [
        await asyncio.open_connection(raw.host, raw.port, local_addr=(source, 0)) for _ in openings
    ]
    try:
        for (_, writer), opening in zip(crowd, openings, strict=True):
            writer.write(opening)
        yield crowd
    finally:
        for _, writer in crowd:
            writer.close()


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not is_so():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.01)
