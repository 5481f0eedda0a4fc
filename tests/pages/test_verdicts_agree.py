"""The command line and the Decide page say the same about every group of the sample."""

import json
from pathlib import Path

import pytest

from tests.pages.driving import open_app
from wellspent.__main__ import main
from wellspent.words import decide, scales


def blocks(app) -> dict[str, str]:
    """What the page says about each group, by its name."""
    found = {}
    for block in app.main.children.values():
        names = [one.value for one in block.get("subheader")] if hasattr(block, "get") else []
        if len(names) == 1:
            found[names[0].replace("\\", "")] = "\n".join(one.value for one in block.get("markdown")) + "".join(
                one.value for one in block.get("caption")
            )
    return found


def shown(number: float | None, form: str) -> str:
    return decide.UNKNOWN if number is None else form.format(number)


def test_verdict_reasons_and_figures_agree(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verdicts", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["groups"]
    been = {one["name"]: one for one in told if one["figures"]["rated"] + one["figures"]["missing"]}
    page = blocks(open_app("decide"))
    assert page.keys() == been.keys()
    assert len(been) >= 3
    for name, one in been.items():
        said, figures = page[name], one["figures"]
        assert f"**{scales.VERDICT[one['verdict']]}**" in said
        for reason in one["reasons"]:
            assert f"- {decide.reason(reason['code'], reason['numbers'])}" in said
        assert decide.rests_on(figures["rated"], figures["missing"]) in said
        for measure, form in (
            ("value", "{:.0f} of 100"),
            ("value_per_hour", "{:.0f}"),
            ("mood_change", "{:+.1f}"),
            ("progress", "{:.1f} / 4"),
        ):
            row = f"| {decide.FIGURE[measure]} | {shown(figures[measure]['mean'], form)} | "
            assert row + decide.of(figures[measure]["count"]) in said
        assert f" {figures['hours']:.1f}".removesuffix(".0") + " hours in all" in said
