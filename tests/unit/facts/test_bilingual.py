"""Names of publishers and pages in the language of the reader."""

import re

import pytest

from lessonkit.facts import bilingual, context


@pytest.mark.parametrize(
    ("cell", "zh", "en"),
    [
        ("Phayul", "Phayul", "Phayul"),
        ("新华社 / Xinhua", "新华社", "Xinhua"),
        ("新华社 / Xinhua (ECNS)", "新华社（ECNS）", "Xinhua (ECNS)"),
        ("甲 / A (乙 / B)", "甲（乙）", "A (B)"),
        ("CCPR journal (ccprjournal.com.cn)",) * 3,
    ],
)
def test_a_publisher_has_its_name_in_each_language(cell: str, zh: str, en: str) -> None:
    """Also the one that it is quoted by; a single name serves both."""
    assert bilingual.name(cell) == {"zh": zh, "en": en}


def test_what_the_kit_calls_a_page_is_split_and_a_title_is_not() -> None:
    """Brackets mark the kit's own words."""
    assert bilingual.title("[新闻稿 news item], 2017-09-30") == {
        "zh": "[新闻稿], 2017-09-30",
        "en": "[news item], 2017-09-30",
    }
    assert set(bilingual.title("西藏贫困县区全部摘帽, 2020-11-09").values()) == {
        "西藏贫困县区全部摘帽, 2020-11-09"
    }


def test_no_publisher_of_the_kit_mixes_languages() -> None:
    """In English no Chinese letter is left; a domain may stand in both."""
    for figure in context.all_outside().values():
        assert not re.search(r"[\u3400-\u9fff]", figure.publisher["en"]), figure.id
        assert " / " not in figure.publisher["zh"], figure.id
