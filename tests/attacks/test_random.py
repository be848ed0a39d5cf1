"""Whatever is thrown at every address: an answer, and never a fault."""

import random
import re

from builders import a_draft, an_invitation
from drivers import FORM, Respondent, door

from survey_app.fieldwork import tokens

REQUESTS = 5_000
NUMBER, CODE = re.compile("<int:[a-z]+>"), re.compile("<[a-z]+>")
METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS")
VALUES = (
    "", "yes", "no", "0", "1", "-1", "99999999999999999999", "é", "\x00", "\ufffd", "<b>", "{{7}}", "' OR 1=1",
    "a" * 5000, "\r\n", "٣", "１", "1.0", "None", "[]", "myself", "helped", "continue", "send", "skip",
)  # fmt: skip
FIELDS = (
    "helped", "needs", "wait", "story", "else", "version", "action", "voice", "help", "code", "is_sure", "x[]", "",
)  # fmt: skip
HEADERS = (
    {}, {"Accept-Language": "xx-YY;q=9,*"}, {"Content-Type": "application/json"}, {"Sec-Fetch-Site": "same-origin"},
    {"Cookie": "visit=broken"}, {"Range": "bytes=0-1"}, {"If-None-Match": "*"}, {"Accept": "application/json"},
    {"Transfer-Encoding": "chunked"}, {"Content-Length": "-1"}, {"Content-Encoding": "gzip"}, {"Expect": "x"},
)  # fmt: skip


def test_five_thousand_random_requests_meet_no_fault(sqlite_service, sqlite_survey):
    """X1: seeded requests over every address, by strangers, by people answering and by people who have sent."""
    dice = random.Random(20260203)
    rules = [rule for rule in door(sqlite_service).url_map.iter_rules() if rule.endpoint != "readyz"]
    people = [Respondent.at(sqlite_service), *(_inside(sqlite_service, sqlite_survey) for _ in range(4))]
    tokens_of = [""] + [_form_token(person) for person in people[1:]]
    seen = set()
    for _ in range(REQUESTS):
        who = dice.randrange(len(people))
        rule = dice.choice(rules)
        path = NUMBER.sub(str(dice.randrange(-1, 9)), rule.rule)
        path = CODE.sub(_code(dice, sqlite_service), path)
        method = dice.choice((*METHODS, *sorted(rule.methods)))
        fields = {dice.choice(FIELDS): dice.choice(VALUES) for _ in range(dice.randrange(5))}
        if dice.random() < 0.8:
            fields["csrf_token"] = tokens_of[who]
        headers = {"Content-Type": FORM} | dice.choice(HEADERS)
        person = people[who]
        before = dict(person.cookies)
        person.typed.clear()
        reply = person.request(method, path, fields if method not in ("GET", "HEAD") else b"", headers)
        seen.add((rule.endpoint, reply.status))
        if who and dice.random() < 0.9:
            person.cookies = before  # a cleared visit would make the rest of the run tame
    assert len(seen) > 2 * len(rules)
    assert {endpoint for endpoint, _ in seen} == {rule.endpoint for rule in rules}


def _inside(service, survey):
    _, code = an_invitation(service, survey)
    return Respondent.holding(service, a_draft(service, survey, {1: {"helped": "yes"}}, code=code), code)


def _form_token(person):
    person.get("/stop")
    return person.form("/stop")["csrf_token"][0]


def _code(dice, service):
    return dice.choice((tokens.new(service.keyring, "link"), "AAAA", "%00", "é", "a" * 300))
