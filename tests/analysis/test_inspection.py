"""The report of a whole inspection: every survey of it side by side, none mixed with another."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

import analysis

OPENS_AT = dt.datetime(2026, 2, 2, 12, tzinfo=dt.UTC)
WINDOW = analysis.Window(
    opens_at=OPENS_AT, closes_at=OPENS_AT + dt.timedelta(days=4), grace=dt.timedelta(minutes=30)
)
MADE_AT = dt.datetime(2026, 2, 6, 13, tzinfo=dt.UTC)


def a_part(families: Any, survey_id: str = "parents") -> analysis.Part:
    return analysis.Part(survey_id=survey_id, frame=families.frame(), outcomes={"begun": 9}, window=WINDOW)


def build(*parts: analysis.Part, **done: int) -> dict[str, bytes]:
    whole = analysis.Inspection(area="Fenmoor", kind="revisit", parts=parts)
    return analysis.build_inspection(whole, done=analysis.Done(**done), made_at=MADE_AT)


def read(files: dict[str, bytes], name: str) -> Any:
    return json.loads(files[name])


@pytest.fixture
def two_audiences(random_families, answering, questionnaire) -> tuple[analysis.Part, ...]:
    """Forty parents, and twenty practitioners who were asked the same."""
    others = replace(questionnaire, id="theirs", audience="practitioners", title="Theirs")
    return (
        a_part(random_families(40, 1)),
        a_part(answering(others, 20, 2), "practitioners"),
    )


def test_the_same_answers_make_the_same_bytes(two_audiences):
    assert build(*two_audiences) == build(*two_audiences)


def test_each_audience_is_counted_by_itself(two_audiences):
    overview = read(build(*two_audiences), "report.json")
    assert [survey["counted"] for survey in overview["surveys"]] == [40, 20]
    (chapter,) = [each for each in overview["chapters"] if each["id"] == "waits"]
    assert {glance["who"] for glance in chapter["glances"]} >= {
        "parents and carers",
        "practitioners of education, health and care",
    }


def test_a_chapter_holds_what_every_audience_said_of_its_theme_and_of_no_other(two_audiences):
    chapter = read(build(*two_audiences), "chapter-waits.json")
    assert {section["survey_id"] for section in chapter["sections"]} == {"parents", "practitioners"}
    asked = {question for section in chapter["sections"] for question, _ in section["asked"]}
    assert asked == {"need", "change", "quality"}


def test_supporters_are_named_with_the_survey_they_answered_and_stand_apart(two_audiences):
    chapter = read(build(*two_audiences), "chapter-waits.json")
    apart = {section["whose"] for section in chapter["sections"] if section["is_apart"]}
    assert "supporters, in the survey for parents and carers" in apart


def test_every_section_and_every_chart_has_an_id_of_its_own(two_audiences):
    files = build(*two_audiences)
    sections = [
        section for name in files if name.startswith("chapter-") for section in read(files, name)["sections"]
    ]
    ids = [section["id"] for section in sections]
    assert len(ids) == len(set(ids))
    charts = [section["chart"] for section in sections if section["chart"]]
    assert charts
    assert len(charts) == len(set(charts))
    assert set(charts) <= files.keys()


def test_unmet_need_stands_in_the_first_lines_beside_every_share(two_audiences):
    (chapter,) = [
        each for each in read(build(*two_audiences), "report.json")["chapters"] if each["id"] == "waits"
    ]
    for who in {glance["who"] for glance in chapter["glances"]}:
        kinds = [glance["is_unmet_need"] for glance in chapter["glances"] if glance["who"] == who]
        assert kinds[0], f"{who}: need comes first"
        assert not all(kinds)


def test_no_share_is_told_of_fewer_than_ten(families):
    for _ in range(6):
        families.answer({"need": "waiting", "quality": "badly"})
    (chapter,) = [
        each for each in read(build(a_part(families)), "report.json")["chapters"] if each["id"] == "waits"
    ]
    assert {glance["percent"] for glance in chapter["glances"]} == {None}
    assert any(glance["count"] == 6 for glance in chapter["glances"])


@pytest.mark.parametrize("answers", [[], [{}], [{"need": "waiting"}], [{"need": "waiting"}] * 30])
def test_nobody_one_person_blanks_and_all_the_same_still_make_a_report(families, answers):
    for given in answers:
        families.answer(given)
    files = build(a_part(families))
    assert {"report.json", "report.html", "report.pdf", "tables.ods", "tables.csv"} <= files.keys()


def test_the_report_says_how_many_comments_were_unread_and_untranslated(families):
    families.answer({}, comments={"story": "We have waited two years for anybody to call us back."})
    families.answer({}, comments={"story": "Czekamy już dwa lata i nikt do nas nie zadzwonił w tej sprawie."})
    stood = read(build(a_part(families), read=1), "report.json")["reading"]
    assert stood == {"comments": 2, "unread": 1, "untranslated": 1}
    done = read(build(a_part(families), read=2, translated=1), "report.json")["reading"]
    assert done == {"comments": 2, "unread": 0, "untranslated": 0}


def test_no_file_but_the_documents_holds_a_word_of_a_comment(families):
    families.answer({"need": "waiting"}, comments={"story": "Canary said that the clinic never wrote."})
    for name, body in build(a_part(families)).items():
        assert b"Canary" not in body, name
