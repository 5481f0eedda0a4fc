"""Files that are edited while a page is open: the next thing done there shows what they say now."""

from pathlib import Path

from tests.endurance import editing
from tests.pages.driving import field, go, open_app, said, settled
from wellspent.words import data, problems, rate


def test_an_edit_by_hand_shows_at_the_next_thing_done_on_an_open_page(sample: Path) -> None:
    with (sample / "meetings.csv").open(encoding="utf-8") as file:
        record_id = file.readlines()[1].partition(",")[0]
    app = open_app("rate", meeting=record_id)

    for name, program in editing.PROGRAMS.items():
        program(sample, record_id, f"written by {name}")
        app = settled(app.run())
        assert field(app, "text_area", rate.NOTE).value == f"written by {name}"


def test_a_copy_of_a_synchronising_program_is_pointed_out_on_your_data_while_the_page_is_open(sample: Path) -> None:
    app = go(open_app(), "data")
    assert data.NOTICES not in said(app)
    name = editing.COPIES[0]
    (sample / name).write_bytes(b"id,date,group\n")

    app = settled(app.run())
    assert data.NOTICES in said(app)
    told = problems.sentence("conflicted_copy", file=name, line=None, column="", details={"found": "meetings.csv"})
    assert told in said(app)
