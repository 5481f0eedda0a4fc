"""The command line, as somebody types it."""

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.capabilities import ROOT
from wellspent.__main__ import main
from wellspent.core import errors
from wellspent.core.settings import Settings
from wellspent.core.store import open_store
from wellspent.core.store.port import LOCAL
from wellspent.words import calendar, calendar_changes, setup

SERIES = ROOT / "tests" / "calendars" / "series_tomorrow.ics"
AUTUMN = ("--since", "2026-09-01", "--until", "2026-12-31")


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Say = Callable[..., Said]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Run one command in this process."""

    def run(*words: object) -> Said:
        try:
            code = main([str(word) for word in words])
        except SystemExit as ended:
            code = int(str(ended.code))
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture
def sample(tmp_path: Path, say: Say) -> Path:
    """A sample of our own to change."""
    folder = tmp_path / "sample"
    assert say("sample", folder).code == 0
    return folder


def at(folder: Path) -> tuple[str, str]:
    return "--store", f"folder:{folder}"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_tracked_sample_has_no_problem_named_from_the_folder_of_the_app(
    say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert say("check", "--store", "folder:data/sample") == Said(0, "No problems found.\n", "")
    assert say("check", "--store", "folder:data/sample", "--json").data == {"problems": [], "notices": []}


def test_check_names_file_line_and_column_of_each_problem_and_ends_with_one(say: Say, sample: Path) -> None:
    rows = (sample / "meetings.csv").read_bytes().split(b"\r\n")
    rows[4] = rows[4].replace(b",2026-", b",2026-31-", 1)
    (sample / "meetings.csv").write_bytes(b"\r\n".join(rows))
    (sample / "groups.yaml").write_text("groups:\n- id: a\n  name: A\n  colour: red\n", encoding="utf-8")
    before = contents(sample)
    said = say("check", *at(sample))
    assert (said.code, said.err, len(said.out.splitlines())) == (1, "", 2)
    assert "meetings.csv, line 5, column date" in said.out
    assert "groups.yaml, line 4" in said.out
    found = say("check", *at(sample), "--json")
    assert found.code == 1
    places = {(one["file"], one["line"], one["column"].rpartition(".")[2]) for one in found.data["problems"]}
    assert places == {("meetings.csv", 5, "date"), ("groups.yaml", 4, "colour")}
    assert all(one["sentence"] in said.out for one in found.data["problems"])
    assert contents(sample) == before


def test_check_says_what_the_next_save_takes_away_without_calling_it_a_problem(say: Say, sample: Path) -> None:
    definition = sample / "definition.yaml"
    definition.write_text(definition.read_text(encoding="utf-8") + "# a thought of mine\n", encoding="utf-8")
    said = say("check", *at(sample))
    assert said.code == 0
    assert said.out.startswith("No problems found.\ndefinition.yaml: it has comments")


def test_check_of_a_place_without_a_workbook_says_so_and_makes_none(say: Say, workbook_folder: Path) -> None:
    assert say("check", *at(workbook_folder)).out.startswith("There is no workbook there yet")
    assert not workbook_folder.exists()


def test_verdicts_give_each_group_its_verdict_reasons_and_figures(
    say: Say, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WELLSPENT_NOW", "2026-10-30T20:00:00+00:00")
    groups = {one["id"]: one for one in say("verdicts", *at(sample), "--json").data["groups"]}
    club = groups["harbour-street-job-club"]
    assert (club["name"], club["verdict"], club["reasons"][0]["code"]) == (
        "Harbour Street Job Club",
        "skip",
        "below_bar",
    )
    assert club["value"]["high_95"] < 50 < 100 * club["sure"]
    lines = say("verdicts", *at(sample)).out.splitlines()
    assert len(lines) == len(groups) == 7
    assert lines[1].startswith("Harbour Street Job Club: Skip it (how sure: ")


def test_verdicts_of_a_record_that_is_broken_in_places_say_so_first(say: Say, sample: Path) -> None:
    with (sample / "meetings.csv").open("ab") as file:
        file.write(b"half a row\r\n")
    assert say("verdicts", *at(sample)).out.startswith("1 place in the files can't be read")
    assert say("verdicts", *at(sample), "--json").data["problems"] == 1


def test_a_calendar_comes_in_once_without_what_was_cancelled(say: Say, workbook_folder: Path) -> None:
    command = ("import-calendar", SERIES, *AUTUMN, *at(workbook_folder))
    first = say(*command, "--json").data
    assert (first["found"], first["cancelled"], first["added"], first["already_there"]) == (5, 1, 4, 0)
    assert first["added_by_group"] == {"harbour-street-job-club": 4}
    before = (workbook_folder / "meetings.csv").read_bytes()
    again = say(*command)
    assert again.code == 0
    assert "Nothing new came in. 4 were there already." in again.out
    assert (workbook_folder / "meetings.csv").read_bytes() == before


def test_a_calendar_that_takes_too_long_to_compare_comes_in_all_the_same(
    say: Say, workbook_folder: Path, tmp_path: Path
) -> None:
    years = [*range(2020, 2027)]
    (tmp_path / "once.ics").write_bytes(calendar_of("DTSTART:{0}0101T100000", years))
    (tmp_path / "daily.ics").write_bytes(calendar_of("DTSTART:20200101T100000\nRRULE:FREQ=DAILY", years))
    ever = ("--since", "2020-01-01", "--until", "2026-12-31")
    assert say("import-calendar", tmp_path / "once.ics", *ever, *at(workbook_folder), "--json").data["added"] == 7
    command = ("import-calendar", tmp_path / "daily.ics", "--since", "2026-10-08", "--until", "2026-10-09")
    said = say(*command, *at(workbook_folder), "--json").data
    assert (said["added"], said["changed"]) == (14, None)
    assert calendar_changes.NOT_COMPARED in say(*command, *at(workbook_folder)).out


def test_times_in_utc_are_taken_in_the_zone_of_the_workbook(say: Say, workbook_folder: Path) -> None:
    workbook_folder.mkdir()
    (workbook_folder / "workbook.yaml").write_bytes(b"format: 1\ntime_zone: Asia/Kolkata\n")
    utc = ROOT / "tests" / "calendars" / "utc.ics"
    for added in (1, 0):
        said = say("import-calendar", utc, *AUTUMN, *at(workbook_folder), "--json").data
        assert (said["added"], said["changed"]) == (added, 0)
    workbook = open_store(Settings(store=f"folder:{workbook_folder}")).load(LOCAL).workbook
    assert [(f"{one.date}", one.start) for one in workbook.meetings.values()] == [("2026-09-08", dt.time(5))]


def test_a_calendar_that_is_too_large_is_refused_without_reading_it_whole(
    say: Say, workbook_folder: Path, tmp_path: Path
) -> None:
    with (tmp_path / "huge.ics").open("wb") as file:
        file.write(b"BEGIN:VCALENDAR\n")
        file.truncate(1 << 40)  # a terabyte that takes no room on the disk and none in the memory
    said = say("import-calendar", tmp_path / "huge.ics", *AUTUMN, *at(workbook_folder))
    assert (said.code, calendar.unreadable("too_large", {"most_megabytes": "10"}) in said.err) == (2, True)


def calendar_of(lines: str, uids: list[int]) -> bytes:
    events = (f"BEGIN:VEVENT\nUID:{uid}\nSUMMARY:Talk\n{lines.format(uid)}\nEND:VEVENT\n" for uid in uids)
    return f"BEGIN:VCALENDAR\n{''.join(events)}END:VCALENDAR\n".encode()


def test_an_import_takes_what_matches_into_the_group_that_was_named(say: Say, workbook_folder: Path) -> None:
    marks = ROOT / "tests" / "calendars" / "marks.ics"
    options = ("--match", "FERRY", "--group", "Ferries", "--kind", "social")
    said = say("import-calendar", marks, *AUTUMN, *options, *at(workbook_folder))
    assert said.out.splitlines() == [
        "4 meetings between these days; 3 of them cancelled and left out.",
        "1 meeting came in.",
    ]
    workbook = open_store(Settings(store=f"folder:{workbook_folder}")).load(LOCAL).workbook
    assert [(one.name, one.kind.value) for one in workbook.groups.values()] == [("Ferries", "social")]
    assert [(one.group, one.note) for one in workbook.meetings.values()] == [("ferries", "Ferry talk")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"<html><body>Sign in</body></html>", "is a web page"),
        (b"id,date\n", "is not a calendar"),
        (bytes(range(256)), "is not a calendar"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMM", "The end of this calendar is missing"),
    ],
    ids=["empty", "web page", "csv", "binary", "cut off"],
)
def test_a_file_that_is_no_calendar_gets_a_sentence_and_changes_nothing(
    say: Say, sample: Path, tmp_path: Path, data: bytes, words: str
) -> None:
    file = tmp_path / "calendar.ics"
    file.write_bytes(data)
    before = contents(sample)
    said = say("import-calendar", file, *AUTUMN, *at(sample))
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert words in said.err
    assert said.err.endswith("Your workbook is as it was.\n")
    assert contents(sample) == before


def test_an_import_into_a_file_that_must_be_mended_first_changes_nothing(say: Say, sample: Path) -> None:
    (sample / "meetings.csv").write_bytes(b"id,day\nx,2026-09-07\n")
    before = contents(sample)
    said = say("import-calendar", SERIES, *AUTUMN, *at(sample))
    assert said.code == 2
    assert "meetings.csv can't be read whole, so nothing was written" in said.err
    assert {name: data for name, data in contents(sample).items() if name != ".lock"} == before


def test_the_export_is_the_table_as_it_lies_on_the_disk(say: Say, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.CSV"
    said = say("export", target, *at(sample), "--json")
    assert target.read_bytes() == (sample / "meetings.csv").read_bytes()
    assert said.data["meetings"] == target.read_bytes().count(b"\r\n") - 1


def test_an_export_never_writes_over_a_file(say: Say, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"mine")
    said = say("export", target, *at(sample))
    assert (said.code, target.read_bytes()) == (2, b"mine")
    assert "nothing was written over it" in said.err


@pytest.mark.parametrize("name", ["out.docx", "out", "there is no/such folder.csv"])
def test_an_export_that_cannot_be_written_gets_a_sentence(say: Say, sample: Path, tmp_path: Path, name: str) -> None:
    said = say("export", tmp_path / name, *at(sample))
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert not (tmp_path / name).exists()


def test_a_sample_of_another_size_is_made_and_never_into_a_folder_with_something_in_it(
    say: Say, tmp_path: Path
) -> None:
    folder = tmp_path / "big"
    made = say("sample", folder, "--groups", 9, "--meetings", 300, "--seed", 5, "--json").data
    assert made["groups"] == 9 + 1, "nine, and the calls"
    before = contents(folder)
    again = say("sample", folder)
    assert (again.code, contents(folder)) == (2, before)
    assert "is not empty, and nothing was changed in it" in again.err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("guess",),
        ("import-calendar", SERIES, "--since", "2026-02-30", "--until", "2026-03-01"),
        ("import-calendar", SERIES, "--since", "2026-03-02", "--until", "2026-03-01"),
        ("import-calendar", "no such file.ics", *AUTUMN),
        ("import-calendar", SERIES, *AUTUMN, "--group", " "),
        ("sample", "x", "--groups", "0"),
        ("sample", "x", "--store", "folder:y"),
        ("sample", "x", "--groups", "1", "--meetings", "501"),
        ("check", "--store", "papyrus:shelf"),
    ],
    ids=lambda words: " ".join(map(str, words)) or "nothing",
)
def test_what_cannot_be_done_ends_with_two_and_a_sentence(
    say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[object, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = say(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.strip()
    assert not list(tmp_path.iterdir())


def test_settings_that_are_wrong_are_named_one_sentence_each(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLSPENT_MODE", "party")
    monkeypatch.setenv("WELLSPENT_NOW", "soon")
    said = say("check")
    assert (said.code, len(said.err.splitlines())) == (2, 2)


def test_of_a_clubs_workbooks_none_is_taken_for_ones_own(
    say: Say, monkeypatch: pytest.MonkeyPatch, sample: Path, workbook_folder: Path
) -> None:
    monkeypatch.setenv("WELLSPENT_MODE", "club")
    monkeypatch.setenv("WELLSPENT_STORE", f"folder:{workbook_folder}")
    monkeypatch.setenv("WELLSPENT_ORGANISER_CODE", "plum-lantern-harbour-42")
    said = say("check")
    assert (said.code, said.err.strip()) == (2, setup.UNSAFE["one_persons_command"])
    assert say("check", *at(sample)).code == 0


def test_every_expected_error_has_a_sentence_of_its_own() -> None:
    from wellspent.cli.refusals import sentences

    each = [
        errors.UnreadableCalendar("cut_off"),
        errors.UnreadableArchive("not_a_zip"),
        errors.UnsafeSetup(["unknown_store"]),
        errors.Conflict([]),
        errors.FileIsReadOnly(["meetings.csv"]),
        errors.StoreBusy(),
        errors.StoreAway(),
        errors.StoreUnavailable("No space left on device"),
        errors.StoreError(),
    ]
    said = [" ".join(sentences(error)) for error in each]
    assert all(said)
    assert len(set(said)) == len(each)


def test_it_runs_as_a_program_from_any_folder(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "wellspent"]
    done = subprocess.run(
        [*command, "check", "--store", "folder:data/sample"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "No problems found.\n", "")
    failed = subprocess.run(
        [*command, "export", "x.docx"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (failed.returncode, failed.stdout, failed.stderr.count("\n")) == (2, "", 1)


def test_help_is_there_before_anything_heavy_is() -> None:
    script = (
        "import sys, contextlib\nfrom wellspent.__main__ import main\n"
        "with contextlib.suppress(SystemExit): main(['--help'])\n"
        "print(sorted({'icalendar', 'pydantic', 'yaml', 'pandas', 'streamlit'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# --- A copy of the whole workbook, and back


def test_a_workbook_that_was_deleted_comes_back_from_its_zip_byte_for_byte(
    say: Say, sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "kept.zip"
    before = contents(sample)
    said = say("export", target, *at(sample), "--json")
    assert (said.data["problems"], said.data["left_out"]) == (0, [])
    for path in sample.iterdir():
        path.unlink()
    data = say("restore", target, *at(sample), "--json").data
    assert data["saved"]
    assert data["tables"]["groups"] == {"added": 7, "changed": 0, "lost": 0}
    assert {name: data for name, data in contents(sample).items() if not name.startswith(".")} == before
    assert say("restore", target, *at(sample)).out.startswith("Nothing would change")


def test_restoring_only_adds_unless_everything_is_asked_for(say: Say, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "kept.zip"
    assert say("export", target, *at(sample)).code == 0
    definition = sample / "definition.yaml"
    definition.write_text(definition.read_text(encoding="utf-8").replace("bar: 50", "bar: 60"), encoding="utf-8")
    changed = contents(sample)
    assert say("restore", target, *at(sample)).out.startswith("Nothing would change")
    looked = say("restore", target, "--everything", "--dry-run", *at(sample))
    assert looked.out.splitlines() == ["Your definition: 1 put back as it was.", "Nothing was written."]
    assert {name: data for name, data in contents(sample).items() if name != ".lock"} == changed
    assert say("restore", target, "--everything", *at(sample)).out == "Your definition: 1 put back as it was.\n"
    assert say("restore", target, "--everything", "--json", *at(sample)).data["saved"] is False


@pytest.mark.parametrize("name", ["calendar.zip", "no such file.zip"])
def test_a_zip_that_cannot_be_read_gets_a_sentence_and_changes_nothing(
    say: Say, sample: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "calendar.zip").write_bytes(SERIES.read_bytes())
    before = contents(sample)
    said = say("restore", tmp_path / name, *at(sample))
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.endswith("Your workbook is as it was.\n")
    assert contents(sample) == before


def test_export_writes_an_excel_file_and_contact_cards_by_their_endings(say: Say, sample: Path, tmp_path: Path) -> None:
    excel, cards = tmp_path / "all.xlsx", tmp_path / "people.vcf"
    assert say("export", excel, *at(sample)).code == 0
    assert excel.read_bytes().startswith(b"PK")
    said = say("export", cards, *at(sample), "--json")
    assert said.data["people"] == cards.read_bytes().count(b"BEGIN:VCARD") > 0
    assert say("export", cards, *at(sample)).code == 2
