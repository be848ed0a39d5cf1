"""The written matrix, and what it means for one person."""

from typing import get_args

import pytest
from builders import an_inspection

from survey_app.errors import NotAllowed
from survey_app.fieldwork import access, sign_in
from survey_app.fieldwork.access import MATRIX, Action, Person, Role
from survey_app.store import records

READS_CONTENT = {"count-outcomes", "read-summary", "read-responses"}


def a_person(*roles, has_second_factor=True):
    held = frozenset(("here", role) for role in roles)
    return Person(id="somebody", name="Somebody", roles=held, has_second_factor=has_second_factor)


def test_the_matrix_decides_on_every_action_and_only_for_roles_the_database_knows():
    assert MATRIX.keys() == set(get_args(Action))
    assert set(get_args(Role)) == set(records.ROLES)
    assert set().union(*MATRIX.values()) == set(records.ROLES)


def test_the_forum_never_reaches_an_answer():
    assert {action for action in MATRIX if a_person("forum").may(action, "here")} == {
        "see-inspection",
        "see-channels",
    }


@pytest.mark.parametrize("role", ["lead", "inspector"])
def test_without_the_second_factor_a_content_reader_may_nothing(role):
    person = a_person(role, has_second_factor=False)
    assert person.needs_second_factor
    assert not any(person.may(action, "here") for action in MATRIX)


def test_without_the_second_factor_somebody_of_both_is_the_forum_only():
    person = a_person("forum", "inspector", has_second_factor=False)
    assert not any(person.may(action, "here") for action in READS_CONTENT)
    assert person.may("see-channels", "here")


@pytest.mark.parametrize("action", sorted(MATRIX))
def test_a_role_here_is_worth_nothing_elsewhere(action):
    person = a_person("lead", "inspector", "forum")
    assert not person.may(action, "elsewhere")
    with pytest.raises(LookupError):
        person.require(action, "elsewhere")


def test_somebody_whose_role_does_not_reach_is_told_so():
    with pytest.raises(NotAllowed):
        a_person("forum").require("read-responses", "here")


def test_roles_are_read_as_they_are_now(service):
    inspection_id = an_inspection(service)
    with service.store.writing() as connection:
        staff_id, _ = sign_in.add_staff(
            connection, service.keyring, name="Somebody", address="a@example.org", roles=[], now=None
        )
        sign_in.give_role(connection, staff_id, inspection_id, "forum")
        person = access.get_person(connection, staff_id, has_second_factor=False)
        assert person.inspections == {inspection_id}
        sign_in.take_roles(connection, staff_id, inspection_id)
        assert not access.get_person(connection, staff_id, has_second_factor=False).inspections


def test_somebody_who_is_staff_no_more_is_not_found(service):
    with service.store.reading() as connection, pytest.raises(LookupError):
        access.get_person(connection, "nobody", has_second_factor=True)
