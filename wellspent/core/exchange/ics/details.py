"""What an invitation says and to whom it went, as plain text: other people's data, read only where it is asked for."""

import html
import re
from typing import Final

from wellspent.core.exchange.content_lines import unescaped
from wellspent.core.exchange.ics.entry import Entry, Line

_LONGEST: Final = 5_000
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li)\s*/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{0,500}>")
_UNSEEN: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def details_of(entry: Entry) -> str:
    """The description, then the names of those invited, as plain text; empty where neither was read."""
    said = _plain(unescaped(entry.value("DESCRIPTION")))
    invited = ", ".join(filter(None, (_name(line) for line in entry.lines.get("ATTENDEE", ()))))
    return "\n\n".join(filter(None, (said, invited)))[:_LONGEST].strip()


def _plain(text: str) -> str:
    """Google and Meetup write web pages into descriptions; what is left is what somebody reads."""
    read = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    lines = [_UNSEEN.sub("", line).strip() for line in read.replace("\N{NO-BREAK SPACE}", " ").splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _name(line: Line) -> str:
    name = line.parameters.get("CN") or line.value.rpartition(":")[2]
    return _UNSEEN.sub("", " ".join(name.split()))
