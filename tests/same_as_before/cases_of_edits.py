"""Cases of documents that people have edited, alone and several at once."""

import io
import random
import re
import zipfile

import edits_of_excel
import edits_of_word
import files
from runs import ROOT, SAMPLES, Case, step
from words import typed

SEED = 20270514
EACH = 14
EDITED = {"docx": edits_of_word.edited, "xlsx": edits_of_excel.edited}


def cases(drafts):
    for path in SAMPLES:
        # What cannot be changed in place is read into a new plan only.
        into = f"samples/{path.name}" if path.suffix == ".yaml" else None
        texts = path.read_bytes()
        for options in ("", "--large-print", "--guidance comments"):
            made = drafts.make(path.name, texts, *options.split())
            each = EACH if not options else EACH // 3
            for number in range(each):
                yield of_one(f"edited/{path.stem} {options} {number}", made, texts, into)
        made = drafts.make(path.name, texts)
        for number in range(EACH // 2):
            yield of_several(f"several/{path.stem} {number}", made, texts, into)
    yield from of_blanks(drafts)


def of_one(name, made, plan, into):
    chance = random.Random(f"{SEED} {name}")
    kind = chance.choice(sorted(made))
    given = {f"plan.{kind}": changed(made[kind], kind, chance)}
    steps = [step(f"read plan.{kind} -o new.yaml"), step(f"check plan.{kind} --date 2027-01-01 --all")]
    if into:
        given.update({into: plan, "moved/plan.yaml": moved_on(plan, chance)})
        steps += [
            step(f"read plan.{kind} --into {into}"),
            step(f"read plan.{kind} --into {into}"),
            step(f"read plan.{kind} --into moved/plan.yaml"),
        ]
    return Case(name, given, steps)


def of_several(name, made, plan, into):
    """Two copies of one document and its partner, each with changes of its own."""
    chance = random.Random(f"{SEED} {name}")
    copies = {}
    for kind in sorted(made):
        # Some begin with the same changes, so that what both say is not always a contradiction.
        base = changed(made[kind], kind, chance) if chance.random() < 0.5 else made[kind]
        copies[f"a.{kind}"] = changed(base, kind, chance)
        copies[f"b.{kind}"] = changed(base, kind, chance)
    names = [name for name in copies if chance.random() < 0.8] or list(copies)
    together = " ".join(names)
    steps = [step(f"read {together} -o new.yaml"), step("check new.yaml --date 2027-01-01 --format json")]
    if into:
        copies.update({into: plan, "moved/plan.yaml": moved_on(plan, chance)})
        steps += [
            step(f"read {together} --into {into} --dry-run"),
            step(f"read {together} --into {into}"),
            step(f"read {together} --into moved/plan.yaml"),
            step(f"check {into} --date 2027-01-01 --all"),
            # What is left open is asked for.
            step(f"edit {into} --plain", stdin=b"1\n\n2\n" + b"\n" * 20),
        ]
    steps.append(step(" ".join(["check", "a.docx", "a.xlsx"]) if "a.xlsx" in copies else "check a.docx"))
    return Case(name, copies, steps)


def of_blanks(drafts):
    for options in ("", "--detail full", "--print", "--large-print"):
        made = drafts.blank(*options.split())
        for kind, number in [(kind, number) for kind in sorted(made) for number in range(EACH // 3)]:
            name = f"edited/blank {options} {kind} {number}"
            chance = random.Random(f"{SEED} {name}")
            given = {f"form.{kind}": packed(EDITED[kind](files.parts(made[kind]), chance, 25))}
            steps = [step(f"read form.{kind} -o new.yaml"), step(f"check form.{kind} --date 2027-01-01 --format json")]
            steps += [step("check new.yaml --date 2027-01-01"), step("fill new.yaml")]
            yield Case(name, given, steps)
    for path in sorted((ROOT / "samples/blank").glob("*print*.docx")):
        chance = random.Random(f"{SEED} {path.name}")
        given = {"form.docx": packed(edits_of_word.edited(files.parts(path.read_bytes()), chance, 25))}
        yield Case(f"edited/{path.name}", given, [step("read form.docx -o new.yaml"), step("check form.docx")])


def changed(document, kind, chance):
    """The document after a few edits; now and then one that has forgotten what it was made of."""
    parts = EDITED[kind](files.parts(document), chance, chance.randint(1, 6))
    if chance.random() < 0.12:
        forgotten = re.compile(rb"<property [^>]*name=\"coplan\.[a-z]*[^>]*>.*?</property>", re.DOTALL)
        found = forgotten.findall(parts["docProps/custom.xml"])
        for one in chance.sample(found, min(len(found), 3)):
            parts["docProps/custom.xml"] = parts["docProps/custom.xml"].replace(one, b"")
    return packed(parts)


def packed(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def moved_on(plan, chance):
    """The plan as somebody has gone on with it: words changed, and lines or an entry taken out."""
    lines = plan.decode().split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(4, len(lines))
        word = re.match(r"^( *(?:- )?[a-z_]+: )([A-Za-z][^\"':\[\]]*)$", lines[at])
        if word:
            lines[at] = word[1] + chance.choice((f"{word[2]} and more", "'" + typed(chance).replace("'", "''").replace("\n", " ") + "'"))
        elif re.match(r"^    [a-z_]+: \S", lines[at]):
            del lines[at]
        elif re.match(r"^  - id: ", lines[at]):
            end = next((end for end in range(at + 1, len(lines)) if not lines[end].startswith("    ")), len(lines))
            del lines[at:end]
        if len(lines) < 6:
            break
    return "\n".join(lines).encode()
