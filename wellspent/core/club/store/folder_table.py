"""The club's table in a folder: made from the members' files, and kept with what is behind it.

It is out once ``behind.json`` is written. ``table.json`` says the same in short, for who only looks.
"""

import datetime as dt
from dataclasses import replace

from wellspent.core.club.issuing import Counted, issued
from wellspent.core.club.model import Contribution, Issue
from wellspent.core.club.store.folder_files import MEMBERS, ClubFiles, File, Listed, Made, Person, of


def out(files: ClubFiles) -> Issue | None:
    """The table that is out."""
    return files.read(Issue, File.TABLE)


def make(files: ClubFiles, week: dt.date) -> Issue:
    """Make the week's table, unless it is out already. The caller holds the lock."""
    made = files.read(Made, File.BEHIND)
    if made is None or made.issue.week < week:
        listed = files.read(Listed, File.LIST) or Listed()
        gatherings = [one.id for one in listed.gatherings if not one.retired]
        issue, behind = issued(week, gatherings, _counted(files), {} if made is None else made.behind)
        made = Made(issue=issue, behind=behind)
        files.write(File.BEHIND, made)
    files.write(File.TABLE, made.issue)
    return made.issue


def forget(files: ClubFiles, member: str) -> None:
    """Keep nothing of that member behind the table. The caller holds the lock."""
    made = files.read(Made, File.BEHIND)
    if made is None:
        return
    behind = {
        gathering: {figure: one.without(member) for figure, one in figures.items()}
        for gathering, figures in made.behind.items()
    }
    if behind != made.behind:
        files.write(File.BEHIND, replace(made, behind=behind))


def _counted(files: ClubFiles) -> Counted:
    counted: dict[str, dict[str, Contribution]] = {}
    for member in files.members(MEMBERS):
        person = files.read(Person, of(MEMBERS, member))
        for gathering, contribution in person.counted.items() if person is not None else ():
            counted.setdefault(gathering, {})[member] = contribution
    return counted
