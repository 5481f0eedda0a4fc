"""People who do not exist, each by a number, signed in without ever having been at a provider."""

import datetime as dt
import time
from typing import Final

from tests.driving import signing
from wellspent.core.club.sign_in import sign_in

COOKIE_SECRET: Final = "rT8mXw3Lq6Zc9Vb1Ny5Kd2Hf7Jg4Ps0A"
"""With what the servers that believe them sign their cookies."""

_ISSUER: Final = "https://people.invalid"


def member(number: int) -> str:
    """By what the club knows the person with that number."""
    known = sign_in(_claims(number), dt.datetime.now(dt.UTC))
    if known is None:
        raise RuntimeError("the claims of an invented person were not understood")
    return known.member


def signed_in(number: int, url: str) -> str:
    """The cookie of that person's browser at ``url``, as the server signs it after the provider has said who it is."""
    said = {**_claims(number), "origin": url, "is_logged_in": True}
    return f"{signing.COOKIE}={signing.signed(COOKIE_SECRET, said)}"


def secrets(url: str) -> str:
    """What a server at ``url`` needs to believe those cookies, as its ``secrets.toml``. Nobody is ever sent there."""
    return f"""[auth]
redirect_uri = "{url}/oauth2callback"
cookie_secret = "{COOKIE_SECRET}"
client_id = "wellspent"
client_secret = "known to the two of us"
server_metadata_url = "{_ISSUER}/.well-known/openid-configuration"
"""


def _claims(number: int) -> dict[str, str | int]:
    return {"iss": _ISSUER, "sub": f"person-{number}", "iat": int(time.time())}
