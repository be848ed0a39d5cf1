""" "What you told us": what families read when the report is out, in plain English and in easy read."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from page_checks import PAGE_CHECKS
from page_markup import Page

import analysis
from analysis import answering_back
from analysis.answering_back import HTML, JSON, words
from analysis.answering_back.told import heard
from analysis.disclosure import protect
from analysis.errors import NotPublished, StillOpen, UnknownValue, WrongReadership
from analysis.inspection import Inspection, Part
from analysis.tables import RawTable, SafeRelease
from questionnaires import checks, reading, symbols
from questionnaires.easy_reading import MOST_WORDS, READING_AGE
from questionnaires.readability import reading_age
from questionnaires.readability import words as spoken

DAY = dt.date(2026, 5, 1)
WINDOW = analysis.Window(
    opens_at=dt.datetime(2026, 2, 2, 12, tzinfo=dt.UTC),
    closes_at=dt.datetime(2026, 2, 6, 12, tzinfo=dt.UTC),
    grace=dt.timedelta(minutes=30),
)
MADE_AT = dt.datetime(2026, 5, 1, 8, tzinfo=dt.UTC)
KINDS = ("full", "revisit", "monitoring", "thematic")
PLAIN_AGE = 9
DOCUMENTS = {
    document.id: document for path in reading.shipped() for document in checks.check_file(path).documents
}
FULL = tuple(each for each in DOCUMENTS.values() if each.framework == "area-send-2023")


def an_inspection(*frames, kind="full"):
    parts = tuple(
        Part(survey_id=f"survey-{at}", frame=each, outcomes={}, window=WINDOW)
        for at, each in enumerate(frames)
    )
    facts = {"totals": ()} if "totals" in Inspection.__dataclass_fields__ else {}
    return Inspection(area="Elmshire", kind=kind, parts=parts, **facts)


def build(inspection, **facts):
    usual = {"published_on": DAY, "today": DAY, "made_at": MADE_AT, "symbols": {}}
    return answering_back.build_public(inspection, **(usual | facts))


def told(inspection, **facts):
    return json.loads(build(inspection, **facts)[JSON])


@pytest.fixture
def some(families):
    """45 said badly, 30 well; 15 said nothing."""
    for answer, people in (("badly", 45), ("well", 30), (None, 15)):
        for _ in range(people):
            families.answer({"quality": answer} if answer else {})
    return an_inspection(families.frame())


def test_families_read_how_many_gave_each_answer(some):
    (audience,) = told(some)["audiences"]
    (question,) = [
        each for theme in audience["themes"] for each in theme["questions"] if each["question"] == "quality"
    ]
    assert audience["name"] == "Parents and carers"
    assert audience["words"] == ["We counted about 90 answers from parents and carers."]
    assert [answer["words"] for answer in question["answers"]] == [
        "About 30 (4 in 10) said: “Well” or “Quite well”",
        "About 50 (6 in 10) said: “Badly”",
    ]


def test_themes_stand_in_families_words(some):
    (audience,) = told(some)["audiences"]
    assert [theme["plain"] for theme in audience["themes"]] == ["waiting to be checked", "other bad things"]


def test_six_answers_are_fewer_than_ten_and_nothing_else(families):
    for _ in range(6):
        families.answer({"quality": "badly", "need": "refused"}, comments={"story": "We wait"})
    files = build(an_inspection(families.frame()))
    (audience,) = json.loads(files[JSON])["audiences"]
    assert audience["words"] == [
        "Fewer than 10 people answered. So we do not show what they said. Inspectors can read every answer."
    ]
    assert audience["themes"] == []
    assert "Badly" not in files[HTML].decode()


def test_what_is_left_out_is_said(families):
    for _ in range(60):
        families.answer({"quality": "badly"})
    (audience,) = told(an_inspection(families.frame()))["audiences"]
    assert {each["note"] for theme in audience["themes"] for each in theme["questions"]} == {words.HIDDEN}


def test_an_unpublished_report_is_not_answered(some):
    for facts in ({"published_on": None}, {"today": DAY - dt.timedelta(days=1)}):
        with pytest.raises(NotPublished):
            build(some, **facts)


def test_an_open_survey_is_not_answered(some):
    with pytest.raises(StillOpen):
        build(some, made_at=WINDOW.closes_at)


def test_an_inspection_without_surveys_has_nothing_to_tell():
    with pytest.raises(NotPublished):
        build(an_inspection())


def test_a_kind_of_inspection_nobody_knows_is_refused(families):
    with pytest.raises(UnknownValue):
        build(an_inspection(families.frame(), kind="audit"))


def test_a_release_is_given_back_as_it_was(some, families):
    first = build(some)
    for _ in range(10):
        families.answer({"quality": "well"})
    later = an_inspection(families.frame())
    assert build(later, before=first, made_at=MADE_AT + dt.timedelta(days=9)) == first
    assert build(later) != first


def test_what_is_no_public_release_is_not_given_back(some):
    with pytest.raises(WrongReadership):
        build(some, before={JSON: b'{"readership": "inspection-team"}', HTML: b""})


def test_the_same_answers_give_the_same_bytes(answering):
    made = [build(an_inspection(answering(FULL[0], 80, 5).frame())) for _ in range(2)]
    assert made[0] == made[1]


def test_a_table_of_the_team_is_refused(families):
    raw = RawTable(id="counted", title="", kind="participation", of_whom="people", base=50, rows=())
    inside = SafeRelease(counted=protect(raw, "inspection-team"), groups=None, tables=(), crosses=())
    with pytest.raises(WrongReadership):
        heard("survey", families.frame(), inside)


def test_leaders_own_evaluation_is_not_told(answering):
    document = DOCUMENTS["post-inspection-area-leaders"]
    assert told(an_inspection(answering(document, 60, 1).frame()))["audiences"] == []


def test_children_come_first(answering):
    inspection = an_inspection(*(answering(document, 20, 1).frame() for document in reversed(FULL)))
    assert [each["audience"] for each in told(inspection)["audiences"]] == [
        *("children-5-10", "children-11-15", "young-people-16-18", "young-people-19-25"),
        *("parents-and-carers", "supporters", "practitioners"),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_sentences_are_for_readers_of_nine(kind):
    ours = [
        *words.LIMITS,
        *words.coming(kind, "Elmshire", DAY),
        words.WITHHELD,
        words.HIDDEN,
        words.wrote(300),
    ]
    assert reading_age(" ".join([*ours, words.answered(None, "parents")])) < PLAIN_AGE + 1
    assert reading_age(" ".join(words.coming(kind, "Elmshire", DAY))) < PLAIN_AGE + 1


def easy_sentences(kind):
    return [
        *(*words.EASY_START, *words.easy_answered(None), *words.easy_answered(300), *words.easy_wrote(300)),
        *(words.easy_said(300), words.EASY_WITHHELD, words.EASY_HIDDEN, *words.easy_coming(kind)),
        *(*words.EASY_LIMITS, *words.EASY_AUDIENCES.values()),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_our_easy_read_is_short_and_has_a_symbol_on_every_line(kind):
    lines = easy_sentences(kind)
    assert reading_age("\n".join(line.text for line in lines)) < READING_AGE + 1
    assert max(len(spoken(line.text)) for line in lines) <= MOST_WORDS
    assert {line.symbol for line in lines} <= symbols.shipped().keys()


@pytest.mark.parametrize("document", FULL, ids=lambda document: document.id)
def test_what_an_audience_told_us_is_as_easy_to_read_as_its_survey(document, answering):
    """In easy read each line has a symbol; words of the survey's own easy read stay as they were checked."""
    (audience,) = told(an_inspection(answering(document, 300, 3).frame()))["audiences"]
    asked = [each for theme in audience["themes"] for each in theme["questions"]]
    plain = [each["text"] for each in asked] + [a["words"] for each in asked for a in each["answers"]]
    easy = [
        line for each in asked for line in (*each["easy"], *(li for a in each["answers"] for li in a["easy"]))
    ]
    assert reading_age("\n".join(plain)) < PLAIN_AGE + 1
    assert {line["symbol"] for line in easy} <= symbols.shipped().keys()
    if audience["easy_name"]:
        assert reading_age("\n".join(line["text"] for line in easy)) < READING_AGE + 1


def test_easy_read_tells_the_answer_that_most_gave(some):
    page = build(some)[HTML].decode()
    easy = page[page.index('id="easy"') :]
    assert re.findall(r"About (\d+) said:", easy) == ["50"]
    assert "Badly" in easy
    assert "Quite well" not in easy


@pytest.fixture
def whole_page(answering):
    pictures = {name: f"<svg>{name}</svg>".encode() for name in symbols.shipped()}
    frames = [answering(document, 120, 7).frame() for document in FULL]
    return build(an_inspection(*frames), symbols=pictures)[HTML].decode()


def test_the_page_is_sound_and_stands_alone(whole_page):
    page = Page(whole_page)
    assert [
        *page.slips,
        *(fault for check in PAGE_CHECKS for fault in check(page) if "inline" not in fault),
    ] == []
    assert set(re.findall(r'(?:src|href)="([^"#:]*)', whole_page)) <= {"data", ""}


def test_every_line_of_easy_read_has_its_picture(whole_page):
    easy = whole_page[whole_page.index('id="easy"') :]
    assert easy.count("<use ") == easy.count('class="line"') > 100


def test_pictures_are_those_of_the_service():
    drawn = Path(__file__).parents[2] / "survey_app" / "design" / "symbols"
    assert {line.symbol for kind in KINDS for line in easy_sentences(kind)} <= {
        path.stem for path in drawn.glob("*.svg")
    }


def test_families_never_merely_feel(whole_page):
    """They said, they told us: the same verbs as for leaders. Questions about how somebody feels stay as asked."""
    ours = [*words.LIMITS, *(each for kind in KINDS for each in words.coming(kind, "Elmshire", DAY))]
    assert not any(re.search(r"\bfeel|\bfelt\b|\bbeliev", text) for text in ours)


def test_an_areas_name_is_text(families):
    for _ in range(20):
        families.answer()
    inspection = an_inspection(families.frame())
    hostile = Inspection(**(vars(inspection) | {"area": "<script>alert(1)</script>"}))
    assert b"<script>" not in build(hostile)[HTML]
