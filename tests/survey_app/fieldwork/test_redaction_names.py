"""Each clue to a name, by an example that it alone recognises; and what looks alike and is no name."""

import pytest

from survey_app.fieldwork import redaction
from survey_app.fieldwork.redaction.clues import CLUES, Clue
from survey_app.fieldwork.redaction.words import listed, words_of

# The name, and a text in which nothing but this clue says that it is one.
EXAMPLES = {
    "is_certain": ("aoife", "nobody rang aoife back"),
    "is_capital_within": ("Daisy", "we want a place near Daisy please"),
    "stands_out": ("Zarmeena", "they never asked Zarmeena anything"),
    "has_surname": ("Joy", "Joy Adeyemi at transport"),
    "has_company": ("Zarmeena", "Zarmeena and Aoife both wait"),
    "acts": ("Zarmeena", "Zarmeena cannot read"),
    "owns": ("Zarmeena", "Zarmeena's plan came late"),
    "is_kin": ("June", "June is my daughter"),
    "has_initial": ("K", "signed K Mistry, no number"),
    "is_family": ("Abdullahi", "the Abdullahi family"),
    "is_met": ("Rose", "lost without Rose from the forum"),
    "follows_title": ("white", "mrs white is kind"),
    "follows_kin": ("zarmeeno", "my son zarmeeno waits"),
    "is_in_office": ("Hope", "our social worker is Hope"),
    "is_called": ("zarmeeno", "he is called zarmeeno"),
    "introduces": ("daisy", "i am daisy and nine"),
    "belongs_to": ("Hope", "Mum of Hope here"),
    "is_greeted": ("Hope", "Dear Hope please come"),
}
NO_NAME = {
    "is_capital_within": "Daisy chains. Poppy seeds.",
    "stands_out": "We live in Northmoor. The Thornyfold team. Autism Outreach came.",
    "has_surname": "May Half Term and Grant Application",
    "acts": "Hope is all we have. Summer was hard. Speech Therapy is closed",
    "owns": "May's review and Today's plan and Tourette's diagnosis",
    "has_initial": "Section F Provision, Year R Teacher, A Place, Vitamin D",
    "is_met": "We pray for rain and with hope. Will they? In May and for Art",
    "follows_title": "the dr will say, miss school and get a fine, Mr and Mrs",
    "follows_kin": "my son strugles, my daughter recieved nothing, my son will go, my child Has Autism",
    "is_in_office": "The SENCO is Excellent. My son is Autistic.",
    "is_called": "he was called lazy, she is called names, they called him Stupid",
    "introduces": "I am Deaf. I'm autistic and tired. im fine i like lego",
    "belongs_to": "head of year, mother of three, carer for life",
    "is_greeted": "Dear Ofsted. Hello, help us. Kind regards, a tired mum",
}
OTHER_SCRIPTS = {
    "میرا بیٹا احمد دو سال سے انتظار کر رہا ہے": "میرا بیٹا [name] دو سال سے انتظار کر رہا ہے",
    "ابني ينتظر ولأحمد أخ": "ابني ينتظر [name] أخ",
    "আমার ছেলে রহিমের স্কুল ভালো": "আমার ছেলে [name] স্কুল ভালো",
    "ਮੇਰੀ ਧੀ ਗੁਰਪ੍ਰੀਤ ਖੁਸ਼ ਹੈ": "ਮੇਰੀ ਧੀ [name] ਖੁਸ਼ ਹੈ",
    "મારો દીકરો આરવ રાહ જુએ છે": "મારો દીકરો [name] રાહ જુએ છે",
    "Олена чекає. Мій син Тимофій теж.": "[name] чекає. Мій син [name] теж.",
}


@pytest.mark.parametrize("clue", CLUES, ids=lambda clue: clue.__name__)
def test_each_clue_finds_what_no_other_does(clue: Clue) -> None:
    name, text = EXAMPLES[clue.__name__]
    words = words_of(text)
    place = next(place for place, word in enumerate(words) if word.text.startswith(name))
    assert [each for each in CLUES if each(words, place)] == [clue]
    assert name not in redaction.mask(text)


@pytest.mark.parametrize("text", NO_NAME.values(), ids=NO_NAME)
def test_what_looks_like_it_is_no_name(text: str) -> None:
    assert redaction.mask(text) == text


@pytest.mark.parametrize("text", OTHER_SCRIPTS)
def test_the_commonest_names_are_known_in_their_own_letters(text: str) -> None:
    assert redaction.mask(text) == OTHER_SCRIPTS[text]


def test_names_that_are_words_of_another_language_stay_words_in_it() -> None:
    assert redaction.mask("Mae Gwenlli yn hapus yn yr ysgol ond mae hi'n aros") == (
        "Mae [name] yn hapus yn yr ysgol ond mae hi'n aros"
    )
    assert redaction.mask("Mój syn Kuba i Maja nie mają miejsca w szkole") == (
        "Mój syn [name] i [name] nie mają miejsca w szkole"
    )
    assert (
        redaction.mask("my daughter mae is happy at her school")
        == "my daughter [name] is happy at her school"
    )


def test_a_surname_goes_with_its_name_and_nothing_else_does() -> None:
    assert redaction.mask("Aoife O'Brien-Shah of Kent said so") == "[name] of Kent said so"
    assert redaction.mask("Kai de la Cruz School bus") != "Kai de la Cruz School bus"
    assert redaction.mask("tyler jones will go") == "[name] will go"
    assert redaction.mask("Kai CAMHS SEN") == "[name] CAMHS SEN"


def test_the_lists_do_not_contradict_one_another() -> None:
    names = listed("given_names") | listed("word_names")
    for words in ("ordinary_words", "place_names", "known_names", "settings", "relations", "owned", "doings"):
        assert not names & listed(words), words
    assert not listed("given_names") & (listed("word_names") | listed("plain_word_names"))
    assert len(listed("given_names")) > 2500
