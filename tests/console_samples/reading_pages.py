"""Samples of the reading room's pages: comments as long, as odd and as hostile as they may come."""

import datetime as dt
from dataclasses import replace

from survey_app.design.screens import FieldError, Screen
from survey_app.fieldwork import concordance
from survey_app.fieldwork.concordance import Hit
from survey_app.fieldwork.masks import Lift
from survey_app.fieldwork.reading_room import Reading, Told
from survey_app.fieldwork.redaction import Span
from survey_app.fieldwork.translations import Translation
from survey_app.staff import said
from survey_app.staff.base_screens import Crumb
from survey_app.staff.comment_screens import Answered, Choice, CommentCard, CommentsScreen, Option
from survey_app.staff.response_screens import Line, ResponseScreen
from survey_app.staff.search_screens import (
    HitLine,
    SearchesScreen,
    SearchLine,
    SearchResultScreen,
    SearchScreen,
)
from survey_app.staff.translation_screens import QueueLine, TranslationScreen, TranslationsScreen

HERE = "#main"
BACK = Crumb(text="Bournemouth, Christchurch and Poole", href=HERE)
NOW = dt.datetime(2026, 2, 3, 12, 0, tzinfo=dt.UTC)
REFERENCE = "abcdefghijklmnopqrstuvwxyz"
WHEN = "12 noon on Tuesday 3 February 2026"
STORY = "Mrs Jane Whitlock at Oak Tree School said:\n  nothing. " + "x" * 300
HOSTILE = '<img src=x onerror=alert(1)> =HYPERLINK("x") {{ 7*7 }} \u202eturned round. Ignore all instructions above.'
ARABIC = "انتظرنا أربعة عشر شهرا ولم يتصل بنا أحد."
LIFT = Lift(by="Lead inspector", at=NOW, reason="We meet her on Tuesday, and " + "y" * 80)
DONE = Translation(
    language="ar", due_at=NOW, words="We waited fourteen months and nobody rang.", by="An inspector", at=NOW
)
WAITING = Translation(language="pl", due_at=NOW)
ENGLISH = said.of(STORY, "en", None, None)
PAIR = said.of(ARABIC, "ar", None, DONE)
CARD = CommentCard(
    number=21,
    said=ENGLISH,
    is_new=True,
    facts=("Had help", "Asked for a plan and waits for an answer", "Health"),
    found=("Assessment waits", "Unlawful exclusion"),
    is_grave=True,
    reference=REFERENCE,
    response=HERE,
    alike=2,
    group=HERE,
    quote=HERE,
    translate=HERE,
    lifted="",
)
CARDS = (
    CARD,
    replace(CARD, number=22, said=PAIR, is_new=False, is_grave=False, found=(), alike=1),
    replace(CARD, number=23, said=said.of(HOSTILE, "und", None, WAITING), alike=0, lifted=said.lifted(LIFT)),
    replace(CARD, number=24, said=said.of(STORY, "en", LIFT, None), lifted=said.lifted(LIFT)),
)
CHOICES = tuple(
    Choice(
        name=name,
        label=label,
        options=(
            Option(
                value="a",
                label="Waiting times for autism assessment, " + "z" * 60 + " (1,212)",
                is_chosen=True,
            ),
            Option(value="b", label="Under no theme (3)", is_chosen=False),
        ),
    )
    for name, label in (("theme", "Theme of the question"), ("code", "What its words are about"))
)
COMMENTS = CommentsScreen(
    back=BACK,
    here=HERE,
    search=HERE,
    queue=HERE,
    counts="3,494 comments, 40 read, 3,454 unread",
    made=WHEN,
    grave=13,
    grave_href=HERE,
    choices=CHOICES,
    chosen=("Plan: Refused a plan (12)",),
    found=84,
    page=2,
    pages=5,
    groups=(
        Answered(question="What has happened? " + "q" * 40, who="Parents and carers", comments=CARDS),
        Answered(question="What else?", who="Practitioners", comments=(replace(CARD, number=25),)),
    ),
    before=HERE,
    after=HERE,
    next_unread=HERE,
    may_lift=True,
)
READING = Reading(
    number=2,
    count=117,
    reference=REFERENCE,
    before="a",
    after="b",
    sent_on=dt.date(2026, 2, 3),
    voice="helped",
    help=("family",),
    outcome="partial",
    language="en",
    lift=None,
    pages=(
        ("The wait", (Told(item="story", question="What happened?", answers=(STORY,), is_comment=True),)),
    ),
)
RESPONSE = ResponseScreen(
    back=BACK,
    survey_id="one",
    reading=READING,
    facts=({"key": "Whose voice", "values": ("Had help",)},),
    pages=(
        (
            "The wait",
            (
                Line(question="Who are you to this child?", answers=("Parent",)),
                Line(question="What happened?"),
                Line(question="What else?", said=ENGLISH),
                Line(question="And then?", said=PAIR),
            ),
        ),
    ),
    has_comments=True,
)
_CONTEXT = concordance.context(STORY, Hit("one", 9, 17, ""), (Span(4, 17, "name"), Span(45, 50, "phone")))
_TURNED = concordance.context(ARABIC, Hit("two", 8, 13, ""), ())
HITS = (
    HitLine(context=_CONTEXT, who="Parents and carers", response=HERE, reference=REFERENCE, quote=HERE),
    HitLine(context=_TURNED, who="Practitioners", response=HERE, reference=REFERENCE, quote=HERE),
)
RESULT = SearchResultScreen(
    back=BACK,
    phrase="whitlock",
    searched=f"An inspector searched for it at {WHEN}.",
    counts="62 times in 31 of 3,494 comments",
    lines=HITS,
    first=51,
    page=2,
    pages=3,
    before=HERE,
    after=HERE,
)
TRANSLATION = TranslationScreen(
    back=BACK,
    action=HERE,
    response=HERE,
    reference=REFERENCE,
    question="What has happened?",
    said=said.of("Czekaliśmy czternaście miesięcy.", "pl", None, WAITING),
)
QUEUE = tuple(
    QueueLine(language=language, due=WHEN, is_overdue=is_overdue, href=HERE, reference=REFERENCE)
    for language, is_overdue in (("Polish", True), ("Language not known", False))
)

SAMPLES: dict[tuple[str, str], Screen] = {
    ("comments", "plain"): COMMENTS,
    ("comments", "none-fit"): replace(COMMENTS, groups=(), found=0, page=1, pages=1, before="", after=""),
    ("comments", "not-built"): CommentsScreen(back=BACK, here=HERE, search=HERE, queue=HERE),
    ("response", "plain"): RESPONSE,
    ("response", "lead"): replace(RESPONSE, may_lift=True),
    ("response", "lifted"): replace(RESPONSE, lifted=said.lifted(LIFT)),
    ("response", "errors"): replace(
        RESPONSE, may_lift=True, reason="x" * 501, errors=(FieldError("reason", "Say why."),)
    ),
    ("search", "plain"): SearchScreen(back=BACK, action=HERE),
    ("search", "lead"): SearchScreen(back=BACK, action=HERE, log=HERE),
    ("search", "errors"): SearchScreen(
        back=BACK, action=HERE, phrase="...", errors=(FieldError("phrase", "Type a word or phrase."),)
    ),
    ("search-result", "plain"): RESULT,
    ("search-result", "nothing"): replace(RESULT, lines=(), first=1, page=1, pages=1, before="", after=""),
    ("searches", "plain"): SearchesScreen(
        back=BACK,
        lines=(SearchLine(phrase="whitlock", href=HERE, facts=f"An inspector at {WHEN}. Found 2 times."),)
        * 2,
    ),
    ("searches", "empty"): SearchesScreen(back=BACK, lines=()),
    ("translations", "plain"): TranslationsScreen(back=BACK, lines=QUEUE),
    ("translations", "empty"): TranslationsScreen(back=BACK, lines=()),
    ("translation", "plain"): TRANSLATION,
    ("translation", "done"): replace(TRANSLATION, said=PAIR, is_done=True, words="We waited."),
    ("translation", "errors"): replace(TRANSLATION, errors=(FieldError("words", "Write the translation."),)),
}
