"""Rosters in the mixtures that organizers really send: tool, system, language and damage at once, with their answers.

The answers were decided from the rules before the reader saw a file. People, addresses and numbers are invented.
"""

# ruff: noqa: E501 - the files are shown as they are, line by line

from dataclasses import dataclass
from typing import NamedTuple


class Kept(NamedTuple):
    """Somebody who is to be kept."""

    row: int
    name: str
    email: str = ""
    company: str = ""
    position: str = ""
    specialties: tuple[str, ...] = ()
    linkedin: str = ""
    phone: str = ""


@dataclass(frozen=True)
class File:
    """One file and everything that is to be said of it."""

    tells: str
    """What it is like."""
    text: str
    kept: tuple[Kept, ...]
    codes: frozenset[tuple[int, str]] = frozenset()
    """(row, code) of the problems, without the optional ones."""
    file_codes: frozenset[str] = frozenset()
    """Codes about the file that must be among those reported."""
    encoding: str = "utf-8"


def says(*codes: tuple[int, str]) -> frozenset[tuple[int, str]]:
    """Return problems by row."""
    return frozenset(codes)


FILES = (
    File(
        "Eventbrite in German: Teilnehmerstatus, choices joined by bars",
        '"Bestellnr.","Bestelldatum","Vorname","Nachname","E-Mail","Anzahl","Tickettyp","Teilnehmernr.","Teilnehmerstatus","Berufsbezeichnung","Unternehmen","Über welche Themen können Sie sprechen?","Mobiltelefon"\r\n'
        '"771","2026-02-01 10:00:00+01:00","Jördis","Weiß","JOERDIS@example.com","1","Profi","1","Teilnehmend","Pressesprecherin","Küstenfunk GmbH","Krise | Medienarbeit | Events","+49 431 555010"\r\n'
        '"772","2026-02-01 10:05:00+01:00","Ali","Öztürk","ali@example.com","1","Profi","2","Nicht teilnehmend","Berater","Müller & Söhne","Krise","+49 221 555011"\r\n'
        '"773","2026-02-01 10:06:00+01:00","Uwe","Groß","uwe@example.com","1","Profi","3","Gelöscht","Texter","Groß Text","Texte",""\r\n'
        '"774","2026-02-01 10:07:00+01:00","Änne","Kühn","aenne@example.com","1","Profi","4","Eingecheckt","Redakteurin","Nordblatt","",""\r\n',
        (
            Kept(
                2,
                "Jördis Weiß",
                "joerdis@example.com",
                "Küstenfunk GmbH",
                "Pressesprecherin",
                ("Krise", "Medienarbeit", "Events"),
                "",
                "+49 431 555010",
            ),
            Kept(5, "Änne Kühn", "aenne@example.com", "Nordblatt", "Redakteurin"),
        ),
        says((3, "not_attending"), (4, "not_attending")),
    ),
    File(
        "Eventbrite in Spanish, saved by Excel with semicolons and cp1252",
        "N.º de pedido;Fecha del pedido;Nombre;Apellidos;Correo electrónico;Cantidad;Tipo de entrada;Estado del asistente;Cargo;Empresa;¿De qué temas puede hablar?\r\n"
        "901;2026-02-01;Lucía;Fernández;lucia@example.com;1;Profesional;Asiste;Jefa de prensa;Sol Energía;crisis, medios\r\n"
        "902;2026-02-01;Íñigo;Muñoz;inigo@example.com;1;Profesional;No asiste;Consultor;Norte PR;eventos\r\n"
        "903;2026-02-02;Begoña;Peña;begona@example.com;1;Profesional;Reembolsado;Directora;Peña y Asociados;lujo\r\n",
        (Kept(2, "Lucía Fernández", "lucia@example.com", "Sol Energía", "Jefa de prensa", ("crisis", "medios")),),
        says((3, "not_attending"), (4, "not_attending")),
        encoding="cp1252",
    ),
    File(
        "Eventbrite in French with a refund",
        '"N° de commande","Date de la commande","Prénom","Nom de famille","E-mail","Quantité","Type de billet","Statut du participant","Fonction","Société"\n'
        '"1","2026-02-01","Anaïs","Lefèvre","anais@example.com","1","Pro","Participe","Chargée de presse","Atelier Noé"\n'
        '"2","2026-02-01","Éric","Garçon","eric@example.com","1","Pro","Remboursé","Directeur","Agence Sud"\n'
        '"3","2026-02-01","Zoé","Brûlé","zoe@example.com","1","Pro","Ne participe pas","Rédactrice","Le Nord"\n',
        (Kept(2, "Anaïs Lefèvre", "anais@example.com", "Atelier Noé", "Chargée de presse"),),
        says((3, "not_attending"), (4, "not_attending")),
    ),
    File(
        "Outlook: Title is a form of address and there is no position at all",
        '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","E-mail Address","E-mail Type","E-mail Display Name","Mobile Phone"\r\n'
        '"Ms.","Ada","","Okoro","","Harbour Trust","","ada@example.com","SMTP","Ada Okoro (ada@example.com)","+1 555-0101"\r\n'
        '"Prof. Dr.","Bo","","Lind","","Nordic Wind","","bo@example.com","SMTP","Bo Lind","+1 555-0102"\r\n'
        '"","Cy","","Wu","III","Delta Labs","","cy@example.com","SMTP","Cy Wu",""\r\n',
        (
            Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", phone="+1 555-0101"),
            Kept(3, "Bo Lind", "bo@example.com", "Nordic Wind", phone="+1 555-0102"),
            Kept(4, "Cy Wu", "cy@example.com", "Delta Labs"),
        ),
    ),
    File(
        "Outlook in French: Titre is the form of address, Fonction the position",
        '"Titre","Prénom","Deuxième prénom","Nom","Suffixe","Société","Service","Fonction","Téléphone (bureau)","Tél. mobile","Adresse de messagerie","Type de messagerie","Nom complet de l\'adresse de messagerie"\r\n'
        '"Mme","Anaïs","","Lefèvre","","Atelier Noé","Presse","Chargée de presse","01 55 50 10 10","","anais@example.com","SMTP","Anaïs Lefèvre"\r\n'
        '"M.","Éric","","Garçon","","Agence Sud","","Directeur","","06 55 50 10 11","eric@example.com","SMTP","Éric Garçon"\r\n',
        (
            Kept(2, "Anaïs Lefèvre", "anais@example.com", "Atelier Noé", "Chargée de presse", phone="01 55 50 10 10"),
            Kept(3, "Éric Garçon", "eric@example.com", "Agence Sud", "Directeur"),
        ),
        encoding="cp1252",
    ),
    File(
        "Outlook in Spanish",
        '"Tratamiento","Nombre","Segundo nombre","Apellidos","Sufijo","Organización","Departamento","Puesto","Teléfono móvil","Dirección de correo electrónico","Tipo de correo electrónico","Nombre de pantalla de correo electrónico"\r\n'
        '"Sra.","Lucía","","Fernández","","Sol Energía","","Jefa de prensa","+34 600 555 010","lucia@example.com","SMTP","Lucía Fernández"\r\n',
        (Kept(2, "Lucía Fernández", "lucia@example.com", "Sol Energía", "Jefa de prensa", phone="+34 600 555 010"),),
    ),
    File(
        "HubSpot: owner, lifecycle and company ids around the contact",
        '"Record ID","First Name","Last Name","Email","Phone Number","Mobile Phone Number","Contact owner","Lifecycle Stage","Lead Status","Job Title","Associated Company","Associated Company IDs","Company Name","LinkedIn URL","Last Activity Date"\n'
        '"51","Ada","Okoro","ada@example.com","+1 555-0101","","Zed Owner","lead","NEW","Press Officer","","880","Harbour Trust","https://www.linkedin.com/in/ada-okoro","2026-01-02 10:00"\n'
        '"52","","","office@example.com","","","Zed Owner","lead","NEW","","","881","Nordic Wind","",""\n'
        '"53","Cy","Wu","","+1 555-0103","","Zed Owner","lead","","Analyst","","882","Delta Labs","",""\n',
        (
            Kept(
                2,
                "Ada Okoro",
                "ada@example.com",
                "Harbour Trust",
                "Press Officer",
                (),
                "https://www.linkedin.com/in/ada-okoro",
                "+1 555-0101",
            ),
            Kept(4, "Cy Wu", "", "Delta Labs", "Analyst", (), "", "+1 555-0103"),
        ),
        says((3, "missing_name"), (4, "missing_email")),
    ),
    File(
        "LinkedIn connections: a note of several lines above, no position for some",
        'Notes:\r\n"When exporting your connection data, you may notice that some of the email addresses are missing.\nLearn more at https://www.linkedin.com/help."\r\n\r\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
        'Ada,"Okoro, APR",https://www.linkedin.com/in/ada-okoro,ada@example.com,Harbour Trust,"Press Officer, Health",01 Feb 2026\r\n'
        "Bo,Lind,https://www.linkedin.com/in/bo-lind,,,,02 Feb 2026\r\n",
        (
            Kept(
                5,
                "Ada Okoro, APR",
                "ada@example.com",
                "Harbour Trust",
                "Press Officer, Health",
                (),
                "https://www.linkedin.com/in/ada-okoro",
            ),
            Kept(6, "Bo Lind", "", "", "", (), "https://www.linkedin.com/in/bo-lind"),
        ),
        says((6, "missing_email")),
    ),
    File(
        "Google Forms in German: whole questions, checkboxes joined by commas",
        '"Zeitstempel","E-Mail-Adresse","Wie lautet Ihr vollständiger Name?","Bei welchem Unternehmen arbeiten Sie?","Welche Position haben Sie dort?","Zu welchen Themen dürfen Studierende Sie befragen?","Wann sind Sie da?","LinkedIn-Profil"\n'
        '"01.02.2026 10:00:00","joerdis@example.com","Jördis Weiß","Küstenfunk GmbH","Pressesprecherin","Krise, Medienarbeit","18-20 Uhr","https://www.linkedin.com/in/joerdis"\n'
        '"01.02.2026 10:05:00","ali@example.com","Ali Öztürk","Müller & Söhne","Berater","Sport","den ganzen Abend",""\n',
        (
            Kept(
                2,
                "Jördis Weiß",
                "joerdis@example.com",
                "Küstenfunk GmbH",
                "Pressesprecherin",
                ("Krise", "Medienarbeit"),
                "https://www.linkedin.com/in/joerdis",
            ),
            Kept(3, "Ali Öztürk", "ali@example.com", "Müller & Söhne", "Berater", ("Sport",)),
        ),
    ),
    File(
        "Google Forms in Polish",
        '"Sygnatura czasowa","Adres e-mail","Imię i nazwisko","Gdzie Pan/Pani pracuje?","Jakie jest Pana/Pani stanowisko?","O czym może Pan/Pani opowiedzieć studentom?","Numer telefonu"\n'
        '"2026/02/01 10:00:00 AM","zazolc@example.com","Zażółć Gęślą","Wisła Media","Rzecznik prasowy","kryzys, media społecznościowe","+48 500 555 010"\n',
        (
            Kept(
                2,
                "Zażółć Gęślą",
                "zazolc@example.com",
                "Wisła Media",
                "Rzecznik prasowy",
                ("kryzys", "media społecznościowe"),
                "",
                "+48 500 555 010",
            ),
        ),
    ),
    File(
        "Google Forms in Japanese, cp932 as Excel saved it again",
        "タイムスタンプ,メールアドレス,お名前,ご所属（会社名・団体名）,お役職,お話しいただけるテーマ（複数選択可）,お電話番号\r\n"
        '2026/02/01 10:00:00,tomoko@example.com,佐藤　智子,さくら広報株式会社,広報部長,"危機管理, メディア対応",03-5555-0101\r\n'
        "2026/02/01 10:05:00,ken@example.com,高橋 健,京都通信,記者,取材,075-555-0102\r\n",
        (
            Kept(
                2,
                "佐藤 智子",
                "tomoko@example.com",
                "さくら広報株式会社",
                "広報部長",
                ("危機管理", "メディア対応"),
                "",
                "03-5555-0101",
            ),
            Kept(3, "高橋 健", "ken@example.com", "京都通信", "記者", ("取材",), "", "075-555-0102"),
        ),
        encoding="cp932",
    ),
    File(
        "Microsoft Forms in German: anonymous, answers ending in semicolons, semicolons between cells",
        "ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Wie heißen Sie?;Ihre dienstliche E-Mail-Adresse;Arbeitgeber;Ihre Rolle;Fachgebiete;Sprache\r\n"
        '1;01.02.26 10:00:00;01.02.26 10:03:00;anonymous;;Jördis Weiß;joerdis@example.com;Küstenfunk GmbH;Pressesprecherin;"Krise;Medienarbeit;";Deutsch (Deutschland)\r\n'
        '2;01.02.26 11:00:00;01.02.26 11:03:00;anonymous;;Ali Öztürk;ali@example.com;Müller & Söhne;Berater;"Sport;";Deutsch (Deutschland)\r\n',
        (
            Kept(
                2,
                "Jördis Weiß",
                "joerdis@example.com",
                "Küstenfunk GmbH",
                "Pressesprecherin",
                ("Krise", "Medienarbeit"),
            ),
            Kept(3, "Ali Öztürk", "ali@example.com", "Müller & Söhne", "Berater", ("Sport",)),
        ),
        encoding="utf-8-sig",
    ),
    File(
        "Microsoft Forms for people who signed in: Email and Name are theirs",
        "ID,Start time,Completion time,Email,Name,Last modified time,Company,Job title,What can you be asked about?\r\n"
        '1,2/1/26 10:00:00,2/1/26 10:04:00,ada@example.com,Ada Okoro,,Harbour Trust,Press Officer,"Crisis;Media relations;"\r\n'
        '2,2/1/26 10:10:00,2/1/26 10:14:00,bo@example.com,Bo Lind,,Nordic Wind,Editor,"Blogs;"\r\n',
        (
            Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", ("Crisis", "Media relations")),
            Kept(3, "Bo Lind", "bo@example.com", "Nordic Wind", "Editor", ("Blogs",)),
        ),
    ),
    File(
        "Microsoft Forms in French",
        "ID,Heure de début,Heure de fin,Adresse de messagerie,Nom,Nom et prénom,Votre adresse e-mail professionnelle,Employeur,Votre fonction,Sujets que vous pouvez aborder\r\n"
        '1,01/02/26 10:00:00,01/02/26 10:04:00,anonymous,,Anaïs Lefèvre,anais@example.com,Atelier Noé,Chargée de presse,"crise;luxe;"\r\n',
        (Kept(2, "Anaïs Lefèvre", "anais@example.com", "Atelier Noé", "Chargée de presse", ("crise", "luxe")),),
        encoding="utf-8-sig",
    ),
    File(
        "SurveyMonkey: Response and Open-Ended Response below whole questions, one column a choice",
        "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,What is your full name?,What is your e-mail address?,Who do you work for?,What is your job title?,Which topics may students ask you about?,,,\n"
        ",,,,,,,,,Open-Ended Response,Open-Ended Response,Open-Ended Response,Open-Ended Response,Crisis,Media training,Events,Other (please specify)\n"
        "1180,44,02/01/2026 10:00:00 AM,02/01/2026 10:05:00 AM,192.0.2.1,,,,,Ada Okoro,ada@example.com,Harbour Trust,Press Officer,Crisis,,Events,\n"
        "1181,44,02/01/2026 11:00:00 AM,02/01/2026 11:05:00 AM,192.0.2.2,,,,,Bo Lind,bo@example.com,Nordic Wind,Editor,,,,Newsletters\n",
        (
            Kept(3, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", ("Crisis", "Events")),
            Kept(4, "Bo Lind", "bo@example.com", "Nordic Wind", "Editor", ("Newsletters",)),
        ),
    ),
    File(
        "JotForm: lists by line breaks with bullets, two parts of a name",
        '"Submission Date","Name - First Name","Name - Last Name","E-mail","Company","Job Title","What are your areas of expertise?","LinkedIn Profile"\n'
        '"Feb 1, 2026","Ada","Okoro","ada@example.com","Harbour Trust","Press Officer","• Crisis\n• Media relations","linkedin.com/in/ada-okoro"\n'
        '"Feb 1, 2026","Bo","Lind","bo@example.com","Nordic Wind","Editor","Blogs\nNewsletters\n","https://www.linkedin.com/in/bo-lind/"\n',
        (
            Kept(
                2,
                "Ada Okoro",
                "ada@example.com",
                "Harbour Trust",
                "Press Officer",
                ("Crisis", "Media relations"),
                "linkedin.com/in/ada-okoro",
            ),
            Kept(
                3,
                "Bo Lind",
                "bo@example.com",
                "Nordic Wind",
                "Editor",
                ("Blogs", "Newsletters"),
                "https://www.linkedin.com/in/bo-lind/",
            ),
        ),
    ),
    File(
        "Typeform: lower-case questions, several choices, an Other column",
        "#,*What's your name?*,And your work email?,Where do you work?,What do you do there?,Crisis,Media training,Other,Start Date (UTC),Submit Date (UTC),Network ID,Tags\n"
        "a1,Ada Okoro,ada@example.com,Harbour Trust,Press Officer,Crisis,,,2026-02-01 10:00:00,2026-02-01 10:01:00,n1,\n"
        "b2,Bo Lind,bo@example.com,Nordic Wind,Editor,,Media training,,2026-02-01 10:00:00,2026-02-01 10:01:00,n2,\n",
        (
            Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", ("Crisis",)),
            Kept(3, "Bo Lind", "bo@example.com", "Nordic Wind", "Editor", ("Media training",)),
        ),
    ),
    File(
        "Airtable: linked records quoted inside cells, attachments, a status",
        "\ufeffName,Company (from Companies),Role,Topics,Email,LinkedIn,Headshot,RSVP,Last Modified\n"
        'Ada Okoro,"""Okoro, Ade & Partners""",Press Officer,"Crisis,Media relations",ada@example.com,https://www.linkedin.com/in/ada,ada.png (https://dl.example.org/1),Yes,2/1/2026 9:15am\n'
        'Bo Lind,Nordic Wind,Editor,"Blogs",bo@example.com,,,No,2/1/2026 9:16am\n'
        "Cy Wu,Delta Labs,Analyst,,cy@example.com,,,,2/1/2026 9:17am\n",
        (
            Kept(
                2,
                "Ada Okoro",
                "ada@example.com",
                "Okoro, Ade & Partners",
                "Press Officer",
                ("Crisis", "Media relations"),
                "https://www.linkedin.com/in/ada",
            ),
            Kept(4, "Cy Wu", "cy@example.com", "Delta Labs", "Analyst"),
        ),
        says((3, "not_attending")),
    ),
    File(
        "Notion: a Status column and lists with comma and space",
        "\ufeffName,Expertise,Employer,Job,Mail,Status,Created time\n"
        'Ada Okoro,"Crisis, Media relations",Harbour Trust,Press Officer,ada@example.com,Confirmed,"February 1, 2026 10:00 AM"\n'
        'Bo Lind,Blogs,Nordic Wind,Editor,bo@example.com,Declined,"February 1, 2026 10:00 AM"\n'
        'Cy Wu,,Delta Labs,Analyst,cy@example.com,Invited,"February 1, 2026 10:00 AM"\n',
        (
            Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", ("Crisis", "Media relations")),
            Kept(4, "Cy Wu", "cy@example.com", "Delta Labs", "Analyst"),
        ),
        says((3, "not_attending")),
    ),
    File(
        "Swapcard or Hopin: camel case, types of tickets",
        "firstName,lastName,email,organization,jobTitle,biography,ticketType,linkedinUrl,mobilePhone\n"
        'Ada,Okoro,ada@example.com,Harbour Trust,Press Officer,"Ten years, three crises.",SPEAKER,https://www.linkedin.com/in/ada,+15550101\n'
        "Bo,Lind,bo@example.com,Nordic Wind,Editor,,SPEAKER,,+15550102\n",
        (
            Kept(
                2,
                "Ada Okoro",
                "ada@example.com",
                "Harbour Trust",
                "Press Officer",
                (),
                "https://www.linkedin.com/in/ada",
                "+15550101",
            ),
            Kept(3, "Bo Lind", "bo@example.com", "Nordic Wind", "Editor", (), "", "+15550102"),
        ),
    ),
    File(
        "Whova's template with its sample and an instruction row, saved by Excel with a mark",
        "First Name (required),Last Name (required),Email (required),Affiliation,Position,Phone,Ticket Type\r\n"
        "Jane,Doe,jane.doe@example.com,Sample University,Sample Title,555-555-5555,General\r\n"
        "Ada,Okoro,ada@example.com,Harbour Trust,Press Officer,555-0101,General\r\n",
        (Kept(3, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", phone="555-0101"),),
        encoding="utf-8-sig",
    ),
    File(
        "Meetup: Title is a role in the group, answers in the last columns, tabs",
        "Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\tURL of Member Profile\tHave you attended before?\tWhich company are you with?\tYour job there?\n"
        "Ada Okoro\tuser 1\tEvent Organizer\tYes\tYes\t0\tFebruary 1, 2026 7:00 PM\tMay 2, 2021\thttps://www.meetup.com/members/1/\tYes\tHarbour Trust\tPress Officer\n"
        "Bo Lind\tuser 2\t\t\tNo\t0\tFebruary 1, 2026 7:00 PM\tMay 2, 2021\thttps://www.meetup.com/members/2/\tNo\tNordic Wind\tEditor\n"
        "Cy Wu\tuser 3\tAssistant Organizer\t\tYes\t1\tFebruary 1, 2026 7:00 PM\tMay 2, 2021\thttps://www.meetup.com/members/3/\tNo\tDelta Labs\tAnalyst\n",
        (
            Kept(2, "Ada Okoro", "", "Harbour Trust", "Press Officer"),
            Kept(4, "Cy Wu", "", "Delta Labs", "Analyst"),
        ),
        says((2, "missing_email"), (3, "not_attending"), (4, "missing_email")),
    ),
    File(
        "An alumni office: title rows, preferred names, two addresses, a count and a page at the end",
        "Advancement Services,,,,,,,,,\r\nPR Career Night - Volunteers,,,,,,,,,\r\n,,,,,,,,,\r\n"
        "Constituent ID,Salutation,First Name,Preferred Name,Last Name,Class Year,Employer,Job Title,Preferred Email,Home Phone\r\n"
        "000120,Mr.,William,Bill,van der Berg,1999,Delta Waterworks,Communications Director,bill@example.com,(555) 555-0100\r\n"
        "000121,Dr.,Ada,,Okoro,2004,Harbour Trust,Press Officer,ada@example.com,(555) 555-0101\r\n"
        "000122,,Ines,Nes,Gonçalves,2011,Lisboa Health,Press Manager,unknown,\r\n"
        ",,,,,,,,,\r\nTotal records: 3,,,,,,,,,\r\nPage 1 of 1,,,,,,,,,\r\n",
        (
            Kept(
                5,
                "Bill van der Berg",
                "bill@example.com",
                "Delta Waterworks",
                "Communications Director",
                phone="(555) 555-0100",
            ),
            Kept(6, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", phone="(555) 555-0101"),
            Kept(7, "Nes Gonçalves", "", "Lisboa Health", "Press Manager"),
        ),
        says((7, "missing_email"), (9, "not_a_person"), (10, "not_a_person")),
        encoding="cp1252",
    ),
    File(
        "A German sheet: title, groups in capitals, a sum, semicolons, cp1252",
        "Karriereabend 2026: Profis;;;;;\r\n;;;;;\r\nName;Firma;Position;E-Mail;Telefon;Fachgebiete\r\n"
        "AGENTUREN;;;;;\r\nWeiß, Jördis;Küstenfunk GmbH;Pressesprecherin;joerdis@example.com;0431 555010;Krise / Medienarbeit\r\n"
        "Öztürk, Ali;Müller & Söhne;Berater;ali@example.com;0221 555011;Sport\r\n;;;;;\r\nUNTERNEHMEN;;;;;\r\n"
        "Kühn, Änne;Nordblatt;Redakteurin;aenne@example.com;0431 555012;\r\nSumme;3;;;;\r\n",
        (
            Kept(
                5,
                "Jördis Weiß",
                "joerdis@example.com",
                "Küstenfunk GmbH",
                "Pressesprecherin",
                ("Krise", "Medienarbeit"),
                "",
                "0431 555010",
            ),
            Kept(6, "Ali Öztürk", "ali@example.com", "Müller & Söhne", "Berater", ("Sport",), "", "0221 555011"),
            Kept(9, "Änne Kühn", "aenne@example.com", "Nordblatt", "Redakteurin", (), "", "0431 555012"),
        ),
        says((4, "not_a_person"), (8, "not_a_person"), (10, "not_a_person")),
        encoding="cp1252",
    ),
    File(
        "A French sheet saved by Excel on a Mac: CR only, Mac Roman, semicolons",
        "Nom;Prénom;Société;Poste;Courriel;Téléphone\rLefèvre;Anaïs;Atelier Noé;Chargée de presse;anais@example.com;01 55 50 10 10\r"
        "Brûlé;Zoé;Le Nord;Rédactrice;zoe@example.com;01 55 50 10 11\rGarçon;Éric;Agence Été;Directeur;eric@example.com;\r",
        (
            Kept(2, "Anaïs Lefèvre", "anais@example.com", "Atelier Noé", "Chargée de presse", phone="01 55 50 10 10"),
            Kept(3, "Zoé Brûlé", "zoe@example.com", "Le Nord", "Rédactrice", phone="01 55 50 10 11"),
            Kept(4, "Éric Garçon", "eric@example.com", "Agence Été", "Directeur"),
        ),
        encoding="mac_roman",
    ),
    File(
        "A Polish sheet in UTF-16 with tabs, as Excel's Unicode text",
        "Imię\tNazwisko\tStanowisko\tFirma\tE-mail\tTelefon komórkowy\tSpecjalizacja\r\n"
        "Łukasz\tŹródło\tRzecznik prasowy\tBałtyk PR\tlukasz@example.com\t+48 500 555 011\tkryzys; media\r\n"
        'Zażółć\tGęślą\tSpecjalistka\t"Wisła, Media i ""Syn"""\tzazolc@example.com\t\teventy\r\n',
        (
            Kept(
                2,
                "Łukasz Źródło",
                "lukasz@example.com",
                "Bałtyk PR",
                "Rzecznik prasowy",
                ("kryzys", "media"),
                "",
                "+48 500 555 011",
            ),
            Kept(3, "Zażółć Gęślą", "zazolc@example.com", 'Wisła, Media i "Syn"', "Specjalistka", ("eventy",)),
        ),
        encoding="utf-16",
    ),
    File(
        "A Polish list in cp1250 with a status",
        "Lp.;Imię i nazwisko;Stanowisko;Pracodawca;Adres e-mail;Obecność\r\n1;Łukasz Źródło;Rzecznik prasowy;Bałtyk PR;lukasz@example.com;Tak\r\n"
        "2;Świętosława Żądło;Dyrektorka;Wisła Media;swieta@example.com;Nie\r\n3;Grażyna Ćwik;Redaktorka;Gazeta Łódzka;grazyna@example.com;Tak\r\n",
        (
            Kept(2, "Łukasz Źródło", "lukasz@example.com", "Bałtyk PR", "Rzecznik prasowy"),
            Kept(4, "Grażyna Ćwik", "grazyna@example.com", "Gazeta Łódzka", "Redaktorka"),
        ),
        says((3, "not_attending")),
        encoding="cp1250",
    ),
    File(
        "Numbers: a title row of one cell, then the table; UTF-8 without a mark",
        "Table 1\nFull Name,Organisation,Role,Email Address,Mobile,Areas of expertise\n"
        'Ada Okoro,"Harbour, Trust & Co",Press Officer,ada@example.com,07700 900101,"Crisis; Media relations"\nZoë Müller,Rhein Optik,Head of PR,zoe@example.com,07700 900102,Optics\n',
        (
            Kept(
                3,
                "Ada Okoro",
                "ada@example.com",
                "Harbour, Trust & Co",
                "Press Officer",
                ("Crisis", "Media relations"),
                "",
                "07700 900101",
            ),
            Kept(4, "Zoë Müller", "zoe@example.com", "Rhein Optik", "Head of PR", ("Optics",), "", "07700 900102"),
        ),
    ),
    File(
        "sep=; above commas inside cells, German headers",
        "sep=;\r\nVorname;Nachname;Mail;Firma;Jobtitel\r\nJördis;Weiß;joerdis@example.com;Weiß, Kühn & Co.;Pressesprecherin\r\nAli;Öztürk;ali@example.com;Müller;Berater\r\n",
        (
            Kept(3, "Jördis Weiß", "joerdis@example.com", "Weiß, Kühn & Co.", "Pressesprecherin"),
            Kept(4, "Ali Öztürk", "ali@example.com", "Müller", "Berater"),
        ),
        encoding="utf-8-sig",
    ),
    File(
        "Bars, upper case, lists by semicolons, a trailing bar",
        "FULL_NAME|EMAIL_ADDR|ORGANISATION|JOB_TITLE|AREAS_OF_EXPERTISE|MOBILE_NO|\nOKORO, ADA|ADA@EXAMPLE.COM|HARBOUR TRUST|PRESS OFFICER|CRISIS; MEDIA|+1 555-0101|\nLIND, BO|BO@EXAMPLE.COM|NORDIC WIND|EDITOR|BLOGS||\n",
        (
            Kept(
                2,
                "ADA OKORO",
                "ada@example.com",
                "HARBOUR TRUST",
                "PRESS OFFICER",
                ("CRISIS", "MEDIA"),
                "",
                "+1 555-0101",
            ),
            Kept(3, "BO LIND", "bo@example.com", "NORDIC WIND", "EDITOR", ("BLOGS",)),
        ),
    ),
    File(
        "Pasted from a sheet: tabs, no-break spaces, zero-width letters, ideographic spaces",
        "Name\u00a0\tE-mail\tCompany\tTitle\nAda\u00a0 Okoro\tada@example.com\u200b\tHarbour\u3000Trust\tPress  Officer\n\u200bBo Lind\t\u00a0bo@example.com\u00a0\tNordic Wind\t \u00a0\n",
        (
            Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer"),
            Kept(3, "Bo Lind", "bo@example.com", "Nordic Wind"),
        ),
    ),
    File(
        "Addresses in every form that people write",
        'Name,Email,Company\nAda Okoro,mailto:Ada@Example.com,A\nBo Lind,Bo Lind <bo@example.com>,B\nCy Wu,cy@example.com.,C\nDi Roy,"di@example.com; di.roy@example.org",D\n'
        "Ed Poe,ed(at)example.com,E\nFi Lee,fi@example,F\nGus Orr,N/A,G\nHal Kim,-,H\nIvy Fox,<ivy@example.com>,I\nJo Day,'jo@example.com',J\nKit Ray,kit@@example.com,K\n",
        (
            Kept(2, "Ada Okoro", "ada@example.com", "A"),
            Kept(3, "Bo Lind", "bo@example.com", "B"),
            Kept(4, "Cy Wu", "cy@example.com", "C"),
            Kept(5, "Di Roy", "di@example.com", "D"),
            Kept(6, "Ed Poe", "", "E"),
            Kept(7, "Fi Lee", "", "F"),
            Kept(8, "Gus Orr", "", "G"),
            Kept(9, "Hal Kim", "", "H"),
            Kept(10, "Ivy Fox", "ivy@example.com", "I"),
            Kept(11, "Jo Day", "jo@example.com", "J"),
            Kept(12, "Kit Ray", "", "K"),
        ),
        says(
            (6, "invalid_email"),
            (7, "invalid_email"),
            (8, "missing_email"),
            (9, "missing_email"),
            (12, "invalid_email"),
        ),
    ),
    File(
        "The same people again in other case, an office address for three, namesakes",
        "First Name,Last Name,Email,Employer,Expertise\nAda,Okoro,ada@example.com,Harbour Trust,Crisis\nada,OKORO,ADA@example.com,Harbour Trust,Media\nBo,Lind,office@example.com,Nordic Wind,\n"
        "Cy,Wu,office@example.com,Nordic Wind,Data\nDi,Roy,Office@Example.com,Nordic Wind,\nBo,Lind,bo.lind@example.org,Delta Labs,Blogs\nBo,Lind,OFFICE@example.com,Nordic Wind,\n",
        (
            Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "", ("Crisis",)),
            Kept(4, "Bo Lind", "office@example.com", "Nordic Wind"),
            Kept(5, "Cy Wu", "", "Nordic Wind", "", ("Data",)),
            Kept(6, "Di Roy", "", "Nordic Wind"),
            Kept(7, "Bo Lind", "bo.lind@example.org", "Delta Labs", "", ("Blogs",)),
        ),
        says((3, "duplicate"), (5, "shared_email"), (6, "shared_email"), (8, "duplicate")),
    ),
    File(
        "Formulas of every sort, and signs that are none",
        "Name,Email,Company,Job Title,Topics,Mobile,LinkedIn,Notes\n"
        "Ada Okoro,ada@example.com,=1+1,Press Officer,crisis,+1 555-0101,,=NOW()\nBo Lind,bo@example.com,Nordic Wind,+Editor,blogs,-,,\n"
        'Cy Wu,cy@example.com,-Delta-,Analyst,"@data, media",(555) 555-0103,,\nDi Roy,di@example.com,\'=HYPERLINK(1),Head,,+44 7700 900 104,,\n'
        "Ed Poe,ed@example.com,-5,Head,,+1.555.0105,,@x\nFi Lee,fi@example.com,Lee,'-Head-,,'+1 555-0106,@fi-lee,\n",
        (
            Kept(2, "Ada Okoro", "ada@example.com", "=1+1", "Press Officer", ("crisis",), "", "+1 555-0101"),
            Kept(3, "Bo Lind", "bo@example.com", "Nordic Wind", "+Editor", ("blogs",)),
            Kept(4, "Cy Wu", "cy@example.com", "-Delta-", "Analyst", ("@data", "media"), "", "(555) 555-0103"),
            Kept(5, "Di Roy", "di@example.com", "=HYPERLINK(1)", "Head", (), "", "+44 7700 900 104"),
            Kept(6, "Ed Poe", "ed@example.com", "-5", "Head", (), "", "+1.555.0105"),
            Kept(7, "Fi Lee", "fi@example.com", "Lee", "-Head-", (), "@fi-lee", "+1 555-0106"),
        ),
        says((2, "formula_like"), (3, "formula_like"), (4, "formula_like"), (5, "formula_like"), (7, "formula_like")),
    ),
    File(
        "Escape sequences, bidi overrides, bells and NULs in used and unused cells",
        "Name,Email,Company,Title,Notes\n\x1b[31mAda Okoro\x1b[0m,ada@example.com,Harbour Trust,Press Officer,\nBo Lind,bo@example.com,Nordic\u202e dniW,Editor,\n"
        "Cy Wu,cy@example.com,Delta\x07 Labs,Analyst,\nDi Roy,di@example.com,Roy & Co,Head,a\x07b\nEd\x00 Poe,ed@example.com,Poe,Head,\n",
        (
            Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer"),
            Kept(3, "Bo Lind", "bo@example.com", "Nordic dniW", "Editor"),
            Kept(4, "Cy Wu", "cy@example.com", "Delta Labs", "Analyst"),
            Kept(5, "Di Roy", "di@example.com", "Roy & Co", "Head"),
            Kept(6, "Ed Poe", "ed@example.com", "Poe", "Head"),
        ),
        says((2, "control_chars"), (3, "control_chars"), (4, "control_chars"), (6, "control_chars")),
    ),
    File(
        "Cells that are too long, used, unused, and a bio within its limit",
        f"Name,Email,Company,Title,Bio,Notes\nAda Okoro,ada@example.com,{'x' * 501},Press Officer,ok,\nBo Lind,bo@example.com,{'y' * 500},Editor,{'b' * 2000},{'n' * 9000}\nCy Wu,cy@example.com,Delta,Analyst,{'b' * 2001},\n",
        (
            Kept(2, "Ada Okoro", "ada@example.com", "", "Press Officer"),
            Kept(3, "Bo Lind", "bo@example.com", "y" * 500, "Editor"),
            Kept(4, "Cy Wu", "cy@example.com", "Delta", "Analyst"),
        ),
        says((2, "too_long"), (4, "too_long")),
    ),
    File(
        "Ragged: a comma too many, short rows, blank rows, trailing commas",
        "Full name,Work email,Organisation,Job title,Mobile\nAda Okoro,ada@example.com,Harbour, Trust & Co,Press Officer,+1 555-0101\n\n,,,,\nBo Lind,bo@example.com\nCy Wu,cy@example.com,Delta Labs,Analyst,+1 555-0103,,,,\n"
        "Di Roy\n",
        (
            Kept(5, "Bo Lind", "bo@example.com"),
            Kept(6, "Cy Wu", "cy@example.com", "Delta Labs", "Analyst", phone="+1 555-0103"),
            Kept(7, "Di Roy"),
        ),
        says((2, "too_many_cells"), (7, "missing_email")),
    ),
    File(
        "Headers twice in other case, the second one other people's",
        "Name;Phone;E-Mail;Company;Position;E-mail;phone\nAda Okoro;+1 555-0101;ada@example.com;Harbour Trust;Press Officer;home@example.org;+1 555-0999\nBo Lind;;bo@example.com;Nordic Wind;Editor;bo@example.org;+1 555-0998\n",
        (
            Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", phone="+1 555-0101"),
            Kept(3, "Bo Lind", "bo@example.com", "Nordic Wind", "Editor"),
        ),
        frozenset(),
        frozenset({"duplicate_header"}),
    ),
    File(
        "Quotation marks: inches, nicknames, backslashes, one that never closes",
        'Name,Nickname,Email,Company,Title\nAda Okoro,"Addie ""A""",ada@example.com,"Harbour ""H"" Trust",Press Officer\nBo Lind,Bo "Bolt" L,bo@example.com,5" Heels Ltd,Editor\n'
        'Cy Wu,,cy@example.com,"Delta, Labs",Analyst\nDi Roy,,di@example.com,"Roy & Co,Head\n',
        (
            Kept(2, "Ada Okoro", "ada@example.com", 'Harbour "H" Trust', "Press Officer"),
            Kept(3, "Bo Lind", "bo@example.com", '5" Heels Ltd', "Editor"),
            Kept(4, "Cy Wu", "cy@example.com", "Delta, Labs", "Analyst"),
            Kept(5, "Di Roy", "di@example.com", "Roy & Co", "Head"),
        ),
    ),
    File(
        "Names turned round, suffixes, particles, preferred names",
        'Name,Preferred Name,Email,Company\n"Okoro, Ada",,ada@example.com,A\n"Lind, Bo, PhD",,bo@example.com,B\n"Cy Wu, Jr.",,cy@example.com,C\n"van der Berg, William",Bill van der Berg,bill@example.com,D\n"O\'Brien, Pat",,pat@example.com,E\n"Dr. Di Roy, APR",,di@example.com,F\n',
        (
            Kept(2, "Ada Okoro", "ada@example.com", "A"),
            Kept(3, "Bo Lind, PhD", "bo@example.com", "B"),
            Kept(4, "Cy Wu, Jr.", "cy@example.com", "C"),
            Kept(5, "Bill van der Berg", "bill@example.com", "D"),
            Kept(6, "Pat O'Brien", "pat@example.com", "E"),
            Kept(7, "Dr. Di Roy, APR", "di@example.com", "F"),
        ),
    ),
    File(
        "Telephone numbers that a spreadsheet has ruined, semicolons and a decimal comma",
        "Name;E-Mail;Firma;Handy\r\nJördis Weiß;joerdis@example.com;Küstenfunk;4,94315E+11\r\nAli Öztürk;ali@example.com;Müller;'0221 555011\r\nUwe Groß;uwe@example.com;Groß;49221555012\r\nÄnne Kühn;aenne@example.com;Nordblatt;#########\r\n",
        (
            Kept(2, "Jördis Weiß", "joerdis@example.com", "Küstenfunk"),
            Kept(3, "Ali Öztürk", "ali@example.com", "Müller", phone="0221 555011"),
            Kept(4, "Uwe Groß", "uwe@example.com", "Groß", phone="49221555012"),
            Kept(5, "Änne Kühn", "aenne@example.com", "Nordblatt"),
        ),
        says((2, "damaged_phone"), (5, "damaged_phone")),
        encoding="cp1252",
    ),
    File(
        "No headers at all: first and last names, tabs",
        "Ada\tOkoro\tada@example.com\tHarbour Trust\tPress Officer\nBo\tLind\tbo@example.com\tNordic Wind\tManaging Editor\nCy\tWu\tcy@example.com\tDelta Labs\tSenior Analyst\n",
        (
            Kept(1, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer"),
            Kept(2, "Bo Lind", "bo@example.com", "Nordic Wind", "Managing Editor"),
            Kept(3, "Cy Wu", "cy@example.com", "Delta Labs", "Senior Analyst"),
        ),
        frozenset(),
        frozenset({"no_header"}),
    ),
    File(
        "Merged headings in French above the columns",
        "Personne;;;Entreprise;;Inscription\nPrénom;Nom;Courriel;Nom;Fonction;Statut\nAnaïs;Lefèvre;anais@example.com;Atelier Noé;Chargée de presse;Confirmé\nÉric;Garçon;eric@example.com;Agence Sud;Directeur;Annulé\n",
        (Kept(3, "Anaïs Lefèvre", "anais@example.com", "Atelier Noé", "Chargée de presse"),),
        says((4, "not_attending")),
    ),
    File(
        "Cvent: full name turned round, status, several honorific columns",
        'Prefix,Full Name (Last First),Company Name,Title,Email Address,Mobile Phone,Registration Status,Confirmation Number\nMs.,"Okoro, Ada",Harbour Trust,Press Officer,ada@example.com,555-0101,Accepted,ABC\nMr.,"Lind, Bo",Nordic Wind,Editor,bo@example.com,,Cancelled,DEF\nDr.,"Wu, Cy",Delta Labs,Analyst,cy@example.com,,Waitlisted,GHI\n',
        (
            Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", phone="555-0101"),
            Kept(4, "Cy Wu", "cy@example.com", "Delta Labs", "Analyst"),
        ),
        says((3, "not_attending")),
    ),
    File(
        "Luma: names apart and together, approval, answers to questions",
        "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,amount,ticket_name,Company,What is your role?,LinkedIn,What can you speak about?\n"
        "g1,Ada Okoro,Ada,Okoro,ada@example.com,+15550101,2026-02-01T10:00:00Z,approved,,$0.00,Pro,Harbour Trust,Press Officer,https://linkedin.com/in/ada,crisis & media\n"
        "g2,Bo,Bo,,bo@example.com,,2026-02-01T10:00:00Z,approved,,$0.00,Pro,Nordic Wind,Editor,,blogs; newsletters\n"
        "g3,Cy Wu,Cy,Wu,cy@example.com,,2026-02-01T10:00:00Z,declined,,$0.00,Pro,Delta Labs,Analyst,,data\n",
        (
            Kept(
                2,
                "Ada Okoro",
                "ada@example.com",
                "Harbour Trust",
                "Press Officer",
                ("crisis & media",),
                "https://linkedin.com/in/ada",
                "+15550101",
            ),
            Kept(3, "Bo", "bo@example.com", "Nordic Wind", "Editor", ("blogs", "newsletters")),
        ),
        says((4, "not_attending")),
    ),
    File(
        "Handshake: the employer's people and their registration",
        "Employer,Contact First Name,Contact Last Name,Contact Email,Contact Title,Contact Phone,Registration Status\nHarbour Trust,Ada,Okoro,ada@example.com,Press Officer,+1 555-0101,Approved\nNordic Wind,Bo,Lind,bo@example.com,Editor,,Declined\n",
        (Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", phone="+1 555-0101"),),
        says((3, "not_attending")),
    ),
    File(
        "A title alone, headers and nobody",
        "PR Night 2026\n\nName,Email,Company,Title\n",
        (),
        frozenset(),
        frozenset(),
    ),
    File(
        "A Spanish sheet: title, groups, total, honorific column named Título",
        "Noche de carreras 2026;;;;;\n;;;;;\nTítulo;Nombre;Empresa;Cargo;Correo electrónico;Especialidades\nSra.;Lucía Fernández;Sol Energía;Jefa de prensa;lucia@example.com;crisis | medios\nSr.;Íñigo Muñoz;Norte PR;Consultor;inigo@example.com;eventos\n;Begoña Peña;Peña y Asociados;Directora;begona@example.com;lujo\nTotal;3;;;;\n",
        (
            Kept(4, "Lucía Fernández", "lucia@example.com", "Sol Energía", "Jefa de prensa", ("crisis", "medios")),
            Kept(5, "Íñigo Muñoz", "inigo@example.com", "Norte PR", "Consultor", ("eventos",)),
            Kept(6, "Begoña Peña", "begona@example.com", "Peña y Asociados", "Directora", ("lujo",)),
        ),
        says((7, "not_a_person")),
    ),
    File(
        "A ticket shop: buyer and attendee, consent columns with e-mail in their names",
        "Order,Buyer First Name,Buyer Last Name,Buyer Email,Attendee First Name,Attendee Last Name,Attendee Email,Email opt-in,Company,Position,Refunded\n"
        "1,Office,Desk,desk@example.com,Ada,Okoro,ada@example.com,Yes,Harbour Trust,Press Officer,No\n2,Office,Desk,desk@example.com,Bo,Lind,bo@example.com,No,Nordic Wind,Editor,Yes\n",
        (Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer"),),
        says((3, "not_attending")),
    ),
    File(
        "A Japanese sheet: title, full-width digits and signs, a total, several list marks",
        "広報の夕べ　登録者,,,,,\n,,,,,\n氏名,フリガナ,会社名,役職,メールアドレス,専門分野\n佐藤　智子,サトウ　トモコ,さくら広報,広報部長,tomoko@example.com,危機管理、メディア\n高橋　健,タカハシ　ケン,京都通信,記者,ken＠example.com,取材；編集\n合計,2,,,,\n",
        (
            Kept(4, "佐藤 智子", "tomoko@example.com", "さくら広報", "広報部長", ("危機管理", "メディア")),
            Kept(5, "高橋 健", "ken@example.com", "京都通信", "記者", ("取材", "編集")),
        ),
        says((6, "not_a_person")),
        encoding="utf-8-sig",
    ),
    File(
        "LimeSurvey in German: choices in brackets, Ja and Nein",
        '"Antwort ID","Datum Abgeschickt","Wie ist Ihr Name?","Ihre E-Mail-Adresse","Ihr Arbeitgeber","Ihre Position","Themen, über die Sie sprechen können [Krise]","Themen, über die Sie sprechen können [Medientraining]","Themen, über die Sie sprechen können [Sonstiges]"\n'
        '"1","2026-02-01 10:00:00","Jördis Weiß","joerdis@example.com","Küstenfunk","Pressesprecherin","Ja","Nein",""\n"2","2026-02-01 10:00:00","Ali Öztürk","ali@example.com","Müller","Berater","Nein","Ja","Sport"\n',
        (
            Kept(2, "Jördis Weiß", "joerdis@example.com", "Küstenfunk", "Pressesprecherin", ("Krise",)),
            Kept(3, "Ali Öztürk", "ali@example.com", "Müller", "Berater", ("Medientraining", "Sport")),
        ),
    ),
    File(
        "A mailing tool: addresses first, owners and tags, half of the names missing",
        'Email Address,First Name,Last Name,Company,Job Title,Phone Number,MEMBER_RATING,OPTIN_TIME,LEID,TAGS\nada@example.com,Ada,Okoro,Harbour Trust,Press Officer,+1 555-0101,2,2026-01-01 10:00:00,1,"volunteers"\nbo@example.com,,,Nordic Wind,,,2,2026-01-01 10:00:00,2,\ncy@example.com,Cy,,Delta Labs,Analyst,,2,2026-01-01 10:00:00,3,\n',
        (
            Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", phone="+1 555-0101"),
            Kept(4, "Cy", "cy@example.com", "Delta Labs", "Analyst"),
        ),
        says((3, "missing_name")),
    ),
)
"""Every file, each judged by itself."""
