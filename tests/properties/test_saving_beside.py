"""A save understands only what it touches: it finds there what a look at the whole would, and leaves the rest alone."""

from hypothesis import given
from hypothesis import strategies as st

from tests.contract.store_contract import meeting
from wellspent.core.model import Meeting
from wellspent.core.store import columns, csv_files, files
from wellspent.core.store.current import Current
from wellspent.core.store.port import Table
from wellspent.core.store.sheets import Sheet

HEADER = ",".join(columns.extended(Meeting, ("id", "date", "group", "mood_after", "note"), ()))
REST = "," * (HEADER.count(",") - 4)

ids = st.sampled_from(["a", "b", "c", "a b", ""])
rows = st.one_of(
    st.builds(
        lambda one, mood, note: f"{one},2026-03-09,tuesday,{mood},{note}{REST}",
        ids,
        st.sampled_from(["3", "", "7", " 3"]),
        st.sampled_from(["", '"x, ""y"""', '"1\n2"', '"plain"']),
    ),
    st.sampled_from(["", ",,,", "a", "a,2026-03-09", f"a,2026-03-09,tuesday,,{REST},surplus"]),
)
weeks = st.sampled_from(["2026-03-09", "2026-03-09T00:00:00", "2026-03-16", "2026-03-10", "soon"])
ends = st.sampled_from(["\r\n", "\n", "\r"])


@given(st.lists(rows, max_size=8), ends)
def test_a_save_finds_the_meetings_that_a_look_finds(body, end):
    contents = {"meetings.csv": end.join([HEADER, *body]).encode()}
    found = files.parse(contents).workbook.meetings

    for record_id in ("a", "b", "c", "a b", "", "new"):
        assert Current(contents, {}).record(Table.MEETINGS, record_id) == found.get(record_id)


@given(st.lists(st.tuples(weeks, st.sampled_from(["1", "200", ""])), max_size=6))
def test_a_save_finds_the_weeks_that_a_look_finds_however_they_are_written(body):
    text = "week,hours,mood,confidence,note\n" + "".join(f"{week},{hours},,,\n" for week, hours in body)
    contents = {"checkins.csv": text.encode()}
    found = files.parse(contents).workbook.checkins

    for week in ("2026-03-09", "2026-03-16", "2026-03-10"):
        assert Current(contents, {}).record(Table.CHECKINS, week) == found.get(week)


@given(st.lists(rows, max_size=8), ends, st.sampled_from([b"", b"\xef\xbb\xbf"]), st.sampled_from(["a", "b", "new"]))
def test_whatever_a_save_does_not_touch_stays_word_for_word(body, end, mark, record_id):
    data = mark + end.join([HEADER, *body]).encode()
    there = files.parse({"meetings.csv": data}).workbook.meetings
    wanted = meeting(record_id, note="wanted")

    changed = Sheet("meetings.csv", Meeting, data).changed({record_id: wanted})
    removed = Sheet("meetings.csv", Meeting, data).changed({record_id: None})

    assert files.parse({"meetings.csv": changed}).workbook.meetings == {**there, record_id: wanted}
    assert changed.startswith(mark)
    before, with_it, without = texts(data), texts(changed), texts(removed)
    assert len(with_it) - len(before) == (record_id not in there)
    assert len(before) - len(without) == (record_id in there)
    others = [text for text in with_it if "wanted" not in text]
    assert others == without
    assert not set(others) - set(before)


def texts(data):
    return [one.text for one in csv_files.rows(data.decode("utf-8-sig"))]
