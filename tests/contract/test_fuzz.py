"""Files with bytes flipped, cut out and joined, as ``tests/endurance/spoiling.py`` makes them.

``python -m tests.endurance`` tries ten thousand.
"""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.endurance import spoiling


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("spoiled")


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents=spoiling.spoiled())
def test_whatever_bytes_are_there_no_readable_record_is_lost_and_no_unreadable_file_written_over(desk, contents):
    spoiling.look_and_save(desk / "workbook", contents)


def test_the_sample_as_it_is_gives_nothing_to_complain_of(desk):
    spoiling.look_and_save(desk / "workbook", spoiling.sample())


@pytest.mark.parametrize(
    "ballast", [b"", b"\0", b'"' * 9999, b"a" * 200_000, b"\n" * 20_000, b"[" * 20_000, b"- " * 9999]
)
def test_ballast_in_the_place_of_every_file_is_looked_at_and_left_alone(desk, ballast):
    shutil.rmtree(desk / "workbook", ignore_errors=True)
    spoiling.look_and_save(desk / "workbook", dict.fromkeys(spoiling.sample(), ballast))
