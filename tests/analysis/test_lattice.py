"""The published lattice, and the documents that come with the service."""

import pytest

from analysis import columns, crosstabs, lattice
from questionnaires import checks, reading

DOCUMENTS = [each for path in reading.shipped() for each in checks.check_file(path).documents]


def test_pairs_are_of_classifications_that_exist_and_stand_once():
    ids = [each.id for each in lattice.CLASSIFICATIONS]
    assert len(set(ids)) == len(ids)
    assert all(first in ids and second in ids and first != second for first, second in lattice.PAIRS)
    assert len({frozenset(pair) for pair in lattice.PAIRS}) == len(lattice.PAIRS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_a_shipped_document_is_crossed_by_what_it_asks(document, answering):
    frame = answering(document, 40, 4).frame().own
    made = list(crosstabs.published(columns.of(frame)))
    asked = lattice.questions(document)
    assert len(made) == sum(len(list(lattice.crossings(document, question))) for question in asked)
    assert all(sum(part.base for part in cross.parts) <= len(frame) for cross in made)
    ids = {each.id for each in lattice.offered(document)}
    assert {"language", "presentation", "channel"} <= ids
    assert ("voice" in ids) is (document.audience != "supporters")
    if document.audience == "parents-and-carers":
        assert {"plan", "age"} <= ids
    if document.audience == "practitioners":
        assert "sector" in ids


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_every_group_of_a_shipped_document_is_named_so_that_it_can_stand_alone(document, answering):
    coded = columns.of(answering(document, 40, 4).frame().own)
    for by in (each.id for each in lattice.offered(document)):
        titles = [part.title for part in crosstabs.cross(coded, lattice.questions(document)[0].id, by).parts]
        assert len(set(titles)) == len(titles)
        assert not [title for title in titles if title.startswith(("Yes", "No.", "No,", "Not yet", "I "))]
