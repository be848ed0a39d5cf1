"""The floor: the least code that does our journey honestly. Not an example of how to ask families anything.

Same steps, same server, same pragmas, same 303 and GET, one durable write a page; no sealing, no languages,
no help. What the product costs above this is what its care costs. The phones and the rigs treat both alike,
so the markers (`data-screen`, `<output id="receipt">`) are the product's.
"""

import hashlib
import json
import secrets
from sqlite3 import Connection as SqliteConnection

from flask import Flask, redirect, request
from sqlalchemy import Connection, Engine, create_engine, event, text
from werkzeug.wrappers import Response

STEPS = ("start", "who", "consent", *map(str, range(1, 9)), "check")
PRAGMAS = ("journal_mode=wal", "busy_timeout=15000", "foreign_keys=on", "secure_delete=on")
TABLES = (
    "create table if not exists drafts (draft text, step text, answers text, primary key (draft, step))",
    "create table if not exists responses (receipt text primary key, answers text)",
)
READ = text("select step, answers from drafts where draft = :draft and :step in (step, 'check')")
SAVE = text(
    "insert into drafts values (:draft, :step, :answers)"
    " on conflict (draft, step) do update set answers = excluded.answers"
)
SEND = text("insert into responses values (:receipt, :answers) on conflict do nothing")
CLEAR = text("delete from drafts where draft = :draft")
PAGE = """<!doctype html><html lang="en"><title>{{ step }}</title>
<main data-screen="{{ step }}"><h1>{{ step }}</h1>
{% if receipt %}<output id="receipt">{{ receipt }}</output>{% else %}<form method="post">
{% if step == "check" %}<dl>{% for page, saved in answers.items() %}{% for name, values in saved.items() %}
<dt>{{ page }} {{ name }}</dt><dd>{{ values | join(", ") }}</dd>{% endfor %}{% endfor %}</dl>
{% elif step != "start" %}{% for q in "ab" %}<fieldset><legend>Question {{ q }}</legend>
{% for o in "123456" %}
<input type="radio" id="{{ q }}{{ o }}" name="{{ q }}" value="{{ o }}"
{%- if o in given.get(q, ()) %} checked{% endif %}><label for="{{ q }}{{ o }}">Option {{ o }}</label>
{%- endfor %}</fieldset>{% endfor %}<label for="w">In your words</label>
<textarea id="w" name="w">{{ given.get("w", [""])[0] }}</textarea>{% endif %}<button>Continue</button>
<button name="finish" value="yes">Send what I have done so far</button></form>{% endif %}</main>"""


def writing(url: str, synchronous: str) -> Engine:
    engine = create_engine(url, pool_size=8)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda raw, _: prepare(raw, synchronous))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("begin immediate"))
    with engine.begin() as connection:
        for table in TABLES:
            connection.execute(text(table))
    return engine


def prepare(raw: SqliteConnection, synchronous: str) -> None:
    raw.isolation_level = None
    for pragma in (*PRAGMAS, f"synchronous={synchronous}"):
        raw.execute(f"pragma {pragma}")


def send(connection: Connection, draft: str) -> None:
    saved = connection.execute(READ, {"draft": draft, "step": "check"})
    answers = json.dumps({step: json.loads(answers) for step, answers in saved})
    connection.execute(SEND, {"receipt": receipt_of(draft), "answers": answers})
    connection.execute(CLEAR, {"draft": draft})


def receipt_of(draft: str) -> str:
    return hashlib.sha256(draft.encode()).hexdigest()[:16].upper()


def create(url: str, synchronous: str = "full") -> Flask:
    app = Flask(__name__)
    page = app.jinja_env.from_string(PAGE)  # compiled once, not once a request
    writer, reader = writing(url, synchronous), create_engine(url, pool_size=8, isolation_level="AUTOCOMMIT")

    @app.get("/s/<token>")
    def open_link(token: str) -> Response:
        response = redirect("/answer/start", 303)
        response.set_cookie("draft", secrets.token_hex(16), httponly=True, samesite="Lax")
        return response

    @app.get("/answer/<step>")
    def show(step: str) -> str:
        draft = request.cookies["draft"]
        if step == "receipt":
            return page.render(step=step, receipt=receipt_of(draft))
        with reader.connect() as connection:
            saved = connection.execute(READ, {"draft": draft, "step": step})
            answers = {saved_step: json.loads(answers) for saved_step, answers in saved}
        return page.render(step=step, answers=answers, given=answers.get(step, {}))

    @app.post("/answer/<step>")
    def save(step: str) -> Response:
        draft, is_last = request.cookies["draft"], step == "check" or "finish" in request.form
        with writer.begin() as connection:
            if step != "check":
                answers = json.dumps(request.form.to_dict(flat=False))
                connection.execute(SAVE, {"draft": draft, "step": step, "answers": answers})
            if is_last:
                send(connection, draft)
        return redirect("/answer/receipt" if is_last else f"/answer/{STEPS[STEPS.index(step) + 1]}", 303)

    return app
