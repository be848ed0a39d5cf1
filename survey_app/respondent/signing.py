"""Films of sign language beside the words of a page: which film, and leave for the browser to load it."""

from dataclasses import replace

from flask import Flask, Response, current_app

from questionnaires.model import Question
from survey_app import security
from survey_app.fieldwork.films import Film, Films
from survey_app.respondent.around import PublicScreen

_FILM = "<video "  # what a person types never is a tag
CSP = f"{security.CSP}; media-src 'self'"


def init(app: Flask, films: Films) -> None:
    app.extensions["films"] = films


def of(app: Flask) -> Films:
    told: Films = app.extensions["films"]
    return told


def films() -> Films:
    return of(current_app)


def beside(screen: PublicScreen) -> PublicScreen:
    """The screen with the film of its words, where there is one."""
    film = films().of.get(screen.slot)
    return screen if film is None else replace(screen, film=film)


def of_question(question: Question) -> Film | None:
    """The film of that name, if it says these very words: questions change, and others may have the same id."""
    film = films().of.get(question.id)
    return film if film and film.says(question.text) else None


def let_load(answer: Response, html: str) -> Response:
    """Only a page that shows a film may load one."""
    if _FILM in html:
        answer.headers["Content-Security-Policy"] = CSP
    return answer
