"""Mail to staff: sent by SMTP, or shown in the log where somebody is only trying the service.

Families are never written to from here.
"""

import logging
import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import formatdate

from survey_app.settings import Settings

TIMEOUT = 15
HERE = frozenset({"127.0.0.1", "::1", "localhost"})

log = logging.getLogger("survey_app.mail")


def deliver(settings: Settings, content: Mapping[str, str], *, reference: str) -> None:
    """Hand one letter over; raise OSError (of which SMTP's errors are a kind) when it was not taken.

    `reference` makes the Message-ID, the same at each try: a mail program shows a letter sent twice once.
    """
    if settings.mail == "console":
        log.info("mail", extra={"facts": {"to": content["to"], "text": content["text"]}})
        return
    with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=TIMEOUT) as server:
        if settings.smtp_host not in HERE:
            server.starttls(context=ssl.create_default_context())  # a sign-in link never travels in clear
        server.send_message(_letter(settings, content, reference))


def _letter(settings: Settings, content: Mapping[str, str], reference: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = settings.mail_from
    letter["To"] = content["to"]
    letter["Subject"] = content["subject"]
    letter["Date"] = formatdate()
    letter["Message-ID"] = f"<{reference.replace(' ', '.')}@{settings.mail_from.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(content["text"])
    return letter
