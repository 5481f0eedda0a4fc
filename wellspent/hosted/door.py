"""What every answer of the server says to the browser, and the addresses that are closed."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    # The platform's styles are made in the browser, and its icons and signs stand in its scripts.
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self' data:",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""As tight as the platform works with: docs/decisions/0042."""

_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    # Join codes stand in addresses.
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_FILES: Final = "/media/"
"""Where the platform serves what was made to take along, and pictures."""

_CLOSED: Final = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
"""The platform's own, and nobody's business: how many are here, and the app for programs instead of people."""


class Door:
    """Stands before the app; websockets go through as they are.

    ``page`` is the one page that the platform serves. The scripts that stand in it may run, and no others that stand in
    a page; they are read at each start, for they change with the platform.
    """

    def __init__(self, app: ASGIApp, *, page: Path) -> None:
        self._app = app
        scripts = " ".join(_scripts(page.read_text(encoding="utf-8")))
        policy = {**_POLICY, "script-src": f"{_POLICY['script-src']} {scripts}".rstrip()}
        said = "; ".join(f"{name} {value}" for name, value in policy.items())
        self._headers = {"Content-Security-Policy": said, **_HEADERS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if _FILES in scope["path"]:
                    headers["Cache-Control"] = "no-store"
                if scope["scheme"] == "https":  # the proxy says so; the platform sees only what lies behind it
                    headers.raw[:] = [_secured(header) for header in headers.raw]
            await send(message)

        closed = scope["path"].startswith(_CLOSED)
        answer = PlainTextResponse("Not found", status_code=404) if closed else self._app
        await answer(scope, receive, send_with_headers)


def _secured(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A cookie that was given over a safe connection is sent over safe ones only."""
    name, value = header
    return (name, value + b"; Secure") if name == b"set-cookie" and b"; secure" not in value.lower() else header


def _scripts(page: str) -> list[str]:
    """The scripts that stand in the page itself, each as a policy names it."""
    texts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts]
