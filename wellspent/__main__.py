"""The command line: ``python -m wellspent``. Each command imports what it needs only when it is asked for."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from wellspent.cli.answer import Answer, Refused
from wellspent.cli.refusals import sentences
from wellspent.core.errors import WellSpentError
from wellspent.core.model import Kind
from wellspent.words import commands, moving

NOT_DONE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and print its answer. Expected errors become sentences; whatever else goes wrong stays loud."""
    asked = _parser().parse_args(arguments)
    try:
        answer: Answer = asked.run(asked)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return NOT_DONE
    except WellSpentError as error:
        print(*sentences(error), sep="\n", file=sys.stderr)
        return NOT_DONE
    if asked.json:
        print(json.dumps(answer.data, ensure_ascii=False, indent=2))
    else:
        print(*answer.lines, sep="\n")
    return answer.code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wellspent", description=commands.ABOUT)
    plain = argparse.ArgumentParser(add_help=False)
    plain.add_argument("--json", action="store_true", help=commands.JSON)
    everywhere = argparse.ArgumentParser(add_help=False, parents=[plain])
    everywhere.add_argument("--store", metavar="STORE", help=commands.STORE)
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(
        name: str,
        what: str,
        run: Callable[[argparse.Namespace], Answer],
        takes: argparse.ArgumentParser = everywhere,
    ) -> argparse.ArgumentParser:
        command = subparsers.add_parser(name, help=what, description=what, parents=[takes])
        command.set_defaults(run=run)
        return command

    add("check", commands.CHECK, _check)
    add("verdicts", commands.VERDICTS, _verdicts)
    bring = add("import-calendar", commands.IMPORT, _import_calendar)
    bring.add_argument("file", type=Path, metavar="FILE.ics", help=commands.IMPORT_FILE)
    bring.add_argument("--since", type=_day, required=True, metavar="DATE", help=commands.SINCE)
    bring.add_argument("--until", type=_day, required=True, metavar="DATE", help=commands.UNTIL)
    bring.add_argument("--match", default="", metavar="TEXT", help=commands.MATCH)
    bring.add_argument("--group", metavar="NAME", help=commands.GROUP)
    bring.add_argument("--kind", choices=[kind.value for kind in Kind], default="professional", help=commands.KIND)
    bring.add_argument("--my-time", action="store_true", help=commands.MY_TIME)
    out = add("export", commands.EXPORT, _export)
    out.add_argument("target", type=Path, metavar="TARGET", help=commands.EXPORT_TARGET)
    out.add_argument("--long", action="store_true", help=commands.LONG)
    out.add_argument("--names", action="store_true", help=commands.NAMES)
    out.add_argument("--notes", action="store_true", help=commands.NOTES)
    out.add_argument("--letter", action="store_true", help=commands.LETTER)
    back = add("restore", commands.RESTORE, _restore)
    back.add_argument("file", type=Path, metavar="FILE.zip", help=commands.RESTORE_FILE)
    back.add_argument("--everything", action="store_true", help=commands.EVERYTHING)
    back.add_argument("--dry-run", action="store_true", help=commands.DRY_RUN)
    moved = add("copy", moving.COPY, _copy, plain)
    moved.add_argument("--from", dest="source", required=True, metavar="STORE", help=moving.FROM)
    moved.add_argument("--to", dest="target", required=True, metavar="STORE", help=moving.TO)
    moved.add_argument("--member", action="append", metavar="ID", help=moving.MEMBER)
    moved.add_argument("--replace", action="store_true", help=moving.REPLACE)
    moved.add_argument("--running", action="store_true", help=moving.RUNNING)
    add("prepare-database", moving.PREPARE, _prepare_database)
    add("hand-over", commands.HAND_OVER, _hand_over)
    made = add("sample", commands.SAMPLE, _sample, plain)
    made.add_argument("folder", type=Path, metavar="DIR", help=commands.SAMPLE_FOLDER)
    made.add_argument("--groups", type=_between(1, 1_000), metavar="N", help=commands.GROUPS)
    made.add_argument("--meetings", type=_between(0, 100_000), metavar="N", help=commands.MEETINGS)
    made.add_argument("--seed", type=int, metavar="N", help=commands.SEED)
    return parser


def _check(asked: argparse.Namespace) -> Answer:
    from wellspent.cli import check

    return check.run(asked.store)


def _verdicts(asked: argparse.Namespace) -> Answer:
    from wellspent.cli import verdicts

    return verdicts.run(asked.store)


def _import_calendar(asked: argparse.Namespace) -> Answer:
    from wellspent.cli import import_calendar

    return import_calendar.run(
        asked.store,
        asked.file,
        since=asked.since,
        until=asked.until,
        match=asked.match,
        group=asked.group,
        kind=Kind(asked.kind),
        my_time=asked.my_time,
    )


def _export(asked: argparse.Namespace) -> Answer:
    from wellspent.cli import export
    from wellspent.core.exchange.report.parts import Length, Wanted
    from wellspent.core.exchange.report.pdf import Paper

    length = Length.OWN if asked.long else Length.COACH
    wanted = Wanted(length=length, names=asked.names, notes=asked.notes)
    return export.run(asked.store, asked.target, wanted, Paper.LETTER if asked.letter else Paper.A4)


def _restore(asked: argparse.Namespace) -> Answer:
    from wellspent.cli import restore

    return restore.run(asked.store, asked.file, everything=asked.everything, dry_run=asked.dry_run)


def _copy(asked: argparse.Namespace) -> Answer:
    from wellspent.cli import copy

    return copy.run(
        asked.source,
        asked.target,
        members=asked.member,
        replace=asked.replace,
        running=asked.running,
        watch=_count,
    )


def _count(done: int, of: int) -> None:
    """A line that counts, on a terminal; elsewhere nothing."""
    if sys.stderr.isatty():
        print(f"\r{moving.progress(done, of)}", end="\n" if done == of else "", file=sys.stderr, flush=True)


def _prepare_database(asked: argparse.Namespace) -> Answer:
    from wellspent.cli import prepare_database

    return prepare_database.run(asked.store)


def _hand_over(asked: argparse.Namespace) -> Answer:
    from wellspent.cli import hand_over

    return hand_over.run(asked.store)


def _sample(asked: argparse.Namespace) -> Answer:
    from wellspent.cli import sample

    return sample.run(asked.folder, groups=asked.groups, meetings=asked.meetings, seed=asked.seed)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(commands.not_a_day(text)) from None


def _between(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(commands.out_of_range(least, most))
        return int(text)

    return number


if __name__ == "__main__":
    sys.exit(main())
