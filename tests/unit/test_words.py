"""Every code that the core can give has its words, and no sentence is left with a hole in it."""

import ast
import dataclasses
import datetime as dt
import importlib
import inspect
import itertools
import re
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from wellspent.core import border, verdict
from wellspent.core.estimates import GroupFigures, Measure
from wellspent.core.model import (
    STARTING_CRITERIA,
    TOP_RATING,
    About,
    Choice,
    Decision,
    Definition,
    FirstSteps,
    Group,
    GroupStatus,
    Kind,
    Meeting,
    MeetingStatus,
    VerdictCode,
    Weighting,
)
from wellspent.core.next_step import Step
from wellspent.words import common, decide, define, inputs, problems, records, scales, setup, today

WORDS = [
    importlib.import_module(f"wellspent.words.{path.stem}")
    for path in sorted((ROOT / "wellspent" / "words").glob("[!_]*.py"))
    if not path.stem.startswith("charts")  # the pictures fill theirs themselves, and have tests of their own
]
HOLE = re.compile(r"\{\w+[^}]*\}")


def whole(sentence: str) -> bool:
    return bool(sentence.strip()) and not HOLE.search(sentence) and "None" not in sentence and "!" not in sentence


def literals(folder: Path, of: str) -> set[str]:
    """The codes that stand in calls of ``of`` in the code: ``of(code="…")``, ``of(["…"])``."""
    found = set()
    for path in folder.rglob("*.py") if folder.is_dir() else [folder]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == of:
                named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
                for value in named or node.args:
                    parts = value.elts if isinstance(value, ast.List) else [value]
                    found |= {part.value for part in parts if isinstance(part, ast.Constant)}
    return found


def test_each_verdict_kind_choice_weighting_and_status_has_a_word() -> None:
    assert scales.VERDICT.keys() == scales.VERDICT_ICON.keys() == set(VerdictCode)
    assert scales.CHOICE.keys() == set(Choice)
    assert scales.KIND.keys() == set(Kind)
    assert define.WEIGHTING_NAME.keys() == set(Weighting)
    assert records.STATUS.keys() == {*MeetingStatus, *GroupStatus}
    assert records.FIRST_STEPS.keys() == set(FirstSteps)


@pytest.mark.parametrize("scale", [scales.GOT, scales.MOOD, scales.WORTH, scales.PROGRESS])
def test_each_step_of_a_scale_has_a_word_of_its_own(scale: tuple[str, ...]) -> None:
    assert len(set(scale)) == TOP_RATING + 1


def test_each_starting_criterion_has_a_text() -> None:
    assert tuple(define.STARTING) == STARTING_CRITERIA


def figures(value: float | None, rated: int, change: float | None, progress: float | None, missing: int):
    measures = {
        "value": Measure(mean=value, count=rated),
        "value_per_hour": Measure(mean=None, count=0),
        "mood_change": Measure(mean=change, count=2),
        "progress": Measure(mean=progress, count=2),
    }
    return GroupFigures(
        group="club", rated=rated, missing=missing, hours=1, hours_unknown=0, weekly_hours=1, **measures
    )


def every_verdict() -> Iterator[verdict.GroupVerdict]:
    """A verdict for each mixture of what the rule looks at."""
    mixtures = itertools.product((None, 0.0, 50.0, 100.0), (0, 1, 3), (None, -1.0, 1.0), (None, 0.5, 2.0), (0, 1, 2))
    for value, rated, change, progress, missing in mixtures:
        yield verdict.of_group(figures(value, rated, change, progress, missing), Definition())


def test_each_reason_of_a_verdict_has_a_sentence() -> None:
    reasons = {reason.code: reason for one in every_verdict() for reason in one.reasons}
    assert reasons.keys() == literals(ROOT / "wellspent" / "core" / "verdict.py", "Reason")
    for one in every_verdict():
        for reason in one.reasons:
            assert whole(decide.reason(reason.code, dict(reason.numbers))), reason


@pytest.mark.parametrize("code", VerdictCode)
@pytest.mark.parametrize("number", [0.0, 0.04, 1.0, 2.5])
def test_what_skipping_sets_free_is_a_sentence_for_each_verdict(code: VerdictCode, number: float) -> None:
    sentence = decide.frees(code, number)
    assert whole(sentence)
    assert ("no time" in sentence) == (number < 0.05)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("count", [1, 2])
def test_each_step_has_a_title_a_button_and_a_sentence(step: Step, count: int) -> None:
    assert whole(today.STEP_TITLE[step])
    assert whole(today.STEP_BUTTON[step])
    assert whole(today.step(step, count, "Tuesday club"))


def test_no_step_has_words_that_nobody_will_read() -> None:
    assert today.STEP_TITLE.keys() == today.STEP_BUTTON.keys() == set(Step)


def test_each_code_of_an_unsafe_setup_has_a_sentence() -> None:
    core, ui = ROOT / "wellspent" / "core", ROOT / "wellspent" / "ui"
    codes = literals(core, "UnsafeSetup") | literals(ui, "UnsafeSetup")
    codes |= literals(core / "settings.py", "wrong.append")
    assert {"unknown_store", "not_this_computer", "unreadable_now"} <= codes
    assert codes == setup.UNSAFE.keys()


FORM_FIELDS = ("group", "kind", "date", "note", "tags.0", "criteria.0.text", "bar", "got.learn", "worth", "name")
DETAILS = {"found": "x", "least": "0", "most": "4", "choices": "a, b"}


@pytest.mark.parametrize("field", FORM_FIELDS)
def test_each_problem_of_a_form_has_a_sentence_that_names_the_field(field: str) -> None:
    codes = literals(ROOT / "wellspent" / "core" / "actions", "Problem")
    assert {"missing", "in_the_future", "no_criteria", "twice"} <= codes
    for code in codes | border.CODES:
        assert whole(inputs.sentence(code, field, DETAILS)), code
        assert inputs.sentence(code, field, DETAILS, 3).startswith("Row 3: ")
    assert "this field" not in inputs.sentence("missing", field, {})


OWN_SENTENCE = {
    "missing", "empty", "in_the_future", "too_small", "too_large", "too_long", "no_criteria", "twice", "has_semicolon",
    "not_on_the_scale", "unreadable_character",
}  # fmt: skip
"""What somebody can type into a form; what else a file can get wrong, a form does not let through."""


@pytest.mark.parametrize("code", sorted(OWN_SENTENCE))
def test_what_can_be_typed_wrong_has_a_sentence_that_says_what_to_do(code: str) -> None:
    assert inputs.sentence(code, "tags.0", DETAILS) != inputs.sentence("not_understood", "tags.0", DETAILS)


def test_each_fault_of_a_file_has_a_sentence() -> None:
    for code in border.CODES:
        said = problems.sentence(code, file="meetings.csv", line=3, column="worth", details=DETAILS)
        assert whole(said)
        assert said.startswith("meetings.csv, line 3, column worth: ")
    assert border.CODES <= problems.CODES


@pytest.mark.parametrize("record", [About, Definition, Group, Meeting, Decision])
def test_each_field_that_two_versions_can_differ_in_has_a_name(record: type) -> None:
    fields = {field.name for field in dataclasses.fields(record)} - records.STAMPS
    assert not fields - records.FIELD.keys()


def constants(module: types.ModuleType) -> Iterator[tuple[str, str]]:
    """The texts of a module by name."""
    for name, value in vars(module).items():
        if name.isupper() and not name.startswith("_") and isinstance(value, str):
            yield name, value


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts(part)


@pytest.mark.parametrize("module", WORDS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_a_text_with_a_hole_is_always_filled_where_it_is_used(module: types.ModuleType) -> None:
    holed = [name for name, value in constants(module) if HOLE.search(value)]
    for path in [*(ROOT / "pages").glob("*.py"), *(ROOT / "wellspent" / "ui").rglob("*.py")]:
        for name in holed:
            for use in re.finditer(rf"\.{name}\b(.{{8}})", path.read_text(encoding="utf-8")):
                assert use[1] == ".format(", f"{path}: {name} is used without filling it"


@pytest.mark.parametrize("module", WORDS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_no_text_shouts_or_is_empty(module: types.ModuleType) -> None:
    for name, text in constants(module):
        assert text.strip(), name
        assert "!" not in text, text


SAMPLES = {
    "int": (0, 1, 2),
    "float": (0.0, 1.0, 2.5),
    "str": ("Tuesday club",),
    "dt.date": (dt.date(2026, 10, 6),),
    "datetime.date": (dt.date(2026, 10, 6),),
    "bool": (True, False),
    "None": (None,),
    "Sequence[str]": (("a",), ("a", "b")),
    "collections.abc.Sequence[str]": (("a",), ("a", "b")),
    "tuple[str, ...]": (("a",), ("a", "b")),
}
BY_CODE = {"reason", "step", "frees", "sentence", "unreadable", "settled"}
"""Functions that take a code; their codes are gone through above."""


def samples(annotation: object) -> tuple[object, ...] | None:
    names = str(annotation).removeprefix("<class '").removesuffix("'>").split(" | ")
    return tuple(itertools.chain(*(SAMPLES[name] for name in names))) if set(names) <= SAMPLES.keys() else None


def test_each_function_makes_a_whole_sentence_of_none_one_and_several() -> None:
    tried = 0
    for module in WORDS:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or name in BY_CODE or function.__module__ != module.__name__:
                continue
            given = [samples(one.annotation) for one in inspect.signature(function).parameters.values()]
            if any(one is None for one in given):
                continue
            for arguments in itertools.product(*given):
                said = function(*arguments)
                for text in texts(said):
                    assert whole(text), f"{module.__name__}.{name}{arguments}: {text}"
                tried += 1
    assert tried > 50


def test_hours_and_meetings_agree_with_their_number() -> None:
    assert [common.meetings(number) for number in (0, 1, 2, 1200)] == [
        "0 meetings",
        "1 meeting",
        "2 meetings",
        "1,200 meetings",
    ]
    assert [common.hours(number) for number in (0, 1, 1.04, 1.06, 2.5)] == [
        "0 hours",
        "1 hour",
        "1 hour",
        "1.1 hours",
        "2.5 hours",
    ]
