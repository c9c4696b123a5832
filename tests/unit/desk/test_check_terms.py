"""A term is explained where a lesson first uses it (rule 12 of the kit's rules for readers)."""

from pathlib import Path

import pytest
from homes import Stand

from lessonkit.core.language import LANGS, Lang
from lessonkit.desk.check.terms import unexplained
from lessonkit.lessons import catalogue, lesson

HEAD = "---\ntitle: 一课\nkernelspec: {name: python3, display_name: Python 3}\n---\n"
BODIES: dict[Lang, dict[str, tuple[str, int]]] = {
    "zh": {
        "bare": ("## 定点医院\n\n在定点医院住院。\n", 7),
        "bare before its link": ("定点医院就是{term}`designated_hospital`。\n", 5),
        "linked first": ("先看{term}`designated_hospital`，再看定点医院。\n", 0),
        "another linked": ("先看{term}`inpatient_costs`，再看\n定点医院。\n", 6),
        "in code": ("```{code-cell} ipython3\n# 定点医院\n1\n```\n", 0),
        "an everyday word": ("三户人家。\n", 0),
    },
    "en": {
        "bare": ("## Designated hospital\n\nIn a Designated Hospital.\n", 7),
        "linked first": ("A {term}`designated_hospital`; designated hospitals.\n", 0),
        "part of a word": ("An undesignated hospital.\n", 0),
    },
}


@pytest.mark.parametrize(
    ("lang", "case"), [(lang, case) for lang, cases in BODIES.items() for case in cases]
)
def test_the_first_use_of_a_term_leads_to_its_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang, case: str, stand: Stand
) -> None:
    """In prose, whatever stands in headings and code; the finding says what to type."""
    stand(lessons=tmp_path)
    (tmp_path / "01-health").mkdir()
    body, line = BODIES[lang][case]
    (tmp_path / "01-health" / f"{lang}.md").write_text(HEAD + body, "utf-8")

    found = list(unexplained(lesson.read("01-health", lang)))

    assert [one.line for one in found] == ([line] if line else [])
    assert all("{term}`designated_hospital`" in one.problem for one in found)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", catalogue.names())
def test_every_lesson_explains_its_terms_at_first_use(name: str, lang: Lang) -> None:
    """No lesson uses a name of three letters or more before it has led to its card."""
    assert list(map(str, unexplained(lesson.read(name, lang)))) == []
