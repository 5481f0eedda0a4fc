"""``copy`` and ``prepare-database``, as somebody types them who moves a club from a folder into a database and back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.contract.store_contract import FULL, MEMBER, OTHER, added, everything, meeting
from tests.driving.postgres import Prepared, Server, connected
from wellspent.__main__ import main
from wellspent.core.errors import Conflict
from wellspent.core.exchange import archive
from wellspent.core.settings import Settings
from wellspent.core.store import open_moving, open_store
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table

pytestmark = pytest.mark.needs("postgres")

Say = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Run one command with ``--json``: its code, its data, and what it complains of."""

    def run(*words: object) -> tuple[int, Any, str]:
        code = main([*map(str, words), "--json"])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    return run


@pytest.fixture
def club(tmp_path: Path) -> Path:
    """A folder with three workbooks: one of them edited and broken by hand, one that gave up a part of its history."""
    root = tmp_path / "club"
    store = FolderStore(root, most_history=4000)
    for number in range(20):
        store.save(OTHER, added(Table.MEETINGS, meeting(f"m-{number}")), "")
    assert store.dropped(OTHER) is not None
    for member in (LOCAL, MEMBER):
        store.save(member, everything(FULL), "")
        store.save(member, added(Table.MEETINGS, meeting("more")), "")
    (root / MEMBER / "groups.yaml").write_bytes(b"# mine\ngroups:\n- {id: g, name: 'G # 1'}\n")
    (root / MEMBER / "meetings.csv").write_bytes(b"id;date;group\r\na;2026-02-30;g\r\n")
    (root / MEMBER / "definition.yaml").write_bytes(b"purpose: [\n")
    (root / MEMBER / ".drafts").mkdir()
    (root / MEMBER / "photo.png").write_bytes(b"not ours")
    return root


def kept(root: Path) -> dict[str, bytes]:
    """What a copy has to bring over, by path."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name not in {".lock", "photo.png"}
    }


def test_a_club_goes_into_a_database_and_comes_out_into_a_folder_the_same_byte_for_byte(say, club, database, tmp_path):
    before, out = kept(club), tmp_path / "out"

    everyone = {"copied": [MEMBER, LOCAL, OTHER], "same": [], "different": [], "unlike": [], "club": None}
    assert say("copy", "--from", f"folder:{club}", "--to", database.owner) == (0, everyone, "")
    assert say("copy", "--from", database.owner, "--to", f"folder:{out}") == (0, everyone, "")

    assert kept(out) == before == kept(club)
    for member in (LOCAL, MEMBER, OTHER):
        stores = [open_store(Settings(store=address)) for address in (f"folder:{club}", database.app, f"folder:{out}")]
        assert len({store.version(member) for store in stores}) == 1
        assert len({archive.pack(store.load(member), "read me") for store in stores}) == 1
        assert stores[0].history(member) == stores[1].history(member) == stores[2].history(member)


def test_a_second_time_there_is_nothing_to_do(say, club, database):
    say("copy", "--from", f"folder:{club}", "--to", database.owner)

    code, data, _ = say("copy", "--from", f"folder:{club}", "--to", database.owner)
    assert (code, data["copied"], data["same"]) == (0, [], [MEMBER, LOCAL, OTHER])


@pytest.mark.parametrize("into_folder", [True, False])
def test_a_different_workbook_stays_unless_it_is_to_be_replaced(say, club, database, tmp_path, into_folder):
    out = tmp_path / "out"
    target = f"folder:{out}" if into_folder else database.app
    store = open_store(Settings(store=target))
    store.save(OTHER, everything(FULL), "")
    one = ("copy", "--from", f"folder:{club}", "--to", target, "--member", OTHER, "--member", LOCAL)

    code, data, _ = say(*one)
    assert (code, data["different"], data["copied"]) == (1, [OTHER], [LOCAL])
    assert store.load(OTHER).workbook == FULL
    assert len(store.history(OTHER)) == 1

    code, data, _ = say(*one, "--replace")
    assert (code, data["copied"], data["same"]) == (0, [OTHER], [LOCAL])
    assert store.version(OTHER) == FolderStore(club).version(OTHER)
    assert store.history(OTHER) == FolderStore(club).history(OTHER)


@pytest.mark.parametrize("into_folder", [True, False])
def test_what_was_saved_at_the_target_in_the_last_instant_is_not_written_over(club, database, tmp_path, into_folder):
    target = f"folder:{tmp_path / 'out'}" if into_folder else database.app
    whole = open_moving(f"folder:{club}").whole(OTHER)
    store = open_store(Settings(store=target))
    store.save(OTHER, everything(FULL), "")

    with pytest.raises(Conflict):
        open_moving(target).put(OTHER, whole, replace=False)
    assert store.load(OTHER).workbook == FULL


def test_the_apps_role_copies_one_member_and_cannot_list_them(say, club, database, tmp_path):
    code, _, complaint = say("copy", "--from", database.app, "--to", f"folder:{tmp_path / 'out'}")

    assert code == 2
    assert "--member" in complaint
    assert say("copy", "--from", f"folder:{club}", "--to", database.app, "--member", MEMBER)[0] == 0
    assert database.store().version(MEMBER) == FolderStore(club).version(MEMBER)


@pytest.mark.parametrize("member", ["nobody", "../club", "", "Not A Member"])
def test_a_member_without_a_workbook_is_said_and_nothing_is_copied(say, club, database, member):
    code, _, complaint = say(
        "copy", "--from", f"folder:{club}", "--to", database.app, "--member", OTHER, "--member", member
    )

    assert code == 2
    assert "no workbook" in complaint
    assert database.store().history(OTHER) == ()


def test_a_file_that_cannot_be_opened_is_not_left_behind_in_silence(say, club, database):
    (club / OTHER / "people.csv").symlink_to(club / "meetings.csv")

    code, _, complaint = say("copy", "--from", f"folder:{club}", "--to", database.app, "--member", OTHER)
    assert code == 2
    assert "people.csv" in complaint
    assert database.store().load(OTHER).contents == {}


def test_what_came_out_otherwise_is_found_when_it_is_read_back(say, club, server: Server):
    spoiling = server.database()
    with connected(spoiling.owner) as connection:
        connection.execute(
            "create function spoil() returns trigger language plpgsql as "
            "$$ begin new.data := new.data || 'x'::bytea; return new; end $$; "
            "create trigger spoil before insert on wellspent.file for each row execute function spoil()"
        )

    code, data, _ = say("copy", "--from", f"folder:{club}", "--to", spoiling.app, "--member", OTHER)
    assert (code, data["unlike"], data["copied"]) == (1, [OTHER], [])


def test_a_place_is_not_copied_onto_itself(say, club):
    assert say("copy", "--from", f"folder:{club}", "--to", f"folder:{club}")[0] == 2


def test_an_empty_place_has_nothing_to_copy(say, database: Prepared, tmp_path):
    code, data, _ = say("copy", "--from", f"folder:{tmp_path / 'none'}", "--to", database.owner)

    assert (code, data) == (0, {"copied": [], "same": [], "different": [], "unlike": [], "club": None})
    assert not (tmp_path / "none").exists()


def test_the_owner_prepares_a_database_by_a_command(say, server: Server):
    fresh = server.unprepared()

    assert say("prepare-database", "--store", fresh.owner) == (0, {"done": ["0001_workbooks", "0002_club"]}, "")
    assert say("prepare-database", "--store", fresh.owner) == (0, {"done": []}, "")
    code, _, complaint = say("prepare-database", "--store", "folder:data/mine")
    assert code == 2
    assert "postgresql://" in complaint


def test_other_commands_work_on_a_database_as_well(say, club, database):
    say("copy", "--from", f"folder:{club}", "--to", database.app, "--member", LOCAL)

    assert say("check", "--store", database.app) == (0, {"problems": [], "notices": []}, "")
