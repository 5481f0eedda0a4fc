"""Find meetings by what is in their notes, tags, groups and dates."""

from collections.abc import Mapping, Sequence

from wellspent.core.model import Meeting, Workbook


def haystacks(workbook: Workbook) -> Mapping[str, str]:
    """What each meeting can be found by, by its id; made once for a version of the workbook."""
    return {
        meeting.id: " ".join(
            (workbook.group_name(meeting.group), meeting.date.isoformat(), *meeting.tags, meeting.note)
        ).casefold()
        for meeting in workbook.meetings.values()
    }


def find(workbook: Workbook, hay: Mapping[str, str], text: str) -> Sequence[Meeting]:
    """The meetings that have every word of ``text`` in them somewhere, latest first."""
    words = text.casefold().split()
    found = [meeting for meeting in workbook.meetings.values() if all(word in hay[meeting.id] for word in words)]
    return sorted(found, key=lambda meeting: meeting.date, reverse=True)
