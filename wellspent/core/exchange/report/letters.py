"""Letters of a page that would be empty boxes in the PDF, since no font on this computer has them.

Typst brings fonts for Latin, Greek, Cyrillic and Hebrew; for all others it looks for fonts of the computer, which on a
server are few. It says which letters it found in none, so a page with nothing but those letters is made to ask it.
"""

import re
import unicodedata
from typing import Final

from wellspent.core.exchange.report.parts import Contents, Figure, Grid, Points

_OF_EUROPE: Final = re.compile("[\x00-\u024f\u2010-\u203a€→\u2212]")
"""What Typst's own fonts have, as far as most pages go: without others, nothing needs to be asked."""

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Mc", "Zs", "Zl", "Zp"})
"""Categories of signs that are nothing by themselves: marks on letters, what joins emoji, spaces."""

_NAMED: Final = re.compile(r'the text `"(?:(.)|\\u\{(\w+)\})"` could not be displayed')
_ASK: Final = b"""
#set document(title: "x")
#set text(lang: "en", font: "Libertinus Serif")
#sys.inputs.letters
"""


def unusual(contents: Contents) -> str:
    """The letters of the page that it is not certain of, each once, as they come."""
    text = _OF_EUROPE.sub("", "".join(_texts(contents)))
    return "".join(letter for letter in dict.fromkeys(text) if unicodedata.category(letter) not in _UNSEEN)


def without_font(letters: str) -> str:
    """Those of the ``letters`` that no font here has."""
    if not letters:
        return ""
    import typst  # noqa: PLC0415 - a large library, which most pages need only when a file is asked for

    try:
        typst.Compiler(_ASK, sys_inputs={"letters": " ".join(letters)}).compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError as refusal:
        named = _NAMED.findall(refusal.diagnostic)
        return "".join(dict.fromkeys(letter or chr(int(code, 16)) for letter, code in named))
    return ""


def _texts(contents: Contents) -> list[str]:
    found = [contents.title, contents.made]
    for part in contents.parts:
        match part:
            case Points():
                found += part.lines
            case Grid():
                found += [*part.heads, *(cell for row in part.rows for cell in row)]
            case Figure():
                # What is written into the drawing stands among its marks, which are all of Europe.
                found += [part.title, part.said, part.svg]
            case _:
                found.append(part.text)
    return found
