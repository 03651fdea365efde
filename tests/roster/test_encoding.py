"""Encodings are decided by a mark, by proof, or by evidence that a person is asked to confirm."""

import pytest

from kiosk.errors import EncodingUnknown
from kiosk.roster import read_roster_bytes
from kiosk.roster.encoding import decode

WESTERN = (
    "Zoë Müller",
    "Lucía Fernández",
    "Søren Østergård",
    "François Lefèvre",
    "José Muñoz",
    "Íñigo Peña",
    "João Simões",
)
POLISH = ("Katarzyna Wiśniewska", "Michał Kamiński", "Łukasz Żak", "Zofia Gałązka", "Jerzy Dąbrowski")
CZECH = ("Jiří Dvořák", "Petr Němec", "Lenka Kratochvílová")


def _file(*names: str, header: str = "Name,Email") -> str:
    rows = "".join(f"{name},p{number}@example.com\n" for number, name in enumerate(names))
    return f"{header}\n{rows}"


def _names(data: bytes) -> list[str]:
    return [person.name for person in read_roster_bytes(data).professionals]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "latin-1"])
@pytest.mark.parametrize("name", WESTERN)
def test_one_western_name_is_enough_for_windows(name: str, encoding: str) -> None:
    """A list with a single accented Western name reads right from a Windows file; a Mac's needs two letters."""
    if encoding == "mac_roman":
        assert _names(_file(*WESTERN).encode("mac_roman"))[WESTERN.index(name)] == name
    else:
        assert _names(_file(name).encode(encoding)) == [name]


@pytest.mark.parametrize("name", ["Katarzyna Wiśniewska", "Michał Kamiński", "Łukasz Żak", "Jerzy Dąbrowski"])
def test_one_polish_name_is_enough(name: str) -> None:
    """A Polish name out of a Central European Windows file keeps its letters."""
    assert _names(_file(name).encode("cp1250")) == [name]


def test_polish_letters_that_others_have_too_follow_polish_headers() -> None:
    """Where a letter exists in both encodings, the words around it decide."""
    data = _file("Anna Zięba", header="Imię i nazwisko,Adres e-mail,Stanowisko").encode("cp1250")
    assert _names(data) == ["Anna Zięba"]


def test_czech_names_are_read_too() -> None:
    """Other languages of Central Europe come out of the same encoding."""
    assert _names(_file(*CZECH).encode("cp1250")) == list(CZECH)


def test_dos_lists_are_read() -> None:
    """A list from an old DOS program keeps its umlauts."""
    assert _names(_file("Jörg Müller", "Bärbel Größ").encode("cp850")) == ["Jörg Müller", "Bärbel Größ"]


def test_cyrillic_names_are_read() -> None:
    """Names in Cyrillic letters come out of their Windows encoding."""
    assert _names(_file("Ольга Шевченко", "Иван Петров").encode("cp1251")) == ["Ольга Шевченко", "Иван Петров"]


def test_curly_apostrophes_stay() -> None:
    """An O’Neil typed by a word processor keeps the curly apostrophe."""
    assert _names(_file("Daniel O’Neil", "Jeanne d’Arc").encode("cp1252")) == ["Daniel O’Neil", "Jeanne d’Arc"]


def test_two_files_pasted_together_keep_their_letters() -> None:
    """Lines in UTF-8 and lines from Windows in one file all come out right, with a word of warning."""
    data = (
        "Name,Email\nZoë Müller,a@example.com\nJosé Peña,b@example.com\n".encode()
        + "André Fort,c@example.com\n".encode("cp1252")
    )
    roster = read_roster_bytes(data)
    assert [person.name for person in roster.professionals] == ["Zoë Müller", "José Peña", "André Fort"]
    assert "encoding_uncertain" in {problem.code for problem in roster.file_problems}


def test_a_copy_cut_short_is_still_utf8() -> None:
    """A file that ends in the middle of a letter loses that letter only."""
    data = "Name,Email\nZoë Müller,a@example.com\nJosé Peñ".encode()[:-1]
    assert _names(data) == ["Zoë Müller", "José Pe"]


def test_a_stated_encoding_wins() -> None:
    """What the organizer says with --encoding is taken."""
    roster = read_roster_bytes(_file("Elif Yılmaz").encode("cp1254"), encoding="cp1254")
    assert roster.professionals[0].name == "Elif Yılmaz"
    assert not roster.file_problems


@pytest.mark.parametrize("name", ["klingon", "base64", "zip", "", " ", "utf-8\0"])
def test_an_encoding_that_does_not_exist_is_a_sentence(name: str) -> None:
    """A wrong --encoding is told in words."""
    if name:
        with pytest.raises(EncodingUnknown):
            decode(b"Name\nAda\n", name)
    else:
        assert decode(b"Name\n", name).encoding == "utf-8"


def test_a_wrong_stated_encoding_is_noticed() -> None:
    """Bytes that do not belong to the stated encoding are shown as such, and said."""
    roster = read_roster_bytes(_file("Zoë Müller").encode("cp1252"), encoding="utf-8")
    assert "undecodable" in {problem.code for problem in roster.file_problems}


def test_doubtful_names_are_shown() -> None:
    """Where the encoding is a guess, the message lists the accented names for a person to judge."""
    roster = read_roster_bytes(_file("Zoë Müller", "Ben Carter").encode("cp1252"))
    (problem,) = roster.file_problems
    assert "Zoë Müller" in problem.message()
    assert "Ben Carter" not in problem.message()


EAST_ASIAN = (
    (
        "gb18030",
        "姓名,公司,邮箱\n王小明,蓝色光标,a@example.com\n欧阳晨曦,奥美,b@example.com\n",
        ["王小明", "欧阳晨曦"],
    ),
    ("gbk", "Name,Email\n李娜,a@example.com\n", ["李娜"]),
    ("big5", "姓名,公司,電子郵件\n陳怡君,奧美公關,a@example.com\n", ["陳怡君"]),
    ("cp950", "Name,Email\n林志豪,a@example.com\n", ["林志豪"]),
    ("cp949", "이름,회사,이메일\n김민수,제일기획,a@example.com\n", ["김민수"]),
    ("euc_kr", "Name,Email\n박서연,a@example.com\n", ["박서연"]),
    ("cp932", "Name,Email\n桑原 麗華,a@example.com\n", ["桑原 麗華"]),
    ("euc_jp", "お名前,メール\n五十嵐 遥,a@example.com\n", ["五十嵐 遥"]),
)


@pytest.mark.parametrize(("encoding", "text", "names"), EAST_ASIAN, ids=[each[0] for each in EAST_ASIAN])
def test_lists_of_east_asia_keep_their_characters(encoding: str, text: str, names: list[str]) -> None:
    """Chinese, Korean and Japanese lists out of old programs are told apart, though each could be read as another."""
    data = text.encode(encoding)
    assert _names(data) == names
    assert not decode(data).is_damaged


OTHER_SCRIPTS = (
    ("cp1253", "Name,Email\nΝίκος Παππάς,a@example.com\n", ["Νίκος Παππάς"]),
    ("cp1256", "الاسم,البريد الإلكتروني\nليلى حسن,a@example.com\n", ["ليلى حسن"]),
    ("cp1255", "Name,Email\nדנה כהן,a@example.com\n", ["דנה כהן"]),
    ("cp1251", "Имя,Почта\nИван Петров,a@example.com\n", ["Иван Петров"]),
    ("cp1254", "Ad Soyad,E-posta\nAyşe Yılmaz,a@example.com\n", ["Ayşe Yılmaz"]),
    ("cp1252", "Name,Email\nGuðrún Þórsdóttir,a@example.com\n", ["Guðrún Þórsdóttir"]),
)


@pytest.mark.parametrize(("encoding", "text", "names"), OTHER_SCRIPTS, ids=[each[0] for each in OTHER_SCRIPTS])
def test_lists_in_other_scripts_keep_their_letters(encoding: str, text: str, names: list[str]) -> None:
    """Greek, Arabic, Hebrew, Cyrillic and Turkish Windows files are told apart, and Icelandic stays Icelandic."""
    assert _names(text.encode(encoding)) == names


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1252", ["Guðmundur Helgason", "Þordis Olafs"]),
        ("cp1252", ["Guðmundur Helgason"]),
        ("cp1252", ["Viðar Olsen", "Heiða Berg"]),
        ("cp1252", ["Eiður Smith"]),
        ("cp1252", ["Heiða Berg", "Jürgen Müller"]),
        ("cp1252", ["Auður Olsen", "Viðar Berg"]),
        ("cp1254", ["Ayşe Doğan"]),
        ("cp1254", ["Uğur Çağlar", "Tuğba Çınar"]),
        ("cp1254", ["Oğuz Şahin", "Elif Yılmaz"]),
        ("cp1254", ["Şule Çelik", "Can Aydın"]),
        ("cp1254", ["Işık Öztürk", "Kemal Yağmur", "Tuğba Şen"]),
    ],
)
def test_names_of_iceland_without_accents_do_not_become_turkish(encoding: str, names: list[str]) -> None:
    """Turkish is taken only where letters stand that Icelandic has not, or has not there."""
    text = "Name,Email\n" + "".join(f"{name},a{n}@example.com\n" for n, name in enumerate(names))
    assert _names(text.encode(encoding)) == names


def test_turkish_headers_tell_turkish_letters_from_central_european_ones() -> None:
    """Both encodings have a letter at those places; a Czech list stays Czech."""
    turkish = "Ad;Soyad;E-posta;Kurum\nŞükrü;Yıldız;s@example.com;Güneş İletişim\nAyşe;Çağlar;a@example.com;Işık\n"
    czech = "Jméno;Příjmení;E-mail;Firma\nJiří;Novotný;j@example.com;Dvořák\nAnežka;Veselý;a@example.com;Žižka\n"
    for text, encoding in ((turkish, "cp1254"), (czech, "cp1250")):
        assert decode(text.encode(encoding)).encoding == encoding
