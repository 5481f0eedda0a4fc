"""A visitor without a browser: speaks to the running app over the channel that its page uses, and times the answers.

Needs nothing but what requirements.txt brings.
"""

import socket
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

PATIENCE = 120.0
"""Seconds after which an answer that does not come is taken to be missing."""

_TOKEN = "_streamlit_xsrf"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of a page sent: every heading and text, and every exception."""

    texts: tuple[str, ...]
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visitor:
    """One session."""

    connection: ClientConnection

    def run(self, path: str = "/") -> Answer:
        """Ask for one run of the page at ``path``, and read all that it sends."""
        message = BackMsg()
        message.rerun_script.page_name = path.strip("/")
        self.connection.send(message.SerializeToString())
        return self._read()

    def _read(self) -> Answer:
        texts: list[str] = []
        exceptions: list[str] = []
        while True:
            message = ForwardMsg.FromString(self.connection.recv(PATIENCE, decode=False))
            kind = message.WhichOneof("type")
            if kind == "delta":
                element = message.delta.new_element
                shown = element.WhichOneof("type")
                if shown in {"heading", "markdown"}:
                    texts.append(getattr(element, shown).body)
                elif shown == "exception":
                    exceptions.append(element.exception.message)
            elif kind == "script_finished":
                return Answer(tuple(texts), tuple(exceptions))


class _Prompt(socket.socket):
    """Acknowledges what comes at once.

    Streamlit 1.67 opens its socket so that a small packet waits for the acknowledgement of the one before, and Linux
    may hold that back for 40 ms: more than most runs take.
    """

    def recv(self, size: int, flags: int = 0) -> bytes:
        if hasattr(socket, "TCP_QUICKACK"):
            self.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        return super().recv(size, flags)


@contextmanager
def visitor(url: str, signed_in: str = "") -> Iterator[Visitor]:
    """Open a session with the app at ``url``, as a page would; ``signed_in`` is the cookie of somebody who is."""
    place = urlsplit(url)
    cookies, said = _introduced(url, signed_in) if signed_in else ({}, [])
    line = _Prompt(socket.AF_INET, socket.SOCK_STREAM)
    line.connect(("127.0.0.1", place.port or 80))
    address = f"ws://{place.netloc}/_stcore/stream"
    with connect(
        address,
        sock=line,
        subprotocols=[Subprotocol("streamlit"), *said],
        additional_headers=cookies,
        max_size=None,
        compression=None,
    ) as open_line:
        yield Visitor(open_line)


def _introduced(url: str, signed_in: str) -> tuple[dict[str, str], list[Subprotocol]]:
    """What a page sends so that its cookies are believed: a token that only a page of the same place could read."""
    with urllib.request.urlopen(f"{url}/_stcore/health", timeout=PATIENCE) as answer:
        token = SimpleCookie(answer.headers["Set-Cookie"])[_TOKEN].value
    return {"Origin": url, "Cookie": f"{signed_in}; {_TOKEN}={token}"}, [Subprotocol(token)]
