"""How charts look: fonts that are there, colours all can tell apart, a layout that is fixed.

Every size is given, so that no part of a chart depends on how wide a machine's fonts run:
the same chart has the same bytes on Windows, macOS and Linux.
"""

import unicodedata
from typing import Final

import altair as alt

from lessonkit.charts.expressions import vega_number
from lessonkit.charts.table import CardTable, Table, carried
from lessonkit.core.language import current

# What alt.layer returns.
Layers = alt.LayerChart | alt.FacetChart

# Latin letters from the first that is there, Chinese ones from the first that has them.
_FONTS: Final = (
    "Helvetica Neue, Segoe UI, Arial, Noto Sans CJK SC, Noto Sans SC, "
    "Microsoft YaHei, PingFang SC, WenQuanYi Micro Hei, sans-serif"
)
_QUOTES: Final = "lessonkit quotes"  # of fonts.css, for English
# Okabe and Ito's hues, red and green darkened: each has 4.5:1 with white, so that words may be
# written in it and on it; chart.css has their twins on Lab's dark ground.
BLUE: Final = "#0072B2"
GREEN: Final = "#007F5C"
RED: Final = "#B85000"
GREY: Final = "#767676"
INK: Final = "#1f1f1f"
DARK_GREY: Final = "#595959"  # of small text
PALE: Final = "#f4f4f4"  # grounds, palest first
PALER_MARK: Final = "#efefef"
PALE_MARK: Final = "#cfcfcf"
PALE_BLUE: Final = "#cfe3f1"
# Five that can be told apart by everyone, in both themes: where more are needed, a letter tells.
HUES: Final = ("#0072B2", "#B0413E", "#3D7A1F", "#56308C", "#5B5B5B")
SIZE: Final = 13  # px
LINE: Final = 18  # px from one line of a heading to the next


@alt.theme.register("lessonkit", enable=True)
def theme() -> alt.theme.ThemeConfig:
    """Return the kit's settings for every chart."""
    axis: alt.theme.AxisConfigKwds = {
        "labelFontSize": SIZE,
        "titleFontSize": SIZE,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "labelLimit": 0,
        "titleLimit": 0,
        "labelOverlap": False,
        "gridColor": "#e3e3e3",
        "domainColor": GREY,
        "tickColor": GREY,
        "aria": False,
    }
    return {
        "config": {
            "font": _FONTS if current() == "zh" else f"{_QUOTES}, {_FONTS}",
            "background": "white",
            "view": {"stroke": None},
            "axis": axis,
            "legend": {
                "labelFontSize": SIZE,
                "titleFontSize": SIZE,
                "titleFontWeight": "normal",
                "labelLimit": 0,
                "titleLimit": 0,
                "aria": False,
            },
            # Vega would name each mark by the chart's inner names and each axis in English: the
            # description and the table say what a chart shows.
            "mark": {"aria": False},
            "title": {
                "anchor": "start",
                "frame": "group",
                "fontSize": 15,
                "fontWeight": 600,
                "subtitleFontSize": 12,
                "subtitleColor": "#555555",
                "color": INK,
                "limit": 0,
                "offset": 14,
            },
            "text": {"fontSize": SIZE, "color": INK},
            "range": {"category": [BLUE, RED, GREEN, GREY]},
        }
    }


def text_width(text: str) -> int:
    """Return pixels that hold `text`, counted by letters so that no font decides them.

    What is as wide as a Chinese letter in Chinese fonts only, as quotes are, counts as wide.
    """
    return sum(14 if unicodedata.east_asian_width(letter) in "WFA" else 7 for letter in text)


def numbers(count: int) -> alt.Axis:
    """Return an axis of about `count` numbers, written as the language does: 5,000, 1.5万."""
    return alt.Axis(tickCount=count, labelExpr=vega_number("datum.value"))


def finish(
    chart: Layers,
    *,
    title: str,
    subtitle: list[str],
    description: str,
    table: Table | CardTable | None,
    left: int,
    right: int = 60,
    bottom: int = 44,
    above: int = 0,
) -> Layers:
    """Return the chart in its frame, with heading, text alternative and table.

    Args:
        chart: A chart with a fixed width and height.
        title: One line.
        subtitle: Lines under it: who reports the figures, what is not stated.
        description: The sentence that stands in for the chart, of 40 to 400 characters.
        table: The same numbers as a table, shown below the chart; None only for the chart of
            a panel, which shows a table of its own.
        left: Room for the labels of the y axis, in pixels.
        right: Room for what stands beyond the last mark.
        bottom: Room for the x axis and its title.
        above: Room for what stands between heading and plot.
    """
    top = 30 + LINE * len(subtitle) + above
    framed: Layers = chart.properties(
        title=alt.TitleParams(title, subtitle=subtitle, dx=-left + 8, aria=False),
        description=description,
        usermeta=carried(table),
        autosize=alt.AutoSizeParams(type="none"),
        padding={"left": left, "top": top, "right": right, "bottom": bottom},
    ).configure_axisY(minExtent=left - 40, maxExtent=left - 40)
    return framed
