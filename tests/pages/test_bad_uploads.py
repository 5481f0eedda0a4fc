"""Files that nobody should bring in, on the pages that take files: a sentence, and nothing is changed."""

from pathlib import Path
from typing import Final

import pytest

from tests.bad_uploads import BAD_UPLOADS, LARGE, BadUpload
from tests.pages.driving import contents, open_app, press, said, settled
from wellspent.core.exchange.archive import unpack
from wellspent.core.exchange.vcard import read_vcards
from wellspent.words import bring_in, data

EACH: Final = tuple({(bad.read, bad.code): bad for bad in BAD_UPLOADS}.values())
"""One for each sentence."""


def uploaded(bad: BadUpload, content: bytes) -> str:
    """What the page that takes such files says."""
    place, _, _ = bad.name.partition(":")
    if place == "calendar":
        app, name = open_app("rate", view="import"), "mine.ics"
    elif bad.read is unpack:
        app, name = open_app("data"), "mine.zip"
    else:
        app = press(open_app("data"), bring_in.OPEN)
        name = "mine.vcf" if bad.read is read_vcards else f"mine.{place}"
    app.file_uploader[0].upload(name, content)
    return said(settled(app.run()))


@pytest.mark.parametrize("bad", EACH, ids=lambda bad: bad.name)
def test_a_file_that_nobody_should_bring_in_gets_a_sentence_and_changes_nothing(
    two_meetings: Path, bad: BadUpload
) -> None:
    before = contents(two_meetings)
    content = bad.make()
    sentences = uploaded(bad, content[: 2 * LARGE])
    said_so = ("Your workbook is as it was.", data.zip_problems(1).partition(" ")[2], "time zones that are not known")
    assert any(one in sentences for one in said_so)
    assert contents(two_meetings) == before
