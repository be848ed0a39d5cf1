"""Names, files and patterns that other services choke on: long, turned round, drawn, or never matched."""

import importlib
import pkgutil
import re
import time
from types import ModuleType
from urllib.parse import urlencode

import pytest
import uploads
from attacks.facts import column, everything
from builders import NOW, a_question, a_questionnaire, a_survey
from drivers import FORM, Respondent

import survey_app
from questionnaires import answers, checks, meaning, piping
from questionnaires.model import Case, Page, Word
from survey_app.fieldwork import outbox, requests

TYPED = {"contact": requests.LIMIT_CONTACT, "words": requests.LIMIT_WORDS}
CALL = "/other-ways/telephone"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
DRAWINGS = {
    "script": DRAWING,
    "declared": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]>' + DRAWING,
    "foreign object": b"<svg><foreignObject><iframe src='javascript:alert(1)'/></foreignObject></svg>",
    "elsewhere": b'<svg><image href="https://evil.example/x.png"/><use href="//evil.example/y#z"/></svg>',
    "after spaces": b"\xef\xbb\xbf \n\n" + DRAWING,
    "packed": b"\x1f\x8b\x08\x00" + DRAWING,
}
MOST_SECONDS = 0.1
LONG = 50_000
HOSTILE = (
    "a" * LONG + "!", "a@" * (LONG // 2), "a." * (LONG // 2) + "@", "0" * LONG + "x", " " * LONG + "x", "-" * LONG,
    "A1 " * (LONG // 3), "\n" * LONG + "x", "<" * LONG, "{" * LONG, '"' * LONG, "who is the " * (LONG // 11),
)  # fmt: skip
OF_OURS = ("survey_app.commands", "survey_app.preview", "survey_app.fieldwork.films")
CLOBBERING = ("submit", "form", "action", "elements", "body", "constructor", "__proto__", "toString")


@pytest.fixture
def phone(sqlite_service, sqlite_survey):
    person = Respondent.at(sqlite_service)
    person.open(sqlite_survey.link)
    return person


def test_nothing_is_ever_sent_as_a_text_message(sqlite_service):
    """D7: this service writes to staff by e-mail and to no phone at all; an outbox row can be nothing else."""
    (table,) = column(sqlite_service, "SELECT sql FROM sqlite_master WHERE name = 'outbox'")
    kinds = set(re.findall(r"'(\w+)'", table[: table.index("subject")] + table[table.index("CHECK") :])) - {
        "0"
    }
    assert kinds == {"mail", "analyse", "report"}
    assert set(outbox.Kind.__args__) == kinds


@pytest.mark.parametrize("field", TYPED)
def test_a_name_of_ten_thousand_letters_is_refused_and_comes_back_whole(sqlite_service, phone, field):
    """D7: what a letter would have to carry is capped, in words, with every letter still in the box."""
    before = everything(sqlite_service)
    phone.get(CALL)
    long = "x" * 10_000
    phone.press(CALL, {"contact": "Cedar Close", field: long})
    assert (phone.status, phone.screen) == (422, "ask")
    assert phone.form(CALL)[field] == [long]
    assert f"at most {TYPED[field]}" in phone.words
    assert _but_counts(everything(sqlite_service)) == _but_counts(before)


def test_letters_that_turn_text_round_are_left_out_and_others_kept(sqlite_service, phone):
    """D7: override characters go; signs that a text message would have to escape, and pictures, stay."""
    phone.get(CALL)
    phone.press(CALL, {"contact": "a\u202egnp.exe\u202c 🧒🏽 ^{}\\[~]|€ \u2066b\u2069"})
    assert phone.screen == "asked"
    with sqlite_service.store.writing() as connection:
        (id_,) = column(sqlite_service, "SELECT id FROM requests")
        kept = requests.read(
            connection,
            sqlite_service.keyring,
            "fenmoor-revisit",
            requests.reference(id_),
            actor="x",
            now=NOW,
        )
    assert kept.contact == "agnp.exe 🧒🏽 ^{}\\[~]|€ b"


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize(("name", "kind"), [("me.svg", "image/svg+xml"), ("me.mp3", "audio/mpeg")])
def test_a_drawing_is_no_recording_whatever_it_is_called(sqlite_service, phone, drawing, name, kind):
    """D11: an SVG is refused by its first bytes, not by its name; nothing of it is kept or shown."""
    phone.get(uploads.PATH)
    token = phone.form(uploads.PATH)["csrf_token"][0].encode()
    file = uploads.part("recording", DRAWINGS[drawing], filename=name, kind=kind)
    uploads.send(phone, uploads.form([uploads.part("csrf_token", token), file]))
    assert (phone.status, phone.screen) == (415, "recording")
    assert "alert(1)" not in phone.reply.text
    folder = sqlite_service.settings.recordings_folder
    assert not folder.exists() or not any(folder.iterdir())
    assert column(sqlite_service, "SELECT id FROM requests") == []


def test_no_pattern_that_strangers_words_meet_can_be_kept_busy():
    """D15: each of them, held against fifty thousand letters that it nearly matches: under 100 ms.

    Patterns over files are held against their first bytes alone, as they are used.
    """
    patterns = _patterns()
    assert len(patterns) >= 10
    slow = {}
    for pattern in patterns:
        for text in HOSTILE:
            is_file = isinstance(pattern.pattern, bytes)
            calls = (pattern.match, pattern.fullmatch) if is_file else (pattern.search, pattern.fullmatch)
            took = min(
                sum(_seconds(lambda c=call, t=text, f=is_file: c(t.encode() if f else t)) for call in calls)
                for _ in range(3)
            )
            if took > MOST_SECONDS:
                slow[pattern.pattern] = round(took, 2)
    assert slow == {}


@pytest.mark.parametrize(
    ("where", "field"), [("/", "code"), ("/withdraw", "code"), (CALL, "contact"), (CALL, "words")]
)
def test_no_box_can_be_kept_busy(phone, where, field):
    """D15: the same letters typed into every kind of box: answered in under 100 ms."""
    phone.get(where)
    form = phone.form(where)
    for text in HOSTILE:
        body = urlencode(form | {field: text}, doseq=True).encode()
        took = min(_seconds(lambda sent=body: _post(phone, where, sent)) for _ in range(3))
        assert took < MOST_SECONDS, (text[:20], took)


@pytest.mark.parametrize("name", CLOBBERING)
def test_a_question_cannot_take_a_name_that_scripts_or_forms_need(name):
    """D17: a questionnaire whose field would hide a name of the browser's own is not published."""
    page = Page(id="only", section="One", heading="One", questions=(a_question(name),))
    found = [each.where for each in meaning.ids_are_plain(a_questionnaire(page))]
    assert any(where.endswith("questions.1.id") for where in found)
    assert meaning.ids_are_plain in checks.CHECKS


@pytest.mark.parametrize("text", ["<b>{{7*7}}</b>", "{area}", "{0.__class__}", "${7*7} %(area)s", "{wait}"])
def test_words_put_into_a_later_question_are_words_and_never_typed_ones(sqlite_service, text):
    """D3: what an answer brings into later questions is the author's phrase, shown to the letter; nothing in it is
    filled in again. What was typed cannot be named, and stands in no question."""
    wanted = Word(
        name="wait",
        question="helped",
        cases=(Case(any_of=("yes",), text=text),),
        otherwise="nothing",
    )
    first = Page(
        id="first",
        section="One",
        heading="One",
        questions=(a_question("helped"), a_question("story", "comment")),
    )
    then = Page(
        id="then",
        section="Two",
        heading="Two",
        questions=(a_question("else", text="What of {wait}, {story}?"),),
    )
    survey = a_survey(sqlite_service, a_questionnaire(first, then, words=(wanted,)))
    phone = Respondent.at(sqlite_service)
    phone.begin(survey.link)
    phone.answer({"helped": "yes", "story": f"typed {text}"})
    (legend,) = [each.text() for each in phone.page.all("legend")]
    assert legend == f"What of {text.replace('{area}', 'Fenmoor')}, {{story}}?"
    assert "typed" not in phone.words


def _patterns() -> list[re.Pattern[str] | re.Pattern[bytes]]:
    """All that the modules hold ready in which strangers' words come by; what authors and operators write is not."""
    found = {}
    for module in (*_modules(survey_app), answers, piping):
        if not module.__name__.startswith(OF_OURS):
            for value in vars(module).values():
                held = value if isinstance(value, tuple) else (value,)
                found |= {each.pattern: each for each in held if isinstance(each, re.Pattern)}
    return list(found.values())


def _modules(package: ModuleType) -> list[ModuleType]:
    names = [found.name for found in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]
    return [
        importlib.import_module(name)
        for name in names
        if not name.endswith("__main__") and ".migrations" not in name
    ]


def _seconds(call):
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _post(phone, where, body):
    """Past the checks of the driver, whose own patterns take their time."""
    cookie = "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
    reply = phone.send_request("POST", where, {"Content-Type": FORM, "Cookie": cookie}, body)
    assert reply.status in (303, 404, 422, 429)


def _but_counts(text):
    return [row for row in text.splitlines() if not row.startswith("failed_codes ")]
