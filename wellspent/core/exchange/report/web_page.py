"""The page as one HTML file that stands alone: no scripts, nothing from elsewhere, the pictures as vectors in it."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from wellspent.core.exchange.report.parts import Contents


def html(contents: Contents) -> bytes:
    """The file, in UTF-8. Whatever was typed is text in it; only the pictures are markup, and those are ours."""
    return _template().render(contents.as_values()).encode()


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, undefined=StrictUndefined)
    return environment.from_string(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
