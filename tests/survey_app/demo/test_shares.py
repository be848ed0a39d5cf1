"""Everybody who comes to the invented full inspection, without a database: the shares that were meant come out."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from random import Random
from statistics import median

import pytest

from questionnaires import answers as given
from questionnaires import routing
from questionnaires.model import Questionnaire
from survey_app.demo import crowd, fragments, full, oddities
from survey_app.demo.answering import Arrival
from survey_app.demo.areas import NORTHMOOR, Asked
from survey_app.demo.crowd import Crowd
from survey_app.demo.families import Family
from survey_app.fieldwork import calendar
from survey_app.fieldwork.links import Link
from survey_app.fieldwork.window import Window

NOW = dt.datetime(2026, 2, 5, 15, 30, tzinfo=dt.UTC)
PARENTS, *YOUNG, SUPPORTERS, PRACTITIONERS = NORTHMOOR.asked


def window() -> Window:
    day_1 = full.day_1_nearly_over(NOW, NORTHMOOR.kind)
    return calendar.survey_window(calendar.timetable(day_1, kind=NORTHMOOR.kind))


def come(asked: Asked, *, sent: int = 0, now: dt.datetime = NOW) -> list[Arrival]:
    ways = (asked.own_way, *NORTHMOOR.ways)
    everybody = Crowd(
        survey=asked.id,
        questionnaire=full.document(asked),
        links=[Link(survey_id=asked.id, kind=way.kind, channel_id=way.id) for way in ways],
        shares=[way.share for way in ways],
        sent=sent or asked.answers,
        window=window(),
    )
    return list(crowd.arrivals(Random(f"1 {asked.id}"), everybody, now))


def sent(arrivals: list[Arrival]) -> list[Family]:
    sending = [arrival for arrival in arrivals if arrival.ending == "sends"]
    return [
        family for arrival in sending for family in (arrival.family, arrival.next_child) if family is not None
    ]


def texts(asked: Questionnaire, families: list[Family]) -> list[list[str]]:
    """What each of them wrote, box by box."""
    items = {question.id for question in asked.questions if question.kind == "comment"}
    return [
        [str(text) for _, answers in family.pages for item, text in answers.items() if item in items]
        for family in families
    ]


def values(families: list[Family], item: str) -> Counter[str]:
    return Counter(
        str(answers[item]) for family in families for _, answers in family.pages if item in answers
    )


def share(counts: Counter[str], *chosen: str) -> float:
    return sum(counts[value] for value in chosen) / counts.total()


@pytest.fixture(scope="module")
def arrivals() -> list[Arrival]:
    return come(PARENTS)


@pytest.fixture(scope="module")
def parents(arrivals: list[Arrival]) -> list[Family]:
    return sent(arrivals)


def favourable(asked: Questionnaire, families: list[Family], item: str) -> float:
    question = next(question for question in asked.questions if question.id == item)
    counts = values(families, item)
    views = {option.value: counts[option.value] for option in question.options if option.is_substantive}
    good = [option.value for option in question.options if option.is_favourable]
    return sum(views[value] for value in good) / sum(views.values())


def test_two_thousand_parents_send_and_seven_in_ten_finish(arrivals: list[Arrival]) -> None:
    responses = len(sent(arrivals))
    assert responses == 2000
    assert responses / (responses + sum(each.ending != "sends" for each in arrivals)) == pytest.approx(
        0.7, abs=0.01
    )


def test_sectors_differ_as_they_were_meant_to(parents: list[Family]) -> None:
    asked = full.document(PARENTS)
    found = {
        sector: favourable(asked, parents, f"{sector}-quality") for sector in ("education", "health", "care")
    }
    assert found == pytest.approx({"education": 0.45, "health": 0.35, "care": 0.25}, abs=0.07)
    assert favourable(asked, parents, "child-friends") == pytest.approx(0.2, abs=0.04)


def test_few_answers_are_about_people_of_19_to_25_and_about_social_care(parents: list[Family]) -> None:
    assert share(values(parents, "child-age"), "19-to-25") < 0.025
    assert values(parents, "care-quality").total() < 0.35 * values(parents, "education-quality").total()


def test_answers_of_one_family_hang_together(parents: list[Family]) -> None:
    """Those whose help to learn works well say more often that it came in time."""

    def in_time(quality: str) -> float:
        alike = [family for family in parents if values([family], "education-quality")[quality]]
        return share(values(alike, "education-timing"), "in-time")

    assert in_time("very-well") > 2 * in_time("not-at-all")


def test_three_in_five_parents_write_about_55_words_and_some_several_hundred(parents: list[Family]) -> None:
    written = texts(full.document(PARENTS), parents)
    lengths = sorted(len(text.split()) for boxes in written for text in boxes)
    assert sum(map(bool, written)) / len(parents) == pytest.approx(0.6, abs=0.04)
    assert 45 <= median(lengths) <= 65
    assert lengths[-len(lengths) // 100] > 300
    assert sum(length <= 3 for length in lengths) / len(lengths) == pytest.approx(0.055, abs=0.025)


def test_some_shout_some_stumble_and_nearly_nobody_writes_the_same(parents: list[Family]) -> None:
    written = [text for boxes in texts(full.document(PARENTS), parents) for text in boxes]
    long = [text for text in written if len(text.split()) > 5]
    assert 0.005 < sum(text.isupper() for text in long) / len(long) < 0.025
    assert sum("shcool" in text or "becuase" in text for text in long) > 10
    assert (
        len({text.casefold() for text in long}) / len(long) > 0.95
    )  # who sends twice copies other boxes whole


def rare(asked: Asked, families: list[Family], kind: str, file: str) -> int:
    """How many wrote one of these sentences: known by its longest part without a slot."""
    marks = [max(_pieces(sentence), key=len) for sentence in fragments.lists(file)[kind]]
    return sum(
        any(mark in text.casefold() for text in boxes for mark in marks)
        for boxes in texts(full.document(asked), families)
    )


def _pieces(sentence: str) -> list[str]:
    return sentence.casefold().replace("}", "{").split("{")[::2]


def test_harm_and_threats_are_as_rare_as_in_life(parents: list[Family]) -> None:
    assert 0.008 <= rare(PARENTS, parents, "grave", "parents") / 2000 <= 0.025
    assert 3 <= rare(PARENTS, parents, "threats", "parents") <= 9


def test_some_write_in_another_language(parents: list[Family]) -> None:
    known = {text for texts in fragments.lists("languages").values() for text in texts}
    foreign = [
        family
        for family, boxes in zip(parents, texts(full.document(PARENTS), parents), strict=True)
        if known & set(boxes)
    ]
    assert 8 <= len(foreign) <= 16
    assert all(family.opening["language"] != "en" for family in foreign)


@pytest.mark.parametrize(
    ("odd", "least", "most"),
    [
        (oddities.twice, 0.025, 0.035),
        (oddities.passed_on, 0.005, 0.01),
        (oddities.wrong_survey, 0.015, 0.025),
        (oddities.joke, 0.0005, 0.002),
        (oddities.program, 0.0005, 0.002),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_what_is_odd_is_placed_as_often_as_it_was_meant(
    odd: Callable[..., Arrival], least: float, most: float
) -> None:
    placed = oddities.placed(Random(1), range(2000), "parents-and-carers")
    assert least <= list(placed.values()).count(odd) / 2000 <= most


def ideas(text: str) -> set[str]:
    """The ideas some sentence of which stands in this text, where no slot and no other word is in the way."""
    return {
        theme.id
        for theme in fragments.themes("parents-health", "parents-council", "parents-school", "parents-life")
        for sentence in (*theme.good, *theme.bad)
        if "{" not in sentence and sentence in text
    }


def test_nobody_writes_of_what_cannot_be_their_childs(parents: list[Family]) -> None:
    """A demonstration in which a toddler's housing is complained of would be believed by nobody."""
    little = [family for family in parents if values([family], "child-age")["under-5"]]
    told = [ideas(text) for boxes in texts(full.document(PARENTS), little) for text in boxes]
    assert len(little) > 80
    assert not {"housing-and-work", "preparing-for-adulthood", "exclusion-and-suspension"} & set().union(
        *told
    )


def test_nobody_praises_in_one_box_what_they_blame_in_the_next(parents: list[Family]) -> None:
    for family in parents:
        answers = {item: str(text) for _, given in family.pages for item, text in given.items()}
        assert not ideas(answers.get("works-well", "")) & ideas(answers.get("must-change", ""))


def test_some_tell_a_whole_story_that_nobody_else_tells(parents: list[Family]) -> None:
    written = [text for boxes in texts(full.document(PARENTS), parents) for text in boxes]
    stories = [text for texts in fragments.lists("stories").values() for text in texts]
    told = [sum(max(_pieces(story), key=len) in text.casefold() for text in written) for story in stories]
    assert sum(map(bool, told)) >= 10
    assert max(told) <= 2  # by who sends twice


def test_who_sends_twice_sends_nearly_the_same(arrivals: list[Arrival]) -> None:
    closed = Counter(
        str(
            [
                (page, {item: value for item, value in answers.items() if item != "must-change"})
                for page, answers in family.pages
            ]
        )
        for family in sent(arrivals)
    )
    assert 20 <= sum(count > 1 for count in closed.values()) <= 60


def test_two_in_a_hundred_live_elsewhere(parents: list[Family]) -> None:
    assert share(values(parents, "about-council"), "another") == pytest.approx(0.02, abs=0.01)


def test_one_kind_of_way_brings_half_of_the_answers(arrivals: list[Arrival]) -> None:
    kinds = Counter(arrival.link.kind for arrival in arrivals)
    assert kinds.most_common(1)[0][0] == "school"
    assert share(kinds, "school") == pytest.approx(0.52, abs=0.05)


def test_a_child_answers_alone_with_help_or_through_somebody() -> None:
    voices = Counter(
        family.opening["voice"] for asked in (*YOUNG, SUPPORTERS) for family in sent(come(asked))
    )
    found = {voice: count / voices.total() for voice, count in voices.items()}
    assert found == pytest.approx({"myself": 0.45, "helped": 0.4, "supporter": 0.15}, abs=0.05)
    assert sum(asked.answers for asked in YOUNG) == 350


def test_seven_hundred_practitioners_write_in_a_voice_of_their_own() -> None:
    families = sent(come(PRACTITIONERS))
    written = " ".join(text for boxes in texts(full.document(PRACTITIONERS), families) for text in boxes)
    assert len(families) == 700
    assert "my son" not in written
    assert written.count("caseload") > 5


@pytest.mark.parametrize("asked", NORTHMOOR.asked, ids=lambda asked: asked.audience)
def test_every_answer_is_one_that_was_offered_on_a_page_that_was_shown(asked: Asked) -> None:
    document = full.document(asked)
    for arrival in come(asked):
        family = arrival.family
        merged: dict[str, str | list[str]] = {}
        for number, answers in family.pages:
            form = {item: [value] if isinstance(value, str) else value for item, value in answers.items()}
            assert given.parse(document.page(number), form).problems == ()
            merged |= answers
        order = family.opening.get("order", [])
        assert isinstance(order, list)
        path = [document.number(page.id) for page in routing.path(document, merged, order)]
        assert [number for number, _ in family.pages] == path[: len(family.pages)]


def test_the_same_seed_makes_the_same_people() -> None:
    first, second = (come(PARENTS, sent=60) for _ in range(2))
    assert [each.family for each in first] == [each.family for each in second]
    assert [each.at for each in first] == [each.at for each in second]
