"""Easy read of what is agreed to. A yes to these words is recorded as one to words of their own: `consent`."""

# ruff: noqa: RUF001  # the apostrophes of printed words
from collections.abc import Mapping

from questionnaires.model import EasyLine
from survey_app.respondent.easy_lines import line

OFSTED_AND_CQC = line("They come from Ofsted and CQC.", "inspector")
CQC_IS = line("CQC is the Care Quality Commission.", "clinic")
OFSTED_CHECKS = line("Ofsted checks schools and help for children.", "school")
CQC_CHECKS = line("CQC checks hospitals, clinics and care.", "hospital")
ONLY_TEAM = line("Only the inspectors and their team read the answers.", "eyes")
BECOME_EVIDENCE = (
    line("Your answers become evidence.", "answer"),
    line("It shows how good the help is.", "check"),
)
COUNCIL = line("The council does not see your answers.", "council")
FAMILY_SERVICES = (
    COUNCIL,
    line("Health services do not see them.", "nurse"),
    line("That means doctors and hospitals.", "doctor"),
    line("Schools do not see them.", "teacher"),
    line("The parent carer forum does not see them.", "meeting"),
    line("That is the parents’ group in your area.", "family"),
)
OWN_SCHOOL = (
    line("Your school or college does not see your answers.", "teacher"),
    COUNCIL,
    line("Your family does not see them.", "family"),
)
EMPLOYER = (
    line("Your employer does not see your answers.", "work"),
    line("That is who you work for.", "money"),
)
BEING_HURT = line("Maybe you tell us that someone is being hurt.", "unsafe")
IN_DANGER = line("Or you tell us that someone is in danger.", "danger")
CHILD_SAFETY_TOLD = line("Then inspectors must tell people who keep children safe.", "safe")
HELPER_TOLD = line("Then inspectors must tell someone who can help.", "helper")
ONLY_SENT = line("We read only what you send.", "send")
SKIP_ANY = line("You can skip any question.", "skip")
STOP_ANY = line("You can stop at any time.", "stop")
_STOP_BEFORE = (
    line("You can stop before you send.", "stop"),
    line("Then you can delete your answers.", "take-back"),
)
TAKE_BACK_CODE = line("With the code you can take the answers back.", "back")
DELETED = line("Then we delete them.", "take-back")
UNTIL = line("You can do this until %(until)s.", "calendar")
TAKE_BACK = (
    line("You get a code at the end.", "receipt"),
    line("A code is letters and numbers.", "letter"),
    TAKE_BACK_CODE,
    DELETED,
    UNTIL,
)
_SEEN = line("You say what you have seen.", "eyes")
_WHO_ASKS = (line("Inspectors ask you.", "ask"), OFSTED_AND_CQC, OFSTED_CHECKS, CQC_IS, CQC_CHECKS)

AGREEING: Mapping[str, tuple[EasyLine, ...]] = {
    "Do you want to take part?": (line("Do you want to take part?", "have-your-say"),),
    "Please read this. Then choose yes or no. Both are fine.": (
        line("Please read this.", "read"),
        line("Then choose yes or no.", "choose"),
        line("Both are fine.", "good"),
    ),
    "I know who asks: inspectors from Ofsted and the Care Quality Commission (CQC).": _WHO_ASKS,
    "I know that only the inspection team reads my answers, and that they become evidence for the inspection.": (
        ONLY_TEAM,
        *BECOME_EVIDENCE,
    ),
    "I know that only the inspectors and their team read my answers. They use them to say how good the help "
    "is.": (ONLY_TEAM, *BECOME_EVIDENCE),
    "I know that the council, health services, schools and the parent carer forum do not see them.": (
        FAMILY_SERVICES
    ),
    "I know that my school or college, the council and my family do not see them.": OWN_SCHOOL,
    "I know that my employer and the council do not see them. I know that I could be recognised by what I write "
    "if few people do my job.": (
        *EMPLOYER,
        COUNCIL,
        line("Maybe few people do your job.", "one"),
        line("Then what you write could show who you are.", "write"),
    ),
    "I know that inspectors must pass it on if I say that someone is being hurt or is in danger.": (
        BEING_HURT,
        IN_DANGER,
        CHILD_SAFETY_TOLD,
    ),
    "I know that inspectors must tell someone who can help if I say that I or somebody else is being hurt or is "
    "in danger.": (
        BEING_HURT,
        IN_DANGER,
        line("It may be you or somebody else.", "you"),
        HELPER_TOLD,
    ),
    "I know that only what I send is read, that I can skip any question, and that I can stop and delete my "
    "answers before I send them.": (ONLY_SENT, SKIP_ANY, *_STOP_BEFORE),
    "I know that they read only what I send. I can skip any question. I can stop and delete my answers before I "
    "send them.": (ONLY_SENT, SKIP_ANY, *_STOP_BEFORE),
    "I know that I can take back what I sent, with the code I get, until %(until)s.": TAKE_BACK,
    "I know that I get a code at the end. With it I can take my answers back until %(until)s.": TAKE_BACK,
    "I am 16 or over.": (line("You are 16 or older.", "number-16-up"),),
    "I say what I have seen and been told. I do not answer in the family’s name.": (
        _SEEN,
        line("You say what you were told.", "ear"),
        line("You do not answer for the family.", "family"),
    ),
    "I say what I have seen. I do not answer in the name of the child or young person.": (
        _SEEN,
        line("You do not answer for the child or young person.", "young-person"),
    ),
    "Read this to the child, in your own words. It is the child who says yes or no.": (
        line("Read this to the child.", "read"),
        line("Use your own words.", "talk"),
        line("The child says yes or no.", "child"),
    ),
    "Only the inspectors and their team read the answers.": (ONLY_TEAM,),
    "School, the council and other people do not see them.": (
        line("School does not see the answers.", "school"),
        COUNCIL,
        line("Other people do not see them.", "everyone"),
    ),
    "If the answers say that somebody is being hurt, the inspectors must tell someone who can help.": (
        line("Maybe the answers say that somebody is being hurt.", "unsafe"),
        HELPER_TOLD,
    ),
    "You can skip any question. You can stop at any time. Then all answers are deleted.": (
        SKIP_ANY,
        STOP_ANY,
        line("Then all answers are deleted.", "take-back"),
    ),
    "You get a code at the end. With it you can take the answers back until %(until)s.": TAKE_BACK,
    "Does the adult who looks after you know that you do this?": (
        line("An adult looks after you.", "trusted-adult"),
        line("Do they know that you do this?", "question"),
    ),
    "You can take part whatever you choose here.": (
        line("You can take part whatever you choose here.", "good"),
    ),
    "From the age of %(age)s you decide alone. Then you do not have to answer this question.": (
        line("From the age of %(age)s you decide alone.", "decide"),
        line("Then you can skip this question.", "skip"),
    ),
    "I am %(age)s or older": (line("I am %(age)s or older", "young-person"),),
    "Yes": (line("Yes", "yes"),),
    "No": (line("No", "no"),),
    "I’d rather not say": (line("I’d rather not say", "not-say"),),
    "If you start and do not come back": (line("If you start and do not come back", "waiting-long"),),
    "Send what I have saved when the survey ends": (
        line("Send what I have saved when the survey ends", "send"),
    ),
    "You do not have to choose this. If you tick it and do not come back, we send what you saved when the survey "
    "ends. You then get no code, so you cannot take it back.": (
        line("You do not have to choose this.", "choose"),
        line("Maybe you tick it and do not come back.", "yes"),
        line("Then we send what you saved.", "send"),
        line("We do that when the survey ends.", "calendar"),
        line("You then get no code.", "none"),
        line("So you cannot take it back.", "no"),
    ),
    "Yes, I want to take part": (line("Yes, I want to take part", "yes"),),
    "No, I do not want to": (line("No, I do not want to", "no"),),
    "What you said yes to": (line("What you said yes to", "yes"),),
}
