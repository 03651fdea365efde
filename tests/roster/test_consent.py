"""Questions whether students may have an address: asked in any words they are read, asked for others never."""

import pytest

from kiosk.roster import read_roster_bytes


def shared(header: str, answer: str = "Yes") -> str:
    """Return what was kept of an answer under a header: yes, or nothing."""
    text = f'Name,Email,"{header}"\nAda Okoro,ada@x.example,"{answer}"\nBo Lind,bo@x.example,No\n'
    return "yes" if read_roster_bytes(text.encode()).professionals[0].share_contact else ""


@pytest.mark.parametrize(
    "header",
    [
        "Can we pass your email on to students?",
        "I agree that my email address is given to the students I meet",
        "May students contact you after the event?",
        "Can students email you afterwards?",
        "Weitergabe Kontaktdaten",
        "Darf Ihre E-Mail-Adresse an Studierende weitergegeben werden?",
        "J'accepte que mes coordonnées soient transmises aux étudiants",
        "¿Podemos compartir tu correo con los estudiantes?",
        "Zgoda na udostępnienie danych kontaktowych",
        "Posso condividere la tua email con gli studenti?",
        "連絡先の公開",
        "是否同意公开联系方式",
    ],
)
def test_consent_is_read_in_any_words(header: str) -> None:
    """What is given, and that it is given or that students may write, make the question."""
    assert (shared(header), shared(header, "No")) == ("yes", "")


@pytest.mark.parametrize(
    "header",
    [
        "May we share your email with our sponsors?",
        "Please do not share my contact details",
        "I agree to receive email updates",
        "Can we share photos of you by email?",
        "Consent",
        "OK to share?",
        "E-mail (will be shared with students)",
    ],
)
def test_no_other_yes_gives_an_address_away(header: str) -> None:
    """Another receiver, another thing, a question turned round: none of them is consent."""
    assert not shared(header)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("I agree", "yes"),
        ("Einverstanden", "yes"),
        ("J'accepte", "yes"),
        ("Acepto", "yes"),
        ("同意する", "yes"),
        ("I do not agree", ""),
        ("Do not share", ""),
        ("Disagree", ""),
    ],
)
def test_consent_is_given_in_any_words(answer: str, kept: str) -> None:
    """A form's tick says what was agreed to, in the words of its language."""
    assert shared("Permission to share my e-mail", answer) == kept
