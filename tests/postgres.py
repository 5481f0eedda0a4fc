"""A real PostgreSQL server for the tests (``tests/driving/postgres.py``), and databases in it.

One server for each process of pytest, started by the first test that asks for one. A test file's database is empty at
the beginning of each of its tests.
"""

from collections.abc import Iterator

import pytest

from tests.driving.postgres import Prepared, Server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """The server of this process."""
    started = Server()
    yield started
    started.close()


@pytest.fixture(scope="session")
def server(postgres_server: Server) -> Server:
    """The same, by the name that it has where there is no other server."""
    return postgres_server


@pytest.fixture(scope="module")
def module_database(postgres_server: Server) -> Prepared:
    return postgres_server.database()


@pytest.fixture
def database(module_database: Prepared) -> Prepared:
    """A database with our tables and nothing in them."""
    module_database.empty()
    return module_database
