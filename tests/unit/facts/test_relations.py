"""Mechanisms: typed edges in both languages, and columns that read from left to right."""

from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit import tables
from lessonkit.core.home import home
from lessonkit.core.ids import UnknownIdError
from lessonkit.core.language import LANGS
from lessonkit.facts import relations
from lessonkit.facts.relations import KINDS, Edge, layers

SYSTEMS = relations.all_systems()
Links = list[tuple[str, str]]
links_of_any_kind = st.lists(st.tuples(*[st.sampled_from("abcdefgh")] * 2), max_size=20)


def _columns(links: Links) -> dict[str, int]:
    return {node: level for level, column in enumerate(layers(links)) for node in column}


@given(links_of_any_kind)
def test_every_node_stands_in_one_column_and_none_is_empty(links: Links) -> None:
    """Circles, loops and doubled edges included, nothing is lost and nothing hangs."""
    columns = layers(links)

    assert Counter(n for column in columns for n in column) == Counter(
        {n for e in links for n in e}
    )
    assert all(columns)


@given(links_of_any_kind)
def test_without_circles_every_edge_goes_right(links: Links) -> None:
    """What leads to a thing stands to its left, however long the way."""
    onward = [(start, end) for start, end in links if start < end]
    column = _columns(onward)

    assert all(column[start] < column[end] for start, end in onward)


@given(links_of_any_kind)
def test_an_edge_that_closes_a_circle_moves_nothing(links: Links) -> None:
    """All edges that went right before it was drawn still do."""
    column = _columns(links)
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in links:
        if start not in {end} | leads[end]:  # it closes no circle
            assert column[start] < column[end]
            for node in [start, *(n for n in list(leads) if start in leads[n])]:
                leads[node] |= {end} | leads[end]


def test_a_circle_is_read_in_the_order_of_its_edges() -> None:
    """Watching leads to help, help back to watching: the way back is the edge to the left."""
    circle = [("watch", "find"), ("find", "help"), ("help", "watch"), ("help", "close")]

    assert layers(circle) == [["watch"], ["find"], ["help"], ["close"]]


def test_nodes_stand_near_what_leads_to_them() -> None:
    """Edges of two strands do not cross where they need not."""
    strands = [("top", "b"), ("bottom", "a"), ("a", "a2"), ("b", "b2")]

    assert layers(strands) == [["top", "bottom"], ["b", "a"], ["b2", "a2"]]


def test_no_edges_are_no_columns() -> None:
    """An empty system draws nothing and breaks nothing."""
    assert layers([]) == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_both_languages_draw_the_same_graph(system: str) -> None:
    """One node in Chinese is one in English, and no edge stands twice."""
    edges = relations.edges(system)
    names: dict[str, str] = {}
    for edge in edges:
        for node in (edge.start, edge.end):
            assert all(node[lang] for lang in LANGS)
            assert names.setdefault(node["zh"], node["en"]) == node["en"]
    assert len(set(names.values())) == len(names)
    assert len({(e.start["zh"], e.end["zh"]) for e in edges}) == len(edges)


@pytest.mark.parametrize("edge", [e for edges in SYSTEMS.values() for e in edges])
def test_every_edge_has_a_kind_and_a_phrase(edge: Edge) -> None:
    """What carries an edge is known, with a phrase of 30 characters at most."""
    assert edge.kind in KINDS
    assert 0 < len(edge.phrase) <= 30
    if edge.kind == "number":
        assert any(
            letter.isdigit() or letter in "一二两三四五六七八九十百千万全" for letter in edge.phrase
        )


def test_the_systems_are_those_of_the_page() -> None:
    """Every mechanism that the page tells of has its own graph, with every kind of edge."""
    assert len(SYSTEMS) >= 25
    assert {"governing_frame", "six_ways", "theory_study", "relapse"} <= set(SYSTEMS)
    assert {e.kind for edges in SYSTEMS.values() for e in edges} == set(KINDS)
    assert sum(map(len, SYSTEMS.values())) == len(tables.read(home().data / "relations.csv"))


def test_an_unknown_system_is_answered_with_the_nearest() -> None:
    """A slip in a lesson names the system that was meant."""
    with pytest.raises(UnknownIdError, match="six_ways"):
        relations.edges("six_way")
