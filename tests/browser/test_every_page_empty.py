"""Every page without records: it fits a phone, everyone can use it, and looking writes nothing."""

import pytest

from tests.browser.addresses import PAGES, VIEWS, every_page
from tests.browser.conftest import Visit
from tests.browser.driving import PHONE, Server, axe_violations, overflow
from tests.browser.steps import go
from wellspent.ui.views.document import DOCUMENTS


@pytest.mark.needs("axe")
@every_page
def test_a_page_without_records_fits_and_is_accessible(empty_server: Server, visit: Visit, path: str) -> None:
    page = visit(empty_server, path, screen=PHONE)
    assert page.get_by_role("heading", level=1).count() == 1
    assert overflow(page) == 0
    assert not (found := axe_violations(page)), "\n\n".join(found)


def test_looking_at_every_page_writes_nothing(empty_server: Server, visit: Visit) -> None:
    page = visit(empty_server)
    for path in PAGES + VIEWS:
        go(page, empty_server, path)
    assert not empty_server.folder.exists()


_BROKEN = """() => {
    const broken = [];
    for (const cell of document.querySelectorAll('.st-key-document :is(td, th):not(:has(code))')) {
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            for (const word of text.data.matchAll(/[^\\s/-]+/g)) {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                if (range.getClientRects().length > 1) broken.push(word[0]);
            }
        }
    }
    return broken;
}"""
"""The words in tables that go on in another line."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_table_of_a_document_breaks_a_word(empty_server: Server, visit: Visit, name: str) -> None:
    page = visit(empty_server, f"/help?read={name}", screen=PHONE)
    assert page.locator(".st-key-document table").count()
    assert page.evaluate(_BROKEN) == []
    assert overflow(page) == 0
