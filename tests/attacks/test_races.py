"""Two of everything at the same moment, on both databases."""

from attacks.facts import at_once, column, counted, sent, twin
from builders import NOW, a_draft, an_invitation
from drivers import Respondent

from survey_app.errors import AlreadySent, DraftGone
from survey_app.fieldwork import drafts, links, responses

TOKENS = 100
TABS = 8
ROUNDS = 10


def test_eight_taps_on_send_are_one_sending_and_one_receipt(service, survey):
    """B1: 100 invitations, 8 sendings of each at once: 100 responses, and all 8 read the same receipt."""
    for number in range(TOKENS):
        _, code = an_invitation(service, survey)
        secret = a_draft(service, survey, {1: {"helped": "no"}, 3: {"else": f"family {number}"}}, code=code)
        phone = Respondent.holding(service, secret, code)
        phone.check()
        tabs = [twin(phone) for _ in range(TABS)]
        at_once([lambda tab=tab: tab.press("/send") for tab in tabs])
        assert {tab.screen for tab in tabs} == {"receipt"}
        assert len({tab.receipt() for tab in tabs}) == 1
    assert sorted(answers["else"] for answers in sent(service)) == sorted(
        f"family {number}" for number in range(TOKENS)
    )
    assert counted(service, survey.id)["sent"] == TOKENS + 1


def test_two_tabs_on_two_pages_become_one_response(service, survey):
    """B2: both tabs' pages are in it, for each page what was written there last, and it is sent once."""
    one = Respondent.at(service)
    one.begin(survey.link)
    one.answer({"helped": "yes"})
    other = twin(one)
    one.get("/answer/1")
    at_once(
        [
            lambda: one.answer({"helped": "yes", "needs": ["no"]}),
            lambda: other.answer({"story": "from the other tab"}),
        ]
    )
    at_once([lambda: one.get("/check"), lambda: other.get("/check")])
    at_once([lambda: one.press("/send"), lambda: other.press("/send")])
    assert one.receipt() == other.receipt() != ""
    assert sent(service) == [{"helped": "yes", "needs": ["no"], "story": "from the other tab"}]


def test_two_tabs_on_one_page_ask_before_the_older_wins(service, survey):
    """B2: nobody's words go unseen: the later of two savings is shown again, and its next try wins."""
    one = Respondent.at(service)
    one.begin(survey.link)
    other = twin(one)
    at_once([lambda: one.answer({"helped": "no"}), lambda: other.answer({"needs": ["yes"]})])
    assert {one.status, other.status} == {200, 409}
    late = one if one.status == 409 else other
    late.answer()
    assert late.status == 200
    late.send()
    assert sent(service) == [{"helped": "no"} if late is one else {"needs": ["yes"]}]


def test_two_devices_with_one_link_send_once(service, survey):
    """B3: one response; the other device is told kindly, and the receipt is the winner's alone."""
    for _ in range(ROUNDS):
        phones = _two_devices(service, survey)
        for phone in phones:
            phone.check()
        at_once([lambda phone=phone: phone.press("/send") for phone in phones])
        assert sorted(phone.screen for phone in phones) == ["already-sent", "receipt"]
    assert len(sent(service)) == ROUNDS


def test_a_page_that_comes_while_the_other_device_sends_is_sent_or_given_back(service, survey):
    """B3: no words vanish between two devices: they are in the response or on the page."""
    for number in range(ROUNDS):
        sender, writer = _two_devices(service, survey)
        writer.get("/answer/3")
        sender.check()
        text = f"last words {number}"
        at_once(
            [
                lambda sender=sender: sender.press("/send"),
                lambda writer=writer, text=text: writer.answer({"else": text}),
            ]
        )
        assert sender.screen == "receipt"
        is_sent = text in [answers.get("else") for answers in sent(service)]
        assert is_sent or (writer.screen == "already-sent" and text in writer.words)


def test_a_thousand_sessions_on_one_personal_link_send_one_response(service, survey):
    """B17: whoever comes by the same personal link works on the same draft."""
    _, code = an_invitation(service, survey)
    first = a_draft(service, survey, {1: {"helped": "no"}}, code=code)
    secrets = [first, *_other_sessions(service, code, 999)]
    phones = [Respondent.holding(service, secret, code) for secret in secrets[::100]]
    for phone in phones:
        phone.check()
    screens = [(phone.press("/send"), phone.screen)[1] for phone in phones]
    assert screens == ["receipt", *["already-sent"] * (len(phones) - 1)]
    assert sum(_sends(service, secret) for secret in secrets[1:]) == 0
    assert len(sent(service)) == 1
    assert column(service, "SELECT count(*) FROM draft_keys WHERE kind = 'link'") == [0]


def _two_devices(service, survey):
    _, code = an_invitation(service, survey)
    first = Respondent.at(service)
    first.begin(f"/s/{code}")
    first.answer({"helped": "no"})
    second = Respondent.at(service)
    second.open(f"/s/{code}")
    second.start()
    return first, second


def _other_sessions(service, code, count):
    secrets = [number.to_bytes(16, "big") for number in range(count)]
    with service.store.writing() as connection:
        link = links.open_link(connection, service.keyring, code)
        for secret in secrets:
            drafts.join(connection, service.keyring, secret, link.holder)
    return secrets


def _sends(service, secret):
    try:
        with service.store.writing() as connection:
            responses.send(connection, service.keyring, secret, now=NOW)
    except (AlreadySent, DraftGone):
        return False
    return True
