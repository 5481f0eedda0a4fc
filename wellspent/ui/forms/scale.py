"""One rating: every step has a word, none is chosen beforehand, and an answer can be taken back."""

from collections.abc import Sequence

from wellspent.ui.forms import choices, fields


def ask(label: str, words: Sequence[str], key: str, value: int | None = None) -> int | None:
    """The chosen step, counted from 0, or ``None`` while there is no answer."""
    return fields.pills(
        label,
        range(len(words)),
        format_func=lambda step: choices.label(words[step]),
        default=value,
        key=key,
        wrap=True,
    )
