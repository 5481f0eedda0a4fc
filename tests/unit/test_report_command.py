"""The page to print, by a command."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.pages.driving import write
from tests.unit.reporting import with_secrets
from wellspent.__main__ import main
from wellspent.core.model import Group
from wellspent.words import report as words

SAMPLE = ("--store", "folder:data/sample")


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_export_writes_the_page_that_its_ending_asks_for(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"page.{ending}"
    assert main(["export", str(target), *SAMPLE]) == 0
    assert words.written(str(target), names=False, notes=False) in capsys.readouterr().out
    made = target.read_bytes()
    assert made.startswith(b"%PDF-" if ending == "pdf" else b"<!DOCTYPE html>")
    assert main(["export", str(target), *SAMPLE]) == 2
    assert target.read_bytes() == made


def test_names_and_notes_are_on_it_only_if_they_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short, long = tmp_path / "short.html", tmp_path / "long.html"
    assert main(["export", str(short), *SAMPLE]) == 0
    capsys.readouterr()
    assert main(["export", str(long), "--long", "--names", "--notes", "--json", *SAMPLE]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["length"], said["names"], said["notes"]) == ("own", True, True)
    assert "Coffees with one person" in long.read_text(encoding="utf-8")
    assert "Coffees with one person" not in short.read_text(encoding="utf-8")


def test_a_letter_is_another_sheet_than_a4(tmp_path: Path) -> None:
    sheets = []
    for paper in ([], ["--letter"]):
        target = tmp_path / f"page{len(paper)}.pdf"
        assert main(["export", str(target), *paper, *SAMPLE]) == 0
        sheets.append(PdfReader(target).pages[0].mediabox[2:])
    assert [[round(side / 72 * 25.4) for side in sheet] for sheet in sheets] == [[210, 297], [216, 279]]


def test_letters_that_the_pdf_cannot_show_are_said(workbook_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = with_secrets()
    club = Group(id="club", name="Club \U00018d00")
    write(workbook_folder, made.definition, club, *made.meetings.values())
    store = ("--store", f"folder:{workbook_folder}")
    for ending, times in (("pdf", 1), ("html", 0)):
        assert main(["export", str(workbook_folder.parent / f"page.{ending}"), *store]) == 0
        assert capsys.readouterr().out.count(words.letters_missing("\U00018d00")) == times
