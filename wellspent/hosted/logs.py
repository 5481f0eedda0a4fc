"""Logs in which nobody's words can stand: a line of JSON each, made before any handler sees the record.

Exceptions carry what somebody typed, addresses carry codes, and libraries write both into their messages. So a record
keeps only what stands in the code: the message as it is written there, without what was put into it, and of exceptions
the types and the places. A message that was put together at run time is left out; its place says which it is. Of a
set-up that is unsafe or half done there is also what is wrong with it, in the sentences of the page that says so.
"""

import datetime as dt
import inspect
import json
import logging
import sys
import sysconfig
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

from wellspent.core.errors import UnsafeSetup
from wellspent.core.settings import ROOT
from wellspent.words.setup import UNSAFE

FORMAT: Final = "%(message)s"
"""For every handler: the record is the line already."""

OURS: Final = "wellspent"
_LIBRARIES: Final = Path(sysconfig.get_path("purelib"))
_STANDARD: Final = Path(sysconfig.get_path("stdlib"))
_OF_THEIR_OWN: Final = {("AuthlibDeprecationWarning", "authlib")}
"""Warnings that a library gives itself about its own next version: whoever uses it can do nothing about them."""
_BACK_FROM_SIGNING_OUT: Final = "Missing provider for OAuth callback"
"""Said by the platform each time that somebody comes back from signing out at the provider, as they should."""
_PAUSE: Final = 600.0
"""Seconds for which what was said of the store is not said again: each click of each member would say it."""


class Line(logging.LogRecord):
    """A record whose message is its line, whoever formats it, and that carries nothing else."""

    def __init__(  # noqa: PLR0917 - as the standard library calls it
        self,
        name: str,
        level: int,
        pathname: str,
        lineno: int,
        msg: object,
        args: object,  # noqa: ARG002 - values, which stay out
        exc_info: Any,
        func: str | None = None,
        sinfo: str | None = None,  # noqa: ARG002 - source lines
        **_: object,
    ) -> None:
        super().__init__(name, level, pathname, lineno, "", None, None, func, None)
        self.event = msg if isinstance(msg, str) and _stands_in(msg, pathname, func) else None
        said: dict[str, object] = {
            "time": dt.datetime.fromtimestamp(self.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": self.levelname,
            "logger": name,
            "event": self.event,
            "at": f"{_short(pathname)}:{lineno}",
        }
        if error := _error(exc_info):
            said["exceptions"] = list(_exceptions(error))
        self.msg = json.dumps({key: value for key, value in said.items() if value is not None}, ensure_ascii=False)


def begin() -> None:
    """From now on, whatever this process writes to its log is a ``Line`` on the standard error."""
    logging.setLogRecordFactory(Line)
    logging.basicConfig(format=FORMAT, level=logging.WARNING, stream=sys.stderr)
    logging.getLogger(OURS).setLevel(logging.INFO)
    logging.getLogger(f"{OURS}.store").addFilter(NotAgain())
    logging.getLogger("streamlit.web.server.starlette.starlette_auth_routes").addFilter(_is_news)
    for logger in [logging.getLogger(name) for name in (None, *logging.root.manager.loggerDict)]:
        for handler in logger.handlers:  # those of the platform and its server are there already
            handler.setFormatter(logging.Formatter(FORMAT))
    warnings.showwarning = _warned
    sys.excepthook = _uncaught
    threading.excepthook = lambda said: _uncaught(said.exc_type, said.exc_value, said.exc_traceback)
    sys.unraisablehook = lambda said: _uncaught(said.exc_type, said.exc_value, said.exc_traceback)


class NotAgain(logging.Filter):
    """Lets an event through, and then not again for a while."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._last: dict[str | None, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """True if the event was not let through lately."""
        event, now = getattr(record, "event", None), self._clock()
        if now - self._last.get(event, -_PAUSE) < _PAUSE:
            return False
        self._last[event] = now
        return True


def _is_news(record: logging.LogRecord) -> bool:
    return not (getattr(record, "event", None) or "").startswith(_BACK_FROM_SIGNING_OUT)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    logging.getLogger(OURS).critical("uncaught", exc_info=(kind, error or kind(), trace))


def _warned(  # noqa: PLR0917 - as the standard library calls it
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    if (category.__name__, _short(filename).partition("/")[0]) in _OF_THEIR_OWN:
        return
    about = message if isinstance(message, Warning) else category()
    logger = logging.getLogger("py.warnings")
    logger.handle(Line(logger.name, logging.WARNING, filename, lineno, None, None, about))


def _stands_in(message: str, pathname: str, function: str | None) -> bool:
    """True if the message is a constant of the code that logs it."""
    frame = inspect.currentframe()
    while frame is not None and (frame.f_code.co_filename, frame.f_code.co_name) != (pathname, function):
        frame = frame.f_back
    return frame is not None and message in frame.f_code.co_consts


def _error(exc_info: Any) -> BaseException | None:
    if isinstance(exc_info, tuple):
        exc_info = exc_info[1]
    return exc_info if isinstance(exc_info, BaseException) else None


def _exceptions(error: BaseException | None) -> Iterator[dict[str, object]]:
    """The exception and those that it came from, the last one first."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        frames = [
            f"{_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
            for frame, line in traceback.walk_tb(error.__traceback__)
        ]
        wrong = {"wrong": _wrong(error)} if isinstance(error, UnsafeSetup) else {}
        yield {"type": type(error).__qualname__, **wrong, "frames": frames}
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _wrong(unsafe: UnsafeSetup) -> dict[str, str]:
    """What is wrong with the set-up; a code that has no sentence could be anything, and stays out."""
    return {code: UNSAFE[code] for code in unsafe.codes if code in UNSAFE}


def _short(pathname: str) -> str:
    path = Path(pathname)
    for place in (_LIBRARIES, _STANDARD, ROOT):
        if path.is_relative_to(place):
            return str(path.relative_to(place))
    return path.name
