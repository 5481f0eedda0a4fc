"""The cookie by which a server knows who is signed in, signed as the platform signs it.

That is a private matter of the platform, so it is written here alone.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from streamlit.web.server.starlette.starlette_app_utils import create_signed_value, decode_signed_value

COOKIE: Final = "_streamlit_user"


def signed(secret: str, said: Mapping[str, Any]) -> str:
    """The cookie's value that says this."""
    return create_signed_value(secret, COOKIE, json.dumps(said)).decode()


def read(secret: str, value: str) -> dict[str, Any]:
    """What a cookie says.

    Raises:
        ValueError: it was not signed with that secret.
    """
    said = decode_signed_value(secret, COOKIE, value)
    if said is None:
        raise ValueError("signed with another secret")
    found: dict[str, Any] = json.loads(said)
    return found
