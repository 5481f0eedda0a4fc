"""The normal first rating: today, with no time given. It counts everywhere at once, and never for more than it is."""

from tests.pages.driving import ALONE, CLUB, DEFINITION, HIRE, fill, go, open_app, press, said, workbook, write


def test_a_meeting_rated_on_its_own_day_counts_on_every_page(workbook_folder) -> None:
    write(workbook_folder, DEFINITION, CLUB)
    app = open_app("rate")
    fill(app, "selectbox", "Which meeting was it?", CLUB.name)
    fill(app, "pills", HIRE.text, 3)
    press(app, "Save this meeting")
    assert "1 meeting rated" in said(go(app, "today"))
    assert "There is nothing to draw yet" not in said(go(app, "charts"))
    assert "One rated meeting in all." in said(go(app, "decide"))
    assert len(workbook(workbook_folder).meetings) == 1


def test_too_few_answers_make_no_value_on_the_screen_either(workbook_folder) -> None:
    write(workbook_folder, DEFINITION, CLUB)
    app = open_app("rate")
    fill(app, "selectbox", "Which meeting was it?", CLUB.name)
    fill(app, "pills", ALONE.text, 4)
    assert "this meeting scores" not in said(app)
    press(app, "Save this meeting")
    assert "Its value is" not in said(app)
