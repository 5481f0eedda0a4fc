"""The theme can be read: contrasts by WCAG 2.2, and chart colours that stay apart for colour-blind eyes."""

import itertools
import tomllib
from collections.abc import Sequence

import pytest

from tests.capabilities import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
SCHEMES = ("light", "dark")
TEXT, PART = 4.5, 3.0
"""The least contrast of text, and of parts that have to be made out (WCAG 1.4.3 and 1.4.11)."""

FADED = 0.6
"""Streamlit writes captions in the text colour at this opacity."""

TINT = 0.1
"""Streamlit lays the main colour at this opacity under what is chosen."""

APART = 12.0
"""The least difference of two chart colours, in units of CIE 1976 L*a*b*; a trained eye tells about 2 apart."""

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

Rgb = tuple[float, float, float]


def rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def over(top: str, bottom: str, opacity: float) -> Rgb:
    red, green, blue = (opacity * a + (1 - opacity) * b for a, b in zip(rgb(top), rgb(bottom), strict=True))
    return red, green, blue


def linear(colour: Rgb) -> list[float]:
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]


def contrast(one: Rgb, other: Rgb) -> float:
    light = [sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)]
    return (max(light) + 0.05) / (min(light) + 0.05)


def lab(colour: str, eye: str) -> Sequence[float]:
    part = linear(rgb(colour))
    red, green, blue = (min(1.0, max(0.0, sum(w * c for w, c in zip(row, part, strict=True)))) for row in EYES[eye])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def backgrounds(scheme: str) -> list[str]:
    theme = THEME[scheme]
    return [
        part[name] for part in (theme, theme["sidebar"]) for name in ("backgroundColor", "secondaryBackgroundColor")
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_links_and_captions_can_be_read_on_every_background(scheme: str) -> None:
    theme = THEME[scheme]
    for ground in backgrounds(scheme):
        assert contrast(rgb(theme["textColor"]), rgb(ground)) >= TEXT
        assert contrast(rgb(theme["linkColor"]), rgb(ground)) >= TEXT
        assert contrast(rgb(theme["grayTextColor"]), rgb(ground)) >= TEXT
        assert contrast(over(theme["textColor"], ground, FADED), rgb(ground)) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_white_of_the_main_buttons_can_be_read(scheme: str) -> None:
    assert contrast(rgb(THEME[scheme]["primaryColor"]), (1, 1, 1)) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_chosen_step_can_be_read_on_its_tint(scheme: str) -> None:
    theme = THEME[scheme]
    tinted = over(theme["primaryColor"], theme["backgroundColor"], TINT)
    assert contrast(rgb(theme["grayTextColor"]), tinted) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_fields_marks_and_chart_colours_can_be_made_out(scheme: str) -> None:
    theme = THEME[scheme]
    for colour in (theme["borderColor"], theme["primaryColor"], *theme["chartCategoricalColors"]):
        assert contrast(rgb(colour), rgb(theme["backgroundColor"])) >= PART, colour


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_chart_colours_stay_apart_for_all_eyes(scheme: str, eye: str) -> None:
    for one, other in itertools.combinations(THEME[scheme]["chartCategoricalColors"], 2):
        apart = sum((a - b) ** 2 for a, b in zip(lab(one, eye), lab(other, eye), strict=True)) ** 0.5
        assert apart >= APART, (one, other, round(apart))


def test_fonts_are_the_systems_own_so_that_nothing_is_fetched() -> None:
    assert "://" not in str(THEME)
    assert "fontFaces" not in THEME
