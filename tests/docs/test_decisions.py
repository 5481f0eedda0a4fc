"""docs/decisions/README.md, held to what lies beside it."""

import re

from tests.capabilities import ROOT

FOLDER = ROOT / "docs" / "decisions"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
LISTED = re.findall(r"^\| (\d{4}) \| \[(.+)\]\(([\w.-]+)\) \|$", README, re.MULTILINE)


def test_every_decision_is_listed_once_in_order_under_its_own_heading() -> None:
    headings = []
    for path in sorted(FOLDER.glob("[0-9]*.md")):
        number, title = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").split(" · ", 1)
        headings.append((number, title, path.name))
        assert path.name.startswith(f"{number}-")
    assert headings == LISTED


def test_of_every_number_that_is_missing_it_is_said_why() -> None:
    given = {int(number) for number, _, _ in LISTED}
    missing = {f"{number:04}" for number in range(1, max(given))} - {number for number, _, _ in LISTED}
    assert missing == set(re.findall(r"\b(\d{4}) was never given\b", README))
