"""One file, a document for each audience: its own words, its own pages, and the way back to the file's lines."""

from pathlib import Path

import pytest

from questionnaires import checks, reading, variants
from questionnaires.model import (
    Case,
    Condition,
    EasyLine,
    EasyText,
    Option,
    Page,
    PageVariant,
    Question,
    Questionnaire,
    QuestionnaireVariant,
    QuestionVariant,
    Route,
    Term,
    Word,
)

FAMILY = Path(__file__).parent / "samples" / "family" / "children.yaml"
CHILDREN, SUPPORTERS = "children-11-15", "supporters"
ONLY_CHILDREN, ONLY_SUPPORTERS = (CHILDREN,), (SUPPORTERS,)


def a_question(name: str, only_for: tuple[str, ...] = (), **given: object) -> Question:
    parts: dict[str, object] = {
        "kind": "one",
        "role": "profile",
        "text": name,
        "options": (Option(value="yes", label="Yes"), Option(value="no", label="No")),
    }
    return Question(id=f"q-{name}", only_for=only_for, **(parts | given))  # type: ignore[arg-type]


def a_page(name: str, only_for: tuple[str, ...] = (), **given: object) -> Page:
    parts: dict[str, object] = {"questions": (a_question(name),)}
    return Page(id=name, section="", heading=name, only_for=only_for, **(parts | given))  # type: ignore[arg-type]


def a_file(*pages: Page, **given: object) -> Questionnaire:
    named = {name: name for name in ("id", "framework", "language", "title")}
    whole = {"version": 1, "minutes": 1, "audience": CHILDREN, "also_for": (SUPPORTERS,), "pages": pages}
    return Questionnaire(**(named | whole | given))  # type: ignore[arg-type]


def document(file: Questionnaire, audience: str = SUPPORTERS) -> Questionnaire:
    return variants.resolve(file, audience).questionnaire


def test_each_audience_has_a_document_of_its_own_with_no_trace_of_the_others() -> None:
    file = reading.read(FAMILY).questionnaire
    assert file is not None
    documents = [document(file, audience) for audience in variants.audiences(file)]
    assert [each.id for each in documents] == [f"family-children-{CHILDREN}", f"family-children-{SUPPORTERS}"]
    for each in documents:
        assert each.also_for == ()
        stored = each.to_json()
        assert "only_for" not in stored
        assert "variants" not in stored


def test_a_file_for_one_audience_keeps_its_id() -> None:
    assert document(a_file(a_page("a"), also_for=()), CHILDREN).id == "id"


def test_the_words_of_an_audience_stand_in_place_and_all_else_stays() -> None:
    asked = a_question(
        "a", hint="Hint", variants=(QuestionVariant(audiences=ONLY_SUPPORTERS, text="Theirs"),)
    )
    page = a_page(
        "a",
        lead="Lead",
        questions=(asked,),
        variants=(PageVariant(audiences=ONLY_SUPPORTERS, heading="Their heading"),),
    )
    file = a_file(
        page, variants=(QuestionnaireVariant(audiences=ONLY_SUPPORTERS, title="Their title", minutes=9),)
    )
    theirs = document(file)
    assert (theirs.title, theirs.minutes) == ("Their title", 9)
    assert (theirs.pages[0].heading, theirs.pages[0].lead) == ("Their heading", "Lead")
    assert (theirs.questions[0].text, theirs.questions[0].hint) == ("Theirs", "Hint")
    assert document(file, CHILDREN).questions[0].text == "a"


def test_a_variant_brings_options_of_its_own() -> None:
    own = (Option(value="yes", label="They do"), Option(value="no", label="They do not"))
    asked = a_question("a", variants=(QuestionVariant(audiences=ONLY_SUPPORTERS, scale="own", options=own),))
    file = a_file(a_page("a", questions=(asked,)))
    assert document(file).questions[0].options == own
    assert document(file).questions[0].scale == "own"
    assert [option.label for option in document(file, CHILDREN).questions[0].options] == ["Yes", "No"]


def test_what_is_not_for_an_audience_goes() -> None:
    options = (Option(value="a", label="A", only_for=ONLY_CHILDREN), Option(value="b", label="B"))
    both = (a_question("one", options=options), a_question("two", ONLY_CHILDREN))
    file = a_file(
        a_page("a", questions=both),
        a_page("b", ONLY_CHILDREN),
        a_page("c", questions=(a_question("c", ONLY_CHILDREN),)),
    )
    theirs = document(file)
    assert [page.id for page in theirs.pages] == ["a"]  # a page of which no question is left goes too
    assert [question.id for question in theirs.questions] == ["q-one"]
    assert theirs.questions[0].options == (Option(value="b", label="B"),)


def test_a_route_to_a_page_that_is_gone_leads_to_the_next_that_is_not() -> None:
    file = a_file(
        a_page("a", routes=(Route(to="c", when=Condition(question="q-a", any_of=("yes",))), Route(to="b"))),
        a_page("b", ONLY_CHILDREN),
        a_page("c", ONLY_CHILDREN),
        a_page("d"),
        a_page("e", ONLY_CHILDREN, routes=(Route(to="end"),)),
    )
    assert [route.to for route in document(file).pages[0].routes] == ["d", "d"]
    assert [route.to for route in document(file, CHILDREN).pages[0].routes] == ["c", "b"]


def test_a_route_past_the_last_page_that_is_left_ends() -> None:
    file = a_file(a_page("a", routes=(Route(to="b"),)), a_page("b", ONLY_CHILDREN))
    assert [route.to for route in document(file).pages[0].routes] == ["end"]


def test_a_route_on_a_question_that_is_not_asked_is_dropped() -> None:
    when = Condition(question="q-gone", any_of=("yes",))
    asked = (a_question("a"), a_question("gone", ONLY_CHILDREN))
    file = a_file(
        a_page("a", questions=asked, routes=(Route(to="end", when=when), Route(to="b"))), a_page("b")
    )
    assert document(file).pages[0].routes == (Route(to="b"),)


def test_a_route_on_a_value_that_is_not_offered_holds_for_the_others_alone() -> None:
    options = (Option(value="a", label="A", only_for=ONLY_CHILDREN), Option(value="b", label="B"))
    when = Condition(question="q-a", any_of=("a", "b"))
    page = a_page(
        "a", questions=(a_question("a", options=options),), routes=(Route(to="b", when=when), Route(to="b"))
    )
    theirs = document(a_file(page, a_page("b"))).pages[0].routes[0].when
    assert theirs == Condition(question="q-a", any_of=("b",))


def test_a_word_keeps_only_what_an_audience_can_have_answered() -> None:
    options = (Option(value="a", label="A", only_for=ONLY_CHILDREN), Option(value="b", label="B"))
    cases = (Case(any_of=("a",), text="there"), Case(any_of=("b",), text="here"))
    word = Word(name="place", question="q-a", cases=cases, otherwise="where you are")
    unused = Word(name="other", question="q-a", cases=cases, otherwise="x")
    file = a_file(
        a_page("a", questions=(a_question("a", options=options),)),
        a_page("b", questions=(a_question("b", text="Is it {place}?"),)),
        words=(unused, word),
    )
    (theirs,) = document(file).words
    assert theirs.cases == cases[1:]
    assert variants.resolve(file, SUPPORTERS).place("words.1.cases.1") == "words.2.cases.2"


def test_a_block_of_which_no_page_is_left_is_no_block_any_more() -> None:
    file = a_file(
        a_page("a", block="one"),
        a_page("b", ONLY_CHILDREN, block="two"),
        random_blocks=("one", "two", "a-slip"),
    )
    assert document(file).random_blocks == ("one", "a-slip")


def test_only_the_glossary_and_easy_read_that_a_document_uses_come_with_it() -> None:
    terms = (Term(term="unused", plain="x"), Term(term="tribunal", plain="y"))
    easy = tuple(EasyText(source=text, easy=(EasyLine(text=text),)) for text in ("gone", "A tribunal?"))
    file = a_file(
        a_page("a", questions=(a_question("a", text="A tribunal?"),)), glossary=terms, easy_read=easy
    )
    theirs = variants.resolve(file, SUPPORTERS)
    assert theirs.questionnaire.glossary == terms[1:]
    assert theirs.questionnaire.easy_read == easy[1:]
    assert (theirs.place("glossary.1.plain"), theirs.place("easy_read.1")) == (
        "glossary.2.plain",
        "easy_read.2",
    )


def test_a_term_that_an_answer_may_put_on_a_page_is_explained_there() -> None:
    word = Word(
        name="what", question="q-a", cases=(Case(any_of=("yes",), text="a tribunal"),), otherwise="it"
    )
    file = a_file(
        a_page("a"),
        a_page("b", questions=(a_question("b", text="Was {what} fair?"),)),
        words=(word,),
        glossary=(Term(term="tribunal", plain="y"),),
    )
    assert [term.term for term in document(file).glossary] == ["tribunal"]


# (what stands in the file for supporters, what stands there instead, the check that must name that line)
SLIPS = [
    (
        "{audiences: [supporters], title: Their help}",
        "{audiences: [supporters], minutes: 1}",
        "minutes-are-honest",
    ),
    ("text: How well does it work for them?", "text: How good is it?", "texts-do-not-lead"),
    ("heading: Their helper", "heading: Help from nurses", "headings-differ-from-each-other"),
    ("label: At work", "label: At the LDD", "abbreviations-are-explained"),
    ("label: I have not seen it", "label: I agree", "agreement-scales-are-not-used"),
]


@pytest.mark.parametrize(("stands", "instead", "check"), SLIPS)
def test_a_slip_in_what_one_audience_reads_is_told_with_the_files_line(
    tmp_path: Path, stands: str, instead: str, check: str
) -> None:
    text = FAMILY.read_text(encoding="utf-8")
    assert stands in text
    file = tmp_path / "children.yaml"
    file.write_text(text.replace(stands, instead), encoding="utf-8")
    (told,) = (problem for problem in checks.check_file(file).problems if problem.check == check)
    assert instead in file.read_text(encoding="utf-8").splitlines()[told.line - 1]


def test_what_only_later_pages_are_for_is_found_where_it_stands() -> None:
    both = (a_question("one", ONLY_CHILDREN), a_question("two"))
    file = a_file(a_page("a", ONLY_CHILDREN), a_page("b", questions=both), a_page("c"))
    theirs = variants.resolve(file, SUPPORTERS)
    assert theirs.place("pages.1.questions.1.text") == "pages.2.questions.2.text"
    assert theirs.place("pages.2") == "pages.3"
    assert theirs.place("title") == "title"
