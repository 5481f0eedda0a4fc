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
from wellspent.core import border
from wellspent.core.calls import Reach
from wellspent.core.model import (
    STARTING_CRITERIA,
    TOP_RATING,
    About,
    Break,
    BreakDesign,
    CheckIn,
    Choice,
    Decision,
    Definition,
    FirstSteps,
    Group,
    GroupStatus,
    Kind,
    Meeting,
    MeetingStatus,
    Outcome,
    OutcomeKind,
    Person,
    Phase,
    Script,
    Tie,
    VerdictCode,
    Weighting,
)
from wellspent.core.next_step import Step
from wellspent.core.outcomes import Source
from wellspent.core.scripts import Blank, spoken_seconds
from wellspent.core.verdict import Ground
from wellspent.words import (
    bring_in,
    calendar_import,
    calendar_times,
    calls,
    chances,
    charts,
    common,
    data,
    decide,
    decide_change,
    decide_week,
    decide_why,
    define,
    inputs,
    outcomes,
    people,
    problems,
    records,
    report,
    scales,
    scripts,
    setup,
    today,
)

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


NUMBERS = {
    **dict.fromkeys(("value", "low", "high", "bar"), (0.0, 49.6, 100.0)),
    **dict.fromkeys(("rated", "needed", "moods", "count", "late", "missing", "one_in"), (1, 2, 1000)),
    **dict.fromkeys(("lead", "introduction", "referral", "interview", "offer"), (1, 2, 3)),
    **dict.fromkeys(("change",), (-0.04, -1.0, -4.0)),
    **dict.fromkeys(("before", "usually", "progress"), (0.0, 1.0, 4.0)),
    **dict.fromkeys(("probability",), (0.0, 0.5, 1.0)),
    "towards": (-1, 1, 1),
    "clearer": (True, False, True),
}
"""What the numbers of a reason can be, three of each."""


@pytest.mark.parametrize("code", decide_why._REASONS)
@pytest.mark.parametrize("which", range(3))
def test_each_reason_of_a_verdict_has_a_sentence(code: str, which: int) -> None:
    sentence = decide_why.reason(code, {name: values[which] for name, values in NUMBERS.items()})
    assert whole(sentence)
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert sentence.endswith(".")


def test_the_core_gives_no_reason_without_a_sentence() -> None:
    named = literals(ROOT / "wellspent" / "core" / "verdict" / "reasons.py", "Reason")
    assert {"missing", "close_call", "outcomes"} <= named
    assert named | set(Ground) <= decide_why._REASONS.keys()


@pytest.mark.parametrize("probability", [0.0, 0.004, 0.01, 0.05, 0.1, 0.34, 0.5, 0.89, 0.9, 0.905, 0.97, 0.99, 1.0])
def test_a_chance_is_told_as_it_is(probability: float) -> None:
    told = chances.chance(probability)
    number, of = (int(part) for part in re.findall(r"\d+", told))
    assert abs(number / of - probability) <= (0.05 if of == 10 else 0.0101)
    assert ("more than" in told) == (probability > 0.99)
    assert ("less than" in told) == (probability < 0.01)


@pytest.mark.parametrize("now_is", VerdictCode)
@pytest.mark.parametrize("becomes", VerdictCode)
def test_what_would_change_a_verdict_is_a_sentence_with_both_verdicts(
    now_is: VerdictCode, becomes: VerdictCode
) -> None:
    for sentence in (
        decide_change.weight(now_is, becomes, "Learn something", 0.27, 0.31),
        decide_change.bar(now_is, becomes, 50.0, 47.0),
    ):
        assert whole(sentence)
        assert f"“{scales.VERDICT[now_is]}” becomes “{scales.VERDICT[becomes].lower()}”" in sentence
    for sentence in (decide_change.late_changes(2, becomes), decide_change.one_meeting("Tue 6 Oct 2026", 0.0, becomes)):
        assert whole(sentence)
        assert scales.VERDICT[becomes].lower() in sentence


@pytest.mark.parametrize(
    ("needed", "within", "said"),
    [
        (1, (0.5, 0.7), "One more rated: about even odds"),
        (2, (0.3, 0.71), "2 more rated: a chance of about 7 in 10"),
        (None, (0.1, 0.3), "after 2 more, the chance of a clear answer is about 3 in 10"),
    ],
)
def test_the_outlook_says_how_many_more_or_that_they_will_hardly_settle_it(
    needed: int | None, within: tuple[float, ...], said: str
) -> None:
    assert said in decide_change.outlook(needed, within)


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
    assert whole(today.step(step, count, "Tuesday club", "Ada"))


def test_no_step_has_words_that_nobody_will_read() -> None:
    assert today.STEP_TITLE.keys() == today.STEP_BUTTON.keys() == set(Step)


def test_each_code_of_an_unsafe_setup_has_a_sentence() -> None:
    codes = literals(ROOT / "wellspent", "UnsafeSetup")
    codes |= literals(ROOT / "wellspent" / "core" / "settings.py", "wrong.append")
    codes |= literals(ROOT / "wellspent" / "ui" / "providers.py", "wrong.append")
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


RECORDS = [About, Definition, Group, Meeting, Decision, Outcome, CheckIn, Person, Break, Script]


@pytest.mark.parametrize("record", RECORDS)
def test_each_field_that_two_versions_can_differ_in_has_a_name(record: type) -> None:
    fields = {field.name for field in dataclasses.fields(record)} - records.STAMPS
    for name in fields:
        assert whole(records.field(record.__name__, name)), name
    assert records.FIELD_OF.keys() <= {one.__name__ for one in RECORDS}


def test_no_two_sorts_of_kind_share_a_code() -> None:
    kinds = [*scales.KIND, *outcomes.KIND, *scripts.KIND]
    assert len(set(kinds)) == len(kinds)


def test_each_kind_of_outcome_source_tie_reach_and_reason_to_call_has_its_words() -> None:
    assert outcomes.KIND.keys() == outcomes.ONE.keys() == outcomes.MANY.keys() == set(OutcomeKind)
    assert outcomes.SOURCE.keys() == set(Source)
    assert people.TIE.keys() == people.KNOWN.keys() == set(Tie)
    assert calls.REACH.keys() == set(Reach)
    assert records.PHASE.keys() == set(Phase)
    assert records.DESIGN.keys() == set(BreakDesign)
    codes = literals(ROOT / "wellspent" / "core" / "calls.py", "Reason")
    assert {"due", "moderately", "not_spoken"} <= codes
    for code in codes:
        for number in (0, 1, 2, 13, 14, 400):
            assert whole(calls.reason(code, number))


def test_each_script_has_a_short_version_that_is_shorter_and_blanks_that_are_explained() -> None:
    assert scripts.KIND.keys() == scripts.FULL.keys() == scripts.SHORT.keys()
    assert scripts.BLANK.keys() == scripts.BLANK_FROM.keys() == set(Blank)
    for kind, short in scripts.SHORT.items():
        assert spoken_seconds(short) <= 25, kind
        assert spoken_seconds(short) < spoken_seconds(scripts.FULL[kind]) <= 60, kind
    assert [scripts.length(seconds) for seconds in (0, 25, 100, 105, 170)] == [
        "No words yet.",
        "About 25 seconds to say.",
        "About 100 seconds to say.",
        "About 2 minutes to say.",
        "About 3 minutes to say.",
    ]


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
DECIDE_CHANGE = {"bar", "weight", "late_changes", "one_meeting"}
BY_CODE = {
    "happened",
    "question",
    "entry_title",
    "to_come",
    "reason",
    "step",
    "frees",
    "sentence",
    "unreadable",
    "settled",
    "field",
    "code",
    *DECIDE_CHANGE,
}
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
            parameters = inspect.signature(function).parameters
            given = [samples(one.annotation) for one in parameters.values()]
            if any(one is None for one in given):
                continue
            for arguments in itertools.product(*given):
                said = function(**dict(zip(parameters, arguments, strict=True)))
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


@pytest.mark.parametrize(
    ("said", "one"),
    [
        (bring_in.would(0, 1, 0, True), "1 is in your workbook already and stays as it is there."),
        (calendar_import.done(1, 0, 1), "Brought in: 1 meeting. It is over and can be rated now."),
        (calendar_import.done(1, 1, 0), "Brought in: 1 meeting. 1 was there already. It is still to come"),
        (calendar_times.other_zones(["America/Los_Angeles"]), "This calendar is in Los Angeles time"),
        (charts.price_of_an_hour(14.0, budget=1), "your 1 hour a week has no room for"),
        (data.search(3, 2, "3 hours", 1), "(1 meeting without a time is not counted)"),
        (decide_week.set_free(1.0), "1 hour a week stays free"),
        (decide_why.reason("rated_late", {"late": 1, "rated": 6}), "1 of 6 was rated"),
        (report.bar(50, 1), "There is 1 hour a week for it."),
        (report.made("30 Oct 2026", 5, 1), "; 1 more has no rating and is left out"),
    ],
)
def test_of_one_thing_it_is_told_as_of_one(said: str, one: str) -> None:
    assert one in said


@pytest.mark.parametrize(
    ("said", "several"),
    [
        (bring_in.would(0, 2, 0, True), "2 are in your workbook already and stay as they are there."),
        (calendar_import.done(2, 0, 2), "Brought in: 2 meetings. They are over and can be rated now."),
        (calendar_import.done(5, 2, 0), "Brought in: 5 meetings. 2 were there already. They are still to come"),
        (calendar_import.done(3, 0, 2), "2 of them are over and can be rated now. 1 is still to come"),
        (calendar_times.other_zones(["Asia/Tokyo", "Europe/Rome"]), "This calendar is in the time of Tokyo, Rome,"),
        (charts.price_of_an_hour(14.0, budget=6), "your 6 hours a week have no room for"),
        (data.search(3, 3, "3 hours", 2), "(2 meetings without a time are not counted)"),
        (decide_week.set_free(2.0), "2 hours a week stay free"),
        (decide_why.reason("rated_late", {"late": 2, "rated": 6}), "2 of 6 were rated"),
        (report.bar(50, 6), "There are 6 hours a week for it."),
        (report.made("30 Oct 2026", 5, 2), "; 2 more have no rating and are left out"),
    ],
)
def test_of_several_things_it_is_told_as_of_several(said: str, several: str) -> None:
    assert several in said


def test_on_paper_the_day_stands_beside_what_begins_and_so_today_is_not_said_again() -> None:
    said = report.to_come("weeks_with", day="2 Nov 2026", group="Kestrel Circle", person="", kind="", note="")
    assert said == "2 Nov 2026: Kestrel Circle again"
