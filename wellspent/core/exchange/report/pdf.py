"""The page as a PDF: tagged, with its fonts in it, made by Typst without a network."""

import datetime as dt
import json
from enum import StrEnum
from pathlib import Path
from typing import Final, cast

from wellspent.core.exchange.report.parts import Contents

_TEMPLATE: Final = Path(__file__).with_name("page.typ")
_ACCESSIBLE: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1)."""


class Paper(StrEnum):
    """The sheet, by Typst's name for it."""

    A4 = "a4"
    LETTER = "us-letter"


def pdf(contents: Contents, paper: Paper, now: dt.datetime) -> bytes:
    """The file. It keeps to PDF/UA-1, unless a name has a letter that no font on this computer has."""
    import typst  # noqa: PLC0415 - a large library, which only this needs

    inputs = {"page": json.dumps(contents.as_values()), "paper": paper.value}
    # Typst takes an offset, and no zone by name.
    made_at = now.replace(microsecond=0, tzinfo=dt.timezone(now.utcoffset() or dt.timedelta(0)))
    compiler = typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, sys_inputs=inputs)
    try:
        made = compiler.compile(format="pdf", pdf_standards=_ACCESSIBLE, timestamp=made_at)
    except typst.TypstError:
        made = compiler.compile(format="pdf", timestamp=made_at)
    return cast("bytes", made)
