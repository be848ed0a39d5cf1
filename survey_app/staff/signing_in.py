"""Getting in and out: ask for a link, use it, type the second factor, sign out."""

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from survey_app.design.screens import FieldError, show
from survey_app.errors import SignInRefused
from survey_app.fieldwork import audit, second_factor, sign_in, staff_visits
from survey_app.fieldwork.second_factor import Verdict
from survey_app.staff import visits
from survey_app.staff.screens import (
    CheckMailScreen,
    LinkRefusedScreen,
    SecondFactorScreen,
    SignedOutScreen,
    SignInScreen,
    UseLinkScreen,
)
from survey_app.staff.visits import service

room = Blueprint("signing_in", __name__, template_folder="templates")

SLIPS: dict[Verdict, str] = {
    "wrong": "This code does not fit. Type the six digits your phone shows now",
    "wait": "There were five wrong codes. Wait ten minutes, then try again",
}


@room.get("/sign-in")
def ask() -> Response:
    return show(SignInScreen())


@room.post("/sign-in")
def send_link() -> Response:
    address = request.form.get("address", "").strip()
    if "@" not in address:
        slip = FieldError("address", "Type your e-mail address, such as name@example.org")
        return show(SignInScreen(address=address[: sign_in.MOST_TYPED], errors=(slip,)))
    with service().store.writing() as connection:
        sign_in.ask(
            connection,
            service().keyring,
            address,
            browser=visits.browser(),
            place=request.remote_addr or "",
            link_to=service().settings.base_url + url_for("signing_in.ask") + "/",
            now=g.now,
        )
    return redirect(url_for("signing_in.check_mail"), 303)


@room.get("/check-mail")
def check_mail() -> Response:
    return show(CheckMailScreen())


@room.get("/sign-in/<code>")
def show_link(code: str) -> Response:
    """Mail programs open links by themselves: looking spends nothing."""
    with service().store.reading() as connection:
        sign_in.check_link(connection, service().keyring, code, browser=visits.browser(), now=g.now)
    return show(UseLinkScreen(action=url_for("signing_in.use_link", code=code)))


@room.post("/sign-in/<code>")
def use_link(code: str) -> Response:
    keyring = service().keyring
    with service().store.writing() as connection:
        staff_id, visit = sign_in.spend_link(connection, keyring, code, browser=visits.browser(), now=g.now)
        audit.record(connection, keyring, actor=staff_id, action="use-link", subject=staff_id, now=g.now)
    visits.enter(visit)
    return redirect(url_for("inspecting.show_all"), 303)


@room.get("/second-factor")
def second_factor_page() -> Response:
    return show(SecondFactorScreen()) if visits.find_person() else redirect(url_for("signing_in.ask"), 303)


@room.post("/second-factor")
def check_second_factor() -> Response:
    person = visits.find_person()
    if person is None:
        return redirect(url_for("signing_in.ask"), 303)
    keyring, typed = service().keyring, request.form.get("code", "")
    with service().store.writing() as connection:
        verdict = second_factor.check(connection, keyring, person.id, typed, now=g.now)
        action = f"second-factor-{verdict}"
        audit.record(connection, keyring, actor=person.id, action=action, subject=person.id, now=g.now)
        if verdict == "right":
            visits.enter(staff_visits.confirm(connection, person.id, visits.secret(), now=g.now))
            return redirect(url_for("inspecting.show_all"), 303)
    return show(SecondFactorScreen(errors=(FieldError("code", SLIPS[verdict]),)))


@room.post("/sign-out")
def sign_out() -> Response:
    with service().store.writing() as connection:
        staff_visits.end(connection, visits.secret())
    visits.leave()
    answer = redirect(url_for("signing_in.signed_out"), 303)
    # Not "cookies": that would take the answers of a family who shares this host with the console.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@room.get("/signed-out")
def signed_out() -> Response:
    return show(SignedOutScreen())


@room.errorhandler(SignInRefused)
def refuse_link(_: SignInRefused) -> Response:
    return show(LinkRefusedScreen())
