"""Where people sign in: the providers that the server's secrets name, and what is missing or unsafe about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from wellspent.core.settings import is_placeholder

DEFAULT: Final = "default"
"""What the platform calls the provider that stands in ``[auth]`` itself."""

SHORTEST_COOKIE_SECRET: Final = 32

_NEEDED: Final = ("client_id", "client_secret", "server_metadata_url")
_CALLBACK: Final = "/oauth2callback"


@dataclass(frozen=True, slots=True)
class Providers:
    """The providers by their names, and what is wrong with the setup, as codes."""

    names: tuple[str, ...]
    wrong: tuple[str, ...]


def providers() -> Providers:
    """The providers of this server."""
    wrong: list[str] = []
    if not _library_is_there():
        wrong.append("no_sign_in_library")
    if st.get_option("server.trustedUserHeaders"):
        wrong.append("trusted_headers")
    try:
        auth = _auth()
    except (OSError, ValueError):
        wrong.append("unreadable_secrets")
        return Providers((), tuple(wrong))
    if auth is None:
        wrong.append("club_without_sign_in")
        return Providers((), tuple(wrong))
    named = {name: part for name, part in auth.items() if isinstance(part, Mapping) and name != "client_kwargs"}
    if any(name in auth for name in _NEEDED):
        named = {DEFAULT: auth, **named}
    return Providers(tuple(named), (*wrong, *_wrong_for_all(auth), *_wrong_with(named)))


@cache
def _library_is_there() -> bool:
    return find_spec("authlib") is not None and find_spec("httpx") is not None


def _auth() -> Mapping[str, Any] | None:
    """What the secrets say of signing in; ``None`` where there is nothing of it.

    Raises:
        OSError: they may not be read, or what is in them is not TOML.
        ValueError: they are not text.
    """
    try:
        auth = st.secrets.get("auth")
    except StreamlitSecretNotFoundError as error:
        if error.error_id != "no-secrets-found":
            raise
        return None
    return auth if isinstance(auth, Mapping) else None


def _wrong_for_all(auth: Mapping[str, Any]) -> list[str]:
    wrong = []
    back = str(auth.get("redirect_uri") or "")
    if not back:
        wrong.append("no_redirect_uri")
    elif not urlsplit(back).path.endswith(_CALLBACK) or not urlsplit(back).hostname:
        wrong.append("wrong_redirect_uri")
    elif not _is_private(back):
        wrong.append("open_redirect_uri")
    secret = str(auth.get("cookie_secret") or "")
    if len(secret) < SHORTEST_COOKIE_SECRET or is_placeholder(secret):
        wrong.append("weak_cookie_secret")
    return wrong


def _wrong_with(named: Mapping[str, Mapping[str, Any]]) -> list[str]:
    wrong = []
    if not named:
        wrong.append("no_provider")
    if any(not part.get(name) for part in named.values() for name in _NEEDED):
        wrong.append("half_a_provider")
    if any(not _is_private(str(part.get("server_metadata_url") or "https:")) for part in named.values()):
        wrong.append("open_provider")
    if any("_" in name for name in named):
        wrong.append("underscored_provider")
    return wrong


def _is_private(address: str) -> bool:
    """True if nobody on the way can read along: it is encrypted, or never leaves this computer."""
    place = urlsplit(address)
    if place.scheme == "https":
        return True
    if place.scheme != "http" or not place.hostname:
        return False
    try:
        return ip_address(place.hostname).is_loopback
    except ValueError:
        return place.hostname == "localhost"


def home() -> str:
    """The address of the app as the providers know it, for a link to it."""
    back = str((_auth() or {}).get("redirect_uri") or "")
    return back.removesuffix(_CALLBACK) if "{" not in back else (st.context.url or "").rstrip("/")
