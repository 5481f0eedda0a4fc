"""Contact cards in and out: as address books write them, and as one that is not ours reads them."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from wellspent.core.actions.import_people import import_people
from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange.vcard import is_vcard, read_vcards, write_vcards
from wellspent.core.model import Person, Workbook
from wellspent.words import bring_in

ANN = Person(
    id="ann",
    name="Ann Example",
    company="Acme; Sons, Ltd",
    phone="+1 555 0100",
    email="ann@example.org",
    note="Line one\nline two \\ end " + "ä" * 80,
)
CARDS = """BEGIN:VCARD\r
VERSION:3.0\r
N:Lee;Bo;Quincy;;\r
ORG:Acme\\; Sons\\, Ltd;Sales\r
TEL;TYPE=HOME:555 0101\r
TEL;TYPE="cell,pref":555 0102\r
item1.EMAIL;TYPE=INTERNET:bo@example.org\r
item1.X-ABLabel:work\r
TITLE:Head of a very long department that goes on in\r
  the next line\r
NOTE:Met at the club\\nand again\r
PHOTO;ENCODING=b:/9j/4AAQ\r
ADR:;;1 Road;Town;;;\r
END:VCARD\r
BEGIN:VCARD
VERSION:4.0
FN:Zoë Test
TEL;VALUE=uri;PREF=1:tel:+1-555-0103
EMAIL:mailto:zoe@example.org
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;ENCODING=QUOTED-PRINTABLE:=41
END:VCARD
BEGIN:VCARD
VERSION:3.0
EMAIL:nobody@example.org
END:VCARD
"""


def test_cards_of_3_and_4_become_people_and_the_rest_is_named() -> None:
    cards = read_vcards(CARDS.encode())
    found = import_people(Workbook(), cards.rows)
    bo, zoe = (change.after for change in found.changes)
    assert bo == Person(
        id="bo-quincy-lee",
        name="Bo Quincy Lee",
        company="Acme; Sons, Ltd, Sales",
        phone="555 0102",
        email="bo@example.org",
        note="Head of a very long department that goes on in the next line\nMet at the club\nand again",
    )
    assert (zoe.name, zoe.phone, zoe.email) == ("Zoë Test", "+1-555-0103", "zoe@example.org")
    assert (cards.older, cards.dropped) == ((3,), ("TEL", "PHOTO", "ADR"))
    assert [(one.row, one.code) for one in found.left_out] == [(4, "empty")]
    assert bring_in.dropped(cards.dropped).endswith("here: further telephone numbers, pictures, addresses.")


def one_card(*lines: bytes) -> Mapping[str, object]:
    (row,) = read_vcards(b"\r\n".join((b"BEGIN:VCARD", b"VERSION:3.0", *lines, b"END:VCARD", b""))).rows
    return row.values


def test_a_line_of_a_card_may_be_folded_inside_of_a_letter() -> None:
    assert one_card(b"FN:J\xc3\r\n \xb6rg", b"NOTE:\xe2\x82\r\n\t\xac 5") == {"name": "Jörg", "note": "€ 5"}


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_a_note_goes_on_after_a_sign_that_ends_a_line_elsewhere(sign: str) -> None:
    assert one_card(b"FN:A", f"NOTE:one{sign}two\x1f".encode()) == {"name": "A", "note": "one\ntwo"}


def test_lines_may_end_as_on_an_old_macintosh() -> None:
    assert read_vcards(b"BEGIN:VCARD\rVERSION:3.0\rFN:A\rEND:VCARD\r").rows[0].values == {"name": "A"}


def test_quoted_printable_is_read_in_newer_cards_as_telephones_write_it() -> None:
    parameters = b";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    assert one_card(
        b"N" + parameters + b"M=C3=BCller;J=C3=B6rg;;;",
        b"NOTE" + parameters + b"one=0D=0At=\r\nwo =\r\nthree",
        b"ORG;QUOTED-PRINTABLE:M=FCller",
        b"TITLE:1=2=",
        b"TEL:1",
    ) == {"name": "Jörg Müller", "company": "Müller", "note": "1=2=\none\ntwo three", "phone": "1"}


def test_cards_are_read_by_a_parser_that_is_not_ours() -> None:
    card = vobject.readOne(write_vcards([ANN]).decode())
    assert (card.fn.value, card.n.value.family, card.n.value.given) == (ANN.name, "Example", "Ann")
    assert (card.org.value, card.tel.value, card.email.value) == ([ANN.company], ANN.phone, ANN.email)
    assert card.note.value == ANN.note


def test_lines_of_a_card_are_no_longer_than_others_allow() -> None:
    assert max(map(len, write_vcards([ANN]).split(b"\r\n"))) <= 75


@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=90), max_size=3)
)
def test_what_is_written_on_cards_is_read_back(names: list[str]) -> None:
    people = [
        Person(id=f"p{number}", name=name, company=name, note=f"{name}\n{name}")
        for number, name in enumerate(names)
        if name.strip() == name
    ]
    if not people:
        return
    rows = read_vcards(write_vcards(people)).rows
    assert [(row.values["name"], row.values["company"], row.values["note"]) for row in rows] == [
        (one.name, one.company, one.note) for one in people
    ]


def test_the_same_cards_twice_add_nobody() -> None:
    cards = read_vcards(write_vcards([ANN])).rows
    there = Workbook(people={"ann": replace(ANN, note="")})
    assert (import_people(there, cards).added, import_people(there, cards).already_there) == (0, 1)


def test_cards_are_told_from_tables() -> None:
    assert is_vcard(CARDS.encode())
    assert is_vcard(CARDS.encode("utf-16"))
    assert is_vcard(b"\xef\xbb\xbf\r\nbegin:vcard\r\n")
    assert not is_vcard(b"Name,Email\nBEGIN,VCARD\n")


@given(st.binary(max_size=200))
def test_no_bytes_whatever_make_the_reader_of_cards_stumble(data: bytes) -> None:
    with suppress(UnreadableTable):
        read_vcards(b"BEGIN:VCARD\r\nVERSION:3.0\r\n" + data + b"\r\nEND:VCARD\r\n")
