"""The invented notices and reports of the lesson on the page: what holds for every one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.areas.page.model.proof import COLUMNS, ROWS, notice, suspects
from lessonkit.areas.page.model.witnesses import DRAWS, REPORTS, TRUTH, own_counts, said

SEED = st.integers(1, 10**6)
DRAW = st.integers(1, DRAWS)


@given(seed=SEED)
def test_a_notice_has_one_wrong_digit(seed: int) -> None:
    """One cell differs, in one digit, and still looks like a count of three digits."""
    made = notice(seed)
    wrong = [
        (r, c)
        for r in range(ROWS)
        for c in range(COLUMNS)
        if made.printed[r][c] != made.counted[r][c]
    ]

    assert wrong == [made.slip]
    row, column = made.slip
    printed, counted = str(made.printed[row][column]), str(made.counted[row][column])
    assert len(printed) == len(counted) == 3
    assert sum(one != other for one, other in zip(printed, counted, strict=True)) == 1


@given(seed=SEED)
def test_totals_narrow_a_misprint_down_and_never_miss_it(seed: int) -> None:
    """Twelve cells, then a row or a column of them, then the one where both cross."""
    made = notice(seed)

    assert len(suspects(made)) == ROWS * COLUMNS
    assert {r for r, _ in suspects(made, rows=True)} == {made.slip[0]}
    assert {c for _, c in suspects(made, columns=True)} == {made.slip[1]}
    assert suspects(made, rows=True, columns=True) == [made.slip]
    assert sum(map(sum, made.printed)) != made.total


@given(seed=SEED)
def test_totals_are_those_that_were_counted(seed: int) -> None:
    """Rows and columns add up to the same total; the same seed gives the same notice."""
    made = notice(seed)

    assert sum(made.row_totals) == sum(made.column_totals) == made.total
    assert made == notice(seed)


@given(draw=DRAW, copies=st.integers(0, REPORTS - 1))
def test_copies_repeat_the_first_and_the_others_count(draw: int, copies: int) -> None:
    """However many copy, the first and those that count say what they counted."""
    reports, own = said(draw, copies), own_counts(draw)

    assert reports[: copies + 1] == [own[0]] * (copies + 1)
    assert reports[copies + 1 :] == own[copies + 1 :]


def test_the_mean_of_counts_is_nearer_than_the_mean_of_copies() -> None:
    """What the lesson lets learners see: in each draw, and however good the first count was."""
    for draw in range(1, DRAWS + 1):
        copied, counted = (sum(said(draw, copies)) / REPORTS for copies in (REPORTS - 1, 0))
        assert abs(counted - TRUTH) < abs(copied - TRUTH)
        assert abs(counted - TRUTH) < 10


def test_more_copies_than_reports_are_refused() -> None:
    """The error says what to write."""
    with pytest.raises(ValueError, match="write 0 to 11"):
        said(1, REPORTS)
