"""One rating, followed by its id from the form to the file, the table, the verdict and the exported row."""

import csv
import io
from pathlib import Path

import pytest

from tests.pages.driving import CLUB, DEFINITION, HIRE, NOW, fill, meeting, open_app, press, rows, workbook, write
from wellspent.__main__ import main
from wellspent.core import tables, verdict
from wellspent.words import rate


def test_one_rating_goes_the_whole_way_unchanged(
    workbook_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workbook_folder, DEFINITION, CLUB, meeting(6, hire=1), meeting(13, hire=1))
    before = verdict.of_workbook(workbook(workbook_folder), NOW)[0].figures.rated

    app = fill(open_app("rate"), "selectbox", rate.GROUP, CLUB.name)
    app = fill(app, "date_input", rate.DATE, meeting(20).date)
    app = fill(app, "number_input", rate.MINUTES, 75)
    app = fill(app, "pills", HIRE.text, 4)
    app = fill(app, "pills", rate.MOOD_BEFORE, 3)
    app = fill(app, "pills", rate.MOOD_AFTER, 0)
    app = fill(app, "text_area", rate.NOTE, 'Said "hello", twice;\n=1+1')
    press(app, rate.SAVE)

    (row,) = [one for one in rows(workbook_folder) if one["id"] == "2026-10-20-club"]
    assert (row["got.could-hire-me"], row.get("got.less-alone", "")) == ("4", "")
    assert (row["minutes"], row["mood_before"], row["mood_after"]) == ("75", "3", "0")
    assert row["note"] == 'Said "hello", twice;\n=1+1'

    book = workbook(workbook_folder)
    table = tables.meetings(book, NOW).set_index("id")
    tidy = table.loc[row["id"]]
    assert (tidy["value"], tidy["hours"], tidy["mood_change"]) == (100.0, 1.25, -3)

    (one,) = verdict.of_workbook(book, NOW)
    assert one.figures.rated == before + 1 == table["value"].notna().sum()
    assert one.figures.value.plain == pytest.approx(table["value"].mean())

    target = tmp_path / "out.csv"
    assert main(["export", str(target)]) == 0
    capsys.readouterr()
    exported = csv.DictReader(io.StringIO(target.read_bytes().decode("utf-8"), newline=""))
    assert [out for out in exported if out["id"] == row["id"]] == [row]
    on_disk = (workbook_folder / "meetings.csv").read_bytes()
    start = on_disk.index(b"2026-10-20-club")
    assert on_disk[start:].split(b"\r\n")[0] in target.read_bytes()
