"""The line to the browser, over which it is told to look again."""

from __future__ import annotations

import asyncio
import json
from http.client import HTTPConnection
from typing import Any

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.preview.running import ORIGINS, PATIENCE, SITE, Running

HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
INFO = {"command": "info", "url": "http://127.0.0.1/", "plugins": {}}


async def line_to(preview: Running) -> WebSocketClientConnection:
    """A line to the preview, as livereload's script opens one."""
    address = f"127.0.0.1:{preview.port}"
    headers = {"Origin": f"http://{address}"}
    return await websocket_connect(HTTPRequest(f"ws://{address}/livereload", headers=headers))


async def ended(line: WebSocketClientConnection) -> int | None:
    """Wait for the end of a line; the code it was closed with."""
    while await asyncio.wait_for(line.read_message(), PATIENCE) is not None:
        pass
    line.close()
    return line.close_code


async def told(line: WebSocketClientConnection) -> Any:
    return json.loads(str(await asyncio.wait_for(line.read_message(), PATIENCE)))


def test_a_browser_is_told_to_look_when_it_comes_and_after_every_save(
    preview: Running, settings: str
) -> None:
    async def look_on() -> list[Any]:
        line = await line_to(preview)
        await line.write_message(json.dumps(HELLO))
        heard = [await told(line)]
        await line.write_message(json.dumps(INFO))
        heard.append(await told(line))
        for name in ("Quay papers", "Pier papers"):
            preview.write(SITE, settings.replace("Harbour papers", name))
            heard.append(await told(line))
            await asyncio.to_thread(preview.shows, name)
        line.close()
        await ended(line)
        return heard

    greeting, *commands = asyncio.run(look_on())
    assert greeting["command"] == "hello"
    assert len(commands) == 3
    for command in commands:
        assert (command["command"], command["path"]) == ("reload", "*")


@pytest.mark.parametrize("origin", [None, *ORIGINS], ids=str)
def test_a_page_of_another_origin_gets_no_line(preview: Running, origin: str | None) -> None:
    assert knock(preview, f"http://127.0.0.1:{preview.port}") == 101
    assert knock(preview, origin and origin.format(port=preview.port)) == 403


def knock(preview: Running, origin: str | None) -> int:
    """The status that a browser gets which asks for a line from a page of an origin."""
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.request(
        "GET", "/livereload", headers=headers if origin is None else {**headers, "Origin": origin}
    )
    response = connection.getresponse()
    response.close()
    connection.close()
    return response.status


def test_a_line_on_which_nonsense_is_spoken_is_closed_and_the_server_lives(
    preview: Running,
) -> None:
    async def speak(words: str | bytes) -> int | None:
        line = await line_to(preview)
        await line.write_message(words, binary=isinstance(words, bytes))
        return await ended(line)

    for words in (
        "",
        "nonsense",
        "[]",
        "7",
        "{}",
        "null",
        '{"command"',
        "[" * 60_000,
        b"\xff",
        '{"command": "info", "url": 7}',
        '{"command": "info", "url": "http://[/"}',
    ):
        assert asyncio.run(speak(words)) == 1002, words[:20]
    assert preview.get("/")[0] == 200
    assert not any("Traceback" in line for line in preview.said)
