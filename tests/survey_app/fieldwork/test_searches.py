"""Searching comments: whoever looks for something is remembered, and masks hold; on both databases."""

import pytest
import sqlalchemy as sa
from builders import NOW, a_response, a_survey

from survey_app.fieldwork import audit, masks, searches, sign_in, surveys, withdrawals
from survey_app.store import records
from survey_app.store.understanding_records import searches as rows


@pytest.fixture
def survey(service):
    return a_survey(service)


@pytest.fixture
def people(service, survey):
    with service.store.writing() as connection:
        return [
            sign_in.add_staff(
                connection,
                service.keyring,
                name=f"The {role}",
                address=f"{role}@example.org",
                roles=[(survey.inspection_id, role)],
                now=NOW,
            )[0]
            for role in ("lead", "inspector")
        ]


def wrote(service, survey, text):
    return a_response(service, survey, {1: {"helped": "yes"}, 2: {"story": text}})


def search(service, survey, phrase, actor):
    here = (service.keyring, survey.inspection_id, phrase)
    with service.store.reading() as connection:
        found = searches.count(connection, *here)
    with service.store.writing() as connection:
        return searches.keep(connection, *here, found=found, actor=actor, now=NOW)


def read(service, survey, made, actor, *, page=1, sees_all=False):
    here = (service.keyring, survey.inspection_id)
    with service.store.reading() as connection:
        result = searches.look(connection, *here, made, page, actor=actor, sees_all=sees_all)
    with service.store.writing() as connection:
        searches.note(connection, *here, result, actor=actor, now=NOW)
    return result


def said(line):
    context = line.context
    return tuple("".join(piece.text for piece in side) for side in (context.before, context.after))


def test_a_search_finds_every_place_and_says_in_how_many_comments(service, survey, people):
    _, inspector = people
    wrote(service, survey, "We wait and wait.")
    wrote(service, survey, "A long WAIT.")
    wrote(service, survey, "Nobody rang.")
    found = read(service, survey, search(service, survey, "wait", inspector), inspector)
    assert (found.found, found.comments, found.of) == (3, 2, 3)
    assert (found.search.phrase, found.search.by, found.search.found) == ("wait", "The inspector", 3)


def test_a_search_is_kept_sealed_and_its_entry_holds_no_phrase(service, survey, people):
    _, inspector = people
    made = search(service, survey, "Whitlock", inspector)
    with service.store.reading() as connection:
        row = connection.execute(sa.select(rows)).one()
        assert b"Whitlock" not in row.sealed
        assert audit.verify(connection, service.keyring) == []
        entry = connection.execute(sa.select(records.audit)).all()[-1]
    assert (row.searched_by, row.searched_at, row.found) == (inspector, NOW, 0)
    named = f"{survey.inspection_id} {made}"
    assert (entry.actor, entry.action, entry.subject) == (inspector, "search-comments", named)


def test_names_stay_masked_but_for_the_one_that_was_searched_for(service, survey, people):
    _, inspector = people
    wrote(service, survey, "Mrs Jane Whitlock locked Tommy in. Ring 01632 960 002.")
    (line,) = read(service, survey, search(service, survey, "jane", inspector), inspector).lines
    assert line.context.word == "Jane"
    assert said(line) == ("Mrs ", "[name] locked [name] in. Ring [phone number].")


def test_where_a_lead_lifted_the_masks_there_are_none(service, survey, people):
    lead, inspector = people
    wrote(service, survey, "Mrs Jane Whitlock rang.")
    made = search(service, survey, "rang", inspector)
    (line,) = read(service, survey, made, inspector).lines
    assert said(line)[0] == "Mrs [name] "
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        masks.lift(connection, service.keyring, known, line.response, "Why.", actor=lead, now=NOW)
    (line,) = read(service, survey, made, inspector).lines
    assert said(line)[0] == "Mrs Jane Whitlock "


def test_looking_again_is_noted_and_finds_what_is_there_now(service, survey, people):
    _, inspector = people
    receipt = wrote(service, survey, "We wait.")
    made = search(service, survey, "wait", inspector)
    with service.store.writing() as connection:
        withdrawals.withdraw(connection, service.keyring, receipt, service.settings.withdrawn_file, now=NOW)
    assert read(service, survey, made, inspector).lines == ()
    with service.store.reading() as connection:
        entry = connection.execute(sa.select(records.audit)).all()[-1]
    assert (entry.action, entry.subject) == ("read-search", f"{survey.inspection_id} {made} 1")


def test_a_search_is_its_searchers_and_the_leads(service, survey, people):
    lead, inspector = people
    made = search(service, survey, "wait", lead)
    with pytest.raises(LookupError):
        read(service, survey, made, inspector)
    assert read(service, survey, search(service, survey, "wait", inspector), lead, sees_all=True).found == 0


def test_another_inspections_comments_and_searches_are_not_found(service, survey, people):
    lead, _ = people
    other = a_survey(service, area="Elsewhere")
    wrote(service, other, "We wait.")
    made = search(service, survey, "wait", lead)
    assert read(service, survey, made, lead).of == 0
    with pytest.raises(LookupError):
        read(service, other, made, lead, sees_all=True)


def test_places_come_in_pages_of_fifty(service, survey, people):
    _, inspector = people
    for _ in range(3):
        wrote(service, survey, "wait " * 20)
    made = search(service, survey, "wait", inspector)
    pages = [read(service, survey, made, inspector, page=page) for page in (1, 2)]
    assert [len(page.lines) for page in pages] == [50, 10]
    with pytest.raises(LookupError):
        read(service, survey, made, inspector, page=3)


def test_all_searches_are_listed_and_looking_at_them_is_noted(service, survey, people):
    lead, inspector = people
    for phrase, actor in (("first", inspector), ("second", lead)):
        search(service, survey, phrase, actor)
    with service.store.writing() as connection:
        listed = searches.of_inspection(
            connection, service.keyring, survey.inspection_id, actor=lead, now=NOW
        )
        entry = connection.execute(sa.select(records.audit)).all()[-1]
    assert {(each.phrase, each.by) for each in listed} == {("first", "The inspector"), ("second", "The lead")}
    assert (entry.actor, entry.action) == (lead, "list-searches")
