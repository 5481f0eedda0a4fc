"""What the provider said when somebody signed in, made into what we keep of it: hashes, and since when.

Nothing else of it is kept: no name, no e-mail address, no subject.
"""

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LASTS: Final = dt.timedelta(hours=12)
"""How long one sign-in lasts. The token's own end may come after minutes, and would throw people out of a form."""

_CLOCKS_DIFFER: Final = dt.timedelta(minutes=2)
"""By how much the provider's clock may be ahead of ours."""

_TELLS_APART: Final = ("iat", "nonce", "jti", "sid")
"""What differs between two sign-ins of one person. The platform asks with a new ``nonce`` each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """One sign-in: of which member, which of theirs (``mark``), and since when."""

    member: str
    mark: str
    since: dt.datetime

    @property
    def until(self) -> dt.datetime:
        """When it is over."""
        return self.since + LASTS


def sign_in(claims: Mapping[str, object], now: dt.datetime) -> SignIn | None:
    """The sign-in that these claims of an ID token tell of; ``None`` where they do not say who, or since when.

    ``now`` has to carry its offset. A sign-in from the future would last as long as one likes, so it is none.
    """
    issuer, subject, issued = (claims.get(name) for name in ("iss", "sub", "iat"))
    if not (isinstance(issuer, str) and issuer and isinstance(subject, str) and subject):
        return None
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return None
    try:
        since = dt.datetime.fromtimestamp(issued, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None
    if since > now + _CLOCKS_DIFFER:
        return None
    return SignIn(
        member=_digest("member", issuer, subject),
        mark=_digest("sign-in", issuer, subject, *(claims.get(name) for name in _TELLS_APART)),
        since=min(since, now),
    )


def _digest(*parts: object) -> str:
    """160 bits of SHA-256 as 32 letters and digits. As JSON, no two lists of parts read alike."""
    told = json.dumps([part if isinstance(part, str | int | float) else None for part in parts])
    return base64.b32encode(hashlib.sha256(told.encode()).digest()[:20]).decode().lower()
