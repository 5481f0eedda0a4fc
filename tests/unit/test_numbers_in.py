"""Numbers as people write them: with a comma or a point, in groups, with a currency; never another number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellspent.core.exchange.numbers_in import decimal_comma, number

COMMA, POINT = True, False


def test_the_decimal_sign_shows_in_the_column_and_else_in_what_parts_the_cells() -> None:
    assert decimal_comma(["7", "12,50"], semicolons=False)
    assert decimal_comma(["12.50"], semicolons=True) is POINT
    assert decimal_comma(["1,000", "12.50"], semicolons=True) is POINT
    assert decimal_comma(["1.000,50"], semicolons=False) is COMMA
    assert [decimal_comma(["1,000"], semicolons=parted) for parted in (True, False)] == [COMMA, POINT]


def test_a_column_with_both_signs_shows_neither() -> None:
    assert decimal_comma(["12,50", "9.90"], semicolons=True) is None


@pytest.mark.parametrize(
    ("text", "comma", "found"),
    [
        ("12,50 €", COMMA, "12.50"),
        ("€ 1.234,50", COMMA, "1234.50"),
        ("$1,234.50", POINT, "1234.50"),
        ("-5.5", POINT, "-5.5"),
        ("-€ 5", POINT, "-5"),
        ("EUR 7", POINT, "7"),
        ("1 234,5", COMMA, "1234.5"),
        ("1'234'567.50", POINT, "1234567.50"),
        ("1,234", COMMA, "1.234"),
        ("1,234", POINT, "1234"),
        ("0,125", POINT, "0.125"),
    ],
)
def test_a_number_is_read_with_either_sign_and_a_currency(text: str, comma: bool, found: str) -> None:
    assert number(text, comma=comma) == Decimal(found)


@pytest.mark.parametrize("comma", [COMMA, POINT, None])
def test_a_sign_without_three_digits_behind_it_is_the_decimal_sign_whatever_the_column_shows(comma: bool) -> None:
    texts = ["9.90", "12,50", "1.5", "1,5", "1234,567", "1.234,5"]
    found = [number(text, comma=comma) for text in texts]
    assert found == [Decimal(text) for text in ("9.90", "12.50", "1.5", "1.5", "1234.567", "1234.5")]


def test_what_could_be_read_twice_is_not_read_where_the_column_shows_both_signs() -> None:
    assert (number("1,234", comma=None), number("1.234", comma=None), number("12", comma=None)) == (None, None, 12)


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "",
        "NaN",
        "Infinity",
        "1e",
        "1e3",
        "#REF!",
        ".",
        "12 50",
        "12€50",
        "1,2,3",
        "1.5,000",
        "12,34,567",
        "9" * 5_000,
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text, comma=COMMA) is number(text, comma=POINT) is None


# --- Whatever is written


values = st.decimals(0, 10_000_000, places=2) | st.decimals(0, 100, places=1) | st.integers(0, 10_000_000).map(Decimal)
currencies = st.sampled_from(["{}", "€ {}", "${}", "{} €", "{} EUR", "CHF {}"])


def written(value: Decimal, form: str, comma: bool, grouped: bool) -> str:
    text = f"{value:,}" if grouped else f"{value}"
    return form.format(text.translate(str.maketrans(",.", ".,")) if comma else text)


cells = st.tuples(values, currencies, st.booleans(), st.booleans())


@given(st.lists(st.tuples(values, currencies, st.booleans()), min_size=1), st.booleans())
def test_a_column_in_one_style_is_read_as_it_was_written(column: list[tuple[Decimal, str, bool]], comma: bool) -> None:
    texts = [written(value, form, comma, grouped) for value, form, grouped in column]
    shown = decimal_comma([*texts, "0,5" if comma else "0.5"], semicolons=not comma)
    assert [number(text, comma=shown) for text in texts] == [value for value, _, _ in column]


@given(st.lists(cells, min_size=1), st.booleans())
def test_in_a_column_of_both_styles_no_number_becomes_another(
    column: list[tuple[Decimal, str, bool, bool]], semicolons: bool
) -> None:
    texts = [written(*cell) for cell in column]
    shown = decimal_comma([*texts, "0,5", "0.5"], semicolons=semicolons)
    for text, (value, *_) in zip(texts, column, strict=True):
        assert number(text, comma=shown) in {value, None}


@given(values, currencies, st.booleans(), st.sampled_from([COMMA, POINT, None]))
def test_without_groups_a_number_is_read_whatever_its_column_shows(
    value: Decimal, form: str, comma: bool, shown: bool | None
) -> None:
    assert number(written(value, form, comma, grouped=False), comma=shown) == value
