"""Every sentence with a number, and every table, counted a second time: of a small revisit and of every
document that comes with the service.

The second count uses no pandas and nothing of `analysis`: plain loops over the answers as they were sent,
so that the two can only agree by both being right.
"""

import json
import re
from collections import Counter

import pytest
from recounts import UNMET, WHO, Recount, joined, people, percent_of

from questionnaires import checks, reading

DOCUMENTS = {each.id: each for path in reading.shipped() for each in checks.check_file(path).documents}
NEEDED = ("got-it", "got-some", "waiting", "refused", "did-not-know-how")
SIZES = (0, 1, 6, 12, 40, 333)


@pytest.fixture(params=["small", *DOCUMENTS])
def document(request, questionnaire):
    return DOCUMENTS.get(request.param, questionnaire)


def of_need(asked):
    either = asked.base + asked.counts["not-needed"]
    if either:
        yield f"{asked.text} {asked.told(asked.base, either, asked.answered, 'this was needed')}."
    elif re.search(r"\d", asked.text):
        yield f"{asked.text} Nobody told us whether this was needed."
    if asked.base:
        unmet = sum(asked.counts[value] for value in UNMET)
        not_given = asked.told(unmet, asked.base, asked.whom, "it was not given")
        why = [asked.part(each) for each in asked.views if each.value in UNMET and asked.counts[each.value]]
        yield not_given + (f": {joined(why)}." if why else ".")
        some = asked.told(asked.counts["got-some"], asked.base, asked.whom, "some of it was given")
        yield f"{some}. They are counted apart."
        yield f"{asked.told(asked.counts['got-it'], asked.base, asked.whom, 'it was given')}."
    yield from asked.apart()


def of_topic(document, questions, rows):
    first = {"need": 0, "change": 1}
    needs = []
    for question in sorted(questions, key=lambda each: first.get(each.role, 2)):
        asked = Recount(document, question, rows)
        if question.role == "need":
            needs.append(asked)
            yield from of_need(asked)
            continue
        if asked.base:
            parts = [asked.part(option) for option in asked.views]
            if asked.is_of_children:
                yield f"{asked.text} For the {asked.base} {asked.whom}, we were told: {joined(parts)}."
            else:
                yield f"{asked.text} Of the {asked.base} {asked.whom}, {joined(parts)}."
        elif re.search(r"\d", asked.text):
            yield f"{asked.text} There are no answers to count here."
        yield from asked.apart()
        liked = [option for option in asked.views if option.is_favourable]
        if question.role == "quality" and needs and asked.base and liked:
            count = sum(asked.counts[each.value] for each in liked)
            labels = joined([f"“{each.label}”" for each in liked], "or")
            said = asked.told(count, asked.base, asked.whom, labels, verb="said")
            yield " ".join([f"{said}.", *(need.beside() for need in needs)])


def of_comments(made, questions, rows):
    ours = {row["response_id"] for row in rows}
    items = {question.id for question in questions}
    kept = [each for each in made.comments if each["item"] in items and each["response_id"] in ours]
    if kept:
        words = sum(len(each["text"].split()) for each in kept)
        writers = len({each["response_id"] for each in kept})
        yield f"{people(writers)} wrote a comment. The comments come to {words:,} words."


def expected(made):
    """The sentences with a number, by part."""
    document = made.questionnaire
    own, elsewhere, supporters = groups(made)
    parts = {"who-answered": list(of_who_answered(made, own))}
    for theme in document.themes:
        asked = [question for question in document.questions if question.theme == theme.id]
        sectors = [
            each for each in (None, "education", "health", "care") if each in {q.sector for q in asked}
        ]
        for sector in sectors:
            about = [question for question in asked if question.sector == sector]
            closed = [question for question in about if question.is_closed]
            written = [question for question in about if not question.is_closed]
            name = f"{theme.id}-{sector}" if sector and len(sectors) > 1 else theme.id
            parts[name] = [*of_topic(document, closed, own), *of_comments(made, written, own)]
    general = [each for each in document.questions if each.theme is None and not each.is_closed]
    if general:
        parts["general"] = list(of_comments(made, general, own))
    if elsewhere:
        parts["elsewhere"] = [
            f"{people(len(elsewhere))} said that another council is responsible, or did not say which is. The "
            "parts above count them too: here they stand alone, so that those figures can be read with and "
            "without them."
        ]
    if supporters:
        parts["supporters"] = [
            f"{people(len(supporters))} told us, as supporters, what they have seen. These tables are theirs "
            "alone; no other part of this summary about a theme counts them."
        ]
    return parts


def groups(made):
    """The rows of those the survey is for, of those among them from elsewhere, and of supporters."""
    is_supporters = made.questionnaire.audience == "supporters"
    own = [row for row in made.rows if (row["voice"] == "supporter") is is_supporters]
    supporters = [] if is_supporters else [row for row in made.rows if row["voice"] == "supporter"]
    asked = [question.id for question in made.questionnaire.questions if question.role == "council"]
    elsewhere = [
        row for row in own if any(json.loads(row["answers"]).get(item) != "this-area" for item in asked)
    ]
    return own, elsewhere, supporters


def of_who_answered(made, own):
    counts = {
        name: Counter(row[name] for row in made.rows)
        for name in ("voice", "outcome", "language", "presentation")
    }
    audience = made.questionnaire.audience
    if re.search(r"\d", audience):
        low, high = re.findall(r"\d+", audience)
        age = f"about {low} to {high}" if low == "5" else f"{low} to {high}"
        yield f"This survey was for {'children' if 'children' in audience else 'young people'} aged {age}."
    yield (
        f"{people(len(made.rows))} sent their answers: {counts['outcome']['complete']} answered to the end and "
        f"{counts['outcome']['partial']} sent what they had done so far."
    )
    yield (
        "70 people began: 4 stopped and deleted what they had written, 58 sent before the close, "
        "2 in the minutes of grace after it, and 3 took their answers back later."
    )
    voices = counts["voice"]
    if audience != "supporters":
        said = f"{voices['myself']} answered alone and {voices['helped']} with someone's help."
        count = voices["supporter"]
        yield f"{said} {count} answered as supporters, and stand apart." if count else said
    if made.rows:
        yield from of_forms(counts["language"], counts["presentation"])
    for question in made.questionnaire.questions:
        if question.role == "council":
            asked = Recount(made.questionnaire, question, own)
            unknown = asked.counts["dont-know"] + asked.counts["prefer-not-to-say"] + asked.blank
            if asked.counts["another"] + unknown:
                named = f"{asked.counts['another']} said"
                if asked.is_of_children:
                    named = f"For {asked.counts['another']} we were told"
                yield (
                    f"{named} that another council is responsible; for {unknown} the "
                    "council is not known. The parts about themes count them too, and one part shows their "
                    "answers apart."
                )


def of_forms(languages, forms):
    spoken = sorted(languages, key=lambda tag: (-languages[tag], tag))
    names = {"en": "English", "ur": "Urdu", "standard": "the standard form", "easy-read": "easy read"}
    by_language = joined([f"{languages[tag]} in {names[tag]}" for tag in spoken])
    by_form = joined([f"{forms[each]} in {names[each]}" for each in ("standard", "easy-read") if forms[each]])
    said = f"Answers by language: {by_language}. By form: {by_form}."
    if len(languages) > 1 or len(forms) > 1:
        said += " These are counts alone: no difference between answers is put down to them."
    yield said


@pytest.mark.parametrize("size", SIZES)
def test_every_sentence_with_a_number_is_true(answering, document, size):
    made = answering(document, size, size)
    summary = made.build().summary
    sentences = expected(made)
    assert [part["id"] for part in summary["sections"]] == list(sentences)
    for part in summary["sections"]:
        # Options may hold a number: that nobody chose one is said without a count.
        written = [each for each in part["words"] if re.search(r"\d", each) and " Nobody said “" not in each]
        assert written == sentences[part["id"]], part["id"]
    with_numbers = [sentence for sentence in summary["limits"] if re.search(r"\d", sentence)]
    assert with_numbers == [
        f"{people(size)} chose to answer. They were not picked at random, so they do not stand for all "
        f"{WHO[document.audience]} in the area, and no margin of error can be given.",
        "The survey was open from 2 February 2026, 12:00 up to 6 February 2026, 12:00, London time. Answers "
        "begun by then could be sent until 6 February 2026, 12:30.",
    ]


@pytest.mark.parametrize("size", SIZES)
def test_every_row_of_every_table_is_true(answering, document, size):
    made = answering(document, size, 11)
    tables = {table["id"]: table for part in made.build().summary["sections"] for table in part["tables"]}
    for question in document.questions:
        for prefix, rows in zip(("", "elsewhere-", "supporters-"), groups(made), strict=True):
            if not question.is_closed or (prefix and (not rows or question.theme is None)):
                assert f"{prefix}{question.id}" not in tables
                continue
            asked = Recount(document, question, rows)
            check_rows(tables[f"{prefix}{question.id}"], asked.counts | {"blank": asked.blank}, asked.base)
            if question.role == "need":
                not_needed = asked.counts["not-needed"]
                needed = {"needed": asked.base, "not-needed": not_needed, "blank": asked.blank}
                check_rows(
                    tables[f"{prefix}{question.id}-needed"], asked.counts | needed, asked.base + not_needed
                )
                given = {"met": asked.counts["got-it"], "some": asked.counts["got-some"]}
                unmet = {"unmet": sum(asked.counts[value] for value in UNMET)}
                check_rows(tables[f"{prefix}{question.id}-unmet"], given | unmet, asked.base)
    for table_id in ("voice", "outcome", "language", "presentation", "channel-kind", "day"):
        column = {"channel-kind": "channel_kind", "day": "sent_on"}.get(table_id, table_id)
        shown = {row["value"]: row["count"] for row in tables[table_id]["rows"] if row["count"]}
        assert shown == Counter(row[column] for row in made.rows)
        assert all(row["percent"] is None for row in tables[table_id]["rows"])


def check_rows(table, counts, base):
    assert table["base"] == base
    for row in table["rows"] + table["asides"]:
        assert row["count"] == counts.get(row["value"], 0)
    for row in table["rows"]:
        assert row["percent"] == (percent_of(row["count"], base) if base >= 10 else None)
