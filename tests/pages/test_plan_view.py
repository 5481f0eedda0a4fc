"""Plan, without a browser: one click says what became of a meeting, and what repeats is put into the plan."""

import datetime as dt

from tests.pages.driving import CLUB, DEFINITION, contents, meeting, open_app, press, said, settled, workbook, write
from wellspent.core.model import Meeting, MeetingStatus


def planned(day: int, month: int = 10, **fields: object) -> Meeting:
    return Meeting(
        **{
            "id": f"plan-{month}-{day}",
            "date": dt.date(2026, month, day),
            "group": CLUB.id,
            "status": MeetingStatus.PLANNED,
            **fields,
        }
    )


def test_one_click_says_what_became_of_it_and_can_be_undone(workbook_folder) -> None:
    write(workbook_folder, DEFINITION, CLUB, planned(27))
    before = contents(workbook_folder)["meetings.csv"]
    app = open_app("rate", view="plan")
    press(app, "I did not go")
    assert workbook(workbook_folder).meetings["plan-10-27"].status is MeetingStatus.NOT_ATTENDED
    press(app, "Undo")
    assert contents(workbook_folder)["meetings.csv"] == before


def test_a_group_that_repeats_is_planned_with_one_click(workbook_folder) -> None:
    write(workbook_folder, DEFINITION, CLUB, *(meeting(day, 2) for day in (6, 13, 20, 27)))
    app = open_app("rate", view="plan")
    press(app, "Plan it")
    (coming,) = [one for one in workbook(workbook_folder).meetings.values() if one.status is MeetingStatus.PLANNED]
    assert coming.date == dt.date(2026, 11, 3)
    assert "Tue 3 Nov 2026" in said(app)
    assert "Plan it" not in [button.label for button in app.button]


def test_today_asks_about_planned_meetings_that_are_over_and_shows_those_to_come(workbook_folder) -> None:
    write(workbook_folder, DEFINITION, CLUB, planned(27), planned(3, month=11, start=dt.time(8)))
    app = open_app()
    assert "1 meeting that you planned is over" in said(app)
    assert "Tuesday club · Tue 3 Nov 2026, 08:00" in said(app)


def test_an_empty_plan_says_so_and_writes_nothing(workbook_folder) -> None:
    app = open_app("rate", view="plan")
    assert "Nothing is planned." in said(app)
    assert not workbook_folder.exists()


def test_beside_the_next_expectation_stands_how_the_group_kept_the_earlier_ones(workbook_folder) -> None:
    written = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
    held = [meeting(day, hire=1, alone=1, expected=3, expected_at=written) for day in (6, 13, 20)]
    write(workbook_folder, DEFINITION, CLUB, *held)
    app = open_app("rate", view="plan")
    assert "So far you expected" not in said(app)
    app.selectbox[0].set_value(CLUB.name)
    assert "So far you expected mostly and got a little, over 3 meetings." in said(settled(app.run()))
