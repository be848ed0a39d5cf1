"""The addresses that are printed for families and for staff."""

from survey_app.fieldwork import tokens


def family_link(base_url: str, code: str) -> str:
    """Where a family starts, with the code in the groups in which it is printed beside it."""
    return f"{base_url}/s/{tokens.grouped(code)}"


def sign_in_link(base_url: str, code: str) -> str:
    return f"{base_url}/staff/sign-in/{code}"
