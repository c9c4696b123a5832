"""Which lessons use which figures, and that no lesson leaves one out without a reason."""

import re

import pytest
from conftest import Kit

from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.desk import coverage
from lessonkit.desk.coverage import Use
from lessonkit.facts import metrics


@pytest.fixture(scope="module")
def found() -> dict[str, list[Use]]:
    """The uses of every figure."""
    return coverage.uses()


def test_a_lesson_uses_all_figures_of_its_area_or_says_why_not(
    found: dict[str, list[Use]],
) -> None:
    """A figure left out stands in unused.csv with a reason; one that is used does not."""
    assert set(coverage.unused(found)) == set(coverage.excused())


@pytest.mark.parametrize(
    ("figure", "use"),
    [
        ("health.assist.ceiling", Use("07-health", "prose")),
        ("health.reimb.all.city", Use("07-health", "question")),
        ("health.facilities.village", Use("07-health", "chart")),
        ("health.staff.grassroots", Use("07-health", "panel")),
        ("legacies.material", Use("00-page", "chart")),
    ],
)
def test_a_use_is_found_wherever_it_stands(
    found: dict[str, list[Use]], figure: str, use: Use
) -> None:
    """In prose, in a question's expression, in what a chart is asked for, in a panel's code."""
    assert use in found[figure]


def test_an_area_without_a_lesson_leaves_nothing_out(found: dict[str, list[Use]]) -> None:
    """What is planned is no omission yet."""
    alone = {name: [Use("07-health", "prose")] for name in found}

    assert {metrics.metric(name).area for name in coverage.unused(alone)} == set()


def test_a_figure_of_a_lesson_that_uses_it_nowhere_is_left_out(
    found: dict[str, list[Use]],
) -> None:
    """Use in another lesson does not count."""
    elsewhere = {**found, "health.tiers": [Use("00-page", "chart")]}

    assert "health.tiers" in coverage.unused(elsewhere)


@pytest.mark.parametrize("system", LANGS)
def test_the_command_tells_of_each_figure(sound_kit: Kit, system: Lang) -> None:
    """Each figure of the area with its lesson and place, then how many, then those left out."""
    status, lines = sound_kit.run("coverage", "--area", "health", system=system)
    text = "\n".join(lines)
    count = sum(metric.area == "health" for metric in metrics.all_metrics().values())

    assert status == 0
    assert re.search(rf"01-health \([^)]*{say('coverage.prose', system)}", text)
    assert say("coverage.nowhere", system) in text
    assert say("coverage.count", system, count=count) in lines
