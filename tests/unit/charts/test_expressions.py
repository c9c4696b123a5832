"""What the browser writes is what Python writes."""

import html
import re

import altair as alt
import pytest
import vl_convert

from lessonkit.charts.expressions import vega_number
from lessonkit.core.language import Lang
from lessonkit.core.numerals import format_number

_WHOLE = [
    *(0, 1, 999, 1000, 7120, 9999, 10_000, 12_000, 12_345, 20_000, 122_979, 777_500, 999_999),
    *(1_000_000, 3_110_000, 10_086_000, 12_345_678, 99_999_000, 99_999_900, 100_000_000),
    *(123_450_000, 350_000_000, 1_519_000_000, 999_999_000_000, -5, -12_000, -12_345),
]
_BROKEN = [
    *(0.04, 0.1 + 0.2, 0.5, 1.05, 2.5, 3.25, 9999.4, 9999.5, 11_999.96, 12_000.2, 20_000.05),
    *(2_000_000.4, 99_999_999.7, 100_000_000.3, -0.3, -2.5, -9999.7),
    *(3_110_000 / n for n in range(1, 31)),
]


@pytest.mark.parametrize("decimals", [None, 0, 1, 2])
def test_a_chart_writes_a_number_as_python_does(lang: Lang, decimals: int | None) -> None:
    """Magnitudes, grouping, rounding and minus sign, whatever the number."""
    values = [float(value) for value in (*_WHOLE, *_BROKEN)]
    chart = (
        alt.Chart(alt.InlineData([{"at": value} for value in values]))
        .transform_calculate(text=vega_number("datum.at / 2 * 2", decimals))
        .mark_text()
        .encode(text="text:N")
    )

    drawn = vl_convert.vegalite_to_svg(chart.to_dict())

    texts = [html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawn)]
    assert texts == [format_number(value, decimals=decimals) for value in values]
