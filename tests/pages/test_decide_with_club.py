"""Decide in a club: beside the own verdict stands what the club found, for whoever wants to see it, and never in it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages import clubbing
from tests.pages.clubbing import FAIR, TUESDAY, come_in, id_of, make_club, open_as, others_count, this_week
from tests.pages.driving import CLUB, DEFINITION, meeting, open_app, said, write
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.errors import StoreAway
from wellspent.words import club as words

FIGURES = {"hours": 260, "worth": 10, "mood_change": 0, "could-hire-me": 50}


@pytest.fixture
def max_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FolderClub:
    """Max has rated a group that is a gathering of the club, and another that is none."""
    clubbing.settings(monkeypatch, tmp_path)
    club = make_club(tmp_path, TUESDAY, FAIR)
    come_in(tmp_path, id_of("max"))
    write(
        tmp_path,
        DEFINITION,
        replace(CLUB, gathering=TUESDAY.id),
        replace(CLUB, id="other", name="Other", gathering=FAIR.id),
        *(meeting(day, hire=4, alone=4, minutes=60, worth=4) for day in (6, 13, 20)),
        *(meeting(day, hire=4, alone=4, id=f"other-{day}", group="other") for day in (7, 14)),
        member=id_of("max"),
    )
    return club


def beside(app) -> list:
    return [one for one in app.expander if one.label == words.BESIDE]


def test_what_the_club_found_is_in_a_closed_expander_and_moves_no_verdict(
    max_decides: FolderClub, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = shutil.copytree(tmp_path, tmp_path_factory.mktemp("alone") / "club")
    clubbing.settings(monkeypatch, alone)
    before = said(open_as("max", "decide"))
    clubbing.settings(monkeypatch, tmp_path)
    others_count(tmp_path, TUESDAY.id, FIGURES)
    app = open_as("max", "decide")
    (expander,) = beside(app)
    assert not expander.proto.expanded
    inside = "\n".join(one.value for one in expander.markdown).replace("*", "")
    assert "What members say about Tuesday club. Your own verdict rests on your own record alone" in inside
    assert "Worth the time: about 0 of 4 (worthless), 5 to 9 members" in inside
    assert "Mood afterwards: about as before, 5 to 9 members" in inside
    after = said(app)
    for line in inside.splitlines():
        after = after.replace(f"{line}\n", "").replace(line, "")
    assert after.split() == before.split()
    assert "Keep going" in after


def test_without_figures_there_is_no_expander(max_decides: FolderClub, tmp_path: Path) -> None:
    others_count(tmp_path, TUESDAY.id, FIGURES, range(1, 5))
    assert not beside(open_as("max", "decide"))


def test_a_gathering_that_is_retired_is_not_shown_to_the_organiser_either(
    max_decides: FolderClub, tmp_path: Path
) -> None:
    others_count(tmp_path, TUESDAY.id, FIGURES)
    this_week(tmp_path)
    max_decides.put_gathering(id_of("olga"), TUESDAY, replace(TUESDAY, retired=True))
    write(
        tmp_path,
        DEFINITION,
        replace(CLUB, gathering=TUESDAY.id),
        meeting(6, hire=4, alone=4),
        member=id_of("olga"),
    )
    assert not beside(open_as("olga", "decide"))


def test_a_club_that_is_away_leaves_the_page_as_it_is(max_decides: FolderClub, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise StoreAway

    monkeypatch.setattr(FolderClub, "issue", away)
    app = open_as("max", "decide")
    assert not beside(app)
    assert "Keep going" in said(app)


def test_in_personal_mode_a_link_in_the_file_shows_nothing(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, replace(CLUB, gathering=TUESDAY.id), meeting(6, hire=4, alone=4))
    assert not beside(open_app("decide"))
