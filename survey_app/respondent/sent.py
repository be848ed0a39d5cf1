"""After sending: the codes of this visit, another child, and whether answers are counted.

The public door can read no response: it holds no way from a receipt to an answer, so neither a code on paper nor
a slip of ours can show one. What a visit sees again of what it sent is its own sealed draft, see `own_copy`.
"""

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from survey_app import i18n
from survey_app.design.screens import FieldError
from survey_app.errors import CodeMistyped, DraftGone, TooManyCodes
from survey_app.fieldwork import consent, families, surveys, tokens, withdrawals
from survey_app.fieldwork.families import Sent
from survey_app.i18n import gettext
from survey_app.respondent import audiences, entry, spelling, visits
from survey_app.respondent.around import around
from survey_app.respondent.sent_screens import AgreedScreen, CountedScreen, ReceiptScreen, ShownReceipt
from survey_app.respondent.showing import SLOT, kept, page, show
from survey_app.respondent.telling import Way
from survey_app.service import Service


def init(app: Flask) -> None:
    app.add_url_rule("/receipt", view_func=receipt)
    app.add_url_rule("/another-child", view_func=another_child, methods=["POST"])
    app.add_url_rule("/agreed", view_func=agreed)
    app.add_url_rule("/counted", view_func=counted)
    app.add_url_rule("/counted", view_func=ask_counted, methods=["POST"])


def receipt() -> Answer:
    """Shown to the visit that sent, and to no other: with the codes of the children it sent for before."""
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        begun = families.drafts_of(connection, service.keyring, visit.family)
        draft = begun[-1]
        survey = draft.survey if draft else surveys.get(connection, visit.survey_id)
        withdrawn = service.settings.withdrawn_file
        stands = families.standing(connection, service.keyring, begun)
        codes = families.sent(connection, service.keyring, visit.family, begun, stands, withdrawn)
        is_offered = families.is_offered(connection, service.keyring, visit.family, begun, stands, now=g.now)
    if draft is None and not codes:
        raise DraftGone("this visit has sent nothing")
    if not codes:
        return redirect(url_for("resume"), 303)
    family = visit.family
    screen = ReceiptScreen(
        around=around(survey),
        receipts=tuple(_slots(each, is_newest=each is codes[-1]) for each in codes),
        has_sisters=visits.has_sisters(),
        next_child=family.child + 1 if is_offered else 0,
        is_going_on=draft is not None and not draft.is_sent,
        most=family.most if survey.audience == families.AUDIENCE and family.child >= family.most else 0,
    )
    return page(_filled(kept(screen), codes))


def _slots(sent: Sent, *, is_newest: bool) -> ShownReceipt:
    """The receipt as it stands in the page that is the same for everybody."""
    return ShownReceipt(
        child=sent.child,
        id="receipt" if is_newest else f"receipt-{sent.child}",
        code=(SLOT % f"{sent.child} first", SLOT % f"{sent.child} second"),
        whole=SLOT % f"{sent.child} whole",
        aloud=tuple(SLOT % f"{sent.child} aloud {group}" for group in range(4)),
        is_counted=sent.verdict == "counted",
        is_readable=not visits.is_together(),
    )


def _filled(html: str, codes: tuple[Sent, ...]) -> str:
    for sent in codes:
        first, second = tokens.halves(sent.code)
        grouped = tokens.grouped(sent.code)
        words = {"first": first, "second": second, "whole": grouped}
        words |= {f"aloud {at}": spelling.aloud(group) for at, group in enumerate(grouped.split("-"))}
        for name, text in words.items():
            html = html.replace(SLOT % f"{sent.child} {name}", text)
    return html


def another_child() -> Answer:
    """Begin for one child more. A form made before that one was begun begins nothing: it leads to it."""
    service: Service = g.service
    visit = visits.get(g.now)
    if request.form.get("child") == str(visit.family.child + 1):
        with service.store.writing() as connection:
            has_begun = families.begin_another(connection, service.keyring, visit.family, now=g.now)
        if has_begun:
            visits.add_child()
    return redirect(url_for("resume"), 303)


def agreed() -> Response:
    """The statements of the yes that counts for another child too."""
    service: Service = g.service
    visit = visits.get(g.now)
    with service.store.reading() as connection:
        survey = surveys.get(connection, visit.survey_id)
        begun = families.drafts_of(connection, service.keyring, visit.family)
        said = families.agreed(families.standing(connection, service.keyring, begun))
    if said is None:
        raise DraftGone("no yes of this visit stands")
    return show(
        AgreedScreen(
            around=around(survey),
            manner=audiences.OF[survey.audience].manner,
            is_supporter=said["voice"] == "supporter",
            is_easy=said["statements_version"] == consent.EASY_READ_VERSION
            and Way(language=i18n.language(), presentation="easy-read").is_easy,
        )
    )


def counted() -> Response:
    return show(CountedScreen())


def ask_counted() -> Answer:
    """Whether the answers of a receipt are counted: that, and never an answer."""
    service: Service = g.service
    typed = request.form.get("code", "")
    try:
        code = tokens.read(typed, service.keyring, "receipt")
    except CodeMistyped:
        return _again(typed, entry.mistyped(), 422)
    with service.store.reading() as connection:
        verdict = withdrawals.verdict(connection, service.keyring, code, service.settings.withdrawn_file)
    if verdict != "not-counted":
        return show(CountedScreen(verdict=verdict))
    try:
        entry.count_unknown()
    except TooManyCodes:
        return _again(typed, entry.too_many(), 429)
    return _again(typed, gettext("No answers are counted under this code."), 404)


def _again(typed: str, text: str, status: int) -> Answer:
    answer = show(CountedScreen(typed=typed[:40], errors=(FieldError("code", text),)))
    answer.status_code = status
    return answer
