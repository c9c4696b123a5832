"""Rows of a chart as text: a third of the size of records, which a notebook sets line by line."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt


def rows(records: Sequence[Mapping[str, Any]], name: str = "") -> alt.InlineData:
    """Return records as the data of a chart; a column in which all is a number holds numbers.

    Args:
        records: Of one kind; what one lacks is empty, in a column of numbers null.
        name: The data set's name, where something else reads it.
    """
    columns = list(dict.fromkeys(column for record in records for column in record))
    text = io.StringIO()
    write = csv.writer(text, lineterminator="\n").writerow
    write(columns)
    for record in records:
        write([record.get(column, "") for column in columns])
    numbers = {
        column: "number"
        for column in columns
        if all(isinstance(record.get(column, 0), int | float) for record in records)
    }
    form = alt.CsvDataFormat(type="csv", parse=numbers)
    return alt.InlineData(values=text.getvalue(), format=form, **({"name": name} if name else {}))
