"""From the bytes of a file to its text, or to the name of what it is instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lessonkit.tables.fault import Fault

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 5_000_000  # bytes; the kit's largest table has about a hundredth of it

_SIGNATURES: Final = {
    b"PK\x03\x04": "xlsx",
    b"\xd0\xcf\x11\xe0": "xls",
    b"\xff\xfe": "utf16",
    b"\xfe\xff": "utf16",
}


def decode(path: Path) -> tuple[str, Fault | None]:
    """Return the text with every line ended as on Unix, and what is to be said of its form.

    The text is empty where the file is refused.
    """
    try:
        if path.stat().st_size > LARGEST:
            return "", Fault(path, "large", values={"most": LARGEST // 1_000_000})
        raw = path.read_bytes()
    except FileNotFoundError:
        return "", Fault(path, "missing")
    except PermissionError:
        return "", Fault(path, "locked")
    except OSError as error:
        return "", Fault(path, "unopened", values={"reason": error.strerror or error})
    refused = _refused(raw)
    if refused:
        return "", Fault(path, refused)
    text, fault = _letters(path, raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.strip('"').casefold() == "sep=,":  # which Excel heeds and does not show
        text = rest
    separator = _separator(text)
    return ("", Fault(path, separator, row=1)) if separator else (text, fault)


def _refused(raw: bytes) -> str | None:
    for signature, kind in _SIGNATURES.items():
        if raw.startswith(signature):
            return kind
    if b"\0" not in raw:
        return None
    # Without a mark, every other byte of UTF-16 is zero where the letters are ASCII.
    start = raw[:200]
    return "utf16" if 0 in (sum(start[0::2]), sum(start[1::2])) else "binary"


def _letters(path: Path, raw: bytes) -> tuple[str, Fault | None]:
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        try:
            return raw.decode("gb18030"), Fault(path, "gb18030", notice=True)
        except UnicodeDecodeError:
            line = raw.count(b"\n", 0, error.start) + 1
            return "", Fault(path, "encoding", values={"line": line})


def _separator(text: str) -> str | None:
    """Return the name of a separator other than the comma, as the header shows it."""
    header = text.lstrip().split("\n", 1)[0]
    for sign, name in (("\t", "tab"), (";", "semicolon")):
        if header.count(sign) > header.count(","):
            return name
    return None
