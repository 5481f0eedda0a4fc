"""Export, wipe, restore: every file is byte for byte what it was, whatever a workbook holds."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.properties.test_round_trip import differences
from tests.properties.workbooks import one_record, workbooks
from wellspent.core.actions.restore import Way, restore
from wellspent.core.exchange.archive import pack, unpack
from wellspent.core.model import EMPTY, Workbook
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL

unhurried = [HealthCheck.too_slow, HealthCheck.data_too_large]


def on_disk(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".csv", ".yaml"}}


def there_and_back(workbook: Workbook, way: Way) -> None:
    with tempfile.TemporaryDirectory() as desk:
        folder = Path(desk) / "workbook"
        store = FolderStore(folder)
        store.save(LOCAL, differences(EMPTY, workbook), "")
        before = on_disk(folder)
        packed = pack(store.load(LOCAL), "a word")

        store.forget(LOCAL)
        assert not on_disk(folder)

        archive = unpack(packed)
        wiped = store.load(LOCAL)
        store.save(LOCAL, restore(wiped.workbook, archive, way), wiped.version)
        assert on_disk(folder) == before
        assert pack(store.load(LOCAL), "a word") == packed


@settings(max_examples=15, suppress_health_check=unhurried)
@given(workbooks, st.sampled_from(Way))
def test_a_whole_workbook_comes_back_byte_for_byte(workbook: Workbook, way: Way) -> None:
    there_and_back(workbook, way)


@settings(max_examples=60, suppress_health_check=unhurried)
@given(one_record, st.sampled_from(Way))
def test_every_field_of_every_record_comes_back_byte_for_byte(workbook: Workbook, way: Way) -> None:
    there_and_back(workbook, way)


@settings(max_examples=15, suppress_health_check=unhurried)
@given(workbooks, workbooks)
def test_over_any_other_workbook_putting_back_gives_what_the_zip_says_and_adding_loses_nothing(
    kept: Workbook, now: Workbook
) -> None:
    with tempfile.TemporaryDirectory() as desk:
        old = FolderStore(Path(desk) / "old")
        old.save(LOCAL, differences(EMPTY, kept), "")
        archive = unpack(pack(old.load(LOCAL), ""))

        store = FolderStore(Path(desk) / "new")
        seen = store.save(LOCAL, differences(EMPTY, now), "")
        added = restore(now, archive, Way.ADD)
        assert all(change.after is not None for change in added)
        seen = store.save(LOCAL, added, seen)
        both = store.load(LOCAL).workbook
        assert all(both.meetings[name] == one for name, one in now.meetings.items())
        assert both.meetings.keys() == {*now.meetings, *kept.meetings}

        store.save(LOCAL, restore(both, archive, Way.BACK), seen)
        assert store.load(LOCAL).workbook == kept
