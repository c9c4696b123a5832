"""A line of the learner's file: what is written comes back, and nothing else gets in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.learner import entry
from lessonkit.learner.entry import DamagedLineError, Kind, Record

WHOLE = {"v": 1, "at": "2026-03-01T09:00:00+08:00", "lesson": "07-health", "about": "health.x"}
WHOLE |= {"kind": "answer", "value": "A"}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
NUMBER = st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
SIMPLE = st.none() | st.booleans() | NUMBER | TEXT
VALUE = SIMPLE | st.lists(SIMPLE, max_size=9) | st.dictionaries(TEXT, SIMPLE, max_size=9)


def line(**changed: object) -> bytes:
    """Return a whole line with some of its fields changed."""
    return json.dumps(WHOLE | changed).encode()


@given(kind=st.sampled_from(entry.KINDS), about=TEXT, value=VALUE)
def test_what_is_written_comes_back(kind: Kind, about: str, value: object) -> None:
    """Any text and any number of a kind that JSON has, on one line of readable UTF-8."""
    new = Record("2026-03-01T09:00:00+08:00", "07-health", about, kind, value)

    written = entry.write(new)

    assert entry.read(written) == new
    assert written.count(b"\n") == 1
    assert written.endswith(b"\n")


def test_a_line_is_readable_by_people() -> None:
    """Chinese stands as Chinese and the fields have names."""
    new = Record("2026-03-01T09:00:00+08:00", "07-health", "health.x", "reflection", "分母是谁？")

    assert "分母是谁？" in entry.write(new).decode()
    assert b'"kind": "reflection"' in entry.write(new)


@pytest.mark.parametrize(
    "damaged",
    [
        line()[:-1],
        b"\0" * 50,
        b"\xff\xfe\x00",
        b"[]",
        b"3",
        b"null",
        b"<<<<<<< HEAD",
        b"\x80\x04\x95 pickled",
        b"!!python/object/apply:os.system [ls]",
        line(v="1"),
        line(v=None),
        line(v=True),
        line(about=3),
        line(at=None),
        line(kind="grade"),
        line(kind=[]),
        line(value=float("nan")),
        line(value=float("-inf")),
        line(value="x").replace(b'"x"', b"1e400"),
        line(value="x").replace(b'"x"', b"1" + b"0" * 400),
        line(value="x").replace(b'"x"', b"[" * 20 + b"]" * 20),
        line(value="x").replace(b'"x"', b"[" * 40_000 + b"]" * 40_000),
        line(value="x" * entry.LONGEST),
        line(value="\ud800"),
        line(value="x").replace(b'"value"', b'"value": "y", "value"'),
        json.dumps({name: WHOLE[name] for name in WHOLE if name != "value"}).encode(),
    ],
)
def test_what_is_no_whole_record_is_damaged(damaged: bytes) -> None:
    """Half a line, another format, a number without end, nests, double keys: never a value."""
    with pytest.raises(DamagedLineError):
        entry.read(damaged)


def test_a_line_of_a_newer_kit_is_no_damage() -> None:
    """It is somebody's work, only not for this kit to read, whatever its other fields are."""
    assert entry.read(line(v=2, kind="portrait", value={"a": [1]})) is None


def test_fields_that_a_hand_has_added_do_no_harm() -> None:
    """A line edited in another program, with a mark of UTF-8 and spaces, is read."""
    found = entry.read(b"\xef\xbb\xbf" + line(comment="mine") + b"  \r")

    assert found
    assert found.value == "A"


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 10**400, {1, 2}, "x" * entry.LONGEST, [[[[[[[[[]]]]]]]]]],
)
def test_what_could_not_be_read_back_is_not_written(value: object) -> None:
    """The limits of reading are those of writing."""
    with pytest.raises(DamagedLineError):
        entry.write(Record("", "", "health.x", "answer", value))


def test_the_longest_reflection_fits_into_a_line() -> None:
    """Letters of four bytes, and those that JSON escapes."""
    for letter in ("𠀀", '"', "\n"):
        text = letter * entry.LONGEST_TEXT
        assert entry.write(Record("", "", "health.x", "reflection", text))
