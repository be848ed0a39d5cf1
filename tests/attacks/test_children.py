"""Several children of one person: two of everything at once, replies that are lost, and what is left behind."""

from attacks.facts import at_once, column, counted, sent, twin
from builders import an_invitation
from drivers import Respondent

TAPS = 8
ROUNDS = 10
WITNESSES = 2  # a response sent and a draft begun, both before the test


def a_parent(service, link):
    """Somebody who has just sent for one child."""
    phone = Respondent.at(service)
    phone.begin(link)
    phone.answer({"helped": "no"}, action="send")
    phone.send()
    return phone


def test_eight_taps_on_another_child_begin_one(service, survey):
    for number in range(1, ROUNDS + 1):
        tabs = [twin(a_parent(service, survey.link))]
        tabs += [twin(tabs[0]) for _ in range(TAPS - 1)]
        at_once([lambda tab=tab: tab.press("/another-child") for tab in tabs])
        assert {tab.path for tab in tabs} == {"/answer/1"}
        assert column(service, "SELECT count(*) FROM drafts") == [WITNESSES + 2 * number]
        tabs[0].answer({"helped": "yes"}, action="send")
        for tab in tabs:
            tab.check()
        at_once([lambda tab=tab: tab.press("/send") for tab in tabs])
        assert len({tab.receipt() for tab in tabs}) == 1
    assert len(sent(service)) == 2 * ROUNDS
    assert counted(service, survey.id)["sent"] == 2 * ROUNDS + 1


def test_two_devices_with_one_childs_code_send_it_once(service, survey):
    """Whoever comes second never sees the code of who came first."""
    _, code = an_invitation(service, survey)
    phone = a_parent(service, f"/s/{code}")
    phone.press("/another-child")
    phone.answer({"helped": "yes"}, action="later")
    phone.press("/come-back")
    other = Respondent.at(service)
    other.type_code(phone.page.by_id("come-back-code").text())
    for each in (phone, other):
        each.check()
    at_once([lambda each=each: each.press("/send") for each in (phone, other)])
    assert len(sent(service)) == 2
    codes = [each.receipt() for each in (phone, other)]
    assert codes[0] != codes[1]
    assert other.screen == ("already-sent" if codes[1] == "" else "receipt")


def test_a_reply_that_never_came_leads_to_the_same_child(service, survey):
    """The draft is in the database and the browser does not know it: the tap again finds it."""
    phone = a_parent(service, survey.link)
    before = twin(phone)
    phone.press("/another-child")
    before.press("/another-child")
    before.answer({"helped": "yes"}, action="send")
    unsent = twin(before)
    receipt = before.send()
    unsent.press("/send")
    assert unsent.receipt() == receipt
    phone.get("/answer")
    assert phone.receipt() == receipt
    assert len(sent(service)) == 2


def test_a_page_of_before_begins_no_third_child(service, survey):
    phone = a_parent(service, survey.link)
    old = phone.form("/another-child")
    phone.press("/another-child")
    phone.answer({"helped": "yes"}, action="send")
    phone.send()
    for _ in range(3):
        phone.post("/another-child", old)
        assert phone.screen == "receipt"
    assert column(service, "SELECT count(*) FROM drafts") == [WITNESSES + 2]


def test_what_names_a_child_is_made_up_in_vain(service, survey):
    phone = a_parent(service, survey.link)
    token = phone.form("/another-child")["csrf_token"]
    for number in ("1", "3", "-1", "2 ", "two", "2\x00", ""):
        phone.post("/another-child", {"csrf_token": token, "child": number})
        assert phone.screen == "receipt"
    phone.post("/another-child", {"child": "2"})
    assert phone.status == 400
    assert column(service, "SELECT count(*) FROM drafts") == [WITNESSES + 1]


def test_an_old_cookie_makes_no_fifth_child(service, survey):
    """Every cookie the visit ever had, kept and used again: four responses, and four they stay."""
    _, code = an_invitation(service, survey)
    phone = a_parent(service, f"/s/{code}")
    kept = [twin(phone)]
    for _ in range(3):
        phone.press("/another-child")
        phone.answer({"helped": "yes"}, action="send")
        phone.send()
        kept.append(twin(phone))
    for old in kept:
        old.get("/receipt")
        if any(form.get("action") == "/another-child" for form in old.page.all("form")):
            old.press("/another-child")
            assert old.screen == "receipt"
    assert len(sent(service)) == 4


def test_the_number_that_ties_children_is_in_no_page_cookie_log_or_other_table(service, survey, log):
    phone = a_parent(service, survey.link)
    phone.press("/another-child")
    seen = [phone.reply.text, str(phone.cookies)]
    phone.answer({"helped": "yes"}, action="send")
    phone.send()
    seen += [phone.reply.text, str(phone.cookies), *log.lines]
    found = [bytes(number) for number in column(service, "SELECT family_number FROM responses")]
    (number,) = {each for each in found if found.count(each) == 2}
    for canary in (number.hex(), number.hex().upper(), str(number), str(list(number))):
        assert not [text for text in seen if canary in text]
    tables = [name for name in _tables(service) if name != "responses"]
    assert len(tables) > 10
    for table in tables:
        for row in _rows(service, table):
            assert number not in row, table
            assert number.hex() not in map(str, row), table


def test_a_strangers_visit_sees_no_other_familys_codes(service, survey):
    one = a_parent(service, survey.link)
    receipt = one.receipt()
    other = a_parent(service, survey.link)
    other.press("/another-child")
    other.get("/receipt")
    assert receipt not in other.reply.text


def _tables(service):
    return sorted(
        column(
            service,
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            if service.store.is_sqlite
            else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
        )
    )


def _rows(service, table):
    with service.store.reading() as connection:
        rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()
    return [[bytes(value) if isinstance(value, memoryview) else value for value in row] for row in rows]
