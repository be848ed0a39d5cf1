"""What the time an answer takes tells about a code: nothing that the page does not say."""

import time
from bisect import bisect_right
from itertools import chain, cycle
from math import sqrt
from statistics import median

from builders import a_response, a_survey, an_invitation
from drivers import Respondent

from survey_app.errors import CodeMistyped, SurveyAppError
from survey_app.fieldwork import invitations, links, tokens

SAMPLES = 500
# Two samples of one distribution are further apart than this once in a million runs: sqrt(-ln(p / 2) / 2).
FURTHEST = 2.69 * sqrt(2 / SAMPLES)
UNHEARD = 0.001
"""Seconds that vanish in any network."""


def test_a_near_miss_takes_no_longer_than_any_unknown_code(sqlite_service, sqlite_survey):
    """A3: one letter from a right code or all letters from it: one page, and times of one distribution."""
    phone = Respondent.at(sqlite_service)
    near = cycle(_near_misses(sqlite_service, sqlite_survey.channel_code))
    hidden = an_invitation(sqlite_service, a_survey(sqlite_service, area="Hidden", is_published=False))[1]
    times, pages = _measure(
        {
            "far": lambda: tokens.new(sqlite_service.keyring, "link"),
            "near": lambda: next(near),
            "not published": lambda: hidden,
        },
        lambda code: phone.send_request("GET", f"/s/{code}", {}, b""),
    )
    assert {(page.status, page.body) for page in pages} == {(404, pages[0].body)}
    assert _distance(times["far"], times["near"]) < FURTHEST
    assert abs(median(times["far"]) - median(times["not published"])) < UNHEARD


def test_looking_a_code_up_takes_the_same_time_whatever_it_is(sqlite_service, sqlite_survey):
    """A3: right, used, revoked and unknown are looked up alike; their pages then say which they are."""
    right, used = (an_invitation(sqlite_service, sqlite_survey)[1] for _ in range(2))
    a_response(sqlite_service, sqlite_survey, {1: {"helped": "no"}}, code=used)
    invitation, revoked = an_invitation(sqlite_service, sqlite_survey)
    with sqlite_service.store.writing() as connection:
        invitations.revoke(connection, invitation)

    def look_up(code):
        with sqlite_service.store.reading() as connection:
            try:
                return links.open_link(connection, sqlite_service.keyring, code)
            except SurveyAppError as refusal:
                return refusal

    times, _ = _measure(
        {
            "unknown": lambda: tokens.new(sqlite_service.keyring, "link"),
            "right": lambda: right,
            "used": lambda: used,
            "revoked": lambda: revoked,
        },
        look_up,
    )
    middle = {kind: median(took) for kind, took in times.items()}
    assert max(middle.values()) - min(middle.values()) < UNHEARD / 5, middle


def test_samples_that_differ_are_told_apart():
    """A3: the distance used above is that of Kolmogorov and Smirnov."""
    ones = [float(n) for n in range(SAMPLES)]
    assert _distance(ones, ones) == 0
    assert _distance(ones, [n + SAMPLES / 2 for n in ones]) == 0.5
    assert _distance(ones, [n + SAMPLES / 4 for n in ones]) > FURTHEST


def _measure(kinds, call):
    """The seconds each call took, the kinds by turns, and what the calls returned."""
    times, returned = {kind: [] for kind in kinds}, []
    for _ in range(SAMPLES):
        for kind, make in kinds.items():
            code = make()
            began = time.perf_counter()
            returned.append(call(code))
            times[kind].append(time.perf_counter() - began)
    return times, returned


def _near_misses(service, code):
    """Codes one free letter from another, with check characters that fit."""
    for letter in tokens.ALPHABET.replace(code[13], ""):
        for check in (one + other for one in tokens.ALPHABET for other in tokens.ALPHABET):
            try:
                yield tokens.read(code[:13] + letter + check, service.keyring, "link")
            except CodeMistyped:
                continue


def _distance(one, other):
    """The greatest distance between the distribution functions of two samples (Smirnov, 1939)."""
    one, other = sorted(one), sorted(other)
    return max(
        abs(bisect_right(one, value) / len(one) - bisect_right(other, value) / len(other))
        for value in chain(one, other)
    )
