"""The page of comments: what it shows and how it is chosen; and one response's masks lifted by a lead."""

import pytest
import sqlalchemy as sa
from builders import NOW
from comment_lists import store_list

from survey_app.fieldwork import audit, translations
from survey_app.store import records

STORY = "Mrs Jane Whitlock at Oak Tree School rang from 01632 960 002."
REASON = "We meet her on Tuesday."


@pytest.fixture
def wrote(told):
    """Send a response with this comment."""
    return lambda text: told({1: {"helped": "yes"}, 2: {"story": text}})


@pytest.fixture
def here(survey):
    return f"/staff/inspections/{survey.inspection_id}/comments"


@pytest.fixture
def built(sqlite_service, survey):
    return lambda facts=lambda text: {}: store_list(sqlite_service, survey.inspection_id, facts)


def links(person):
    return {link.text(): link.get("href") for link in person.page.all("a")}


def chosen(person):
    return {
        box.get("name"): [option.text() for option in box.all("option")] for box in person.page.all("select")
    }


def texts(person):
    """The comments' words, each in an element of its own."""
    return [each for each in person.page.all("div") if each.get("class") == "app-comment"]


def entries(service):
    with service.store.reading() as connection:
        assert audit.verify(connection, service.keyring) == []
        found = connection.execute(sa.select(records.audit.c.action, records.audit.c.subject))
        return [tuple(row) for row in found]


def test_the_inspection_leads_to_its_comments(inspector, survey, here):
    inspector.get(f"/staff/inspections/{survey.inspection_id}")
    assert links(inspector)["Read the comments"] == here


def test_before_the_list_is_made_the_page_says_so(inspector, here):
    inspector.get(here)
    assert "The list of comments has not been made yet" in inspector.words


def test_a_comment_stands_whole_masked_and_under_its_question(inspector, here, wrote, built):
    wrote(STORY + "\n<b>Second</b> line.")
    built()
    inspector.get(here)
    assert "1 comment, 1 read, 0 unread" in inspector.words
    assert "What about story?" in [
        heading.text().split(" Parents")[0] for heading in inspector.page.all("h2")
    ]
    (said,) = texts(inspector)
    assert said.text() == "Mrs [name] at Oak Tree School rang from [phone number]. <b>Second</b> line."
    assert "Whitlock" not in inspector.reply.text
    assert said.all("p")[0].get("dir") == "auto"


def test_every_comment_leads_to_its_response_to_a_quote_and_to_its_like(
    inspector, survey, here, wrote, built
):
    wrote("The same.")
    wrote("The same!")
    made = built(lambda text: {"group": "g1"})
    inspector.get(here)
    found = links(inspector)
    assert inspector.request("GET", found["1 other is nearly the same as comment 1"]).status == 200
    assert inspector.request("GET", found["Use as a quote: comment 1"]).status == 200
    named = f"Whole response of comment 1 {made[0]['reference']}"
    assert found[named] == f"/staff/surveys/{survey.id}/responses/{made[0]['reference']}"


def test_the_group_shows_all_who_said_nearly_the_same(inspector, here, wrote, built):
    for text in ("The same.", "The same!", "Other."):
        wrote(text)
    built(lambda text: {"group": "g1" if "same" in text else None})
    inspector.get(f"{here}?group=g1")
    assert "2 comments fit" in inspector.words
    assert "None of them was left out of any count." in inspector.words


def test_what_can_be_chosen_stands_with_its_counts(inspector, survey, here, wrote, built):
    for text in ("a", "b", "c"):
        wrote(text)
    facts = {
        "a": {"plan": "waiting", "cues": ["assessment-waits"], "language": "pl"},
        "b": {"plan": "waiting", "grave": True},
        "c": {"plan": "refused"},
    }
    built(lambda text: facts[text])
    inspector.get(here)
    boxes = chosen(inspector)
    assert boxes["plan"] == [
        "All",
        "Asked for a plan and waits for an answer (2)",
        "Asked for a plan and was turned down (1)",
    ]
    assert boxes["code"] == ["All", "Assessment waits (1)"]
    assert boxes["language"] == ["All", "English (2)", "Polish (1)"]
    assert boxes["grave"] == ["All", "May tell of something grave (1)"]
    assert "survey" not in boxes, "there is one survey: nothing to choose"
    assert "found by words in it, read by nobody yet" in inspector.words


def test_choices_narrow_the_page_and_are_kept_from_page_to_page(inspector, here, wrote, built):
    for number in range(24):
        wrote(f"Comment {number}")
    built(lambda text: {"plan": "refused" if int(text.split()[1]) < 22 else "plan"})
    inspector.get(f"{here}?plan=refused&survey=&unknown=1")
    assert "22 comments fit" in inspector.words
    assert "Plan: Asked for a plan and was turned down (22)" in inspector.words
    assert inspector.page.by_id("choose-plan") is not None
    inspector.get(links(inspector)["Next page"])
    assert len(texts(inspector)) == 2
    assert "plan=refused" in links(inspector)["Page before"]


def test_next_unread_leads_on_until_nothing_is_left(inspector, here, wrote, built):
    for number in range(45):
        wrote(f"Comment {number}")
    built()
    inspector.get(here)
    seen = [len(texts(inspector))]
    while "Next unread comments" in links(inspector):
        tops = [link for link in inspector.page.all("a") if link.text() == "Next unread comments"]
        assert len(tops) == 2
        inspector.get(links(inspector)["Next unread comments"])
        seen.append(len(texts(inspector)))
    assert seen == [20, 20, 5]
    assert "45 comments, 45 read, 0 unread" in inspector.words


def test_what_may_be_grave_is_one_step_away_whatever_is_chosen(inspector, here, wrote, built):
    wrote("He was locked in.")
    wrote("All is well.")
    built(lambda text: {"grave": "locked" in text, "plan": "plan"})
    inspector.get(f"{here}?plan=refused")
    inspector.get(links(inspector)["1 may tell of something grave"])
    assert [said.text() for said in texts(inspector)] == ["He was locked in."]
    assert "It may tell of something grave (found by words in it, not by a person)." in inspector.words


def test_codes_are_named_by_the_words_of_their_ids(inspector, here, wrote, built):
    wrote("We waited.")
    built(lambda text: {"cues": ["sen-support", "autism-and-adhd-pathway"]})
    inspector.get(here)
    assert "not by a person: SEN support; Autism and ADHD pathway." in inspector.words


def test_a_megabyte_without_a_space_is_shown_whole(inspector, here, wrote, built):
    wrote("x" * 1_000_000)
    built()
    inspector.get(here)
    assert [len(said.text()) for said in texts(inspector)] == [1_000_000]


def test_a_wish_that_nothing_fits_is_said_plainly(inspector, here, wrote, built):
    wrote("We waited.")
    built()
    inspector.get(f"{here}?plan=<script>&theme=none")
    assert "No comment fits what was chosen." in inspector.words
    assert "Show all comments" in links(inspector)


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "²", "9" * 30])
def test_a_page_that_does_not_exist_is_not_there(inspector, here, wrote, built, page):
    wrote("We waited.")
    built()
    assert inspector.request("GET", f"{here}?page={page}").status == 404


def test_the_whole_response_is_masked_and_counts_its_comments_as_read(inspector, survey, here, wrote, built):
    wrote(STORY)
    (entry,) = built()
    inspector.get(f"/staff/surveys/{survey.id}/responses/{entry['reference']}")
    assert "Mrs [name] at Oak Tree School" in inspector.words
    assert "Whitlock" not in inspector.reply.text
    inspector.get(f"{here}?read=unread")
    assert "No comment fits" in inspector.words


def lift(person, survey, reference, reason=REASON):
    path = f"/staff/surveys/{survey.id}/responses/{reference}"
    person.get(path)
    return person.press(path, {"reason": reason})


def test_a_lead_lifts_the_masks_and_the_team_is_told_who_when_and_why(
    sqlite_service, somebody, survey, here, wrote, built
):
    wrote(STORY)
    (entry,) = built()
    lead, colleague = somebody("lead").sign_in(), somebody("inspector").sign_in()
    lift(lead, survey, entry["reference"])
    for page in (f"/staff/surveys/{survey.id}/responses/{entry['reference']}", here):
        colleague.get(page)
        assert STORY in colleague.words
        assert (
            f"A colleague lifted the masks at 12 noon on Tuesday 3 February 2026: {REASON}" in colleague.words
        )
    assert ("lift-masks", f"{survey.id} {entry['reference']}") in entries(sqlite_service)
    assert not any("Tuesday" in subject for _, subject in entries(sqlite_service))


def test_lifting_needs_a_reason_and_gives_back_what_was_typed(somebody, survey, wrote, built):
    wrote(STORY)
    (entry,) = built()
    lead = somebody("lead").sign_in()
    for reason in ("", "  ", "x" * 501):
        lift(lead, survey, entry["reference"], reason)
        assert (lead.status, "Say why, in at most 500 characters." in lead.words) == (422, True)
        assert "Whitlock" not in lead.reply.text
    assert lead.form(f"/staff/surveys/{survey.id}/responses/{entry['reference']}")["reason"] == ["x" * 501]


def test_an_inspector_is_told_that_a_lead_can_and_cannot(somebody, survey, wrote, built):
    wrote(STORY)
    (entry,) = built()
    colleague = somebody("inspector").sign_in()
    path = f"/staff/surveys/{survey.id}/responses/{entry['reference']}"
    colleague.get(path)
    assert "ask a lead inspector to lift the masks of this response" in colleague.words
    (token, *_) = [
        field.get("value") for field in colleague.page.all("input") if field.get("name") == "csrf_token"
    ]
    for reason in (REASON, ""):
        assert colleague.request("POST", path, {"csrf_token": token, "reason": reason}).status == 403
    colleague.get(path)
    assert "Whitlock" not in colleague.reply.text


def test_an_original_and_its_translation_stand_side_by_side(
    sqlite_service, inspector, survey, here, wrote, built
):
    wrote("Czekamy.")
    made = built(lambda text: {"language": "pl", "needs_translation": True})
    with sqlite_service.store.writing() as connection:
        translations.note(connection, made, now=NOW)
    inspector.get(f"{here}?translation=waiting")
    assert "Polish. Waits for a translation, due by 12 noon on Wednesday 4 February 2026." in inspector.words
    path = links(inspector)["Write a translation of comment 1"]
    inspector.get(path)
    inspector.press(path, {"words": "We wait for Mrs Jane Whitlock.", "action": "keep"})
    inspector.get(f"{here}?translation=done")
    original, translated = (said.all("p")[0] for said in texts(inspector))
    assert (original.text(), original.get("lang"), original.get("dir")) == ("Czekamy.", "pl", "auto")
    assert (translated.text(), translated.get("lang")) == ("We wait for Mrs [name].", "en")
    assert "Translated by A colleague at 12 noon on Tuesday 3 February 2026." in inspector.words
