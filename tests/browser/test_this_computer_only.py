"""In personal mode nobody but the person at this computer gets in. No browser is needed to see it."""

import http.client
import socket
from urllib.parse import urlsplit

import pytest

from tests.browser.driving import Server

pytestmark = pytest.mark.usefixtures("empty_server")


def _handshake(server: Server, host: str) -> int:
    """The status that a page on ``host`` gets when it tries to open the app's channel."""
    place = urlsplit(server.url)
    connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=10)
    headers = {
        "Host": f"{host}:{place.port}",
        "Origin": f"http://{host}:{place.port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    connection.request("GET", "/_stcore/stream", headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_both_names_of_this_computer_work(empty_server: Server, host: str) -> None:
    assert _handshake(empty_server, host) == 101


def test_a_page_elsewhere_that_calls_itself_by_our_address_is_turned_away(empty_server: Server) -> None:
    assert _handshake(empty_server, "evil.example") == 403


def test_the_app_is_reached_by_no_other_address_of_this_computer(empty_server: Server) -> None:
    with (
        pytest.raises(ConnectionRefusedError),
        socket.create_connection(("127.0.0.2", urlsplit(empty_server.url).port or 0), 5),
    ):
        pass
