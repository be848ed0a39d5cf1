"""Lines of enquiry on both databases: kept sealed, changed by one person at a time, in the order of themes."""

import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy as sa
from builders import NOW, a_questionnaire, a_survey, an_inspection

from questionnaires.model import Theme
from survey_app.errors import StalePage
from survey_app.fieldwork import audit, evidence, lines, sign_in
from survey_app.fieldwork.evidence import Typed
from survey_app.fieldwork.lines import Words
from survey_app.service import Service
from survey_app.store import records
from survey_app.store.understanding_records import evidence as evidence_rows
from survey_app.store.understanding_records import lines_of_enquiry as rows

LATER = NOW + dt.timedelta(hours=1)
THEMES = (Theme(id="waits", name="Waits", plain="waits"), Theme(id="plans", name="Plans", plain="plans"))
WAITS = Words(theme="waits", claim="Żółw waits for 14 months.", whom="Head of the pathway")
FIGURE = Typed(side="supports", source="survey", words="212 of 940", where="Table 3")


@pytest.fixture
def inspection(service):
    return a_survey(service, a_questionnaire(themes=THEMES)).inspection_id


@pytest.fixture
def actor(service):
    with service.store.writing() as connection:
        made, _ = sign_in.add_staff(
            connection, service.keyring, name="Inspector A", address="a@example.org", roles=[], now=NOW
        )
    return made


@pytest.fixture
def draft(service, inspection, actor):
    def make(words=WAITS, now=NOW):
        with service.store.writing() as connection:
            return lines.draft(connection, service.keyring, inspection, words, actor=actor, now=now)

    return make


@pytest.fixture
def change(service, inspection, actor):
    def make(line, words, version, now=LATER):
        with service.store.writing() as connection:
            lines.change(
                connection, service.keyring, inspection, line, words, version=version, actor=actor, now=now
            )

    return make


def get(service, inspection, line):
    with service.store.reading() as connection:
        return lines.get(connection, service.keyring, inspection, line)


def of_inspection(service, inspection):
    with service.store.reading() as connection:
        return lines.of_inspection(connection, service.keyring, inspection)


def entries(service):
    with service.store.reading() as connection:
        assert audit.verify(connection, service.keyring) == []
        found = connection.execute(sa.select(records.audit).order_by(records.audit.c.number))
        return [(row.action, row.subject) for row in found]


def test_a_line_is_read_as_it_was_written_with_who_wrote_it_and_when(service, inspection, draft):
    line = get(service, inspection, draft())
    assert (line.theme, line.claim, line.whom, line.state) == (
        "waits",
        "Żółw waits for 14 months.",
        "Head of the pathway",
        "to-test",
    )
    assert (line.made_by, line.made_at, line.is_released) == ("Inspector A", NOW, False)


def test_nothing_that_was_typed_is_in_the_database_in_clear(service, inspection, draft, actor):
    line = draft()
    with service.store.writing() as connection:
        evidence.add(connection, service.keyring, inspection, line, FIGURE, actor=actor, now=NOW)
        kept = [
            value
            for table in (rows, evidence_rows)
            for row in connection.execute(sa.select(table))
            for value in row
        ]
    text = b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in kept)
    for words in ("14 months", "pathway", "212 of 940", "Table 3"):
        assert words.encode() not in text


def test_a_line_opens_with_a_key_that_was_rotated_since(service, inspection, draft):
    line = draft()
    newer = Service(settings=service.settings, store=service.store, keyring=service.keyring.with_new_key())
    assert get(newer, inspection, line).claim == WAITS.claim


def test_a_line_is_changed_and_every_save_has_a_version_of_its_own(service, inspection, draft, change):
    line = draft()
    first = get(service, inspection, line)
    change(line, replace(WAITS, state="confirmed"), first.version, now=NOW)
    second = get(service, inspection, line)
    change(line, replace(WAITS, state="not-confirmed"), second.version, now=NOW - dt.timedelta(days=1))
    third = get(service, inspection, line)
    assert (first.state, second.state, third.state) == ("to-test", "confirmed", "not-confirmed")
    assert first.version < second.version < third.version
    assert third.made_at == NOW


def test_the_second_of_two_who_write_at_once_is_told_and_overwrites_nothing(
    service, inspection, draft, change
):
    line = draft()
    seen = get(service, inspection, line).version
    change(line, replace(WAITS, claim="The first"), seen)
    now = get(service, inspection, line).version
    with pytest.raises(StalePage) as told:
        change(line, replace(WAITS, claim="The second"), seen)
    assert told.value.version == now
    assert get(service, inspection, line).claim == "The first"
    assert [action for action, _ in entries(service)] == ["draft-line", "change-line"]


def test_of_two_who_save_in_the_same_moment_one_is_told(service, inspection, draft, actor):
    line = draft()
    seen = get(service, inspection, line).version

    def save(claim, *, meanwhile=lambda: None):
        with service.store.writing() as connection:
            place = (connection, service.keyring, inspection, line)
            lines.change(*place, replace(WAITS, claim=claim), version=seen, actor=actor, now=LATER)
            meanwhile()

    with ThreadPoolExecutor() as colleague:
        begun = []
        save("The first", meanwhile=lambda: begun.append(colleague.submit(save, "The second")))
        with pytest.raises(StalePage):
            begun[0].result()
    assert get(service, inspection, line).claim == "The first"


def test_lines_stand_in_the_order_of_themes_then_as_they_were_made(service, inspection, draft):
    for theme, claim, hours in (("plans", "a", 0), ("waits", "b", 2), ("waits", "c", 1), ("gone", "d", 0)):
        draft(replace(WAITS, theme=theme, claim=claim), NOW + dt.timedelta(hours=hours))
    assert [line.claim for line in of_inspection(service, inspection)] == ["c", "b", "a", "d"]


def test_it_is_counted_how_much_speaks_for_and_against_a_line(service, inspection, draft, actor):
    line, other = draft(), draft(replace(WAITS, theme="plans"))
    with service.store.writing() as connection:
        place = (connection, service.keyring, inspection)
        for side in ("supports", "supports", "contradicts"):
            evidence.add(*place, line, replace(FIGURE, side=side), actor=actor, now=NOW)
    found = {each.reference: each for each in of_inspection(service, inspection)}
    assert (found[line].supports, found[line].contradicts) == (2, 1)
    assert (found[other].supports, found[other].contradicts) == (0, 0)


def test_a_removed_line_takes_its_evidence_with_it(service, inspection, draft, actor):
    line = draft()
    with service.store.writing() as connection:
        place = (connection, service.keyring, inspection, line)
        evidence.add(*place, FIGURE, actor=actor, now=NOW)
        lines.remove(*place, actor=actor, now=NOW)
        assert connection.execute(sa.select(evidence_rows.c.id)).all() == []
    assert of_inspection(service, inspection) == ()
    assert entries(service)[-1] == ("remove-line", f"{inspection} {line}")


@pytest.mark.parametrize("wanted", ["", "aaaa-aaaa", "no such", "ÄÄÄÄ-ÄÄÄÄ", "aaaaaaaaaaaaaaaaaaaaa"])
def test_what_is_not_there_is_not_found(service, inspection, draft, wanted):
    draft()
    with pytest.raises(LookupError):
        get(service, inspection, wanted)


def test_another_inspection_does_not_reach_a_line(service, inspection, draft, actor):
    line, elsewhere = draft(), an_inspection(service, "Elsewhere")
    with service.store.writing() as connection:
        place = (connection, service.keyring, elsewhere, line)
        with pytest.raises(LookupError):
            lines.get(*place)
        with pytest.raises(LookupError):
            lines.change(*place, WAITS, version=0, actor=actor, now=NOW)
        with pytest.raises(LookupError):
            lines.remove(*place, actor=actor, now=NOW)
        with pytest.raises(LookupError):
            evidence.add(*place, FIGURE, actor=actor, now=NOW)
        with pytest.raises(LookupError):
            evidence.of_line(*place)
    assert of_inspection(service, elsewhere) == ()
    assert [action for action, _ in entries(service)] == ["draft-line"]


def test_the_audit_names_lines_and_evidence_by_their_ids_alone(service, inspection, draft, change, actor):
    line = draft()
    with service.store.writing() as connection:
        place = (connection, service.keyring, inspection, line)
        piece = evidence.add(*place, FIGURE, actor=actor, now=NOW)
        evidence.remove(*place, piece, actor=actor, now=NOW)
    change(line, WAITS, get(service, inspection, line).version)
    assert entries(service) == [
        ("draft-line", f"{inspection} {line}"),
        ("add-evidence", f"{inspection} {line} {piece}"),
        ("remove-evidence", f"{inspection} {line} {piece}"),
        ("change-line", f"{inspection} {line}"),
    ]


def test_the_survey_with_most_themes_leads_their_order(service):
    inspection = a_survey(service, a_questionnaire(themes=THEMES), area="Fenmoor").inspection_id
    with service.store.reading() as connection:
        assert lines.themes(connection, inspection) == {"waits": "Waits", "plans": "Plans"}
        assert lines.themes(connection, an_inspection(service, "Bare")) == {}


def test_a_report_gets_plain_values(service, inspection, draft, actor):
    line = draft()
    with service.store.writing() as connection:
        place = (connection, service.keyring, inspection)
        evidence.add(*place, line, FIGURE, actor=actor, now=NOW)
        found = lines.for_report(*place)
    assert json.loads(json.dumps(found)) == [
        {
            "theme": "Waits",
            "claim": WAITS.claim,
            "whom": WAITS.whom,
            "state": "to-test",
            "evidence": [
                {
                    "side": "supports",
                    "source": "survey",
                    "words": "212 of 940",
                    "where": "Table 3",
                    "who": "",
                    "reference": "",
                }
            ],
        }
    ]
