"""Markup, templates, statements and rare characters, put wherever a person or a browser may put text."""

import unicodedata

import pytest
from attacks.facts import column, everything, sent
from builders import a_question, a_questionnaire, a_survey, an_invitation, an_option
from drivers import FORM, Respondent

from questionnaires.model import Page

MARKUP = [
    "<script>alert(1)</script>",
    '"><svg/onload=alert(1)>',
    "javascript:alert(1)",
    "<img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "' autofocus onfocus='alert(1)",
    "<!--<p>-->",
    "]]>&lt;b&gt;",
]
TEMPLATES = [
    "{{7*7}}",
    "{{config}}",
    "${7*7}",
    "#{7*7}",
    "{% include 'respondent/page.html' %}",
    "{0.__class__}",
    "%(x)s",
    "%n%s%d",
    "\\u003cb\\u003e",
    "\ue000csrf\ue001",
    "\ue000version\ue001 \ue000text|story\ue001",
]
STATEMENTS = [
    "'; DROP TABLE responses--",
    "1' OR '1'='1",
    "') UNION SELECT body FROM documents--",
    "\\'",
    '"; DELETE FROM drafts; --',
    "tid[]=1') OR 1=1--",
    ":survey_id %(x)s ? ?1 $1",
]
# What is kept to the character, beside what the database, the page or the reader could not bear.
FAITHFUL = [
    unicodedata.normalize("NFC", "é ŵ ŷ Å"),
    unicodedata.normalize("NFD", "é ŵ ŷ Å"),
    "a\ufeffb",
    "x" + "\u0301" * 100,
    "🧒🏽 and 👨‍👩‍👧‍👦",
    "Llŷr, Siân and ŵ",
    "مرحبا \u200fو\u200e",
    "line one\nline two\n\n  indented\t",
    "\n starts with a blank line",
    "nul-free \x01\x1f\x7f\x85",
]
CLEANED = [
    ("a\x00b", "ab"),
    ("left \u202ethgir\u202c to right", "left thgir to right"),
    ("\u2066isolate\u2069", "isolate"),
    ("mac\rand windows\r\n", "mac\nand windows\n"),
]


@pytest.mark.parametrize("text", MARKUP + TEMPLATES + STATEMENTS)
def test_what_looks_like_code_is_words(service, survey, text):
    """D1, D2, D4: kept and shown to the letter, wherever it is read again; nothing runs, nothing is dropped."""
    phone = Respondent.at(service)
    phone.begin(survey.link)
    phone.answer({"helped": "yes"})
    phone.answer({"story": text})
    phone.get("/answer/2")
    assert phone.form("/answer/2")["story"] == [text]
    phone.check()
    said = [each.text() for each in phone.page.all("dd")]
    assert " ".join(text.split()) in said
    assert not [each for each in phone.page.all("script") if not each.get("src").startswith("/static/")]
    phone.send()
    assert sent(service)[0]["story"] == text


@pytest.mark.parametrize("text", MARKUP + TEMPLATES + STATEMENTS)
def test_what_looks_like_code_is_words_in_a_code_a_query_and_a_header(sqlite_service, sqlite_survey, text):
    """D1, D2, D4: a typed code, a query, a language, an agent: shown as text or not at all; nothing is sorted by it."""
    phone = Respondent.at(sqlite_service)
    before = everything(sqlite_service)
    phone.type_code(text)
    assert phone.status == 422
    assert phone.form("/")["code"] == [text[:40]]
    phone.get("/withdraw")
    phone.press("/withdraw", {"code": text})
    assert phone.status == 422
    harmless = text.encode("ascii", "replace").decode()
    for address in ("/", "/start", "/help"):
        phone.request(
            "GET",
            address,
            headers={
                "User-Agent": harmless,
                "Accept-Language": harmless,
                "Referer": f"http://localhost/{harmless}",
                "X-Request-Id": harmless,
            },
        )
        assert harmless not in phone.reply.text
    assert everything(sqlite_service) == before


@pytest.mark.parametrize("text", [*MARKUP[:5], *TEMPLATES[:7], *STATEMENTS[:3]])
def test_a_questionnaire_with_such_words_in_it_shows_them(sqlite_service, text):
    """D1, D2: titles, questions, options and names are text too."""
    page = Page(
        id="only",
        section=text,
        heading=text,
        lead=text,
        questions=(
            a_question(
                "asked", text=text, hint=text, help=text, options=(an_option("a", text), an_option("b"))
            ),
            a_question("said", "comment", text=f"Say {text}"),
        ),
    )
    survey = a_survey(sqlite_service, a_questionnaire(page, title=text))
    phone = Respondent.at(sqlite_service)
    phone.typed.append(text)
    phone.begin(survey.link)
    assert phone.page.all("h1")[0].text() == " ".join(text.split())
    assert [each.text() for each in phone.page.all("legend")] == [" ".join(text.split())]
    phone.answer({"asked": "a", "said": text})
    assert " ".join(text.split()) in [each.text() for each in phone.page.all("dd")]


@pytest.mark.parametrize("text", MARKUP + STATEMENTS)
def test_such_words_given_back_by_a_refusal_are_words(sqlite_service, sqlite_survey, text):
    """D1, D4: the pages that hand back what was typed do so as text, in fields and in paragraphs."""
    phone = Respondent.at(sqlite_service)
    phone.begin(sqlite_survey.link)
    phone.answer({"helped": "yes"})
    form = phone.form("/answer/2")
    phone.post("/answer/2", form | {"csrf_token": "gone", "wait": text, "story": text})
    assert phone.screen == "resend"
    assert phone.form("/answer/2")["story"] == [text]
    phone.post("/answer/2", form | {"wait": text, "story": text * 100})
    assert (phone.status, phone.screen) == (422, "question")
    assert phone.form("/answer/2")["story"] == [text * 100]


@pytest.mark.parametrize("text", FAITHFUL)
def test_rare_characters_come_back_as_they_were_typed(service, survey, text):
    """D16: composed and decomposed, marks, pictures, other scripts: to the character, on both databases."""
    assert _said_and_sent(service, survey, text) == (text, text)


@pytest.mark.parametrize(("typed", "kept"), CLEANED)
def test_what_no_database_or_reader_can_bear_is_left_out(service, survey, typed, kept):
    """D16: NUL and what turns text round are dropped politely, as documented; line ends become one kind."""
    assert _said_and_sent(service, survey, typed) == (kept, kept)


@pytest.mark.parametrize("raw", [b"%ED%A0%80", b"%FF%FE", b"%C0%AF", b"%F0%9F%98", b"%00", b"%E2%80%AE%00"])
def test_bytes_that_are_no_text_do_no_harm(service, survey, raw):
    """D16: halves of surrogates and broken UTF-8 are read as something, never as a fault."""
    phone = Respondent.at(service)
    phone.begin(survey.link)
    phone.answer({"helped": "yes"})
    form = phone.form("/answer/2")
    body = b"csrf_token=%s&version=0&story=before%safter" % (form["csrf_token"][0].encode(), raw)
    phone.follow(phone.request("POST", "/answer/2", body, {"Content-Type": FORM}))
    assert phone.path == "/answer/3"
    phone.send()
    assert sent(service)[0]["story"].startswith("before")
    assert sent(service)[0]["story"].endswith("after")


def test_such_words_name_no_table(service, survey):
    """D4: after all of it, the tables are there."""
    phone = Respondent.at(service)
    _, code = an_invitation(service, survey)
    for text in STATEMENTS:
        phone.request("POST", "/", {"code": text, "sort": text, "order": text})
    phone.begin(f"/s/{code}")
    assert column(service, "SELECT count(*) FROM responses") == [1]


def _said_and_sent(service, survey, text):
    phone = Respondent.at(service)
    phone.begin(survey.link)
    phone.answer({"helped": "yes"})
    phone.answer({"story": text})
    phone.get("/answer/2")
    said = phone.form("/answer/2")["story"][0].replace("\r\n", "\n")
    phone.send()
    return said, sent(service)[0]["story"]
