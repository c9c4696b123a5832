"""Dates as a text gives them: a year, a month or a day, each a stretch of days."""

import datetime


def span(text: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of ``2017``, ``2019-08`` or ``2020-05-01``.

    Raises:
        ValueError: The text is no date of these three forms.
    """
    parts = [int(part) for part in text.split("-")]
    match parts:
        case [year]:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        case [year, month]:
            following = datetime.date(year + month // 12, month % 12 + 1, 1)
            return datetime.date(year, month, 1), following - datetime.timedelta(days=1)
        case [year, month, day]:
            return datetime.date(year, month, day), datetime.date(year, month, day)
    message = f"{text!r} is no date; write 2017, 2019-08 or 2020-05-01"
    raise ValueError(message)
