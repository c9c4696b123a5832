"""What an author writes for a figure becomes a link that carries its source."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lessonkit.core.errors import KitError
from lessonkit.core.ids import UnknownIdError
from lessonkit.core.language import LANGS, Lang
from lessonkit.facts import derived, metrics, provenance, roles
from lessonkit.facts.roles import UnknownRoleError


def _links(markdown: str) -> list[tuple[str, str, str]]:
    """Return text, address and title of each link, as a Markdown viewer reads them."""
    found = []
    for block in MarkdownIt().parse(markdown):
        children = block.children or []
        for opening, text in itertools.pairwise(children):
            if opening.type == "link_open":
                title = str(opening.attrs.get("title", ""))
                found.append((text.content, str(opening.attrs["href"]), title))
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", metrics.all_metrics())
def test_a_figure_becomes_a_link_with_value_and_source(name: str, lang: Lang) -> None:
    """A viewer shows value, unit and qualifier, and as title who says it, where and of when."""
    metric = metrics.metric(name)

    links = _links(roles.resolve(f"报道称{{metric}}`{name}`。", lang))

    assert links == [(metric.format(lang), f"#src-{name}", provenance.source_line(metric, lang))]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", derived.all_derived())
def test_a_computed_figure_says_how_it_was_computed(name: str, lang: Lang) -> None:
    """The title holds the arithmetic and the caveat, so that nobody takes it for printed."""
    figure = derived.derived(name)

    ((text, address, title),) = _links(roles.resolve(f"{{derived}}`{name}`", lang))

    assert (text, address) == (figure.format(lang), f"#src-{name}")
    assert figure.caveat[lang] in title


def test_a_figure_can_stand_without_its_unit() -> None:
    """Prose that names what is counted takes the number alone, with the same source."""
    ((text, address, _),) = _links(roles.resolve("{number}`health.staff.township_floor`", "en"))

    assert (text, address) == ("at least 10", "#src-health.staff.township_floor")


def test_a_named_number_reads_as_its_name() -> None:
    """A set is called by its name, which holds the number, with the same source."""
    role = "{named}`regulation.set.three_battles`"
    ((text, address, title),) = _links(roles.resolve(role, "en"))

    metric = metrics.metric("regulation.set.three_battles")
    assert (text, address) == ("the three critical battles", f"#src-{metric.id}")
    assert title == provenance.source_line(metric, "en")


def test_a_number_of_the_lessons_own_stays_as_it_stands() -> None:
    """What is no figure of the page gets no source."""
    assert roles.resolve("付{own}`10,000`元", "zh") == "付10,000元"


def test_several_roles_on_a_line_are_all_resolved() -> None:
    """Nothing of a role is left over in prose."""
    one = "{metric}`health.reimb.all.city`"

    text = roles.resolve(f"{one}、{one}和{one}", "zh")

    assert len(_links(text)) == 3
    assert "{" not in text


@given(st.text(st.characters(codec="utf-8", exclude_characters="{}`\r\n\x00"), max_size=60))
def test_prose_without_a_role_is_left_alone(text: str) -> None:
    """The build changes nothing that an author did not mark."""
    assert roles.resolve(text, "zh") == text


@pytest.mark.parametrize(
    "source", ["报道：“一”", 'say "x" \\ "y"', "a [b](c) <b>", "50% & up", "\\"]
)
def test_a_source_with_signs_of_markdown_keeps_its_words(
    monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    """Quotes and backslashes in a phrase end no title early."""
    monkeypatch.setattr(provenance, "source_line", lambda *_: source)

    ((_, _, title),) = _links(roles.resolve("{metric}`health.reimb.all.city`", "zh"))

    assert title == source


def test_an_unknown_figure_names_the_nearest(lang: Lang) -> None:
    """A slip in an id is answered with the id that was meant."""
    with pytest.raises(UnknownIdError, match=r"health\.reimb\.all\.city"):
        roles.resolve("{metric}`health.reimb.al.city`", lang)


def test_an_unknown_role_names_those_that_there_are(lang: Lang) -> None:
    """A slip in a role is a sentence that lists the roles."""
    with pytest.raises(UnknownRoleError) as caught:
        roles.resolve("{metrik}`health.reimb.all.city`", lang)

    assert isinstance(caught.value, KitError)
    for role in roles.ROLES:
        assert role in str(caught.value)
