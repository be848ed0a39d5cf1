"""Links, messages and posters, for the forum as for inspectors."""

import sqlalchemy as sa
from builders import NOW

from survey_app.fieldwork import channels, participation
from survey_app.store import records


def test_the_forum_reads_each_channels_link_and_messages(forum, survey):
    forum.get(f"/staff/surveys/{survey.id}/channels")
    assert forum.words.count(f"http://localhost{survey.link}") == 3
    assert "Please answer before 12 noon on Friday 6 February 2026" in forum.words


def test_the_forum_reads_no_exact_count_of_a_channel(sqlite_service, forum, survey):
    set_sent(sqlite_service, survey, 7)
    with sqlite_service.store.writing() as connection:
        participation.take(connection, survey.id, now=NOW)
    forum.get(f"/staff/surveys/{survey.id}/channels")
    assert "Fewer than 10 people had sent their answers at " in forum.words
    assert "Sent by this link" not in forum.words


def test_inspectors_read_how_often_a_channel_was_used(sqlite_service, inspector, survey):
    set_sent(sqlite_service, survey, 7)
    inspector.get(f"/staff/surveys/{survey.id}/channels")
    facts = {key.text(): value.text() for key, value in pairs(inspector.page)}
    assert facts["Sent by this link"] == "7"


def test_a_stopped_link_is_offered_no_more(sqlite_service, forum, survey):
    with sqlite_service.store.writing() as connection:
        channels.revoke(connection, survey.channel_id)
    forum.get(f"/staff/surveys/{survey.id}/channels")
    assert survey.link not in forum.words
    assert forum.request("GET", f"/staff/channels/{survey.channel_id}/poster").status == 404


def test_the_poster_has_the_square_the_address_and_the_close(forum, survey):
    forum.get(f"/staff/channels/{survey.channel_id}/poster")
    assert "until 12.30pm to send" in " ".join(forum.words.split())
    assert f"http://localhost{survey.link}" in forum.words
    assert "before 12 noon on Friday 6 February 2026" in forum.words
    (square,) = forum.page.all("img")
    reply = forum.request("GET", square.get("src"))
    assert reply.header("Content-Type").startswith("image/svg+xml")
    assert b"style" not in reply.body


def test_the_square_of_each_channel_is_its_own(sqlite_service, forum, survey):
    with sqlite_service.store.writing() as connection:
        channels.create(
            connection, sqlite_service.keyring, survey.id, channel_id="other", name="Schools", kind="school"
        )
    first = forum.request("GET", f"/staff/channels/{survey.channel_id}/qr.svg")
    assert first.body != forum.request("GET", "/staff/channels/other/qr.svg").body


def set_sent(service, survey, count):
    with service.store.writing() as connection:
        table = records.channel_counts
        connection.execute(sa.delete(table))
        row = {"channel_id": survey.channel_id, "what": "sent", "part": 0, "count": count}
        connection.execute(sa.insert(table), row)


def pairs(page):
    return zip(page.all("dt"), page.all("dd"), strict=True)
