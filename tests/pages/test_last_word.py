"""What is typed last before a click on the menu is there again, wherever the click meets the run that it came with."""

from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequest, ScriptRequests

from tests.pages.driving import field, go, open_app, said
from wellspent.words import define, today

CLICKED = RerunData(widget_states=WidgetStates())
"""What a click on Today sends."""


@pytest.fixture(autouse=True)
def new_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The platform as it is before a page was opened, and a workbook with nothing in it."""
    platforms = getattr(ScriptRequests.request_rerun, "__wrapped__", ScriptRequests.request_rerun)
    monkeypatch.setattr(ScriptRequests, "request_rerun", platforms)
    monkeypatch.setenv("WELLSPENT_STORE", f"folder:{tmp_path}")


def click_at(look: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The click comes right before the platform looks for the next request for that time. Where it came."""
    looks = ScriptRequests.on_scriptrunner_yield
    came: list[int] = []
    number = iter(range(look + 1))

    def click_and_look(requests: ScriptRequests) -> ScriptRequest | None:
        if next(number, None) == look:
            came.append(look)
            requests.request_rerun(CLICKED)
        return looks(requests)

    monkeypatch.setattr(ScriptRequests, "on_scriptrunner_yield", click_and_look)
    return came


@pytest.mark.parametrize("look", [*range(8), 30])
def test_it_is_there_again_wherever_the_click_cuts_its_run_short(monkeypatch: pytest.MonkeyPatch, look: int) -> None:
    app = open_app("define")
    with monkeypatch.context() as busy:
        came = click_at(look, busy)
        field(app, "text_area", define.PURPOSE).input("Half a thought").run()
    assert came
    assert today.TITLE in said(app)
    assert field(go(app, "define"), "text_area", define.PURPOSE).value == "Half a thought"


def states(**fields: object) -> WidgetStates:
    return WidgetStates(
        widgets=[
            WidgetState(id=name, trigger_value=value)
            if isinstance(value, bool)
            else WidgetState(id=name, string_value=str(value))
            for name, value in fields.items()
        ]
    )


def asked(*requests: RerunData, begun: bool) -> dict[str, object]:
    """What the last of these requests says of fields; with ``begun``, the run of each begins before the next comes."""
    waiting = ScriptRequests()
    for one in requests:
        waiting.request_rerun(one)
        given = waiting.on_scriptrunner_yield() if begun else None
    given = given or waiting.on_scriptrunner_ready()
    return {one.id: getattr(one, one.WhichOneof("value")) for one in given.rerun_data.widget_states.widgets}


@pytest.mark.parametrize("begun", [True, False])
def test_a_request_for_another_page_takes_along_what_was_typed(begun: bool) -> None:
    open_app()
    open_app()
    left = RerunData(page_script_hash="define", widget_states=states(typed="Half a thought", both="older"))
    clicked = RerunData(page_script_hash="today", widget_states=states(both="newer"))
    and_again = RerunData(page_script_hash="help", widget_states=states())
    assert asked(left, clicked, begun=begun) == {"both": "newer", "typed": "Half a thought"}
    assert asked(left, clicked, and_again, begun=begun) == {"both": "newer", "typed": "Half a thought"}


def test_on_the_same_page_what_is_gone_stays_gone() -> None:
    open_app()
    first = RerunData(page_script_hash="define", widget_states=states(more="yes", gone="x"))
    then = RerunData(page_script_hash="define", widget_states=states(more="no"))
    assert asked(first, then, begun=True) == {"more": "no"}


def test_what_was_pressed_is_not_pressed_again_on_another_page() -> None:
    open_app()
    pressed = RerunData(page_script_hash="define", widget_states=states(save=True, typed="x"))
    assert asked(pressed, CLICKED, begun=True) == {"typed": "x"}


@pytest.mark.parametrize("nothing", [None, WidgetStates()])
def test_a_request_that_says_nothing_of_fields_is_no_trouble(nothing: WidgetStates | None) -> None:
    open_app()
    typed = RerunData(page_script_hash="define", widget_states=states(typed="x"))
    assert asked(RerunData(widget_states=nothing), typed, begun=True) == {"typed": "x"}
