"""People: finding them by name, where they were met, and how to reach them by a link that is safe to follow."""

import re

from wellspent.core.model import Person, Workbook

_PHONE = re.compile(r"\+?[\d\s()/.\-]+", re.ASCII)
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(\.[\w\-]+)+", re.ASCII)
_FEWEST_DIGITS = 3


def find_person(workbook: Workbook, name: str) -> Person | None:
    """The person of that name; capitals and outer spaces don't count."""
    wanted = name.strip().casefold()
    return next((person for person in workbook.people.values() if person.name.strip().casefold() == wanted), None)


def name_of(workbook: Workbook, person_id: str) -> str:
    """The person's name, or the id where ``people.csv`` does not know it."""
    person = workbook.people.get(person_id)
    return person.name if person is not None else person_id


def phone_link(phone: str) -> str | None:
    """A ``tel:`` address of digits alone; ``None`` for what is no telephone number."""
    if _PHONE.fullmatch(phone.strip()) is None:
        return None
    digits = re.sub(r"\D", "", phone, flags=re.ASCII)
    return f"tel:{'+' if phone.strip().startswith('+') else ''}{digits}" if len(digits) >= _FEWEST_DIGITS else None


def mail_link(email: str) -> str | None:
    """A ``mailto:`` address; ``None`` for what is no plain e-mail address, or one that would bring more along."""
    return f"mailto:{email.strip()}" if _EMAIL.fullmatch(email.strip()) is not None else None
