"""A visitor without a browser: speaks to the running app over the channel that its page uses, and times the answers.

Needs nothing but what requirements.txt brings.
"""

import socket
import ssl
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

PATIENCE = 120.0
"""Seconds after which an answer that does not come is taken to be missing."""

_TOKEN = "_streamlit_xsrf"


Hear = Callable[[str], None]
"""Called with each heading and text the moment it comes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of a page sent: every heading and text, and every exception.

    ``fields`` for one line of text, and ``buttons``, are the ids of those that stand there now, by their labels.
    """

    texts: tuple[str, ...]
    exceptions: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    buttons: Mapping[str, str] = field(default_factory=dict)


def _nobody(text: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One session."""

    connection: ClientConnection

    def run(
        self, path: str = "/", typed: Mapping[str, str] | None = None, pressed: str = "", hear: Hear = _nobody
    ) -> Answer:
        """Ask for one run of the page at ``path``, and read all that it sends.

        ``typed`` is the text of fields by their ids, and ``pressed`` the id of a button.

        Raises:
            ConnectionClosed: the server went away; ``hear`` has heard what came before.
        """
        asked, message = urlsplit(path), BackMsg()
        message.rerun_script.page_name = asked.path.strip("/")
        message.rerun_script.query_string = asked.query
        for id_, text in (typed or {}).items():
            message.rerun_script.widget_states.widgets.add(id=id_, string_value=text)
        if pressed:
            message.rerun_script.widget_states.widgets.add(id=pressed, trigger_value=True)
        self.connection.send(message.SerializeToString())
        return self._read(hear)

    def _read(self, hear: Hear) -> Answer:
        texts: list[str] = []
        exceptions: list[str] = []
        labelled: dict[str, dict[str, str]] = {"text_input": {}, "button": {}}
        while True:
            message = ForwardMsg.FromString(self.connection.recv(PATIENCE, decode=False))
            kind = message.WhichOneof("type")
            if kind == "delta":
                element = message.delta.new_element
                shown = element.WhichOneof("type")
                if shown in {"heading", "markdown"}:
                    texts.append(getattr(element, shown).body)
                    hear(texts[-1])
                elif shown == "exception":
                    exceptions.append(element.exception.message)
                elif shown in labelled:
                    labelled[shown][getattr(element, shown).label] = getattr(element, shown).id
            # A run that asks for another is not over before that is.
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return Answer(tuple(texts), tuple(exceptions), labelled["text_input"], labelled["button"])


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
    """Open a session with the app at ``url``, as a page would; ``signed_in`` is the cookie of somebody who is.

    A safe connection is to this computer alone, so that whoever signed its certificate is believed.
    """
    place = urlsplit(url)
    safe = _believing() if place.scheme == "https" else None
    cookies, said = _introduced(url, signed_in, safe) if signed_in else ({}, [])
    line = _Prompt(socket.AF_INET, socket.SOCK_STREAM)
    line.connect(("127.0.0.1", place.port or 80))
    with connect(
        f"{'ws' if safe is None else 'wss'}://{place.netloc}/_stcore/stream",
        sock=line,
        ssl=safe,
        subprotocols=[Subprotocol("streamlit"), *said],
        additional_headers=cookies,
        max_size=None,
        compression=None,
    ) as open_line:
        yield Visitor(open_line)


def _believing() -> ssl.SSLContext:
    found = ssl.create_default_context()
    found.check_hostname, found.verify_mode = False, ssl.CERT_NONE
    return found


def _introduced(url: str, signed_in: str, safe: ssl.SSLContext | None) -> tuple[dict[str, str], list[Subprotocol]]:
    """What a page sends so that its cookies are believed: a token that only a page of the same place could read.

    Cookies that a proxy adds, to find the server again that answered, come along.
    """
    with urllib.request.urlopen(f"{url}/_stcore/health", timeout=PATIENCE, context=safe) as answer:
        given = SimpleCookie()
        for cookie in answer.headers.get_all("Set-Cookie"):
            given.load(cookie)
    cookies = "; ".join([signed_in, *(f"{name}={one.value}" for name, one in given.items())])
    return {"Origin": url, "Cookie": cookies}, [Subprotocol(given[_TOKEN].value)]
