"""Tables as HTML, in one form wherever the kit shows one."""

from collections.abc import Iterable, Sequence
from html import escape

from markupsafe import Markup


def table(
    caption: str, header: Iterable[str], rows: Iterable[Sequence[str]], style: str = ""
) -> str:
    """Return a table as HTML: a caption, a header cell for each column and for each row.

    Args:
        caption: Text, or "" where a heading names the table.
        header: A text for each column.
        rows: A text for each cell, or Markup where it is HTML; the first of a row heads it.
        style: CSS of the caption and of all cells, for viewers without the kit's own.
    """
    styled = f' style="{escape(style)}"' if style else ""
    named = f"<caption{styled}>{escape(caption)}</caption>" if caption else ""
    head = "".join(f'<th scope="col"{styled}>{escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row"{styled}>{_shown(first)}</th>'
        + "".join(f"<td{styled}>{_shown(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<table class="lessonkit-listing">{named}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _shown(cell: str) -> str:
    return cell if isinstance(cell, Markup) else escape(cell)
