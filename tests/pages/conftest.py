"""For tests of the pages: a workbook of their own, a clock that stands still, and somebody at this computer."""

import shutil
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.context import ContextProxy
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import app_test
from streamlit.testing.v1.element_tree import Multiselect, Selectbox

from tests.pages.driving import CLUB, DEFINITION, NOW, SAMPLE, meeting, write


class _AfterTheFirstVisit(PagesManager):
    """Remembers, as a server does, that the app says itself which pages there are.

    The platform's tests forget it before each run, so each would begin as the first visit to a new server: with a run
    that is thrown away, and the click on a button with it.
    """


def _picked_or_typed(box: Selectbox) -> WidgetState:
    """What a browser sends of a box: also what was typed and is not among the options."""
    value = box.value
    return WidgetState(id=box.id, string_value=None if value is None else box.format_func(value))


def _picked_or_typed_words(box: Multiselect) -> WidgetState:
    state = WidgetState(id=box.id)
    state.string_array_value.data.extend(box.format_func(value) for value in box.value)
    return state


@pytest.fixture(autouse=True)
def _at_this_computer(workbook_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLSPENT_STORE", f"folder:{workbook_folder}")
    monkeypatch.setenv("WELLSPENT_NOW", NOW.isoformat())
    # There is no connection in these tests, and so no address that somebody asks from.
    monkeypatch.setattr(ContextProxy, "ip_address", None)
    monkeypatch.setattr(app_test, "PagesManager", _AfterTheFirstVisit)
    monkeypatch.setattr(Selectbox, "_widget_state", property(_picked_or_typed))
    monkeypatch.setattr(Multiselect, "_widget_state", property(_picked_or_typed_words))


@pytest.fixture
def one_meeting(workbook_folder: Path) -> Path:
    """A workbook with a definition and one meeting, rated in full."""
    write(
        workbook_folder,
        DEFINITION,
        CLUB,
        meeting(
            6,
            hire=1,
            alone=3,
            minutes=90,
            travel_minutes=30,
            mood_before=2,
            mood_after=1,
            progress=0,
            worth=1,
            rated_at=NOW,
        ),
    )
    return workbook_folder


@pytest.fixture
def two_meetings(workbook_folder: Path) -> Path:
    """A workbook with a definition and two meetings of one group, each rated and of an hour."""
    write(workbook_folder, DEFINITION, CLUB, meeting(6, hire=1, minutes=60), meeting(13, hire=1, minutes=60))
    return workbook_folder


@pytest.fixture
def sample(workbook_folder: Path) -> Path:
    """A copy of the fictional workbook."""
    return Path(shutil.copytree(SAMPLE, workbook_folder))
