"""A wrong file of each kind: a sentence names the place, the rest is shown, and nothing on disk changes."""

import re
from pathlib import Path

import pytest

from tests.pages.driving import contents, fill, go, labels, open_app, press, said
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL
from wellspent.words import define, problems, rate, saving

PAGES = ("today", "define", "rate", "charts", "decide")


def replace(file: str, old: str, new: str):
    """A change of one place in one file, which has to be there."""

    def change(folder: Path) -> None:
        text = (folder / file).read_bytes().decode()
        assert re.search(old, text), f"{old} is not in {file}"
        (folder / file).write_bytes(re.sub(old, new, text, count=1).encode())

    return change


def latin(folder: Path) -> None:
    path = folder / "meetings.csv"
    path.write_bytes(path.read_bytes() + "x,2026-10-01,,café,attended\r\n".encode("latin-1"))


WRONG = {
    "broken YAML": (replace("definition.yaml", r"criteria:", "criteria: ["), r"definition\.yaml, line \d+"),
    "unknown key": (replace("groups.yaml", r"  kind:", "  colour: red\n  kind:"), r"groups\.yaml, line \d+.*colour"),
    "impossible date": (
        replace("meetings.csv", r"(\r\n[^,]+),2026-\d\d-\d\d", r"\1,2026-02-30"),
        r"meetings\.csv, line 2, column date: “2026-02-30” is no day in the calendar",
    ),
    "an id that is none": (
        replace("people.csv", r"\r\n([^,]+),", "\r\nNot An Id,"),
        r"people\.csv, line 2, column id: “Not An Id” can't be an id",
    ),
    "missing column": (replace("meetings.csv", r"^id,date,", "id,day,"), r"meetings\.csv.*column date"),
    "Latin-1 bytes": (latin, r"meetings\.csv.*UTF-8"),
}


def problems_told() -> list[str]:
    """Each problem, as the Data page tells it."""
    return [one.value for one in open_app("data").text]


@pytest.mark.parametrize("kind", WRONG)
def test_each_page_counts_the_problems_and_one_names_each_place_and_nothing_changes(sample: Path, kind: str) -> None:
    spoil, place = WRONG[kind]
    spoil(sample)
    before = contents(sample)
    found = problems_told()
    assert any(re.search(place, sentence) for sentence in found), found
    app = open_app()
    for page in PAGES:
        app = go(app, page)
        assert problems.banner(len(found)) in said(app)
        assert problems.TO_DATA in labels(app, "page_link")
    assert contents(sample) == before


def test_a_rating_that_is_not_on_the_scale_is_named_with_its_criterion(sample: Path) -> None:
    lines = (sample / "meetings.csv").read_text(encoding="utf-8").split("\n")
    head = lines[0].split(",")
    cells = lines[1].split(",")
    column = next(name for name in head if name.startswith("got."))
    cells[head.index(column)] = "7"
    lines[1] = ",".join(cells)
    (sample / "meetings.csv").write_text("\n".join(lines), encoding="utf-8", newline="")
    (text,) = problems_told()
    assert text.startswith(f"meetings.csv, line 2, column {column}: 7 is not on the scale; ratings go from 0 to 4.")


def test_the_other_files_are_still_shown_and_still_writable(sample: Path) -> None:
    WRONG["broken YAML"][0](sample)
    app = fill(open_app("rate"), "selectbox", rate.GROUP, "Harbour Street Job Club")
    before = contents(sample)
    press(app, rate.SAVE)
    after = contents(sample)
    assert len(FolderStore(sample).load(LOCAL).workbook.meetings) > 0
    assert after["definition.yaml"] == before["definition.yaml"]
    assert after["meetings.csv"] != before["meetings.csv"]


def test_saving_over_a_file_that_cannot_be_read_is_refused_in_a_sentence_and_what_was_typed_stays(
    sample: Path,
) -> None:
    app = fill(open_app("define"), "text_area", define.PURPOSE, "Something that I typed")
    WRONG["broken YAML"][0](sample)
    before = contents(sample)
    app = press(app, define.SAVE)
    assert saving.read_only(["definition.yaml"]) in said(app)
    assert contents(sample) == before
    assert app.text_area[0].value == "Something that I typed"


def test_a_mended_file_takes_the_banner_away(sample: Path) -> None:
    good = (sample / "definition.yaml").read_bytes()
    WRONG["broken YAML"][0](sample)
    app = open_app()
    assert "can't be read" in said(app)
    (sample / "definition.yaml").write_bytes(good)
    assert "can't be read" not in said(app.run())


def test_a_comment_that_would_go_is_said_before_it_goes(sample: Path) -> None:
    path = sample / "definition.yaml"
    path.write_bytes(path.read_bytes() + b"# a thought of mine\n")
    app = open_app("define")
    assert "it has comments of yours" not in said(app)
    app = fill(app, "slider", define.BAR_LABEL, 90)
    assert "it has comments of yours" in said(app)


def test_there_is_no_banner_over_files_that_can_be_read(sample: Path) -> None:
    assert "can't be read" not in said(open_app())
    assert problems_told() == []
