"""Who was asked what and left it blank, counted a second time along the path the service itself walks."""

import json
from dataclasses import replace

import pytest

from analysis import nonresponse, outcomes, telling
from questionnaires import checks, reading, routing
from questionnaires.model import Condition, Page, Route

DOCUMENTS = {each.id: each for path in reading.shipped() for each in checks.check_file(path).documents}
ORDERED = [each for each in DOCUMENTS.values() if not each.random_blocks]


def given_by(made, row):
    comments = {
        each["item"]: each["text"] for each in made.comments if each["response_id"] == row["response_id"]
    }
    return json.loads(row["answers"]) | comments


def recount(made, question):
    """One by one, along `routing.path`: view, no view, blank, not asked, stopped before."""
    counts = dict.fromkeys(("view", "no-view", "left-blank", "not-asked", "stopped-before"), 0)
    views = {option.value for option in question.options if option.is_substantive}
    for row in made.rows:
        given = given_by(made, row)
        path = routing.path(made.questionnaire, given)
        asked = [each for page in path for each in page.questions]
        reached = [at for at, page in enumerate(path) if any(each.id in given for each in page.questions)]
        stops_at = max(reached, default=-1) if row["outcome"] == "partial" else len(path)
        if question not in asked:
            counts["not-asked"] += 1
        elif next(at for at, page in enumerate(path) if question in page.questions) > stops_at:
            counts["stopped-before"] += 1
        elif question.id not in given:
            counts["left-blank"] += 1
        else:
            answer = given[question.id]
            has_view = views & set([answer] if isinstance(answer, str) else answer)
            counts["view" if has_view else "no-view"] += 1
    return counts


@pytest.mark.parametrize("document", ORDERED, ids=lambda document: document.id)
def test_every_question_is_counted_as_the_path_was_walked(answering, document):
    made = answering(document, 60, 12)
    closed = [question for question in document.questions if question.is_closed]
    for question, table in zip(closed, nonresponse.left_blank(made.frame()), strict=True):
        counted = {row.value: row.count for row in table.rows + table.asides}
        assert counted == recount(made, question), question.id
        assert table.base == sum(row.count for row in table.rows)


@pytest.fixture
def routed(families, questionnaire):
    """Three pages; who needed nothing goes past the second."""
    (page,) = questionnaire.pages
    first, second, third = page.questions[:3], page.questions[3:6], page.questions[6:]
    route = Route(to="third", when=Condition(question="need", any_of=("not-needed",)))
    families.questionnaire = replace(
        questionnaire,
        pages=(
            Page(id="first", section="", heading="Need", questions=first, routes=(route,)),
            Page(id="second", section="", heading="Since", questions=second),
            Page(id="third", section="", heading="Last", questions=third),
        ),
    )
    return families


def test_where_people_stopped_is_the_last_page_with_an_answer(routed):
    routed.answer({"need": "waiting", "change": "same"}, outcome="partial")
    routed.answer({"need": "waiting"}, comments={"story": "a comment counts"}, outcome="partial")
    routed.answer({"age": "child"}, outcome="partial")
    routed.answer({}, outcome="partial")
    routed.answer({"need": "waiting"})
    table = nonresponse.break_offs(routed.frame())
    assert {row.value: row.count for row in table.rows} == {
        "no-answer": 1,
        "first": 1,
        "second": 2,
        "third": 0,
    }
    assert telling.stopped(routed.frame(), {}).words[0] == (
        "4 sets of answers were sent before the end. The last answer stands: 1 before the first page, 1 after page "
        "1: Need and 2 after page 2: Since."
    )


def test_who_was_led_past_a_question_left_nothing_blank(routed):
    routed.answer({"need": "not-needed", "other": "no"})
    routed.answer({"need": "waiting", "other": "no"})
    change = next(table for table in nonresponse.left_blank(routed.frame()) if table.id == "change-answering")
    assert {row.value: row.count for row in change.rows + change.asides} == {
        "view": 0, "no-view": 0, "left-blank": 1, "not-asked": 1, "stopped-before": 0,
    }  # fmt: skip


def test_a_second_child_was_never_asked_what_is_asked_once(families, questionnaire):
    (page,) = questionnaire.pages
    once = replace(page, id="family-all", questions=page.questions[:1])
    rest = replace(page, id="child", questions=page.questions[1:])
    families.questionnaire = replace(questionnaire, pages=(once, rest))
    families.answer({"age": "child"}, family_number=b"a" * 16)
    families.answer({}, family_number=b"a" * 16)
    families.answer({}, family_number=b"b" * 16)
    age = nonresponse.left_blank(families.frame())[0]
    assert {row.value: row.count for row in age.rows} == {"view": 1, "no-view": 0, "left-blank": 1}
    assert age.of_whom == "parents and carers who answered and came to this question"


def test_who_began_and_sent_nothing_is_told_where_it_was_counted(families):
    families.answer({"need": "waiting"})
    told = telling.stopped(families.frame(), {"begun": 10, "sent": 7, "stopped": 1, "withdrawn": 2})
    assert (
        told.words[0]
        == "2 of the 10 who began (20%) have not sent anything: nobody knows what they would have said."
    )
    assert not any("began" in sentence for sentence in telling.stopped(families.frame(), {"sent": 1}).words)


@pytest.mark.parametrize(
    ("counts", "not_sent"),
    [({"begun": 9, "sent": 4, "sent-when-left": 1, "stopped": 2}, 2), ({"begun": 5, "sent": 8}, 0)],
)
def test_who_went_away_is_who_began_less_all_that_ended_and_never_below_nobody(counts, not_sent):
    """Answers on paper are sent and were never begun here."""
    table = outcomes.table(counts)
    assert next(row.count for row in table.rows if row.value == "not-sent") == not_sent


def test_what_was_left_blank_most_is_named_with_its_base(routed):
    for number in range(20):
        routed.answer({"need": "waiting", "other": "no"} | ({"age": "child"} if number < 15 else {}))
    (sentence,) = (
        each for each in telling.stopped(routed.frame(), {}).words if each.startswith("Left blank most")
    )
    assert sentence.startswith("Left blank most: “Better since?” by 20 of the 20 who came to it (100%); ")
    assert "“How old?” by 5 of the 20 who came to it (25%)" in sentence
