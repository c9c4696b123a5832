"""Every question of every lesson, answered in every way: right is right, wrong is wrong."""

import itertools
import re
from fractions import Fraction
from typing import cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.facts import metrics, quantities, units
from lessonkit.lessons import catalogue
from lessonkit.questions import numbers
from lessonkit.questions.quiz import markup, table
from lessonkit.questions.quiz.judging import judge
from lessonkit.questions.quiz.question import Option, Question

QUESTIONS = [
    question
    for name in catalogue.names()
    for question in table.questions(home().lessons / name / table.NAME).values()
]
LATIN = re.compile(r"[A-Za-z]{3,}")
CHINESE = re.compile(r"[\u3400-\u9fff]")


def of(*kinds: str) -> pytest.MarkDecorator:
    """Run a test for each question of some kinds."""
    chosen = [question for question in QUESTIONS if question.kind in kinds]
    return pytest.mark.parametrize("question", chosen, ids=lambda question: question.id)


def health(name: str) -> Question:
    """Return a question of the lesson about health."""
    return table.question(f"health.{name}")


def exactly(option: Option) -> Fraction:
    """Return the number of an option."""
    return cast("Fraction", option.number.low)


@of("choice")
def test_of_a_single_choice_one_option_is_right_and_each_says_why(question: Question) -> None:
    """Each option by itself: one is right, the others are wrong and have feedback."""
    states = [judge(question, option.key).state for option in question.options]

    assert states.count("right") == 1
    assert states.count("wrong") == len(states) - 1
    for option, state in zip(question.options, states, strict=True):
        assert judge(question, option.key).remarks == (option,)
        assert state == "right" or all(option.feedback.values())


@of("several")
def test_of_several_options_one_set_is_right(question: Question) -> None:
    """Every set of options: only the right ones, all of them, are right; a wrong one says why."""
    keys = [option.key for option in question.options]
    right = {option.key for option in question.options if option.is_right}

    for count in range(1, len(keys) + 1):
        for chosen in itertools.combinations(keys, count):
            outcome = judge(question, list(chosen))
            assert (outcome.state == "right") == (set(chosen) == right)
            wrong = set(chosen) - right
            assert {o.key for o in outcome.remarks if not o.is_right} == wrong
            assert (outcome.also == "quiz.missed") == bool(right - set(chosen))
    assert all(o.feedback["zh"] and o.feedback["en"] for o in question.options if not o.is_right)


@of("number")
@pytest.mark.parametrize("lang", LANGS)
def test_a_number_is_right_as_the_kit_itself_says_it(question: Question, lang: Lang) -> None:
    """The right number in words is accepted, each likely wrong one is met by its feedback."""
    for option in question.options:
        said = question.said(option, lang).removeprefix("约").removeprefix("about ")
        outcome = judge(question, said)
        assert outcome.state == ("right" if option.is_right else "wrong"), said
        assert outcome.remarks == (option,)
        assert option.is_right or option.feedback[lang]


@of("number")
def test_a_number_is_right_within_its_tolerance_and_not_beyond(question: Question) -> None:
    """Both ends of the tolerance, in the question's unit; a tenfold slip is named as one."""
    assert question.answer
    assert question.unit
    wanted, scale = exactly(question.answer), Fraction(question.unit.scale)
    for sign in (-1, 1):
        near = (wanted + sign * question.tolerance * Fraction(99, 100)) / scale
        beyond = (wanted + sign * (question.tolerance * Fraction(101, 100) + scale)) / scale
        assert judge(question, f"{float(near):.9f}").state == "right"
        assert judge(question, f"{float(beyond):.9f}").state != "right"
    assert judge(question, "987654321").also == "quiz.other_number"


@of("order")
def test_of_an_order_only_the_right_one_is_right(question: Question) -> None:
    """Every order: the right ones, and for each wrong one feedback to an item out of place."""
    keys = [option.key for option in question.options]
    places = {option.key: option.place for option in question.options}

    for order in itertools.permutations(keys):
        outcome = judge(question, list(order))
        inplace = [places[key] for key in order] == sorted(places.values())
        assert (outcome.state == "right") == inplace
        assert inplace or all(outcome.remarks[0].feedback.values())


@of("order")
def test_an_order_is_that_of_its_values(question: Question) -> None:
    """What the figures give puts the items in the order that the table states; steps have none."""
    by_place = sorted(question.options, key=lambda o: o.place)
    values = [exactly(o) for o in by_place if o.value]
    assert len(values) in (0, len(by_place))

    assert values in (sorted(values), sorted(values, reverse=True))


@of("sort")
def test_a_card_is_right_in_the_classes_that_accept_it_and_says_why_elsewhere(
    question: Question,
) -> None:
    """Each card in each class, all others right; a debatable card gives its reasons each time."""
    right = {option.key: option.classes[0] for option in question.options}
    debatable = [option for option in question.options if len(option.classes) > 1]
    assert debatable

    for option in question.options:
        assert all(option.feedback.values())
        for one in question.class_keys():
            outcome = judge(question, right | {option.key: one})
            accepted = one in option.classes
            assert outcome.state == ("right" if accepted else "wrong")
            assert outcome.remarks == (tuple(debatable) if accepted else (option,))


@of("reflection")
def test_a_reflection_is_kept_and_never_graded(question: Question) -> None:
    """Whatever is written is kept; nothing is right or wrong."""
    for text in ("分母是谁？", "<b>1</b>", "= 1 + 1"):
        assert judge(question, text).state == "kept"
    assert judge(question, " ").state == "unfinished"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
@pytest.mark.parametrize(
    "answer",
    [
        None,
        3,
        1e308,
        "",
        "Z",
        "nonsense",
        [],
        ["A", "A"],
        ["A", 3],
        [[]],
        {},
        {"A": "Z"},
        {"A": []},
    ],
    ids=repr,
)
def test_an_answer_from_elsewhere_is_unfinished_and_never_an_error(
    question: Question, answer: object
) -> None:
    """The learner's file may hold anything."""
    written = question.kind == "reflection" and answer in ("Z", "nonsense")

    assert judge(question, answer).state == ("kept" if written else "unfinished")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
@pytest.mark.parametrize("lang", LANGS)
def test_no_text_is_missing_in_either_language(question: Question, lang: Lang) -> None:
    """Prompt, hint and explanation are there, in their language, and every role has its figure."""
    for texts in (question.prompt, question.hint, question.explanation):
        text = markup.plain(markup.filled(texts[lang], question, question.answer, lang), lang)
        assert "{" not in text
        assert len(text) > 5
        assert bool(CHINESE.search(text)) == (lang == "zh")
        assert markup.html(texts[lang], lang)
    for option in question.options:
        for texts in (option.text, option.feedback):
            text = markup.plain(markup.filled(texts[lang], question, option, lang), lang)
            assert "{" not in text
            assert bool(texts["zh"]) == bool(texts["en"])
            assert not text or (LATIN if lang == "en" else CHINESE).search(text)


def test_markup_in_a_question_is_shown_and_never_run() -> None:
    """Only roles become links; whatever else stands in a cell is text."""
    text = '<img src=x onerror="x"> & {own}`<b>` {metric}`health.tiers` [a](#b)'
    shown = markup.html(text, "en")

    assert shown.startswith("&lt;img src=x onerror=&quot;x&quot;&gt; &amp; &lt;b&gt; <a href=")
    assert shown.endswith("</a> [a](#b)")
    assert shown.count("<") == 2


@pytest.mark.parametrize("name", catalogue.names())
def test_a_lesson_with_questions_has_three_for_every_class(name: str) -> None:
    """What fits 45 minutes: three questions of level core, of more than one kind in all."""
    questions = table.questions(home().lessons / name / table.NAME).values()
    if not questions:
        pytest.skip("no questions yet")

    assert [question.level for question in questions].count("core") == 3
    assert len({question.kind for question in questions}) >= 4


def test_cards_on_claims_are_sorted_as_the_table_of_figures_says() -> None:
    """A card's classes hold the claim that metrics.csv states for the figure on the card."""
    letters = {"reported": "A", "rule": "B", "set": "C"}
    question = health("sort_claims")
    found = 0
    for option in question.options:
        for name in re.findall(r"\{metric\}`([^`]+)`", option.text["zh"]):
            assert letters[metrics.metric(name).claim] in option.classes
            found += 1
    assert found >= 4


def test_wrong_feedback_about_numbers_holds_by_the_figures() -> None:
    """What feedback says of sizes in words is so: checked where a figure could change it."""
    for level in ("township", "county", "city"):
        rate, poor = f"health.reimb.all.{level}", f"health.reimb.poor.{level}"
        for less in (f"{rate} * (1 + health.reimb.increase)", f"{rate} * health.reimb.increase"):
            assert exactly_of(less) < exactly_of(poor)
        assert exactly_of(f"{rate} + health.reimb.increase") == exactly_of(poor)
    assert exactly_of("health.family.doctors") < exactly_of("health.staff.grassroots")
    rates = [exactly_of(f"health.reimb.{name}") for name in ("poor.township", "all.county")]
    assert rates == sorted(rates, reverse=True)
    assert exactly_of("health.reimb.all.county") > exactly_of("health.reimb.poor.city")


def exactly_of(expression: str) -> Fraction:
    """Return what an expression comes to."""
    return cast("Fraction", quantities.evaluate(expression).interval.low)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("3000", 3000), ("3,000", 3000), ("３，０００", 3000), ("3 000", 3000), ("3000元", 3000),
        ("3000 元", 3000), ("¥3000", 3000), ("3000 yuan", 3000), ("0.3万", 3000), ("0.3万元", 3000),
        ("３千", 3000), ("三千", 3000), ("三千元", 3000), ("3 thousand", 3000), ("-3000", -3000),
        ("−3000", -3000), ("负3000", -3000), ("3000.0", 3000), ("3000。5", Fraction(6001, 2)),
        ("3k", 3000), ("3000 RMB", 3000), ("三千五", 3500), ("两千四", 2400), ("一万二", 12_000),
        ("一万二千元", 12_000), ("一千零五", 1005), ("零", 0), ("零万", None), ("零五", None),
        ("三万", 30_000), ("1,2,3", None),
        (".5", Fraction(1, 2)), ("0.0003 billion yuan", 300_000), ("0.3 ten thousand yuan", 3000),
        ("3,00", None), ("3000人", None), ("30%", None), ("", None), ("  ", None), ("三千多", None),
        ("NaN", None), ("inf", None), ("1e3", None), ("0x10", None), ("3000 or 4000", None),
        ("9" * 41, None), ("<b>3000</b>", None), ("=3000", None), ("1/2", None),
        ("一二三万亿", None),
    ],
)  # fmt: skip
def test_yuan_are_read_as_people_type_them(typed: str, wanted: Fraction | None) -> None:
    """Full-width digits, 万, thousands' separators, words; what is unclear is not guessed."""
    assert numbers.read(typed, units.all_units()["yuan"]) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("30", "0.3"), ("30%", "0.3"), ("30％", "0.3"), ("30 percent", "0.3"), ("百分之30", "0.3"),
        ("百分之三十", "0.3"), ("5个百分点", "0.05"), ("16.67", "0.1667"), ("30元", None),
    ],
)  # fmt: skip
def test_percent_are_read_as_people_type_them(typed: str, wanted: str | None) -> None:
    """With and without the sign, in either language."""
    unit = units.all_units()["percent"]

    assert numbers.read(typed, unit) == (Fraction(wanted) if wanted else None)


@pytest.mark.parametrize(
    "typed", ["25", "25万", "25万元", "250000元", "250,000 yuan", "二十五万元"]
)
def test_a_question_for_ten_thousands_takes_all_ways_to_write_them(typed: str) -> None:
    """A number alone is in the question's unit; with a magnitude or 元 it is what it says."""
    assert numbers.read(typed, units.all_units()["wan_yuan"]) == 250_000


@given(value=st.integers(0, 10**12), decimals=st.integers(0, 3))
@example(value=1000, decimals=0)
def test_any_number_is_read_with_and_without_separators(value: int, decimals: int) -> None:
    """As a computer writes it, with commas, in full-width digits, with its unit, in 万."""
    wanted = Fraction(value, 10**decimals)
    written = f"{wanted.numerator / wanted.denominator:.{decimals}f}"
    unit = units.all_units()["yuan"]
    wide = written.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    grouped = f"{float(written):,.{decimals}f}"
    for typed in (written, wide, grouped, grouped.replace(",", "，"), f"{written}元", f"{wide} 元"):
        assert numbers.read(typed, unit) == Fraction(written)
    assert numbers.read(f"{written}万", unit) == Fraction(written) * 10**4
    assert numbers.read(f"-{written}", unit) == -Fraction(written)


@given(text=st.text(max_size=60) | st.text("零〇一二两九十百千万亿元%k.,-3 ", max_size=9))
def test_any_text_is_a_number_or_none(text: str) -> None:
    """Nothing that is typed ends in an error."""
    for unit in ("yuan", "percent", "wan_yuan", "person"):
        found = numbers.read(text, units.all_units()[unit])
        assert found is None or isinstance(found, Fraction)
        assert judge(health("patient_share"), text).state in ("right", "wrong", "unfinished")
