"""What is masked in a comment, and what stays to be read."""

from itertools import pairwise

import pytest

from survey_app.fieldwork import redaction

MASKED = {
    "My son Kai is nine.": "My son [name] is nine.",
    "my daughter zarmeena has a plan": "my daughter [name] has a plan",
    "Mrs Patel and Dr J. Okonkwo-Reid rang": "Mrs [name] and Dr [name] rang",
    "She is called Ella Thornhill.": "She is called [name].",
    "The SENCO is Tamsyn.": "The SENCO is [name].",
    "Zarmeena's plan came late. Zarmeena cried.": "[name]'s plan came late. [name] cried.",
    "Mum to Ffion, Gethin and Zarmeena": "Mum to [name], [name] and [name]",
    "letter signed by K Mistry": "letter signed by [name]",
    "MY SON KAI WAS SENT HOME AGAIN": "MY SON [name] WAS SENT HOME AGAIN",
    "write to jane.doe@example.org.uk": "write to [e-mail address]",
    "ring 07700 900 123 or (0161) 496 0123": "ring [phone number] or [phone number]",
    "+44 (0)7700 900123": "[phone number]",
    "we are in SE15 4QA": "we are in [postcode]",
    "NHS number 943 476 5919": "NHS number [NHS number]",
    "UPN T571177774121": "UPN [pupil number]",
    "NI AB 12 34 56 C": "NI [National Insurance number]",
    "born 12/03/2014, seen 14/05/2019 in clinic by them all": (
        "born [date of birth], seen 14/05/2019 in clinic by them all"
    ),
    "see www.example.org/kai or @kaismum": "see [web address] or [web address]",
    "insta name is mum_of_2 and snapchat: k.oduya": "insta name is [web address] and snapchat: [web address]",
    "Rose Cottage, Mill Lane has no pavement": "[address] has no pavement",
    "Kai, Hope both wait": "[name], [name] both wait",
    "LS 8 2 AB is us": "[postcode] is us",
    "kaidens mum here": "[name] mum here",
    "we live at 14 Elm Grove": "we live at [address]",
}
LEFT = (
    "The school is lovely. CAMHS, SENDIASS and the council are not.",
    "They may look again in May. Will they? I hope so.",
    "In summer everything closes; Summer was hard.",
    "He loves Art and PE.",
    "the dr may know, the dr will not say",
    "I miss the old head. Miss one appointment and you are off the list.",
    "He was called lazy and she was called a liar.",
    "My Son Has Autism And The School Is Full",
    "Section F is vague, Year R was fine, Plan B was home.",
    "The tribunal is on 12 March 2024, ref 2023/00417, £1,250.00.",
    "a 20 minute walk, 2 miles down the road",
    "The case 943 476 5918 was closed.",
    "Ring 999 or 111.",
)


@pytest.mark.parametrize("text", MASKED)
def test_what_names_or_identifies_a_person_is_masked(text: str) -> None:
    assert redaction.mask(text) == MASKED[text]


@pytest.mark.parametrize("text", LEFT)
def test_what_identifies_nobody_stays(text: str) -> None:
    assert redaction.mask(text) == text


def test_schools_and_services_are_visible_to_inspectors_and_can_be_masked_for_families() -> None:
    text = "Kai left St Mary's C of E Primary School; Kent County Council knew."
    assert redaction.mask(text) == "[name] left St Mary's C of E Primary School; Kent County Council knew."
    assert redaction.mask(text, redaction.EVERYTHING) == (
        "[name] left [school or service]; [school or service] knew."
    )


def test_a_team_without_a_name_of_its_own_is_no_setting() -> None:
    assert redaction.find("CAMHS and the Special School and our local authority") == ()


def test_a_childs_name_before_a_school_is_not_hidden_in_the_schools() -> None:
    assert redaction.mask("Kai school refused and Kai CAMHS worker left") == (
        "[name] school refused and [name] CAMHS worker left"
    )
    assert redaction.mask("Mrs Thornhill School") == "Mrs [name] School"
    assert redaction.mask("Grace Academy and St Osric's") == "Grace Academy and St Osric's"


def test_a_name_found_once_is_found_wherever_it_comes_again() -> None:
    masked = redaction.mask("nobody helped zarmeena. my daughter zarmeena is six. poor Zarmeena")
    assert masked == "nobody helped [name]. my daughter [name] is six. poor [name]"


def test_spans_lie_in_the_original_in_order_and_apart() -> None:
    text = "Kai (07700 900123) at Elm Park School, mum kai@example.org"
    spans = redaction.find(text)
    assert [text[span.start : span.end] for span in spans] == [
        "Kai",
        "07700 900123",
        "Elm Park School",
        "kai@example.org",
    ]
    assert [span.kind for span in spans] == ["name", "phone", "setting", "email"]
    assert all(one.end <= next_.start for one, next_ in pairwise(spans))


def test_a_redaction_says_which_rules_made_it() -> None:
    redacted = redaction.redact("my son Kai")
    assert (redacted.text, redacted.version) == ("my son [name]", redaction.VERSION)
    assert redacted.spans == (redaction.Span(7, 10, "name"),)


def test_pieces_are_the_masked_text_and_say_which_of_them_are_masks() -> None:
    pieces = redaction.pieces("My son Kai rang 07700 900123.")
    assert [(piece.text, piece.kind) for piece in pieces] == [
        ("My son ", None),
        ("[name]", "name"),
        (" rang ", None),
        ("[phone number]", "phone"),
        (".", None),
    ]
    assert redaction.pieces("") == ()


def test_an_empty_text_and_one_without_words_stay_as_they_are() -> None:
    for text in ("", " ", "...", "\n", "42"):
        assert redaction.mask(text) == text
