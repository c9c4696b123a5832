"""Python writes a number as each language does, no word loses a digit, and read-outs agree."""

import json
import re
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit import labextension
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.numerals import format_number

_STEPS = {"万": 10**4, "亿": 10**8, "million": 10**6, "billion": 10**9}


def _parsed(text: str) -> Decimal:
    """Return the number that a reader takes from its words."""
    match = re.fullmatch(r"([\d,.]+) ?(万|亿|million|billion)?", text)
    assert match, text
    return Decimal(match[1].replace(",", "")) * _STEPS.get(match[2] or "", 1)


@pytest.mark.parametrize("lang", LANGS)
@given(
    st.decimals(0, 10**13, places=0)
    | st.decimals(0, 10**7, places=4)
    | st.integers(1, 10**6).map(lambda n: Decimal(n * 10**6))
)
def test_a_number_in_words_has_every_digit(lang: Lang, value: Decimal) -> None:
    """What is written reads back as the same number: no rounding to millions or 万."""
    assert _parsed(format_number(value, lang)) == value


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (7120, "7,120", "7,120"),
        (9999, "9,999", "9,999"),
        (10_000, "1万", "10,000"),
        (12_000, "1.2万", "12,000"),
        (12_345, "12,345", "12,345"),
        (Decimal(250_000), "25万", "250,000"),
        (867_891, "867,891", "867,891"),
        (3_110_000.0, "311万", "3.11 million"),
        (Decimal(10086000), "1008.6万", "10.086 million"),
        (99_999_000, "9999.9万", "99.999 million"),
        (100_000_000, "1亿", "100 million"),
        (350_000_000, "3.5亿", "350 million"),
        (1_519_000_000, "15.19亿", "1.519 billion"),
        (1_519_001_000, "1,519,001,000", "1,519,001,000"),
        (Decimal("0.50"), "0.5", "0.5"),
        (0.1 + 0.2, "0.3", "0.3"),
        (-12_000, "−1.2万", "−12,000"),
    ],
)
def test_magnitudes_are_those_of_the_language(value: Decimal | float, zh: str, en: str) -> None:
    """Chinese counts in 万, English in millions, each where it costs no digit."""
    assert format_number(value, "zh") == zh
    assert format_number(value, "en") == en


@pytest.mark.parametrize(
    ("value", "decimals", "zh"),
    [
        (5.0, 2, "5.00"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-0.3, 0, "0"),
        (9999.6, 0, "1万"),
        (12_000.4, 0, "1.2万"),
        (12_000.4, 1, "12,000.4"),
    ],
)
def test_a_rounded_number_is_written_as_what_it_is_rounded_to(
    value: float, decimals: int, zh: str
) -> None:
    """Half is rounded away from zero, and nothing is left of what was rounded off."""
    assert format_number(value, "zh", decimals=decimals) == zh


def test_the_notebooks_language_is_the_default(lang: Lang) -> None:
    """A number written without naming a language is written in that of the notebook."""
    assert format_number(12_000) == format_number(12_000, lang)


@pytest.mark.parametrize("locale", ["zh-CN", "zh", "en"])
def test_a_read_out_writes_a_number_as_python_does(locale: str) -> None:
    """The number beside a slider is the one in the sentence below it."""
    values = [0, 0.3, 1.05, 7120, 9999, 10_000, 61_000, 12_345, 777_500, 3_110_000, 10_086_000]
    values += [99_999_000, 123_450_000, 350_000_000, 1_519_000_000]
    module = labextension.FOLDER / "numbers.js"
    code = (
        f"import {{ written }} from {json.dumps(module.as_uri())};"
        f"console.log(JSON.stringify({values}.map((value) => written(value, '{locale}'))))"
    )

    told = subprocess.run(
        [sys.executable, "-m", "deno", "eval", code], capture_output=True, check=True
    ).stdout

    lang: Lang = "zh" if locale.startswith("zh") else "en"
    assert json.loads(told) == [format_number(value, lang) for value in values]
