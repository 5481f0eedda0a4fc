"""The machine of ``tests/contract/stateful.py`` on the folder store, for longer than the tests let it run."""

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.contract.folder_world import FolderMachine
from tests.endurance.trial import Found, Step

STEPS = 40


def run(times: int, desk: Path, step: Step) -> Found:
    """Let ``times`` workbooks live through up to 40 steps each; a failure is narrowed down to its fewest steps."""
    found = Found()

    class Watched(FolderMachine):
        def teardown(self) -> None:
            super().teardown()
            found.counts["workbooks"] += 1
            found.counts["steps"] += self.steps
            step()

    long = settings(
        max_examples=times,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(Watched, settings=long)
    except Exception as error:  # noqa: BLE001 - whatever it is, it should not have happened
        found.lost.append("\n".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())]))
    return found
