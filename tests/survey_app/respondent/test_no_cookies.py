"""A browser that refuses cookies is told so, and what to do; nothing goes round in circles."""

import pytest
from attacks.facts import everything
from drivers import Respondent


class WithoutCookies(Respondent):
    def _keep_cookies(self):
        """Whatever is sent is thrown away."""


@pytest.fixture
def phone(sqlite_service):
    return WithoutCookies.at(sqlite_service)


@pytest.mark.parametrize("way_in", ["link", "typed code", "together"])
def test_who_comes_in_is_told_to_switch_cookies_on(sqlite_service, survey, phone, way_in):
    before = everything(sqlite_service)
    if way_in == "typed code":
        phone.type_code(survey.channel_code)
    else:
        phone.open(survey.link if way_in == "link" else survey.link.replace("/s/", "/together/"))
    assert (phone.status, phone.screen) == (403, "no-visit")
    assert "If cookies are off, switch them on for this page" in phone.words
    assert "We use one, to keep your place" in phone.words
    assert everything(sqlite_service) == before


@pytest.mark.parametrize("action", ["/start", "/who", "/consent", "/answer/1", "/send", "/next", "/withdraw"])
def test_a_form_that_comes_without_its_cookie_is_told_the_same(survey, phone, action):
    phone.post(action, {"story": "We waited", "csrf_token": "none"})
    assert phone.screen == "no-visit"
    assert "switch them on" in phone.words


@pytest.mark.parametrize("address", ["/", "/help", "/privacy", "/accessibility"])
def test_pages_for_everybody_need_no_cookie_and_set_none(phone, address):
    phone.get(address)
    assert phone.status == 200
    assert not phone.reply.header("Set-Cookie")
