"""The learner's judgement of the reading, and the kit's words to it: likely, not proven."""

from typing import Final

from lessonkit.areas.relocation import model, tests
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import listed, say, sentences
from lessonkit.facts.context import context_figure
from lessonkit.facts.metrics import metric
from lessonkit.widgets.judgement import Judgement, Weighed

_KIT: Final = "relocation.reading.kit"

# What the kit answers to a word that is not near its own.
_ANSWERED: Final = {
    "cannot_tell": "cannot_tell",
    "very_unlikely": "lower",
    "unlikely": "lower",
    "very_likely": "higher",
}


class Reading(Judgement):
    """A judgement of a reading; the kit's words depend on the tests that were opened."""

    def __init__(self, about: str) -> None:
        """Ask for the judgement with the id `about`."""
        names = {trial.name: say(f"relocation.lab.{trial.name}") for trial in tests.trials()}
        super().__init__(about, names, words)


judgement = Reading  # as lessons call it


def words(weighed: Weighed) -> str:
    """Return what the kit says to a judgement before its own words: what each test can carry."""
    independent = {trial.name: trial.independent for trial in tests.trials()}
    seen = [name for name in weighed.opened if independent[name]]
    if not weighed.opened:
        found = [say(f"{_KIT}.none")]
    elif not seen:
        found = [say(f"{_KIT}.forming")]
    else:
        names = listed(say(f"relocation.lab.{name}") for name in seen)
        found = [say(f"{_KIT}.seen", count=len(seen), names=names)]
        found += [say(f"{_KIT}.{name}", **_numbers()) for name in seen]
    if weighed.most and weighed.most not in seen:  # else its weakness was told just now
        weak = say(f"relocation.lab.{weighed.most}.weak")
        key = "most" if independent[weighed.most] else "most.forming"
        found.append(say(f"{_KIT}.{key}", name=say(f"relocation.lab.{weighed.most}"), weak=weak))
    if weighed.word in _ANSWERED:
        found.append(say(f"{_KIT}.{_ANSWERED[weighed.word]}"))
    return sentences(*found)


def _numbers() -> dict[str, str]:
    """Return what the printed headcount comes to against the region and the city's register."""
    people, sites = (float(metric(name).value) for name in (tests.DOUBT, "relocation.sites"))
    tar, tar_sites, poor = (
        float(context_figure(name).value)
        for name in (
            "relocation.people.tar_2020",
            "relocation.sites.tar_2020",
            "industry.poor.lhasa_2019",
        )
    )
    return {
        "times": format_number(model.times(people / sites, tar / tar_sites), decimals=1),
        "of_poor": format_number(model.times(people, poor), decimals=1),
    }
