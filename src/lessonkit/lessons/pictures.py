"""Pictures of a lesson's own: files beside its text, carried within its notebooks."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Final

# A link or, with "!", a picture in Markdown: ![what it shows](file.png "title")
LINK: Final = re.compile(
    r'(?P<picture>!?)\[(?P<text>[^\]\n]*)\]\((?P<target>[^)\s]+)(?: "[^"\n]*")?\)'
)
TYPES: Final = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
LARGEST: Final = 300_000  # bytes; a lesson travels on any stick

Attachments = dict[str, dict[str, str]]


def find(target: str, folder: Path) -> Path | None:
    """Return the file that a picture of a lesson names, or None.

    It lies in the lesson's folder, and its name is written as the file's: on Linux "A.png" and
    "a.png" are two files, whatever the author's own machine makes of them.
    """
    names = {path.name: path for path in folder.iterdir() if path.is_file()}
    return names.get(target)


def attach(source: str, folder: Path) -> tuple[str, Attachments]:
    """Return prose whose pictures are the notebook's own, and these, as nbformat holds them.

    A picture is named by what is in it, so that a notebook with an older one differs. One that
    is not there is left as it is: `check` tells.
    """
    attached: Attachments = {}

    def carried(link: re.Match[str]) -> str:
        path = find(link["target"], folder) if link["picture"] else None
        if path is None or path.suffix.lower() not in TYPES:
            return link[0]
        content = path.read_bytes()
        name = hashlib.sha256(content).hexdigest()[:12] + path.suffix.lower()
        kind = TYPES[path.suffix.lower()]
        attached[name] = {kind: base64.b64encode(content).decode("ascii")}
        return f"![{link['text']}](attachment:{name})"

    return LINK.sub(carried, source), attached


def embed(source: str, attached: Attachments) -> str:
    """Return prose of a notebook whose pictures stand in the text itself, as a web page needs."""
    for name, forms in attached.items():
        for kind, content in forms.items():
            source = source.replace(f"(attachment:{name})", f"(data:{kind};base64,{content})")
    return source
