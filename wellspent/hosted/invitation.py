"""The code of a link to join, in a cookie while its person signs in.

Signing in goes over another site, and the platform comes back from there without the rest of the address. Whoever
comes to the same browser next was not invited by that link: so the cookie goes when somebody signs out, and soon after
somebody has come back from signing in.
"""

from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wellspent.core.club.codes import KEPT_AS, as_code, could_open

_WHILE_SIGNING_IN: Final = 15 * 60
_ONCE_SIGNED_IN: Final = 2 * 60
"""Seconds. By then the page has read it, and holds it for as long as it is open."""

_BACK: Final = "/oauth2callback"
_OUT: Final = "/auth/logout"
"""How the platform's addresses end, to which one comes back from signing in, and by which one signs out."""


class Invitation:
    """Stands before the app, and adds the cookie to its answers or takes it back."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        cookie = _cookie(scope) if scope["type"] == "http" else ""

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self._app(scope, receive, send_with_cookie if cookie else send)


def _cookie(scope: Scope) -> str:
    """What the answer says of the cookie; nothing where it stays as it is."""
    request = Request(scope)
    if scope["path"].endswith(_OUT):
        return _said("", 0) if KEPT_AS in request.cookies else ""
    if scope["path"].endswith(_BACK):
        code, lasts = request.cookies.get(KEPT_AS, ""), _ONCE_SIGNED_IN
    else:
        code, lasts = as_code(parse_qs(request.url.query).get("join", [""])[0][:60]), _WHILE_SIGNING_IN
    return _said(code, lasts) if could_open(code) else ""


def _said(code: str, lasts: int) -> str:
    return f"{KEPT_AS}={code}; Max-Age={lasts}; Path=/; HttpOnly; SameSite=Lax"
