"""What must not change unseen is kept in ``tests/golden/``; ``pytest --golden-update`` writes it anew."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"

Golden = Callable[[str, object], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write the files in tests/golden/ anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares data that JSON can hold with the file of that name."""
    update = request.config.getoption("--golden-update")

    def compare(name: str, found: object) -> None:
        path = FOLDER / f"{name}.json"
        text = json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        if update:
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path.name} is not there yet: run pytest --golden-update and look at what it wrote"
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; if it should, run --golden-update"

    return compare
