"""Two app servers behind nginx, and their database, killed in turn while members save: what their pages confirmed is
there afterwards, and everybody goes on.

Each session does over the platform's channel what a person does in a browser: types somebody's name into the form for
people, presses "Save" and looks what the page says. Where it says that they are saved, that is noted that very moment.
Where it doesn't, because it refused or because the connection was lost, either they stand in the list after all, or
they are saved once more. Each member has two tabs open.
"""

import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final

from tests.endurance.trial import Found, Step
from wellspent.core.club.model import Door
from wellspent.words import people

if TYPE_CHECKING:  # where there is no driver or no proxy, the trial is only left out
    from tests.driving.postgres import Prepared
    from tests.driving.visitor import Answer, Visitor
    from tests.hosting.two_servers import Two

SESSIONS: Final = 10
MEMBERS: Final = 5
SAVES: Final = 30
"""So many are confirmed between two kills, and at least one in each session."""

PATIENCE: Final = 90.0
"""Seconds after which a crowd that tells nothing waits for something that will never come."""

PAGE: Final = "/instead?view=people"


def run(times: int, desk: Path, step: Step) -> Found:
    """Kill one app server and then the database, ``times`` times, under the same sessions."""
    from tests.driving import accounts
    from tests.driving.postgres import Server
    from tests.hosting.two_servers import NAMES, two_servers

    found = Found()
    with ExitStack() as stack:
        server = Server()
        stack.callback(server.close)
        database = server.database()
        _make_club(database)
        two = stack.enter_context(two_servers(database.app, accounts.secrets, desk))
        crowd = _Crowd(database, two, found)
        stack.callback(crowd.end)
        crowd.hear_saves()
        for number in range(times):
            name = NAMES[number % len(NAMES)]
            two.kill(name)
            crowd.hear_saves()
            two.start(name)
            found.counts["kills of an app server"] += 1
            crowd.look()
            server.kill()
            crowd.hear_a_refusal()
            server.start()
            crowd.hear_saves()
            found.counts["kills of the database"] += 1
            crowd.look()
            step()
    return found


@dataclass(slots=True)
class _Tab:
    """One session: whom its page said to be saved, and whom it found in the list without having been told."""

    number: int
    url: str
    told: "SimpleQueue[tuple[str, int]]"
    over: threading.Event
    confirmed: list[str] = field(default_factory=list)
    come_upon: list[str] = field(default_factory=list)

    @property
    def member(self) -> int:
        """The number of whose tab this is."""
        return 1 + self.number % MEMBERS

    def work(self) -> None:
        """Save until it is over; come back after each time that the connection is lost."""
        from websockets.exceptions import WebSocketException

        from tests.driving import accounts
        from tests.driving.visitor import visitor

        while not self.over.is_set():
            try:
                with visitor(self.url, accounts.signed_in(self.member, self.url)) as somebody:
                    self._save_on_and_on(somebody)
            except (OSError, WebSocketException):
                self.told.put(("thrown out", self.number))

    @property
    def name(self) -> str:
        """Whom it saves next, or again."""
        return f"Tab {self.number} save {len(self.confirmed) + len(self.come_upon)}"

    def _save_on_and_on(self, somebody: "Visitor") -> None:
        page = somebody.run(PAGE)
        while not self.over.is_set():
            if any(text.startswith(f"**{self.name}**") for text in page.texts):
                self.come_upon.append(self.name)
            elif people.NAME in page.fields:
                page = self._save(somebody, page)
            else:  # nobody's workbook can be opened just now
                self.told.put(("refused", self.number))
                page = somebody.run(PAGE)

    def _save(self, somebody: "Visitor", page: "Answer") -> "Answer":
        name, said = self.name, people.saved(self.name)

        def hear(text: str) -> None:
            if said in text:
                self.confirmed.append(name)

        answer = somebody.run(PAGE, {page.fields[people.NAME]: name}, page.buttons[people.SAVE], hear)
        self.told.put(("saved" if name in self.confirmed else "refused", self.number))
        return answer


class _Crowd:
    """The sessions, and what has to be in the database after what their pages confirmed."""

    def __init__(self, database: "Prepared", two: "Two", found: Found) -> None:
        self.found = found
        self._database = database
        self._told: SimpleQueue[tuple[str, int]] = SimpleQueue()
        self._over = threading.Event()
        self._tabs = [_Tab(number, two.url, self._told, self._over) for number in range(SESSIONS)]
        self._threads = [threading.Thread(target=tab.work) for tab in self._tabs]
        for thread in self._threads:
            thread.start()

    def hear_saves(self) -> None:
        """Listen until so many saves are confirmed from now on, and at least one in each session."""
        self._forget_what_was_told()
        silent, heard = set(range(SESSIONS)), 0
        while silent or heard < SAVES:
            what, number = self._next()
            if what == "nothing":
                self.found.lost.append(f"saved nothing any more: tabs {sorted(silent)}")
                return
            if what == "saved":
                silent.discard(number)
                heard += 1

    def hear_a_refusal(self) -> None:
        """Listen until somebody is told that nothing can be saved."""
        self._forget_what_was_told()
        while (what := self._next()[0]) != "refused":
            if what == "nothing":
                self.found.lost.append("nobody was told that the database is away")
                return

    def look(self) -> None:
        """Whom a page confirmed has to be there, once. The sessions may be further by now."""
        confirmed = [(tab, list(tab.confirmed)) for tab in self._tabs]
        there = self._there()
        for tab, names in confirmed:
            self.found.lost += [f"{one} was confirmed" for one in names if one not in there[tab.member]]

    def end(self) -> None:
        """Let each session finish what it has begun; then there is what it knows of, once, and no more."""
        self._over.set()
        for thread in self._threads:
            thread.join()
        self.look()
        there = self._there()
        for tab in self._tabs:
            self.found.counts["saves confirmed"] += len(tab.confirmed)
            known = {*tab.confirmed, *tab.come_upon, tab.name}
            mine = [one for one in there[tab.member] if one.startswith(f"Tab {tab.number} ")]
            self.found.lost += [f"{one} is there, and nobody was told" for one in mine if one not in known]
            self.found.lost += [f"{one} is there twice" for one in set(mine) if mine.count(one) > 1]

    def _there(self) -> dict[int, list[str]]:
        """The people in each member's workbook, past the app."""
        from tests.driving import accounts

        store, found = self._database.store(), {}
        for member in {tab.member for tab in self._tabs}:
            loaded = store.load(accounts.member(member))
            found[member] = [person.name for person in loaded.workbook.people.values()]
            self.found.lost += [f"workbook {member}: {one.file}, {one.code}" for one in loaded.problems]
        return found

    def _next(self) -> tuple[str, int]:
        try:
            return self._told.get(timeout=PATIENCE)
        except Empty:
            return "nothing", -1

    def _forget_what_was_told(self) -> None:
        while not self._told.empty():
            self._told.get()


def _make_club(database: "Prepared") -> None:
    from tests.driving import accounts

    club = database.club()
    club.make(accounts.member(1), "The club")
    code = club.invite(accounts.member(1), Door.JOIN).code
    for number in range(2, MEMBERS + 1):
        club.join(accounts.member(number), code)
