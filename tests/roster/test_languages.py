"""Headers in more languages: a list in the organizer's own language is understood as it is."""

import pytest

from kiosk.roster import read_roster_bytes

FILES = (
    (
        "Chinese",
        "姓名,公司,职位,感兴趣的领域,邮箱,手机号码\n王小波,蓝色光标,客户总监,危机；社交媒体,a@example.com,13800138000\n",
        ("王小波", "蓝色光标", "客户总监", ("危机", "社交媒体"), "13800138000"),
    ),
    (
        "Chinese of Taiwan",
        "姓名,服務單位,職稱,專長,電子郵件,手機\n陳怡君,奧美公關,總監,危機處理、媒體關係,a@example.com,0912-345-678\n",
        ("陳怡君", "奧美公關", "總監", ("危機處理", "媒體關係"), "0912-345-678"),
    ),
    (
        "Korean, the name in two columns",
        "성,이름,회사,직급,전문분야,이메일,휴대폰\n"
        '김,민수,제일기획,부장,"위기관리, 홍보",a@example.com,010-1234-5678\n',
        ("김민수", "제일기획", "부장", ("위기관리", "홍보"), "010-1234-5678"),
    ),
    (
        "Portuguese",
        "Nome completo;Organização;Cargo;Áreas de interesse;E-mail;Telefone\n"
        "João Magalhães;Petrobras;Gerente;crise, esporte;a@example.com;+55 11 5555-0101\n",
        ("João Magalhães", "Petrobras", "Gerente", ("crise", "esporte"), "+55 11 5555-0101"),
    ),
    (
        "Italian",
        "Nome;Cognome;Azienda;Ruolo;Aree di interesse;Indirizzo email;Cellulare\n"
        "Lucia;Bianchi;Eni;Responsabile stampa;crisi, moda;a@example.com;+39 333 555 0101\n",
        ("Lucia Bianchi", "Eni", "Responsabile stampa", ("crisi", "moda"), "+39 333 555 0101"),
    ),
    (
        "Dutch",
        "Voornaam;Achternaam;Organisatie;Functie;Interessegebieden;E-mailadres;Mobiel\n"
        "Sanne;de Vries;Philips;Persvoorlichter;crisis, sport;a@example.com;+31 6 5550101\n",
        ("Sanne de Vries", "Philips", "Persvoorlichter", ("crisis", "sport"), "+31 6 5550101"),
    ),
)


@pytest.mark.parametrize(("language", "text", "wanted"), FILES, ids=[each[0] for each in FILES])
def test_a_list_in_another_language_is_understood(language: str, text: str, wanted: tuple[object, ...]) -> None:
    """Every column of an ordinary list is read, whatever the language of its headers."""
    (person,) = read_roster_bytes(text.encode()).professionals
    assert (person.name, person.company, person.position, person.specialties, person.phone) == wanted
    assert person.email == "a@example.com"


@pytest.mark.parametrize(
    ("header", "regret"),
    [
        ("참석여부", "불참"),
        ("是否参加", "不参加"),
        ("Presença", "não"),
        ("Deelname", "afgemeld"),
        ("Conferma", "assente"),
    ],
)
def test_regrets_are_heard_in_more_languages(header: str, regret: str) -> None:
    """Who says in their own language that they do not come is left out."""
    data = f"Name,Email,{header}\nAda Okoro,a@example.com,{regret}\n".encode()
    roster = read_roster_bytes(data)
    assert not roster.rows
    assert [problem.code for problem in roster.problems] == ["not_attending"]
