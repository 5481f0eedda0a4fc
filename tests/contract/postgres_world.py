"""A database as a world for the machine: opened again as often as it likes, it is the same."""

from tests.contract.stateful import StoreMachine
from tests.contract.world import World
from tests.driving.postgres import Prepared
from wellspent.core.store.port import Store


class PostgresWorld(World):
    """A database that is emptied for each run."""

    def __init__(self, database: Prepared) -> None:
        self._database = database
        database.empty()

    def open(self) -> Store:
        return self._database.store()

    def close(self) -> None:
        """What is left goes when the next run begins."""


class PostgresMachine(StoreMachine):
    """The PostgreSQL store under the machine; a subclass says in which database."""

    database: Prepared

    def new_world(self) -> World:
        return PostgresWorld(self.database)
