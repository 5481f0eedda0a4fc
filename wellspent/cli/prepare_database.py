"""``prepare-database``: the tables that workbooks are kept in."""

from wellspent.cli.answer import Answer
from wellspent.core.settings import read_settings
from wellspent.core.store import prepare_database
from wellspent.words import moving


def run(store: str | None) -> Answer:
    """Make the tables in the database at ``store``, or where the settings say, or bring them up to today's."""
    done = prepare_database(store if store is not None else read_settings().store)
    return Answer(lines=[moving.prepared(done) if done else moving.PREPARED], data={"done": list(done)})
