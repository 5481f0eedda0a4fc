"""The history stays bounded: the last 30 days whole, each file once a week before that, and never more than it may."""

import datetime as dt
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from tests.contract.store_contract import added, change, meeting
from wellspent.core.errors import NotInHistory
from wellspent.core.model import Person
from wellspent.core.store import history
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Dropped, Table

BEGAN = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
MONTH = 30 * DAY


class Clock:
    """Tells the time that it was put to."""

    def __init__(self) -> None:
        self.now = BEGAN

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def rate_again(store: FolderStore, times: int, clock: Clock | None = None, step: dt.timedelta = DAY) -> None:
    """Change one meeting again and again, ``step`` apart."""
    for _ in range(times):
        present = store.load(LOCAL).workbook.meetings.get("a")
        number = int(present.note or 0) + 1 if present else 0
        store.save(LOCAL, [change(Table.MEETINGS, "a", present, meeting("a", note=f"{number:04}"))], "")
        if clock:
            clock.now += step


def size(root: Path) -> int:
    return sum(path.stat().st_size for path in (root / ".history").rglob("*") if path.is_file())


def week(saved: dt.datetime) -> tuple[int, int]:
    year, number, _ = saved.isocalendar()
    return year, number


def test_the_last_30_days_stay_whole_and_of_each_week_before_one_entry_does(root, clock):
    store = FolderStore(root, clock=clock)
    rate_again(store, 161, clock, DAY / 2)
    looked = clock.now - DAY  # the 160th save was the last at which anything could go

    *times, first = [save.saved_at for save in store.history(LOCAL)]
    assert first == BEGAN  # it stays beside the first of its week that has a file
    young = [time for time in times if looked - time <= MONTH]
    old = [time for time in times if looked - time > MONTH]
    assert len(young) == 60 + 2
    assert {first - second for first, second in pairwise(young)} == {DAY / 2}
    assert set(Counter(map(week, old)).values()) == {1}
    assert {week(time) for time in times} == {week(BEGAN + day * DAY) for day in range(81)}
    assert store.dropped(LOCAL) is None


def test_a_file_that_is_seldom_saved_keeps_its_own_entry_of_a_week(root, clock):
    store = FolderStore(root, clock=clock)
    clock.now = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)  # a Monday
    store.save(LOCAL, added(Table.PEOPLE, Person(id="p", name="before")), "")
    rate_again(store, 2, clock, DAY / 4)
    person = store.load(LOCAL).workbook.people["p"]
    store.save(LOCAL, [change(Table.PEOPLE, "p", person, Person(id="p", name="after"))], "")
    renamed = store.history(LOCAL)[0]
    clock.now += 2 * MONTH
    rate_again(store, 16, clock, DAY / 4)

    assert renamed in store.history(LOCAL)
    assert b"before" in (root / ".history" / renamed.id / "people.csv").read_bytes()


def test_what_grows_too_large_goes_oldest_first_and_that_is_said(root, clock):
    most = 20_000
    store = FolderStore(root, clock=clock, most_history=most)
    rate_again(store, 100, clock)

    saves = store.history(LOCAL)
    names = [history.number(save.id) for save in saves]
    gone = 100 - len(saves)
    assert size(root) <= most + 1000  # the note of what went
    assert names == list(range(100, gone, -1))
    assert len(saves) > 10
    assert store.dropped(LOCAL) == Dropped(saves=gone, latest=BEGAN + (gone - 1) * DAY)
    with pytest.raises(NotInHistory):
        store.changes_of(LOCAL, "000001-20260101T090000Z")
    assert store.changes_of(LOCAL, saves[-1].id)[0].after.note == f"{gone:04}"


def test_the_save_itself_stays_in_the_history_however_large_it_is(root):
    store = FolderStore(root, most_history=100)
    rate_again(store, 5)

    (save,) = store.history(LOCAL)
    assert history.number(save.id) == 5
    assert store.changes_of(LOCAL, save.id)[0].after.note == "0004"
    assert store.dropped(LOCAL).saves == 4


def test_who_saves_seldom_loses_nothing(root, clock):
    store = FolderStore(root, clock=clock)
    rate_again(store, 33, clock, 10 * DAY)

    assert len(store.history(LOCAL)) == 33


def test_damage_in_the_note_of_what_went_hides_nothing_and_stops_nothing(root, clock):
    store = FolderStore(root, clock=clock, most_history=5000)
    rate_again(store, 20, clock)
    for damage in ("", "{", "[]", '{"saves": "many", "latest": "then"}', '{"saves": 1}'):
        (root / ".history" / "dropped.json").write_text(damage)
        assert store.dropped(LOCAL) is None
        rate_again(store, 1, clock)
        assert store.dropped(LOCAL).saves == 1


def test_a_name_with_no_time_in_it_is_taken_for_young(root, clock):
    store = FolderStore(root, clock=clock)
    rate_again(store, 14, clock)
    odd = root / ".history" / "000015-99999999T999999Z"
    odd.mkdir()
    clock.now += 3 * MONTH
    rate_again(store, 20, clock)

    assert odd.exists()
    assert len(store.history(LOCAL)) == 20 + 1 + 3  # what is young, the first of all, and the first of three weeks


THINNED = """
import errno, itertools, os, shutil, sys
from pathlib import Path
from tests.contract.store_contract import change, meeting
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table

prepared, target, mode = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]


def fail_at(step):
    left = [step]

    def hook(event, details):
        opened = event == "open" and isinstance(details[2], int) and details[2] & (os.O_WRONLY | os.O_RDWR)
        writes = opened or event in {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}
        of_thinning = any(part in str(details[0]) for part in ("dropped.json", ".going", ".history/0"))
        inside_an_entry = event == "os.remove" and details[0] in {"save.json", "meetings.csv"}
        if not writes or not (of_thinning or inside_an_entry):
            return
        left[0] -= 1
        if left[0] == 0 and mode == "die":
            os._exit(9)
        if left[0] <= 0 and mode == "refuse":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(hook)
    return left


def save(folder, step):
    store = FolderStore(folder, most_history=3000)
    present = store.load(LOCAL).workbook.meetings["a"]
    left = fail_at(step)
    store.save(LOCAL, [change(Table.MEETINGS, "a", present, meeting("a", note="last"))], "")
    return 0 if left[0] > 0 else 4


for step in itertools.count(1):
    shutil.copytree(prepared, target / str(step))
    child = os.fork()
    if child == 0:
        os._exit(save(target / str(step), step))
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(ended, flush=True)
    if ended not in (4, 9):
        break
"""


@pytest.mark.parametrize("mode", ["die", "refuse"])
def test_wherever_thinning_is_cut_short_the_save_stands_and_no_entry_is_half(root, tmp_path, mode):
    rate_again(FolderStore(root), 6)
    target = tmp_path / "steps"
    command = [sys.executable, "-c", THINNED, str(root), str(target), mode]
    done = subprocess.run(command, cwd=ROOT, timeout=60, check=True, capture_output=True, text=True)
    *ended, last = done.stdout.split()

    assert last == "0"
    assert set(ended) == {"9" if mode == "die" else "4"}
    assert len(ended) > 5
    for folder in target.iterdir():
        store = FolderStore(folder, most_history=3000)
        saves = store.history(LOCAL)
        assert store.load(LOCAL).workbook.meetings["a"].note == "last"
        notes = [store.changes_of(LOCAL, save.id)[0].after.note for save in saves]
        assert notes == ["last", *sorted(notes[1:], reverse=True)]
        for entry in history.entries(folder):
            assert (entry / "save.json").exists()
            assert (entry / "meetings.csv").exists() or history.number(entry.name) == 1
        store.save(LOCAL, [change(Table.MEETINGS, "a", meeting("a", note="last"), meeting("a", note="0"))], "")
        assert size(folder) <= 3000 + 1000
