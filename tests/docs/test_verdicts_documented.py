"""What ``verdicts --json`` prints is described field by field, and nothing is described that it does not print."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from wellspent.__main__ import main
from wellspent.words import decide_why

DOCUMENT = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")


def section(title: str) -> set[str]:
    """The names that stand as code in the first column of a section's table."""
    text = re.search(rf"^## {re.escape(title)}$(.*?)(^## |\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert text is not None
    return set(names(text[1]))


def names(text: str) -> Iterator[str]:
    for row in re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE):
        yield from re.findall(r"`(\w+)`", row)


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    monkeypatch.setenv("WELLSPENT_NOW", "2026-10-30T20:00:00+00:00")
    assert main(["sample", str(tmp_path / "sample")]) == 0
    capsys.readouterr()
    assert main(["verdicts", "--json", "--store", f"folder:{tmp_path / 'sample'}"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_field_of_a_group_is_described_and_no_other(told) -> None:
    fields = {name for group in told["groups"] for name in group}
    assert fields == section("Each of `groups`")


def test_every_field_of_a_measure_of_the_week_and_of_the_changes_is_described_and_no_other(told) -> None:
    (group, *_) = told["groups"]
    assert set(group["value"]) == section("A measure")
    assert set(told["week"]) == section("`week`")
    assert set(group["changes"]) == section("`changes`")


def test_every_field_on_top_is_described_and_no_other(told) -> None:
    head = DOCUMENT.partition("\n## ")[0]
    assert set(told) == set(names(head))


def test_every_code_of_a_reason_is_described_and_has_its_sentence() -> None:
    assert section("Codes of reasons") == set(decide_why._REASONS)
