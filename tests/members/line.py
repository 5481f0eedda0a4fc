"""The channel between a browser and the app, without the browser: whatever the server sends over it, as bytes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

from tests.browser.driving import Server

PATIENCE = 60.0
_XSRF = "_streamlit_xsrf"


@dataclass(frozen=True, slots=True)
class Cookies:
    """What a browser shows to the server."""

    kept: dict[str, str]

    @property
    def header(self) -> str:
        """As it is sent."""
        return "; ".join(f"{name}={value}" for name, value in self.kept.items())

    @property
    def xsrf(self) -> str:
        """What says that a request comes from the app's own page."""
        return self.kept[_XSRF]


def cookies(context: BrowserContext, server: Server) -> Cookies:
    """Those of a browser, for the app."""
    return Cookies({str(one.get("name")): str(one.get("value")) for one in context.cookies(server.url)})


@dataclass(frozen=True, slots=True)
class Line:
    """One session."""

    connection: ClientConnection

    def run(self, path: str = "/") -> bytes:
        """Ask for the page at that address, and return all that is sent until it stands."""
        return b"\n".join(self.frames(path))

    def frames(self, path: str = "/") -> list[bytes]:
        """The same, frame by frame."""
        asked, message = urlsplit(path), BackMsg()
        message.rerun_script.page_name = asked.path.strip("/")
        message.rerun_script.query_string = asked.query
        self.connection.send(message.SerializeToString())
        received = []
        while True:
            frame = self.connection.recv(PATIENCE, decode=False)
            received.append(frame)
            sent = ForwardMsg.FromString(frame)
            if (
                sent.WhichOneof("type") == "script_finished"
                and sent.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                return received

    def ask_for_file(self, file_id: str, session: str) -> bytes:
        """Ask for what a download button of that number gives in that session; the answer."""
        message = BackMsg()
        message.backend_operation_request.session_id = session
        message.backend_operation_request.request_id = "mine"
        message.backend_operation_request.deferred_file.file_id = file_id
        self.connection.send(message.SerializeToString())
        while True:
            frame = self.connection.recv(PATIENCE, decode=False)
            if ForwardMsg.FromString(frame).WhichOneof("type") == "backend_operation_response":
                return frame


@contextmanager
def line(server: Server, shown: Cookies, session: str = "") -> Iterator[Line]:
    """Open a session with these cookies; or come back to the one of that number, as a browser does after a break."""
    place = urlsplit(server.url)
    spoken = ["streamlit", shown.xsrf, *([session] if session else [])]
    with connect(
        f"ws://{place.netloc}/_stcore/stream",
        subprotocols=[Subprotocol(one) for one in spoken],
        additional_headers={"Cookie": shown.header},
        origin=server.url,  # type: ignore[arg-type]
        max_size=None,
        compression=None,
    ) as connection:
        yield Line(connection)


def session_of(frames: list[bytes]) -> str:
    """The number of the session that these came from."""
    (number,) = {
        sent.new_session.initialize.session_id
        for sent in map(ForwardMsg.FromString, frames)
        if sent.WhichOneof("type") == "new_session"
    }
    return number


def files_in(frames: list[bytes]) -> set[str]:
    """The numbers of what the download buttons among these give."""
    return {
        sent.delta.new_element.download_button.deferred_file_id
        for sent in map(ForwardMsg.FromString, frames)
        if sent.WhichOneof("type") == "delta" and sent.delta.new_element.HasField("download_button")
    } - {""}
