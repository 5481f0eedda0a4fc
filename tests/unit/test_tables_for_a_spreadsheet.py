"""Tables as they leave: guarded for a spreadsheet, and the lists of YAML files as tables."""

import csv
import datetime as dt
import io

from hypothesis import HealthCheck, given, settings

from tests.properties.workbooks import workbooks
from wellspent.core.exchange.spreadsheet import for_spreadsheet
from wellspent.core.exchange.tables_out import TABLES, table_csv
from wellspent.core.model import Break, Group, Meeting, Phase, ScheduledWeek, Workbook
from wellspent.core.store.port import Table

MONDAY = dt.date(2026, 10, 5)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_text_that_a_spreadsheet_would_run_is_guarded_and_numbers_are_not() -> None:
    extra = {"balance": "-5.5", "=h": "+47 1"}
    meeting = Meeting(id="a", date=MONDAY, group="g", note="=1+1", tags=("@x",), extra=extra)
    (row,) = rows(for_spreadsheet(Workbook(meetings={"a": meeting}), Table.MEETINGS))
    assert (row["note"], row["tags"], row["balance"], row["'=h"]) == ("'=1+1", "'@x", "-5.5", "'+47 1")
    (exact,) = rows(table_csv(Workbook(meetings={"a": meeting}), Table.MEETINGS))
    assert exact["note"] == "=1+1"


def test_what_a_yaml_file_lists_becomes_a_table() -> None:
    pause = Break(
        id="b",
        group="g",
        start=MONDAY,
        end=MONDAY,
        schedule=(ScheduledWeek(week=MONDAY, phase=Phase.ON_BREAK),),
        drawn_at=dt.datetime(2026, 10, 5, 9, tzinfo=dt.UTC),
    )
    workbook = Workbook(groups={"g": Group(id="g", name="A, B", usual_minutes=90)}, breaks={"b": pause})
    (group,) = rows(table_csv(workbook, Table.GROUPS))
    assert (group["name"], group["kind"], group["usual_minutes"], group["gathering"]) == (
        "A, B",
        "job_seekers",
        "90",
        "",
    )
    (one,) = rows(table_csv(workbook, Table.BREAKS))
    assert (one["schedule"], one["drawn_at"]) == ("2026-10-05 on_break", "2026-10-05T09:00:00+00:00")


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(workbooks)
def test_every_table_has_a_row_an_entry_and_no_cell_that_a_spreadsheet_would_run(workbook: Workbook) -> None:
    for table in TABLES:
        text = for_spreadsheet(workbook, table).decode("utf-8-sig")
        _, *body = csv.reader(io.StringIO(text, newline=""))
        assert len(body) == len(getattr(workbook, table.value))
        assert not [cell for row in body for cell in row if cell.startswith(("=", "+", "@", "\t", "\r", "\n"))]
