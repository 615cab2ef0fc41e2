"""Pairs of names for developing `Sources/Names`: what is true of them follows from public facts and from how they are made.

    python3 name_pairs.py /path/to/data > pairs.tsv      # name, name, kind, same (1 or 0), class

Same: names, other names and page titles of one legislator (CC0); anchor texts of one page of Current Events (CC BY-SA); and
real names changed in one systematic way: order, initials, titles, misspellings, other romanisations, words joined and
divided, legal forms, short forms, numbers in words. Different: other people of one family name, other middle names, other
numbers, other words. Nothing here comes from data/eval. Fixed seed.
"""
import csv
import random
import re
import sys

random.seed(20261121)
data = sys.argv[1]
pairs = []


def add(a, b, kind, same, group):
    if a != b and "\t" not in a + b and a and b:
        pairs.append((a, b, kind, same, group))


def rows(name):
    with open(f"{data}/facts/{name}.tsv", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def misspelled(word):
    """One slip of the hand inside the word, not on its first letter."""
    i = random.randrange(1, len(word) - 1)
    way = random.choice(["drop", "swap", "double", "other", "extra"])
    if way == "drop":
        return "drop", word[:i] + word[i + 1:]
    if way == "swap":
        return "swap", word[:i] + word[i + 1] + word[i] + word[i + 2:]
    if way == "double":
        return "double", word[:i] + word[i] + word[i:]
    letter = random.choice("abcdefghiklmnoprstu")
    return way, word[:i] + letter + word[i + (way == "other"):]


# People ---------------------------------------------------------------------------------------------------------------
legislators = rows("us_legislators")
people = []
for row in legislators:
    title = re.sub(r" \(.*\)", "", row["wikipedia"])
    names = [n for n in [row["name"], *row["other_names"].split("|"), title] if n]
    for name in names[1:]:
        add(names[0], name, "person", 1, "aliases")
    people.append(title)
actors = [r["name"].title() for r in rows("actors") if re.search(r"[A-Z]{3}GOV", r["codes"]) and 2 <= len(r["name"].split()) <= 3]
random.shuffle(actors)
people = [p for p in dict.fromkeys(people + actors[:500]) if re.fullmatch(r"[A-Za-z .'-]+", p) and 2 <= len(p.split()) <= 4]
random.shuffle(people)
suffix = re.compile(r",? (Jr|Sr)\.?$| (I|II|III|IV)$")
for person in people[:700]:
    plain = suffix.sub("", person)
    words = plain.split()
    if len(words) < 2 or any(len(w.strip(".")) < 2 for w in (words[0], words[-1])):
        continue
    given, family, middle = words[0], words[-1], words[1:-1]
    rest = " ".join([given, *middle])
    add(plain, f"{family}, {rest}", "person", 1, "order: comma")
    add(plain, f"{family} {rest}", "person", 1, "order: family first")
    add(plain, f"{family.upper()} {rest}", "person", 1, "order: capitals")
    if middle:
        add(plain, f"{family} {given}", "person", 1, "order: family first, middle left out")
    add(plain, f"{given[0]}. {family}", "person", 1, "initial")
    add(plain, f"{given} {random.choice('ABCDEGHJKLMPRSTW')}. {family}", "person", 1 if not middle else 0, "middle initial added")
    add(plain, f"{random.choice(['Dr.', 'Hon.', 'H.E.', 'Mr', 'Sheikh', 'Prof. Dr.', 'Sir', 'Minister'])} {plain}", "person", 1, "title")
    target = random.choice([w for w in (given, family)])
    if len(target) >= 5:
        way, wrong = misspelled(target)
        add(plain, plain.replace(target, wrong, 1), "person", 1, f"misspelled: {way}, {'short' if len(target) < 7 else 'long'}")
    add(plain, re.sub(r"[aeiou]", lambda m: {"a": "á", "e": "è", "i": "ï", "o": "ö", "u": "ú"}[m[0]], plain, count=2), "person", 1, "accents")
    if len(words) == 2:
        add(plain, given + family, "person", 1, "joined")
    other = random.choice(people).split()[0]
    if other[0] != given[0]:
        add(plain, f"{other} {family}", "person", 0, "other given name")
    add(plain, f"{given} {random.choice(people).split()[-1]}", "person", 0, "other family name")
    letter = random.choice([c for c in "ABCDEGHJKLMPRSTW" if c != given[0]])
    add(plain, f"{letter}. {family}", "person", 0, "other initial")
    if suffix.search(person):
        add(plain + " Jr.", plain + " Sr.", "person", 0, "father and son")
by_family = {}
for person in people:
    by_family.setdefault(person.split()[-1], []).append(person)
for family, namesakes in sorted(by_family.items()):
    for a, b in zip(namesakes, namesakes[1:]):
        if a.split()[0][0] != b.split()[0][0]:
            add(a, b, "person", 0, "namesakes")

# One name in two romanisations: each row is one person or place in the spellings of newspapers.
ROMANISATIONS = """
person|Mikhail Gorbachev|Michail Gorbatschow|Mikhaïl Gorbatchev|Mihail Gorbaciov
person|Nikita Khrushchev|Nikita Chruschtschow|Nikita Khrouchtchev|Nikita Hruščov
person|Boris Yeltsin|Boris Jelzin|Boris Eltsine|Boris Jeltsin
person|Leonid Brezhnev|Leonid Breschnew|Leonid Brejnev|Leonid Brežnev
person|Dmitry Medvedev|Dmitri Medwedew|Dimitri Medvedev|Dmitrij Medvedev
person|Yevgeny Prigozhin|Jewgeni Prigoschin|Evgueni Prigojine|Evgeny Prigozhin
person|Sergei Shoigu|Sergej Schoigu|Sergueï Choïgou|Sergey Shoygu
person|Alexei Navalny|Alexej Nawalny|Alexeï Navalny|Aleksey Navalnyy
person|Ramzan Kadyrov|Ramsan Kadyrow|Ramzan Kadirov
person|Viktor Yanukovych|Wiktor Janukowytsch|Viktor Ianoukovitch|Viktor Yanukovich
person|Yulia Tymoshenko|Julija Tymoschenko|Ioulia Timochenko|Yuliya Timoshenko
person|Petro Poroshenko|Petro Poroschenko|Piotr Porochenko|Petro Porošenko
person|Alexander Lukashenko|Aljaksandr Lukaschenka|Alexandre Loukachenko|Aleksandr Lukashenka
person|Nursultan Nazarbayev|Nursultan Nasarbajew|Noursoultan Nazarbaïev|Nursultan Nazarbaev
person|Muammar Gaddafi|Moammar Qadhafi|Mouammar Kadhafi|Muammar al-Qaddafi|Moamer Gheddafi
person|Abdel Fattah el-Sisi|Abdelfattah al-Sissi|Abdul Fatah as-Sisi|Abdel Fatah al Sisi
person|Hosni Mubarak|Husni Mubarak|Hosni Moubarak
person|Mahmoud Abbas|Mahmud Abbas|Machmud Abbas
person|Osama bin Laden|Usama bin Ladin|Oussama ben Laden
person|Ayman al-Zawahiri|Aiman az-Zawahiri|Ayman Zawahri
person|Bashar al-Assad|Baschar al-Assad|Bachar el-Assad|Bashar Assad
person|Ismail Haniyeh|Ismail Hanija|Ismaïl Haniyeh|Ismail Haniya
person|Hassan Nasrallah|Hasan Nasrallah|Hassan Nasrullah
person|Mohammed bin Salman|Mohamed ben Salmane|Muhammad bin Salman
person|Khalid Sheikh Mohammed|Chalid Scheich Mohammed|Khaled Cheikh Mohammed
person|Abdul Aziz bin Baz|Abdulaziz ibn Baz|Abd al-Aziz bin Baz
person|Nouri al-Maliki|Nuri al-Maliki|Nuri Kamal al-Maliki
person|Mahmoud Ahmadinejad|Mahmud Ahmadinedschad|Mahmoud Ahmadinedjad|Mahmood Ahmadinejad
person|Hassan Rouhani|Hassan Rohani|Hasan Ruhani
person|Mohammad Javad Zarif|Mohammed Dschawad Sarif|Muhammad Jawad Zarif
person|Ali Khamenei|Ali Chamenei|Ali Khamene'i
person|Benjamin Netanyahu|Binyamin Netanyahu|Benjamin Nétanyahou
person|Yitzhak Rabin|Jitzchak Rabin|Yitzchak Rabin|Itzhak Rabin
person|Chaim Weizmann|Haim Weizman|Chayim Weizmann
person|Moshe Dayan|Mosche Dajan|Moshé Dayan
person|Mao Zedong|Mao Tse-tung|Mao Tsetung
person|Deng Xiaoping|Teng Hsiao-ping|Deng Xiao Ping
person|Chiang Kai-shek|Chiang Kaishek|Tschiang Kai-schek
person|Zhou Enlai|Chou En-lai
person|Xi Jinping|Xi Jin Ping|Jinping Xi
person|Kim Jong Il|Kim Jong-il|Kim Chong-il
person|Park Geun-hye|Pak Kun-hye|Geun-hye Park
person|Lee Myung-bak|Yi Myong-bak|Myung-bak Lee
person|Moon Jae-in|Mun Chae-in|Jae-in Moon
person|Alexis Tsipras|Alexis Tzipras
person|Kyriakos Mitsotakis|Kiriakos Mitsotakis
person|Georgios Papandreou|George Papandreou|Giorgos Papandreou
person|Kostas Karamanlis|Konstantinos Karamanlis|Costas Caramanlis
person|Narendra Modi|Narendhra Modi
person|Jawaharlal Nehru|Jawahar Lal Nehru
person|Pervez Musharraf|Parvez Musharraf|Pervaiz Musharaf
person|Sheikh Hasina|Shaikh Hasina|Sheikh Haseena
person|Mahinda Rajapaksa|Mahinda Rajapakse
person|Jayalalithaa Jayaram|Jayalalitha Jayaram
person|Recep Tayyip Erdogan|Recep Tayyip Erdoğan|Receb Tayyip Erdoghan
person|Ferdinand Marcos Jr.|Ferdinand Marcos, Jr|Ferdinand Marcos Junior
place|Kyiv|Kiev|Kyjiw|Kiew
place|Lviv|Lvov|Lwow
place|Kharkiv|Kharkov|Charkiw
place|Odesa|Odessa
place|Beijing|Peking
place|Mumbai|Bombay
place|Mariupol|Marioupol
place|Luhansk|Lugansk
place|Makhachkala|Machatschkala
place|Homs|Hims
place|Deir ez-Zor|Dayr az-Zawr|Deir Ezzor
place|Latakia|Lattakia|Ladhiqiyah
place|Benghazi|Bengasi|Banghazi
place|Tripoli|Tripolis
place|Kandahar|Qandahar
place|Mazar-i-Sharif|Mazar-e Sharif|Masar-i-Scharif
place|Nagorno-Karabakh|Nagorny Karabakh|Berg-Karabach
place|Chişinău|Chisinau|Kishinev
"""
for row in ROMANISATIONS.strip().split("\n"):
    kind, *forms = row.split("|")
    for i, a in enumerate(forms):
        for b in forms[i + 1:]:
            add(a, b, kind, 1, f"romanisation, {kind}")

NATIVE = """
Алексей Навальный|Alexei Navalny
Володимир Зеленський|Volodymyr Zelensky
Юлия Тимошенко|Yulia Timoshenko
Αλέξης Τσίπρας|Alexis Tsipras
Κυριάκος Μητσοτάκης|Kyriakos Mitsotakis
Γεώργιος Παπανδρέου|Georgios Papandreou
김정은|Kim Jong Un
문재인|Moon Jae-in
박근혜|Park Geun-hye
მიხეილ სააკაშვილი|Mikheil Saakashvili
Նիկոլ Փաշինյան|Nikol Pashinyan
בנימין נתניהו|Binyamin Netanyahu
יצחק רבין|Yitzhak Rabin
معمر القذافي|Muammar al-Gaddafi
بشار الأسد|Bashar al-Assad
حسن نصر الله|Hassan Nasrallah
نوري المالكي|Nouri al-Maliki
नरेन्द्र मोदी|Narendra Modi
राहुल गांधी|Rahul Gandhi
習近平|Xi Jinping
习近平|Xi Jinping
"""
for row in NATIVE.strip().split("\n"):
    a, b = row.split("|")
    add(a, b, "person", 1, "native script")

# Bodies ---------------------------------------------------------------------------------------------------------------
by_page = {}
for row in rows("anchors"):
    if row["type"] == "NAM" and re.search(r"[a-z]", row["anchor"]):
        by_page.setdefault(row["wikipedia"], []).append(row["anchor"])
COMPANIES = """
Siemens|Deutsche Telekom|Boeing|Lockheed Martin|Hewlett Packard|Standard Chartered|Western Union|General Motors|Toyota Motor
Mitsubishi Heavy Industries|Johnson Controls|Berkshire Hathaway|Procter and Gamble|Ernst and Young|Marks and Spencer
Goldman Sachs|Morgan Stanley|Deutsche Bank|Credit Suisse|Royal Dutch Shell|Rio Tinto|Anglo American|Saudi Arabian Oil
Tata Consultancy Services|Infosys Technologies|Reliance Industries|Samsung Electronics|Hyundai Heavy Industries|China Mobile
China National Petroleum|Bank of America|Bank of Kyoto|First Republic|Fifth Third|Seven Eleven|Three Rivers Shipping
Northern Trust Management|United Technologies|Texas Instruments|Pacific International Lines|Mediterranean Shipping
Archer Daniels Midland|Consolidated Contractors|Black Sea Shipping|Baltic Trading|Crescent Petroleum|Kuwait Finance House
Emirates National Oil|Lukoil Overseas|Norilsk Nickel|Magnitogorsk Metallurgical|Russian Railways|Rosneft Trading|Sovcomflot
Hellenic Petroleum|National Iranian Tanker|Bharat Heavy Electricals|Mahindra Engineering|Larsen Construction|Orient Express
Carnegie Steel|Phoenix Manufacturing|Global Logistics Systems|Advanced Micro Devices|Applied Materials|National Instruments
"""
companies = [c for c in re.split(r"[|\n]", COMPANIES) if c]
FORMS = [
    ("Inc.", "Incorporated"), ("Corp.", "Corporation"), ("Ltd", "Limited"), ("LLC", "Limited Liability Company"), ("LLC", "L.L.C."),
    ("GmbH", "Gesellschaft mit beschränkter Haftung"), ("AG", "Aktiengesellschaft"), ("S.A.", "Société Anonyme"), ("S.A.", "SA"),
    ("S.p.A.", "SpA"), ("OOO", "LLC"), ("PJSC", "Public Joint Stock Company"), ("OAO", "Open Joint Stock Company"), ("JSC", "Joint-Stock Company"),
    ("B.V.", "BV"), ("Pte. Ltd.", "Private Limited"), ("Pvt Ltd", "Private Limited"), ("Co., Ltd.", "Company Limited"), ("Sdn Bhd", "Sdn. Bhd."),
    ("plc", "Public Limited Company"), ("A.Ş.", "Anonim Şirketi"), ("S.L.", "SL"), ("Sp. z o.o.", "Spółka z o.o."), ("FZE", "F.Z.E."), ("A/S", "AS"), ("Oy", "Oyj"),
]
SHORT = {
    "International": "Intl", "Technologies": "Tech", "Manufacturing": "Mfg", "Industries": "Ind.", "Services": "Svcs", "Management": "Mgmt",
    "National": "Natl", "Systems": "Sys", "Shipping": "Shpg", "Engineering": "Engg", "Construction": "Constr.", "and": "&", "Petroleum": "Petrol.",
    "United": "Utd", "Electronics": "Elec.", "General": "Gen.", "Bank": "Bk", "Royal": "Ryl",
}
NUMBERS = {"First": "1st", "Fifth": "5th", "Third": "3rd", "Seven": "7", "Three": "3", "Eleven": "11"}
for company in companies:
    words = company.split()
    for a, b in random.sample(FORMS, 6):
        add(f"{company} {a}", f"{company} {b}", "organization", 1, "legal form: spelled out")
        add(f"{company} {a}", company, "organization", 1, "legal form: left out")
    a, b = random.sample(["Inc.", "Ltd", "LLC", "GmbH", "S.A.", "Corp"], 2)
    add(f"{company} {a}", f"{company} {b}", "organization", 1, "legal form: another")
    for long, short in SHORT.items():
        if long in words:
            add(company, company.replace(long, short), "organization", 1, "short form")
    for word, digit in NUMBERS.items():
        if word in words:
            add(company, company.replace(word, digit), "organization", 1, "number in words")
            add(company, company.replace(word, "Second" if word != "Second" else "Third"), "organization", 0, "another number")
    long = [w for w in words if len(w) >= 5]
    if long:
        target = random.choice(long)
        way, wrong = misspelled(target)
        add(f"{company} Ltd", f"{company.replace(target, wrong)} Ltd", "organization", 1, f"misspelled body: {way}")
    if len(words) >= 2:
        add(company, "".join(words), "organization", 1, "words joined")
        add(company, " ".join(words[:-1]) + words[-1].lower(), "organization", 1, "words joined")
        add(company, f"{words[-1]} {' '.join(words[:-1])}", "organization", 1, "word order")
        if "and" not in words:
            initials = "".join(w[0] for w in words)
            if len(initials) > 2:
                add(company, initials, "organization", 1, "acronym")
            add(f"{company} Ltd", f"{words[0][0]}. {' '.join(words[1:])} Ltd", "organization", 1, "first word as initial")
    if len(long) == len(words):
        w = random.choice(words)
        add(company, company.replace(w, w[:-1] if w.endswith("s") else w + "s"), "organization", 1, "plural")
    add(company, f"{company} Group", "organization", 1, "general word added")
    add(company, f"{company} Holdings Ltd", "organization", 1, "general word added")
    add(company, f"The {company} Company", "organization", 1, "article")
    other = random.choice([c for c in companies if c.split()[0] != words[0]]).split()
    if other[-1] != words[-1]:
        add(company, " ".join(words[:-1] + [other[-1]]), "organization", 0, "another last word")
    if other[0] != words[0]:
        add(company, " ".join([other[0]] + words[1:]), "organization", 0, "another first word")
    add(f"{company} {random.choice(['Shipping', 'Finance', 'Aviation'])}", company, "organization", 0, "a branch")
    add(f"{company} No. 1", f"{company} No. 2", "organization", 0, "another number")
for page, anchors in sorted(by_page.items()):
    names = [a for a in anchors if len(a.split()) > 1][:3]
    if len(names) > 1 and re.search(r"_of_|Ministry|Party|University|Department|Army|Court|Bank|Agency", page):
        add(names[0], names[1], "organization", 1, "anchors")
BODIES = [
    ("Ministry of Defence of Ukraine", "Ukrainian Ministry of Defense"), ("Ministry of Foreign Affairs", "Foreign Ministry"),
    ("Department of Justice", "Justice Department"), ("University of Oxford", "Oxford University"), ("Bank of Japan", "Japan Bank"),
    ("Embassy of France", "French Embassy"), ("Port of Rotterdam", "Rotterdam Port"), ("Republic of Iran Shipping Lines", "Iranian Shipping Lines"),
    ("Islamic Revolutionary Guard Corps", "Islamic Revolution Guards Corps"), ("Partido Socialista", "Socialist Party"),
    ("Banco do Brasil", "Bank of Brazil"), ("Banque de France", "Bank of France"), ("Ministerio de Defensa", "Ministry of Defense"),
]
for a, b in BODIES:
    add(a, b, "organization", 1, "offices and languages")

for pair in dict.fromkeys(pairs):
    print(*pair, sep="\t")
