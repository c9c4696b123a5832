"""Dates as a text gives them: a year, a month or a day, each a stretch of days."""

import datetime as dt


def span(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of ``2017``, ``2019-08`` or ``2020-05-01``.

    Raises:
        ValueError: The text is no date of these three forms.
    """
    parts = [int(part) for part in text.split("-")]
    match parts:
        case [year]:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        case [year, month]:
            following = dt.date(year + month // 12, month % 12 + 1, 1)
            return dt.date(year, month, 1), following - dt.timedelta(days=1)
        case [year, month, day]:
            return dt.date(year, month, day), dt.date(year, month, day)
    message = f"{text!r} is no date; write 2017, 2019-08 or 2020-05-01"
    raise ValueError(message)
