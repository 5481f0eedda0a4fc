"""The command line and the Decide page say the same about every group of the sample."""

import json
from pathlib import Path

import pytest

from tests.pages.driving import open_app, settled
from wellspent.__main__ import main
from wellspent.words import chances, decide, decide_change, decide_why, scales


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


def test_verdict_reasons_and_figures_agree(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verdicts", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["groups"]
    been = {one["name"]: one for one in told if one["rated"] + one["missing"]}
    page = blocks(open_app("decide"))
    assert page.keys() == been.keys()
    assert len(been) >= 3
    for name, one in been.items():
        said = page[name]
        assert f"**{scales.VERDICT[one['verdict']]}**" in said
        assert one["sure"] is None or decide.sure(chances.chance(one["sure"])) in said
        for reason in one["reasons"]:
            assert f"- {decide_why.reason(reason['code'], reason['numbers'])}" in said
        assert decide.rests_on(one["rated"], one["missing"]) in said
        for measure in decide.FIGURE:
            figure = one[measure]
            best, limit = decide.UNIT[measure].format(figure["estimate"]), decide.LIMIT[measure]
            shown = decide.RANGE.format(
                best=best, low=limit.format(figure["low_80"]), high=limit.format(figure["high_80"])
            )
            assert f"| {decide.FIGURE[measure]} | {shown} | " in said
            assert f"| {decide.answers(figure['count'], figure['missing'])} |" in said
        assert f" {one['hours']:.1f}".removesuffix(".0") + " hours in all" in said


def test_what_would_change_it_agrees(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verdicts", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["groups"]
    app = open_app("decide")
    for one in told:
        if one["changes"] is None:
            continue
        app.session_state[f"change-{one['id']}"] = True
        said = blocks(settled(app.run()))[one["name"]]
        bar = one["changes"]["bar"]
        expected = (
            decide_change.BAR_HOLDS
            if bar["at"] is None
            else decide_change.bar(one["verdict"], bar["becomes"], bar["now"], bar["at"])
        )
        assert expected in said
        if one["more_needed"] is not None:
            assert decide_change.outlook(one["more_needed"]["meetings"], one["more_needed"]["within"]) in said
