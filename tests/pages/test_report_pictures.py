"""A chart taken along: offered beside each, and made only when it is asked for."""

from pathlib import Path

from tests.pages.driving import labels, open_app, settled
from wellspent.words import charts_groups
from wellspent.words import charts_taken as words


def test_beside_a_chart_it_can_be_taken_along_as_a_drawing_and_as_a_picture(sample: Path) -> None:
    app = open_app("charts")
    assert not app.get("download_button")
    app.session_state[f"{charts_groups.VALUE_FILE}.take"] = True
    assert labels(settled(app.run()), "download_button") == [words.SVG, words.PNG]
