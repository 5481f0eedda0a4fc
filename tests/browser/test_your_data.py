"""Your data in a real browser: what is downloaded, restoring over a changed workbook, deleting everything."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SAMPLE, Serve, Visit
from tests.browser.driving import PHONE, Server, axe_violations, overflow, settled
from tests.browser.steps import choose_line, fill, go, press, rows


def disk(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".csv", ".yaml"}}


def download(page: Page, name: str, place: int = 0) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).nth(place).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def upload(page: Page, packed: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "kept.zip", "mimeType": "application/zip", "buffer": packed}
    )
    expect(page.get_by_text("kept.zip")).to_be_visible()
    settled(page)


@pytest.fixture
def own(serve: Serve, workbook_folder: Path) -> Server:
    """The app on a copy of the sample that is the person's own to change."""
    shutil.copytree(SAMPLE, workbook_folder)
    return serve(workbook_folder)


def test_everything_is_kept_changed_put_back_and_the_putting_back_undone(own: Server, visit: Visit) -> None:
    page = visit(own, "/data")
    before = disk(own.folder)
    name, packed = download(page, "Download everything")
    assert name == "well-spent-2026-10-30.zip"
    with zipfile.ZipFile(io.BytesIO(packed)) as kept:
        assert {one: kept.read(one) for one in kept.namelist() if one in before} == before

    first = rows(own.folder, "meetings.csv")[0]["id"]
    go(page, own, f"/rate?meeting={first}")
    press(page, "Delete this meeting")
    go(page, own, "/define")
    fill(page, "Why do you go to networking meetings?", "Something else")
    press(page, "Save my definition")
    changed = disk(own.folder)
    assert changed.keys() == before.keys()
    assert {one for one in before if changed[one] != before[one]} == {"meetings.csv", "definition.yaml"}

    go(page, own, "/data")
    upload(page, packed)
    assert disk(own.folder) == changed
    expect(page.get_by_role("row", name="Meetings 1 0 0")).to_be_visible()
    expect(page.get_by_role("row", name="Your definition")).to_have_count(0)
    choose_line(page, "How much of it?", "Put everything back as it is in the zip")
    expect(page.get_by_role("row", name="Your definition 0 1 0")).to_be_visible()
    assert not (found := axe_violations(page)), "\n\n".join(found)
    press(page, "Put everything back")
    expect(page.get_by_text("Your copy is back in your workbook.")).to_be_visible()
    expect(page.get_by_text("Nothing would change")).to_be_visible()
    now = disk(own.folder)
    assert now["definition.yaml"] == before["definition.yaml"]
    assert sorted(now["meetings.csv"].splitlines()) == sorted(before["meetings.csv"].splitlines())

    press(page, "Undo")
    assert disk(own.folder) == changed


def test_a_restore_fits_a_phone_and_names_each_entry(own: Server, visit: Visit) -> None:
    page = visit(own, "/data", screen=PHONE)
    _, packed = download(page, "Download everything")
    (own.folder / "people.csv").unlink()
    upload(page, packed)
    page.get_by_text("See each one").click()
    settled(page)
    assert overflow(page) == 0
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


def test_a_file_that_is_no_copy_is_refused_in_a_sentence(own: Server, visit: Visit) -> None:
    page = visit(own, "/data")
    before = disk(own.folder)
    upload(page, b"not a zip at all")
    expect(page.get_by_text("This is not a zip file")).to_contain_text("Your workbook is as it was.")
    assert disk(own.folder) == before


def test_a_table_comes_guarded_for_a_spreadsheet_or_exactly_as_it_lies_there(own: Server, visit: Visit) -> None:
    page = visit(own, "/data")
    page.get_by_text("Or take a single table").click()
    settled(page)
    name, groups = download(page, "Download this table")
    assert (name, groups[:3]) == ("well-spent-groups-2026-10-30.csv", b"\xef\xbb\xbf")
    assert groups.count(b"\r\n") == 8
    page.get_by_text("Exactly as it is kept", exact=True).click()
    settled(page)
    name, exact = download(page, "Download this table")
    assert (name, exact) == ("workbook.yaml", (own.folder / "workbook.yaml").read_bytes())


def test_everything_is_deleted_only_once_the_words_are_typed(own: Server, visit: Visit) -> None:
    page = visit(own, "/data")
    before = disk(own.folder)
    press(page, "Delete everything now")
    expect(page.get_by_text("Nothing was deleted.")).to_be_visible()
    assert disk(own.folder) == before

    # Straight from the field to the button, without leaving the field first.
    page.get_by_label("To be sure, type: delete everything").fill("delete everything")
    press(page, "Delete everything now")

    expect(page.get_by_text("Everything is deleted.")).to_be_visible()
    expect(page.get_by_role("heading", name="Say what a useful meeting is for you")).to_be_visible()
    assert not [path for path in own.folder.iterdir() if path.name != ".lock"]


def test_finding_work_is_told_on_the_first_page_and_can_be_taken_back(own: Server, visit: Visit) -> None:
    page = visit(own, "/data", screen=PHONE)
    press(page, "Close my workbook")
    card = page.locator(".st-key-found_work")
    expect(card).to_contain_text("Congratulations")
    expect(page.get_by_text("Your next step")).to_have_count(0)
    assert overflow(page) == 0
    assert not (found := axe_violations(page)), "\n\n".join(found)
    press(page, "Open it again")
    expect(page.get_by_text("Your next step")).to_be_visible()
