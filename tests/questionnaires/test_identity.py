"""What asks people who they are, and the many questions near it that do not."""

import pytest

from questionnaires import identity
from questionnaires.model import Kind, Option, Page, Question, Questionnaire

OPTIONS = (Option(value="yes", label="Yes"), Option(value="no", label="No"))
ASKED_BY_ANY = [
    "What is your full name, date of birth and postcode?",
    "What is your child's name?",
    "What is your child called?",
    "Name:",
    "Please name the school.",
    "If you do not mind, tell us your name.",
    "What are your initials?",
    "When was your child born?",
    "DOB",
    "What is the first half of your postcode?",
    "What is your home address?",
    "Which street are you in?",
    "What is your email address?",
    "Please give your phone number.",
    "What is your child's NHS number?",
    "Which school does your child go to?",
    "What is the name of your GP surgery?",
]
ASKED_IF_TYPED = [
    "Who is your child's social worker?",
    "Where do you live?",
    "What town are you from?",
    "Where does your child go to school?",
    "Which college?",
    "What is your e-mail?",
    "How can we contact you?",
    "Phone",
]
LEFT_ALONE_IF_TYPED = [
    "What is working well?",
    "What does the school do well?",
    "What should schools do better?",
    "How should your school address bullying?",
    "Where do you go to get help?",
    "What would help you where you live?",
    "What happened after your email to the council?",
    "When your baby was born, how soon did help come?",
    "Please do not name people, or the place where you work.",
    "You do not have to give your name.",
    "We never ask for your name.",
    "Leave out names.",
]
LEFT_ALONE_WITH_OPTIONS = [
    "Where does your child learn?",
    "Where does your child live?",
    "What kind of school does your child go to?",
    "Were you given a phone number to call?",
    "Do you know the name of your child's social worker?",
    "How often do services answer your emails or calls?",
    "How well does the plan address your child's needs?",
    "Who are you to this child?",
]


def is_found(text: str, kind: Kind, place: str = "text", language: str = "en") -> bool:
    options = OPTIONS if kind in ("one", "several") else ()
    said = {"text": "What else?", place: text}
    question = Question(id="q-1", kind=kind, role="profile", options=options, **said)  # type: ignore[arg-type]
    named = {name: name for name in ("id", "audience", "framework", "title")}
    page = Page(id="p", section="", heading="", questions=(question,))
    document = Questionnaire(**named, language=language, version=1, minutes=1, pages=(page,))
    found = {finding.where for finding in identity.identity_is_not_asked(document)}
    assert found <= {f"pages.1.questions.1.{place}"}
    return bool(found)


@pytest.mark.parametrize("kind", ["one", "several", "comment", "short"])
@pytest.mark.parametrize("text", ASKED_BY_ANY)
def test_who_somebody_is_is_asked_by_no_kind_of_question(text: str, kind: Kind) -> None:
    assert is_found(text, kind)


@pytest.mark.parametrize("place", ["hint", "help"])
@pytest.mark.parametrize("text", ["Give your name.", "Your date of birth helps us."])
def test_a_hint_asks_too(text: str, place: str) -> None:
    assert is_found(text, "short", place)


@pytest.mark.parametrize("text", ASKED_IF_TYPED)
def test_what_is_typed_can_name_what_options_cannot(text: str) -> None:
    assert is_found(text, "short")
    assert is_found(text, "comment")
    assert not is_found(text, "one")


@pytest.mark.parametrize("text", LEFT_ALONE_IF_TYPED)
def test_what_asks_nobody_who_they_are_is_left_alone(text: str) -> None:
    assert not is_found(text, "short")


@pytest.mark.parametrize("text", LEFT_ALONE_WITH_OPTIONS)
def test_whether_people_know_or_got_it_may_be_asked_with_options(text: str) -> None:
    assert not is_found(text, "one")


def test_the_rules_are_about_english_words() -> None:
    assert not is_found("What is your postcode?", "short", language="cy")
