"""More files as organizers send them: what hands, systems and half-finished exports do to a table, with the answers."""

# ruff: noqa: E501 - the files are shown as they are, line by line

from tests.roster.organizers_files import File, Kept, says

ADA = ("Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer")
BO = ("Bo Lind", "bo@example.com", "Nordic Wind", "Editor")
CY = ("Cy Wu", "cy@example.com", "Delta Labs", "Analyst")

ODD_FILES = (
    File(
        "Two files one below the other: the headers again, with a mark in the middle",
        "Name,Email,Company,Title\r\nAda Okoro,ada@example.com,Harbour Trust,Press Officer\r\n\ufeffName,Email,Company,Title\r\nBo Lind,bo@example.com,Nordic Wind,Editor\r\n",
        (Kept(2, *ADA), Kept(4, *BO)), says((3, "not_a_person")), encoding="utf-8-sig",
    ),
    File(
        "Three kinds of line ends in one file",
        "Name,Email,Company,Title\r\nAda Okoro,ada@example.com,Harbour Trust,Press Officer\nBo Lind,bo@example.com,Nordic Wind,Editor\r\n\r\nCy Wu,cy@example.com,Delta Labs,Analyst",
        (Kept(2, *ADA), Kept(3, *BO), Kept(5, *CY)),
    ),
    File(
        "A list of names and nothing else",
        "Name\nAda Okoro\nBo Lind\nCy Wu\n",
        (Kept(2, "Ada Okoro"), Kept(3, "Bo Lind"), Kept(4, "Cy Wu")), says((2, "missing_email"), (3, "missing_email"), (4, "missing_email")),
    ),
    File(
        "UTF-16 without a mark, semicolons, Polish",
        "Imię i nazwisko;E-mail;Firma;Stanowisko\r\nŁukasz Źródło;lukasz@example.com;Bałtyk PR;Rzecznik\r\nZażółć Gęślą;zazolc@example.com;Wisła;Redaktorka\r\n",
        (Kept(2, "Łukasz Źródło", "lukasz@example.com", "Bałtyk PR", "Rzecznik"), Kept(3, "Zażółć Gęślą", "zazolc@example.com", "Wisła", "Redaktorka")), encoding="utf-16-le",
    ),
    File(
        "Excel in French: cp1252 with curly apostrophes, a ligature and a euro",
        "Prénom;Nom;Société;Fonction;E-mail;Domaines d’expertise\r\nAnaïs;Lefèvre;L’Œuvre;Chargée de presse;anais@example.com;crise, luxe\r\nÉric;D’Angelo;Euro € Conseil;Directeur;eric@example.com;\r\n",
        (Kept(2, "Anaïs Lefèvre", "anais@example.com", "L’Œuvre", "Chargée de presse", ("crise", "luxe")), Kept(3, "Éric D’Angelo", "eric@example.com", "Euro € Conseil", "Directeur")), encoding="cp1252",
    ),
    File(
        "A mark, a sep= line, a title, a blank row, then the headers",
        "sep=,\r\nVolunteers PR Night,,,\r\n,,,\r\nName,Email,Company,Title\r\nAda Okoro,ada@example.com,Harbour Trust,Press Officer\r\n",
        (Kept(5, *ADA),), encoding="utf-8-sig",
    ),
    File(
        "Headers with stars, hints, emoji and line breaks",
        '"Full Name *","📧 Email","Company\n(current)","Job title (as on your badge)","Mobile ✆","Topics\n(separate with commas)"\nAda Okoro,ada@example.com,Harbour Trust,Press Officer,+1 555-0101,"crisis, media"\n',
        (Kept(2, *ADA, ("crisis", "media"), "", "+1 555-0101"),),
    ),
    File(
        "The first column of companies and of addresses is empty, the second is not",
        "Name,Company,Email,Work Email,Organization,Job Title\nAda Okoro,,,ada@example.com,Harbour Trust,Press Officer\nBo Lind,,,bo@example.com,Nordic Wind,Editor\n",
        (Kept(2, *ADA), Kept(3, *BO)),
    ),
    File(
        "Lists split at the strongest mark, whatever else stands in them",
        'Name,Email,Topics\nAda Okoro,ada@example.com,"media, press; crisis"\nBo Lind,bo@example.com,"blogs | vlogs, reels"\nCy Wu,cy@example.com,"data / research"\nDi Roy,di@example.com,"B2B/B2C, tech"\nEd Poe,ed@example.com,"- media, TV\n- radio"\nFi Lee,fi@example.com,"events (small, large), travel"\nGus Orr,gus@example.com,media and events\n',
        (
            Kept(2, "Ada Okoro", "ada@example.com", "", "", ("media, press", "crisis")), Kept(3, "Bo Lind", "bo@example.com", "", "", ("blogs", "vlogs, reels")), Kept(4, "Cy Wu", "cy@example.com", "", "", ("data", "research")),
            Kept(5, "Di Roy", "di@example.com", "", "", ("B2B/B2C", "tech")), Kept(6, "Ed Poe", "ed@example.com", "", "", ("media, TV", "radio")), Kept(7, "Fi Lee", "fi@example.com", "", "", ("events (small, large)", "travel")),
            Kept(8, "Gus Orr", "gus@example.com", "", "", ("media and events",)),
        ),
    ),
    File(
        "Commas between cells, but far more semicolons and bars inside them",
        "Name,Email,Topics\nAda Okoro,ada@example.com,a1; b2; c3; d4; e5\nBo Lind,bo@example.com,f6; g7; h8; i9; j10\nCy Wu,cy@example.com,k | l | m | n | o | p\n",
        (Kept(2, "Ada Okoro", "ada@example.com", "", "", ("a1", "b2", "c3", "d4", "e5")), Kept(3, "Bo Lind", "bo@example.com", "", "", ("f6", "g7", "h8", "i9", "j10")), Kept(4, "Cy Wu", "cy@example.com", "", "", ("k", "l", "m", "n", "o", "p"))),
    ),
    File(
        "Semicolons between cells, commas in every cell",
        "Name;Company;Topics;E-Mail\nOkoro, Ada;Harbour, Trust & Co;crisis, media, events;ada@example.com\nLind, Bo;Wind, Nordic;blogs, vlogs;bo@example.com\n",
        (Kept(2, "Ada Okoro", "ada@example.com", "Harbour, Trust & Co", "", ("crisis", "media", "events")), Kept(3, "Bo Lind", "bo@example.com", "Wind, Nordic", "", ("blogs", "vlogs"))),
    ),
    File(
        "A space after every comma, in front of the quotation marks",
        '"Name", "Email", "Company", "Title"\n"Ada Okoro", "ada@example.com", "Harbour, Trust", "Press Officer"\n"Bo Lind", "bo@example.com", "Nordic Wind", "Editor"\n',
        (Kept(2, "Ada Okoro", "ada@example.com", "Harbour, Trust", "Press Officer"), Kept(3, *BO)),
    ),
    File(
        "Single quotation marks around every cell",
        "'Name','Email','Company','Title'\n'Ada Okoro','ada@example.com','Harbour, Trust','Press Officer'\n'Pat O''Brien','pat@example.com','Nordic Wind','Editor'\n",
        (Kept(2, "Ada Okoro", "ada@example.com", "Harbour, Trust", "Press Officer"), Kept(3, "Pat O'Brien", "pat@example.com", "Nordic Wind", "Editor")),
    ),
    File(
        "Tabs, and inch marks that nobody doubled",
        'Name\tEmail\tCompany\tTitle\nAda Okoro\tada@example.com\t19" Racks Ltd\tPress Officer\nBo "Bolt" Lind\tbo@example.com\t"Nordic" Wind\tEditor\nCy Wu\tcy@example.com\tDelta Labs\tAnalyst\n',
        (Kept(2, "Ada Okoro", "ada@example.com", '19" Racks Ltd', "Press Officer"), Kept(3, 'Bo "Bolt" Lind', "bo@example.com", '"Nordic" Wind', "Editor"), Kept(4, *CY)),
    ),
    File(
        "One accented letter in the whole file, cp1252",
        "Name,Email,Company,Title\nAda Okoro,ada@example.com,Harbour Trust,Press Officer\nRené Blanc,rene@example.com,Nordic Wind,Editor\n",
        (Kept(2, *ADA), Kept(3, "René Blanc", "rene@example.com", "Nordic Wind", "Editor")), encoding="cp1252",
    ),
    File(
        "Mac Roman with line feeds, German and French names",
        "Name,Email,Company,Title\nJürgen Groß,juergen@example.com,Küstenfunk,Redakteur\nHélène Noël,helene@example.com,Atelier Été,Rédactrice\nSøren Åberg,soren@example.com,Nordisk,Redaktør\n",
        (Kept(2, "Jürgen Groß", "juergen@example.com", "Küstenfunk", "Redakteur"), Kept(3, "Hélène Noël", "helene@example.com", "Atelier Été", "Rédactrice"), Kept(4, "Søren Åberg", "soren@example.com", "Nordisk", "Redaktør")), encoding="mac_roman",
    ),
    File(
        "Anonymous, blank and placeholder names",
        "Name,Email,Company\nAda Okoro,ada@example.com,Harbour Trust\nN/A,na@example.com,Nordic Wind\n,blank@example.com,Delta Labs\n-,dash@example.com,Roy\n",
        (Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust"),), says((3, "missing_name"), (4, "missing_name"), (5, "missing_name")),
    ),
    File(
        "A whole name in the column of first names",
        "First Name,Last Name,Email,Company\nAda Okoro,,ada@example.com,Harbour Trust\nBo,Lind,bo@example.com,Nordic Wind\n,Wu,cy@example.com,Delta Labs\n",
        (Kept(2, "Ada Okoro", "ada@example.com", "Harbour Trust"), Kept(3, "Bo Lind", "bo@example.com", "Nordic Wind"), Kept(4, "Wu", "cy@example.com", "Delta Labs")),
    ),
    File(
        "A form of address in Title for some, the position in Job",
        "Title,Name,Email,Company,Job\nMs,Ada Okoro,ada@example.com,Harbour Trust,Press Officer\n,Bo Lind,bo@example.com,Nordic Wind,Editor\nDr,Cy Wu,cy@example.com,Delta Labs,Analyst\n",
        (Kept(2, *ADA), Kept(3, *BO), Kept(4, *CY)),
    ),
    File(
        "Group headings in title case, numbered rows, a count in words",
        "#,Name,Email,Company,Title\n,Agencies,,,\n1,Ada Okoro,ada@example.com,Harbour Trust,Press Officer\n2,Bo Lind,bo@example.com,Nordic Wind,Editor\n,In-house teams,,,\n3,Cy Wu,cy@example.com,Delta Labs,Analyst\n,3 people,,,\n",
        (Kept(3, *ADA), Kept(4, *BO), Kept(6, *CY)), says((2, "not_a_person"), (5, "not_a_person"), (7, "not_a_person")),
    ),
    File(
        "Table numbers as headings, times below them, blank rows between",
        "PR Night,,,\nFriday 18:00,,,\n,,,\nName,Email,Employer,Role\nTable 1,,,\nAda Okoro,ada@example.com,Harbour Trust,Press Officer\n,,,\nTable 2,,,\nBo Lind,bo@example.com,Nordic Wind,Editor\n,,,\nTotal,2,,\n",
        (Kept(6, *ADA), Kept(9, *BO)), says((5, "not_a_person"), (8, "not_a_person"), (11, "not_a_person")),
    ),
    File(
        "Google Forms asked twice for an address; the same person answered twice",
        "Timestamp,Email Address,Name (first and last),Where do you work?,What do you do?,Best e-mail for students,Can you attend on 3 December?\n2/1/2026 10:00:00,ada@example.com,Ada Okoro,Harbour Trust,Press Officer,ada@example.com,Yes\n2/1/2026 10:05:00,ada@example.com,ada okoro,Harbour Trust,Press Officer,ada@example.com,Yes\n2/1/2026 10:06:00,bo@example.com,Bo Lind,Nordic Wind,Editor,bo@example.com,\"No, sorry\"\n",
        (Kept(2, *ADA),), says((3, "duplicate"), (4, "not_attending")),
    ),
    File(
        "Whole questions in Spanish with inverted marks, one column a choice",
        "Marca temporal,¿Cómo se llama?,¿Cuál es su correo electrónico?,¿En qué empresa trabaja?,¿Qué cargo ocupa?,¿De qué temas puede hablar? [Crisis],¿De qué temas puede hablar? [Medios],¿Asistirá al evento?\n1/2/2026 10:00:00,Lucía Fernández,lucia@example.com,Sol Energía,Jefa de prensa,Sí,No,Sí\n1/2/2026 10:05:00,Íñigo Muñoz,inigo@example.com,Norte PR,Consultor,No,Sí,No\n",
        (Kept(2, "Lucía Fernández", "lucia@example.com", "Sol Energía", "Jefa de prensa", ("Crisis",)),), says((3, "not_attending")),
    ),
    File(
        "An agency's database: technical headers, numbers for yes, everything quoted, bars",
        '"contact_id"|"contact_fname"|"contact_lname"|"contact_email"|"org_name"|"contact_title"|"contact_mobile"|"is_deleted"\n"1"|"Ada"|"Okoro"|"ada@example.com"|"Harbour Trust"|"Press Officer"|"+15550101"|"0"\n"2"|"Bo"|"Lind"|"bo@example.com"|"Nordic Wind"|"Editor"|""|"1"\n',
        (Kept(2, *ADA, (), "", "+15550101"),), says((3, "not_attending")),
    ),
    File(
        "A Ctrl-Z at the end, and NUL padding in front of it",
        "Name;E-Mail;Firma\r\nJördis Weiß;joerdis@example.com;Küstenfunk\r\nAli Öztürk;ali@example.com;Müller\r\n\x1a\r\n",
        (Kept(2, "Jördis Weiß", "joerdis@example.com", "Küstenfunk"), Kept(3, "Ali Öztürk", "ali@example.com", "Müller")), says((4, "not_a_person")), encoding="cp1252",
    ),
    File(
        "Mr. and Ms. in a French Civilité, a status of words, the company under Structure",
        "Civilité,Nom de famille,Prénom,Structure,Poste occupé,Adresse mail,Tél. portable,Thématiques,Réponse\nMme,Lefèvre,Anaïs,Atelier Noé,Chargée de presse,anais@example.com,06 55 50 10 10,crise ; luxe,Accepté\nM.,Garçon,Éric,Agence Sud,Directeur,eric@example.com,,presse,Refusé\n",
        (Kept(2, "Anaïs Lefèvre", "anais@example.com", "Atelier Noé", "Chargée de presse", ("crise", "luxe"), "", "06 55 50 10 10"),), says((3, "not_attending")),
    ),
    File(
        "A Polish form: status in words, lists by semicolons, two header rows with blanks",
        "Dane osobowe,,,Praca,,\nImię,Nazwisko,E-mail,Firma,Stanowisko,Status zgłoszenia\nŁukasz,Źródło,lukasz@example.com,Bałtyk PR,Rzecznik,Potwierdzone\nGrażyna,Ćwik,grazyna@example.com,Gazeta,Redaktorka,Anulowane\n",
        (Kept(3, "Łukasz Źródło", "lukasz@example.com", "Bałtyk PR", "Rzecznik"),), says((4, "not_attending")),
    ),
    File(
        "Japanese headers with notes in brackets, cp932, a status, damaged telephone",
        "受付番号,お名前（漢字）,ふりがな,勤務先（会社名）,部署,役職,メールアドレス（必須）,携帯電話,出欠\r\n1,佐藤 智子,さとう ともこ,さくら広報,広報部,部長,tomoko@example.com,9.01234E+09,出席\r\n2,高橋 健,たかはし けん,京都通信,社会部,記者,ken@example.com,090-5555-0102,欠席\r\n",
        (Kept(2, "佐藤 智子", "tomoko@example.com", "さくら広報", "部長"),), says((2, "damaged_phone"), (3, "not_attending")), encoding="cp932",
    ),
    File(
        "No headers, semicolons, names turned round, phones",
        "Okoro, Ada;ada@example.com;+1 555-0101;Harbour Trust;Press Officer\nLind, Bo;bo@example.com;+1 555-0102;Nordic Wind;Managing Editor\nWu, Cy;cy@example.com;+1 555-0103;Delta Labs;Senior Analyst\n",
        (Kept(1, "Ada Okoro", "ada@example.com", "Harbour Trust", "Press Officer", (), "", "+1 555-0101"), Kept(2, "Bo Lind", "bo@example.com", "Nordic Wind", "Managing Editor", (), "", "+1 555-0102"), Kept(3, "Cy Wu", "cy@example.com", "Delta Labs", "Senior Analyst", (), "", "+1 555-0103")),
        frozenset(), frozenset({"no_header"}),
    ),
    File(
        "Template rows: instructions, then an example, then people",
        "Full Name,Email Address,Company,Job Title,Topics\nRequired,Required,Optional,Optional,Separate with ;\nJohn Smith,john.smith@example.com,Example Inc,Example Title,topic one; topic two\nAda Okoro,ada@example.com,Harbour Trust,Press Officer,crisis; media\n",
        (Kept(4, *ADA, ("crisis", "media")),),
    ),
    File(
        "A contact book of Google's before 2024 beside phonetic columns",
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Nickname,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title\nAda Okoro,Ada,,Okoro,,,* myContacts,* Work,ada@example.com,Home,ada@home.example,Mobile,+1 555-0101,,Harbour Trust,Press Officer\nNordic Wind,,,,,,* myContacts,* Work,office@example.com,,,,,,Nordic Wind,\n",
        (Kept(2, *ADA, (), "", "+1 555-0101"), Kept(3, "Nordic Wind", "office@example.com", "Nordic Wind")),
    ),
    File(
        "A headline of Sales Navigator, URLs, names in capitals",
        "First Name,Last Name,Headline,Current Company,Current Title,Profile URL,Location\nADA,OKORO,Storyteller | PR for good,Harbour Trust,Press Officer,https://www.linkedin.com/in/ada,Leeds\nBO,LIND,Editor at Nordic Wind,Nordic Wind,Editor,https://www.linkedin.com/in/bo,Oslo\n",
        (Kept(2, "ADA OKORO", "", "Harbour Trust", "Press Officer", (), "https://www.linkedin.com/in/ada"), Kept(3, "BO LIND", "", "Nordic Wind", "Editor", (), "https://www.linkedin.com/in/bo")),
        says((2, "missing_email"), (3, "missing_email")),
    ),
)  # fmt: skip
"""Every file, each judged by itself."""
