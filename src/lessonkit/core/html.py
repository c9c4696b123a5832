"""Tables as HTML, in one form wherever the kit shows one."""

from collections.abc import Iterable, Sequence
from html import escape


def table(
    caption: str, header: Iterable[str], rows: Iterable[Sequence[str]], style: str = ""
) -> str:
    """Return a table as HTML: a caption, a header cell for each column and for each row.

    Args:
        caption: Text; it is escaped, as all text in the table is.
        header: A text for each column.
        rows: A text for each cell; the first of a row heads it.
        style: CSS of the caption and of all cells, for viewers without the kit's own.
    """
    styled = f' style="{escape(style)}"' if style else ""
    head = "".join(f'<th scope="col"{styled}>{escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row"{styled}>{escape(first)}</th>'
        + "".join(f"<td{styled}>{escape(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<table class="lessonkit-listing"><caption{styled}>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
