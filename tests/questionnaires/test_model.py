import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.errors import NoSuchPage, UnreadableDocument
from questionnaires.model import Condition, Option, Page, Question, Questionnaire, Route, Term, Theme

text = st.text(max_size=8)
flag = st.booleans()


def some(thing: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(thing, max_size=3).map(tuple)


options = st.builds(
    Option, value=text, label=text, is_substantive=flag, is_favourable=flag, is_exclusive=flag
)
questions = st.builds(
    Question,
    id=text,
    kind=st.sampled_from(["one", "several", "comment"]),
    role=st.sampled_from(["profile", "need", "comment"]),
    text=text,
    hint=text,
    help=text,
    options=some(options),
    theme=st.none() | text,
    sector=st.none() | text,
    limit=st.integers(0, 9999),
)
conditions = st.builds(Condition, question=text, any_of=some(text))
routes = st.builds(Route, to=text, when=st.none() | conditions)
pages = st.builds(
    Page, id=text, section=text, heading=text, lead=text, questions=some(questions), routes=some(routes)
)
questionnaires = st.builds(
    Questionnaire,
    **dict.fromkeys(["id", "audience", "framework", "language", "title"], text),
    version=st.integers(),
    minutes=st.integers(),
    themes=some(st.builds(Theme, id=text, name=text, plain=text)),
    glossary=some(st.builds(Term, term=text, plain=text, aliases=some(text))),
    pages=some(pages),
)


@given(questionnaires)
def test_a_document_comes_back_from_its_text_as_it_was(questionnaire: Questionnaire) -> None:
    stored = questionnaire.to_json()
    assert Questionnaire.from_json(stored) == questionnaire
    assert Questionnaire.from_json(stored).to_json() == stored


def test_the_text_is_canonical(revisit: Questionnaire) -> None:
    stored = revisit.to_json()
    again = json.dumps(json.loads(stored), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert again == stored
    assert "“your child”" in stored


def test_what_was_left_to_its_default_is_not_written() -> None:
    """A field that the model gains later must not change the hashes of documents stored before."""
    page = Page(
        id="p",
        section="s",
        heading="h",
        questions=(Question(id="q-1", kind="comment", role="comment", text="t", limit=9),),
    )
    assert json.loads(a_questionnaire(page).to_json())["pages"] == [
        {
            "id": "p",
            "section": "s",
            "heading": "h",
            "questions": [{"id": "q-1", "kind": "comment", "role": "comment", "text": "t", "limit": 9}],
        }
    ]


def test_the_hash_follows_the_content_and_nothing_else(revisit: Questionnaire) -> None:
    assert len(revisit.hash) == 64
    assert Questionnaire.from_json(revisit.to_json()).hash == revisit.hash
    assert Questionnaire.from_json(revisit.to_json().replace("autism", "Autism", 1)).hash != revisit.hash


@pytest.mark.parametrize("stored", ["", "[]", "{}", "null", '{"id":', '{"id":"x","colour":"red"}'])
def test_a_text_that_is_no_questionnaire_is_refused(stored: str) -> None:
    with pytest.raises(UnreadableDocument):
        Questionnaire.from_json(stored)


def test_a_page_is_known_by_its_number_and_by_its_name(revisit: Questionnaire) -> None:
    assert [revisit.number(page.id) for page in revisit.pages] == list(range(1, len(revisit.pages) + 1))
    assert all(revisit.page(revisit.number(page.id)) is page for page in revisit.pages)


def test_a_page_that_is_not_there_is_refused(revisit: Questionnaire) -> None:
    for number in (-1, 0, len(revisit.pages) + 1):
        with pytest.raises(NoSuchPage):
            revisit.page(number)
    with pytest.raises(NoSuchPage):
        revisit.number("nowhere")


def a_questionnaire(*pages: Page) -> Questionnaire:
    named = {name: name for name in ("id", "audience", "framework", "language", "title")}
    return Questionnaire(**named, version=1, minutes=1, themes=(), pages=pages)
