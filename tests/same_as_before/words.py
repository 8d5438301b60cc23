"""Texts that people type: dates, amounts, names and signs in the many forms they take."""

DATES = (
    "3 May 2027", "03/05/2027", "2027-05-03", "May 2027", "5/2027", "2027-05", "3.5.2027", "31/02/2027", "3rd May",
    "next spring", "13/14/2027", "May 3, 2027", "3-May-27", "12 Mai 2027", "2027", "0000-00-00", "3 May 2027 or later",
)
AMOUNTS = (
    "£1,234.50", "-20", "+20", "(300)", "1.234,56", "12 %", "12%", "€40", "20-25", "20–25", "about 12", "1e3", "0",
    "0.005", "1 000", "12,5", "£", "99999999999", "½", "20 pounds", "= 3 * 4", "1,23,456", "−5",
)
NAMES = (
    "S1", "S2", "S99", "s1", "T1", "T1, T2", "T1; T2", "O1", "O1; O9", "F1", "R3", "M2", "R1", "S1 · Somebody", "S 1",
    "Nobody here", "F1 and F2", "1", "S01", "X7", "S1;", "; S1",
)
CODES = (
    "high", "High", "HIGH", "Highest", "yes", "Yes", "No", "no", "maybe", "☒ Yes ☐ No", "Involve (work with people)",
    "Patients; Carers", "Patients, carers", "Staff; Martians", "Workshop", "workshops", "Requested", "Draft", "Approved",
    "Large print; Step-free access", "other", "Other: by boat",
)
TEXTS = (
    "", " ", "-", "n/a", "tbc", "To be confirmed", "Café ☕ & <b>bold</b>", "one\ttwo", "ends with a blank ", "# coplan: x",
    "key: value", "'quoted' \"twice\"", "=1+1", "{{title}}", "مرضى 12", "Ein längerer Satz; mit Semikolon, und Komma.",
    "*stars* and _lines_", "- a list\n- of two", "first line\nsecond line", "null", "true", "~", "1.10", "\u200bhidden",
    "Whoever comes, and whoever does not: we write to them all, and ring them a week later to hear how it went.",
)
ALL = (DATES, AMOUNTS, NAMES, CODES, TEXTS)


def typed(chance):
    """One text of a kind chosen by chance."""
    return chance.choice(chance.choice(ALL))


def escaped(text):
    """The text as it stands in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
