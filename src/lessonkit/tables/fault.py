"""What is wrong with a table, where, and what to do, in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import current
from lessonkit.core.texts import TextError, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lessonkit.core.language import Lang

LONGEST: Final = 40  # letters of a cell that a message shows
_WHOLE: Final = ("known", "reason")  # what is not a cell

# What keeps a file from being read is worded here and not in labels.csv, because that is
# itself such a file. What is wrong with a cell is worded there.
_FILE: Final[dict[str, dict[Lang, str]]] = {
    "missing": {
        "zh": "没有这个文件。请把原来的文件放回这里。",
        "en": "the file is not there. Put the original back in its place.",
    },
    "locked": {
        "zh": "打不开，可能正在 Excel 或 WPS 里开着。请在那里关掉它，再运行一次。",
        "en": "it cannot be opened; it may be open in Excel or WPS. Close it there and run again.",
    },
    "unopened": {
        "zh": "打不开：{reason}。请换回原来的文件，再运行一次。",
        "en": "it cannot be opened: {reason}. Put the original back and run again.",
    },
    "large": {
        "zh": "大于 {most} MB，不像一张课程表格，没有读。请删去多余的空行，或换回原来的文件。",
        "en": "larger than {most} MB, which no table of the kit is, so it was not read. "
        "Delete surplus blank rows, or put the original back.",
    },
    "xlsx": {
        "zh": "这是 Excel 工作簿（.xlsx），只是改了名。请用 Excel 打开它，"
        "另存为“CSV UTF-8（逗号分隔）”。",
        "en": "this is an Excel workbook (.xlsx) under another name. Open it in Excel "
        'and save it as "CSV UTF-8 (Comma delimited)".',
    },
    "xls": {
        "zh": "这是旧式 Excel 或 WPS 工作簿（.xls），只是改了名。请打开它，"
        "另存为“CSV UTF-8（逗号分隔）”。",
        "en": "this is an old workbook (.xls) under another name. Open it in Excel or WPS "
        'and save it as "CSV UTF-8 (Comma delimited)".',
    },
    "utf16": {
        "zh": "这是“Unicode 文本”（UTF-16）。请另存为“CSV UTF-8（逗号分隔）”。",
        "en": 'this is "Unicode Text" (UTF-16). Save it as "CSV UTF-8 (Comma delimited)".',
    },
    "binary": {
        "zh": "这不是文本文件。请换回原来的文件，或另存为“CSV UTF-8（逗号分隔）”。",
        "en": "this is no text file. Put the original back, or save the table as "
        '"CSV UTF-8 (Comma delimited)".',
    },
    "encoding": {
        "zh": "第 {line} 行的字既不是 UTF-8，也不是 GB18030。请另存为“CSV UTF-8（逗号分隔）”。",
        "en": "the letters in line {line} are neither UTF-8 nor GB18030. "
        'Save the table as "CSV UTF-8 (Comma delimited)".',
    },
    "tab": {
        "zh": "各列之间是制表符（Tab），应是逗号。请另存为“CSV UTF-8（逗号分隔）”。",
        "en": "columns are separated by tabs and should be by commas. "
        'Save the table as "CSV UTF-8 (Comma delimited)".',
    },
    "semicolon": {
        "zh": "各列之间是分号（;），应是逗号。请另存为“CSV UTF-8（逗号分隔）”，"
        "或在系统的区域设置里把列表分隔符改为逗号。",
        "en": "columns are separated by semicolons (;) and should be by commas. "
        'Save the table as "CSV UTF-8 (Comma delimited)", or make the comma the list '
        "separator in the system's regional settings.",
    },
    "quote": {
        "zh": '这一行有一个引号（"）没有合上，或合上之后还有字。'
        '请补上引号；格子里的引号要写两遍（""）。',
        "en": 'a quote (") in this row never closes, or is followed by more letters. '
        'Close it; write a quote inside a cell twice ("").',
    },
    "quotes": {
        "zh": "还有更多没有合上的引号，后面的行没有读。请先改好上面的。",
        "en": "more quotes never close, so the rows below were not read. Mend those above first.",
    },
    "merge": {
        "zh": "这里留着合并冲突的记号“{cell}”。请留下想要的行，删去三行记号。",
        "en": 'a mark of a merge conflict is left here: "{cell}". '
        "Keep the rows that are meant and delete the three marks.",
    },
    "twice": {
        "zh": "列名“{cell}”出现了两次。请删去其中一列。",
        "en": 'the column name "{cell}" stands twice. Delete one of the columns.',
    },
    "unnamed": {
        "zh": "这一列没有列名，却写着“{cell}”。请在第 1 行写上列名，或清空这一列。",
        "en": 'this column has no name but holds "{cell}". '
        "Write its name in row 1, or clear the column.",
    },
    "long": {
        "zh": '这一行比表头多出格子：“{cell}”。句子里有英文逗号的，请把整个格子放进引号（"…"）。',
        "en": 'this row has more cells than the header: "{cell}". '
        'Put a cell that holds a comma into quotes ("…").',
    },
    "column": {
        "zh": "表里没有“{name}”这一列，可能被删去或改了名。请把列名改回：{name}",
        "en": 'there is no column "{name}"; it was deleted or renamed. '
        "Write the name back into row 1: {name}",
    },
    "text": {
        "zh": "界面文字“{name}”的一行不见了。请从原来的文件里把这一行放回来。",
        "en": 'the row of the text "{name}" is gone. Put it back from the original file.',
    },
    "row": {
        "zh": "这一行读不懂。请运行 python3 kit.py check，它会说明改哪一格。",
        "en": "this row cannot be read. Run python3 kit.py check, which names the cell to mend.",
    },
    "json": {
        "zh": "这个说明文件读不懂（应为 JSON）。请换回原来的文件。",
        "en": "this description of the tables cannot be read (it should be JSON). "
        "Put the original back.",
    },
}


class TableError(KitError):
    """A table that cannot be read as meant; `row` 1 is the header, `problem` a sentence."""

    def __init__(self, path: Path, row: int | None, column: str | None, problem: str) -> None:
        """Keep the place and what is wrong there."""
        self.path, self.row, self.column, self.problem = path, row, column, problem
        lang = current()
        parts = [home().named(path), *place(row or 0, column or "", lang)]
        colon, between = ("：", " ") if lang == "zh" else (": ", ", ")
        super().__init__(f"{between.join(parts)}{colon}{problem}")


@dataclass(frozen=True)
class Fault:
    """Something to say of a table; row and column are empty where it is the whole of it.

    A `notice` says what was read as meant although it was written otherwise.
    """

    path: Path
    key: str
    row: int = 0
    column: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    notice: bool = False

    def problem(self, lang: Lang) -> str:
        """Return what is wrong and what to do about it."""
        values = {name: v if name in _WHOLE else shown(v) for name, v in self.values.items()}
        if self.key in _FILE:
            return _FILE[self.key][lang].format(**values)
        try:
            return say(f"fault.{self.key}", lang, **values)
        except TextError:  # of labels.csv itself; it has a fault of its own
            return ", ".join(f"{name}: {value}" for name, value in values.items())

    def error(self) -> TableError:
        """Return the fault as an error for a lesson, in the language of its notebook."""
        return TableError(self.path, self.row, self.column, self.problem(current()))


def place(row: int, column: str, lang: Lang) -> list[str]:
    """Return the words for a row and a column, as a spreadsheet shows them."""
    zh = lang == "zh"
    words = [(f"第 {row} 行" if zh else f"row {row}") if row else ""]
    words += [(f"{column} 列" if zh else f"column {column}") if column else ""]
    return [word for word in words if word]


def shown(value: object) -> str:
    """Return a cell as a message shows it: in one line, not too long, nothing invisible."""
    text = str(value)
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]}…"
    return "".join(
        letter if letter.isprintable() else "↵" if letter == "\n" else f"<U+{ord(letter):04X}>"
        for letter in text
    )
