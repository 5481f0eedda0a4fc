"""What a person does on the pages, in their words: choose, press, fill, pick."""

import csv
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.driving import Server, settled

PURPOSE = "Meet people in logistics"
FIRST = "Meet people who could hire me"
SECOND = "Feel less alone with the search"
OWN = "Hear about small firms"


def go(page: Page, server: Server, path: str) -> None:
    page.goto(server.url + path)
    settled(page)


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("radiogroup", name=question).get_by_role("radio", name=answer, exact=True).click()
    settled(page)


def choose_line(page: Page, question: str, answer: str) -> None:
    """Choose from answers that stand one below the other."""
    page.get_by_role("radiogroup", name=question).get_by_text(answer, exact=True).click()
    settled(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def tick(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=name).locator("xpath=ancestor-or-self::label").first.click()
    settled(page)


def fill(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Tab")
    settled(page)


def pick(page: Page, label: str, option: str) -> None:
    """Pick from a list, or type what is not in it."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    page.get_by_role("option").filter(has_text=option).first.click()
    settled(page)


def set_day(page: Page, label: str, iso: str) -> None:
    year, month, day = iso.split("-")
    field = page.get_by_role("group", name=label)
    for part, text in (("year", year), ("month", month), ("day", day)):
        field.get_by_role("spinbutton", name=part).click()
        page.keyboard.type(text)
    page.keyboard.press("Tab")
    settled(page)


def define(page: Page) -> None:
    fill(page, "Why do you go to networking meetings?", PURPOSE)
    press(page, FIRST)
    press(page, SECOND)
    fill(page, "Something of your own", OWN)
    press(page, "Add")
    press(page, "Save my definition")


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
