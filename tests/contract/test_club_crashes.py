"""The club in a folder, with a disk that fails at any moment, and with several processes at once."""

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from tests.contract import club_crashing
from tests.contract.club_contract import new
from tests.contract.club_world import ORGANISER, TUESDAY_CLUB, a_club, member
from tests.contract.crashing import DIED, NOTHING_FAILED, REFUSED, SAVED
from wellspent.core.club.model import Door
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.errors import ClubRefused


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.json")}


def state(club: FolderClub) -> list[object]:
    """What there is to be told of a club, without making a table."""
    made = club.club()
    people = [club.standing(member(number)) for number in (*range(7), 20)]
    if made is None:
        return [None, people]
    organiser = next(number for number in range(7) if people[number] and people[number].role == "organiser")
    asks = member(organiser)
    doors = [one and one.made_on for one in (club.invitation(asks, door) for door in Door)]
    return [made, people, club.gatherings(asks), [one.name for one in club.suggestions(asks)], doors, club.count(asks)]


@pytest.mark.parametrize("mode", ["die", "refuse_on"])
@pytest.mark.parametrize("doing", club_crashing.DOINGS)
def test_wherever_the_disk_fails_it_is_done_or_not_and_doing_it_again_completes_it(tmp_path, doing, mode):
    prepared, target, done = (tmp_path / name for name in ("prepared", "target", "done"))
    prepared.mkdir()
    if doing != "make":
        club_crashing.prepare(prepared)
    shutil.copytree(prepared, done)
    club_crashing.once(doing, done)
    before, after = state(club_crashing.open_club(prepared)), state(club_crashing.open_club(done))
    command = [sys.executable, "-m", "tests.contract.club_crashing", mode, doing, str(prepared), str(target)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True).stdout
    runs = {step: int(ended) for step, ended in (line.split() for line in said.splitlines())}
    for step, ended in runs.items():
        club = club_crashing.open_club(target / step)
        if doing not in {"leave", "close"}:  # these may stop half-way, with less kept than before
            assert state(club) in (before, after), f"step {step}"
        if ended in {SAVED, NOTHING_FAILED}:
            assert state(club) == after, f"step {step} was said to be done"
        with suppress(ClubRefused):
            club_crashing.once(doing, target / step)
        assert state(club) == after, f"step {step} could not be completed"
        assert not list((target / step).rglob("*.part"))
        if doing not in {"make", "invite"}:
            assert contents(target / step) == contents(done), f"step {step}"
    assert len(runs) > 3
    assert set(runs.values()) <= {NOTHING_FAILED, REFUSED, SAVED, DIED}


JOINER = """
import sys
from pathlib import Path
from tests.contract.club_world import TUESDAY_CLUB, count, member
from wellspent.core.club.store.folder import FolderClub

sys.stdin.readline()
club = FolderClub(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 30, 3):
    club.join(member(number), sys.argv[3])
    count(club, number, worth=400)
    club.issue(member(number))
"""


def test_processes_that_join_and_count_and_ask_at_once_lose_nobody(root: Path) -> None:
    club = FolderClub(root)
    a_club(club)
    code = new(club, Door.JOIN)
    joiners = [
        subprocess.Popen([sys.executable, "-c", JOINER, str(root), str(first), code], cwd=ROOT, stdin=subprocess.PIPE)
        for first in (1, 2, 3)
    ]
    for joiner in joiners:
        joiner.stdin.write(b"go\n")
        joiner.stdin.flush()
    for joiner in joiners:
        joiner.communicate(timeout=60)
        assert joiner.returncode == 0
    assert club.count(ORGANISER) == 30
    assert all(club.standing(member(number)).counted == {TUESDAY_CLUB.id} for number in range(1, 30))
    assert club.issue(ORGANISER) == club.issue(member(29))
