"""Letters that no font has, beside the files of the page to print."""

from pathlib import Path

from tests.pages.driving import said, write
from tests.pages.test_report_view import opened, settled
from tests.unit.reporting import with_secrets
from wellspent.core.model import Group
from wellspent.words import report as words

NOWHERE = "\U00018d00"
"""A letter of a script that has been dead for five hundred years, and that fonts of computers do not have."""


def test_letters_that_the_pdf_cannot_show_are_named_beside_it_with_what_to_take_instead(workbook_folder: Path) -> None:
    made = with_secrets()
    write(workbook_folder, made.definition, *made.groups.values(), *made.meetings.values())
    app = opened()
    app.session_state["report"] = True
    assert "empty boxes" not in said(settled(app.run()))
    write(workbook_folder, Group(id="club", name=f"Club {NOWHERE}"))
    app = opened()
    app.session_state["report"] = True
    assert words.letters_missing(NOWHERE) in said(settled(app.run()))
