"""The word that somebody types last before a click on the menu, where the platform would drop it.

A field sends its text when it is left, and the click on the menu, a tenth of a second later, sends which page to show
and no field at all. Where the run of the first is still going on, or has not begun, the platform turns to the second,
and forgets what the fields of the first held. So what was typed would reach nobody (decision 0045).
"""

from dataclasses import replace
from functools import wraps
from typing import Final

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

_PRESSED: Final = "trigger_value", "string_trigger_value", "json_trigger_value", "chat_input_value"
"""Kinds of fields that say something once."""


def keep() -> None:
    """From now on, a request for another page is given what the one before it said of fields."""
    request = ScriptRequests.request_rerun
    if hasattr(request, "__wrapped__"):
        return

    @wraps(request)
    def carrying_over(requests: ScriptRequests, newer: RerunData) -> bool:
        # It stays there after its run has begun, until the next one comes.
        before = requests._rerun_data  # noqa: SLF001
        if newer.page_script_hash != before.page_script_hash:
            newer = replace(newer, widget_states=_with(newer.widget_states, before.widget_states))
        return request(requests, newer)

    ScriptRequests.request_rerun = carrying_over  # type: ignore[method-assign, assignment]


def _with(newer: WidgetStates | None, before: WidgetStates | None) -> WidgetStates | None:
    """What both say of fields; of one that both know, the newer."""
    if newer is None or before is None:
        return newer
    known = {one.id for one in newer.widgets}
    return WidgetStates(widgets=[*newer.widgets, *(one for one in before.widgets if _stays(one, known))])


def _stays(one: WidgetState, known: set[str]) -> bool:
    return one.id not in known and one.WhichOneof("value") not in _PRESSED
