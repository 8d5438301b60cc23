#!/usr/bin/env python3
"""Whether two builds of coplan do the same, byte for byte: what they print, how they end, what they write.

    python3 tests/same_as_before/compare.py OLD NEW [--quick]

Kept while the core is rebuilt. Every step runs in a folder of its own with the same names, once with
each program; a difference that an issue asks for is listed in WANTED, with its reason.
"""
import concurrent.futures, io, pathlib, random, re, shutil, subprocess, sys, tempfile, zipfile

HERE = pathlib.Path(__file__).resolve().parents[2]
QUICK = "--quick" in sys.argv
OLD, NEW = [str(pathlib.Path(p).resolve()) for p in sys.argv[1:] if not p.startswith("--")]
PLANS = sorted(p.name for p in (HERE / "samples").iterdir() if p.suffix in (".yaml", ".toml", ".json"))
DATE = ["--date", "2027-05-14"]

# What may differ: a part of the step's name, and why.
WANTED = [("--explain", "every finding has a page now"), ("schema -o -", "prints, where it wrote a file")]


def run(program, folder, arguments, lines=None):
    ended = subprocess.run([program, *arguments], cwd=folder, input=lines, capture_output=True, timeout=300,
                           env={"PATH": "/usr/bin:/bin", "TERM": "dumb"})
    return ended.returncode, ended.stdout, ended.stderr


def files(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def parts(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {i.filename: archive.read(i) for i in archive.infolist()}
    except zipfile.BadZipFile:
        return {"": content}


def first_difference(one, other):
    for name in sorted(set(one) | set(other)):
        a, b = one.get(name), other.get(name)
        if a != b:
            if a is None or b is None:
                return f"{name}: only in {'new' if a is None else 'old'}"
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            return f"{name} at {at}: {a[max(0, at - 60):at + 60]!r} / {b[max(0, at - 60):at + 60]!r}"
    return None


def compare(name, prepare, steps):
    """Runs the steps with both programs, each after what the one before it left behind."""
    with tempfile.TemporaryDirectory() as top:
        folders = [pathlib.Path(top) / "old" / "here", pathlib.Path(top) / "new" / "here"]
        for folder in folders:
            folder.mkdir(parents=True)
            prepare(folder)
        found = []
        for step in steps:
            if callable(step):
                for folder in folders:
                    step(folder)
                continue
            arguments, lines = step if isinstance(step, tuple) else (step, None)
            if any(part in " ".join(arguments) for part, _ in WANTED):
                continue
            old, new = (run(p, f, arguments, lines) for p, f in zip((OLD, NEW), folders))
            label = f"{name}: coplan {' '.join(arguments)}"
            for what, a, b in zip(("exit code", "output", "messages"), old, new):
                if a != b:
                    found.append(f"{label}\n  {what}\n{show(a, b)}")
            before, after = files(folders[0]), files(folders[1])
            for file in sorted(set(before) | set(after)):
                if before.get(file) != after.get(file):
                    where = first_difference(parts(before.get(file, b"")), parts(after.get(file, b"")))
                    found.append(f"{label}\n  {file}: {where}")
            if found:
                break
        return found


def show(a, b):
    if isinstance(a, int):
        return f"    {a} / {b}"
    a, b = (t.decode(errors="replace").splitlines() for t in (a, b))
    import difflib
    return "\n".join("    " + line for line in list(difflib.unified_diff(a, b, lineterm="", n=1))[:40])


def samples(folder):
    shutil.copytree(HERE / "samples", folder, dirs_exist_ok=True)


def of_plans():
    for plan in PLANS:
        uses = [[], ["--for", "sign-off", *DATE, "--draft-anyway"], ["--for", "sign-off"], ["--for", "bid"],
                ["--for", "bid", "--draft-anyway"], ["--guidance", "comments"], ["--guidance", "none", "--only", "word"],
                ["--findings"], ["--large-print"], ["--paper", "a3"], ["--paper", "letter", "--only", "excel"]]
        uses += [["--for", "bid", "--funder", f, "--draft-anyway"] for f in ("F1", "F2", "Nobody")]
        yield f"fill {plan}", samples, [["fill", plan, "-o", f"out{i}", *use] for i, use in enumerate(uses)]
        checks = [[], ["--all"], ["--for", "sign-off"], ["--for", "bid"], ["--for", "bid", "--funder", "F1"],
                  ["--format", "json", "--all"], ["--deny", "warnings"]]
        yield f"check {plan}", samples, [["check", plan, "--date", "2027-01-01", *c] for c in checks]
        yield f"blank {plan}", samples, [["blank", plan, *b] for b in ([], ["--detail", "full"], ["--print", "--large-print"])]


def of_broken():
    for path in sorted((HERE / "samples/invalid").iterdir()):
        if path.suffix != ".txt":
            name = f"invalid/{path.name}"
            yield name, samples, [["check", name, "--date", "2027-01-01"], ["fill", name, "-o", "out"]]


def of_forms():
    kinds = [[], ["--detail", "full"], ["--print"], ["--print", "--paper", "a3"], ["--large-print"], ["--guidance", "comments"],
             ["--detail", "full", "--print", "--large-print"], ["--rows", "2", "--guidance", "none"]]
    yield "blanks", lambda folder: None, [["blank", "-o", f"out{i}", *k] for i, k in enumerate(kinds)] + [
        ["read", "out0/partnership-plan-blank.docx", "out0/partnership-plan-blank.xlsx", "-o", "empty.yaml"],
        ["read", "out1/partnership-plan-blank-full.docx", "-o", "full.yaml"]]


def both(stem, end=""):
    return [f"{stem}{end}.docx", f"{stem}{end}.xlsx"]


def of_reading():
    for plan in PLANS:
        stem = plan.rsplit(".", 1)[0]
        ways = [["-o", "new.yaml"], ["-o", "-"]]
        if plan.endswith(".yaml"):
            ways += [["--into", plan], ["--into", plan, "--dry-run"]]
        steps = [["fill", plan], ["fill", plan, "--for", "sign-off", "--draft-anyway", *DATE], ["fill", plan, "--large-print"]]
        for end in ("", "-sign-off", "-large"):
            steps += [["read", *both(stem, end), *way, "--force"] if way[0] == "-o" else ["read", *both(stem, end), *way] for way in ways]
            steps += [["read", f"{stem}{end}.docx", "-o", f"word{end}.yaml"], ["check", *both(stem, end), "--date", "2027-01-01", "--for", "sign-off"]]
        yield f"read {plan}", samples, steps


WORDS = ["", "Carers", "S2 · Carers", "S2; S1", "everyone", "3 Sept 2026", "03/09/2026", "May 2027", "tbc", "£1,250.50", "75", "$12",
         "20 %", "6-8", "about 12", "Yes", "no", "High", "Consult", "a; b", "Fewer\u200b letters", "Ward 7’s staff", "<&>\"'", "O1 · x (only mornings)"]


def edited(seed):
    """Changes texts, and takes out or doubles rows, in the documents of a folder."""
    def edit(folder):
        chance = random.Random(seed)
        for path in sorted(folder.glob("*.docx")) + sorted(folder.glob("*.xlsx")):
            content = parts(path.read_bytes())
            for name in sorted(content):
                if name == "word/document.xml":
                    content[name] = change(content[name].decode(), chance, r"(<w:t[^>]*>)([^<]*)(</w:t>)", r"<w:tr[ >].*?</w:tr>").encode()
                elif name.startswith("xl/worksheets/sheet"):
                    content[name] = change(content[name].decode(), chance, r"(<v>)([0-9.]+)(</v>)", r"<row .*?</row>", numbers=True).encode()
                elif name == "xl/sharedStrings.xml":
                    content[name] = change(content[name].decode(), chance, r"(<t[^>]*>)([^<]*)(</t>)", None).encode()
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, data in content.items():
                    archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return edit


def change(xml, chance, text, row, numbers=False):
    if row and chance.random() < 0.7:
        rows = list(re.finditer(row, xml, re.S))
        rows = [r for r in rows if "<w:tbl>" not in r.group()]
        for found in sorted(chance.sample(rows, min(len(rows), chance.randint(0, 3))), key=lambda r: -r.start()):
            if numbers:
                xml = xml[:found.start()] + xml[found.end():]
            else:
                xml = xml[:found.start()] + found.group() * chance.choice([0, 0, 2]) + xml[found.end():]
    def other(found):
        if chance.random() > 0.04:
            return found.group()
        new = str(chance.choice([0, 1, 7.5, 46000, 1250.5])) if numbers else chance.choice(WORDS)
        new = new.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return found.group(1) + new + found.group(3)
    return re.sub(text, other, xml)


def of_edits():
    for seed in range(20 if QUICK else 120):
        plan = [p for p in PLANS if p.endswith(".yaml")][seed % 4]
        stem = plan.rsplit(".", 1)[0]
        fill = ["fill", plan] + [[], ["--large-print"], ["--for", "sign-off", "--draft-anyway", *DATE]][seed % 3]
        end = ["", "-large", "-sign-off"][seed % 3]
        moved = lambda folder, plan=plan: (folder / plan).write_text((folder / plan).read_text().replace("summary:", "organisation: Elsewhere\nsummary:", 1) + "\n# moved on\n")
        yield f"edit {seed} {plan}", samples, [
            fill, edited(seed), ["check", *both(stem, end), "--date", "2027-01-01"], ["check", *both(stem, end), "--for", "bid", "--date", "2027-01-01"],
            ["read", *both(stem, end), "-o", "new.yaml"], ["read", f"{stem}{end}.docx", "-o", "word.yaml"],
            ["read", *both(stem, end), "--into", plan, "--dry-run"], moved, ["read", *both(stem, end), "--into", plan],
            ["read", *both(stem, end), "--into", plan], ["edit", "--plain", plan], ["check", plan, "--date", "2027-01-01", "--all"]]


def of_interviews():
    for seed in range(4 if QUICK else 25):
        chance = random.Random(seed)
        lines = "\n".join(chance.choice(WORDS + ["2", "3", "1", "yes", "", "", "1, 2", "8", "2027-05", "/back", "hello; there"]) for _ in range(160)) + "\n/stop\n"
        plan = PLANS[seed % len(PLANS)]
        yield f"interview {seed}", samples, [(["new", "--interview", "n.yaml"], lines.encode()), (["new", "--interview", "n.yaml"], lines[40:].encode())] + (
            [(["edit", "--plain", plan], lines.encode())] if plan.endswith(".yaml") else [])


def plan_text(seed):
    """A plan file that uses every sort of field, with names of all kinds."""
    chance = random.Random(seed)
    texts = ["Carers", "Staff; night", "Übung · two", "line one\nline two", "a \"quoted\" name", "# not a comment", "日本語", "x" * 90, "- list\n- of **two**\n\n[a](https://x.org)", "tbc"]
    q = lambda t: '"' + t.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    text = lambda: q(chance.choice(texts) + chance.choice(["", " 2", " 7"]))
    date = lambda: chance.choice(["2027-05", "2027-05-14", "2026-09-03", "2028-02-29"])
    some = lambda key, value: f"{key}: {value}" if chance.random() < 0.7 else None
    def entries(name, count, fields):
        out = [f"{name}:"]
        for _ in range(count):
            said = [f for f in (some(k, v()) for k, v in fields) if f] or ["{}: {}".format(fields[0][0], fields[0][1]())]
            out += [("  - " if i == 0 else "    ") + s for i, s in enumerate(said)]
        return out if count else []
    groups, tools = chance.randint(0, 4), chance.randint(0, 4)
    one = lambda letter, count: f"{letter}{chance.randint(1, count)}" if count else '""'
    lines = [f"title: {text()}", f"version: {q('0.%d' % chance.randint(0, 20))}", "currency: " + chance.choice(["GBP", "EUR", "SEK"]),
             "lead: {name: " + text() + ", email: a@example.org, phone: \"01\"}", "answers:", f"  achieve: {text()}", f"  need: {text()}", f"summary: {text()}",
             "extra: {ward: 7, note: " + text() + ", deep: {a: [1, 2.5, true]}}"]
    ids = lambda letter, at: f"{letter}{at}"
    def numbered(name, letter, count, fields):
        out = [f"{name}:"]
        for at in range(1, count + 1):
            said = [f"id: {ids(letter, at)}"] + [f for f in (some(k, v()) for k, v in fields) if f]
            out += [("  - " if i == 0 else "    ") + s for i, s in enumerate(said)]
        return out if count else []
    lines += numbered("stakeholders", "S", groups, [("name", text), ("types", lambda: "[patient, carer]"), ("why", text), ("level", lambda: "consult"), ("number", lambda: chance.choice(["8", '"20-25"'])),
        ("seldom_heard", lambda: chance.choice(["true", "false"])), ("route", text), ("channels", lambda: "[phone]"), ("contact_by", date), ("affected", lambda: "high"), ("influence", lambda: "low"), ("access_needs", lambda: "[bsl]")])
    lines += numbered("tools", "T", tools, [("name", text), ("method", lambda: "survey"), ("groups", lambda: f"[{one('S', groups)}]" if groups else "[]"), ("start", date), ("end", date), ("sessions", lambda: "3"), ("people_per_session", lambda: '"6-8"')])
    lines += entries("funders", chance.randint(0, 2), [("name", text), ("limit", lambda: "1200.50"), ("deadline", date)])
    lines += ["budget: {inflation_percent: 2.5, overhead_percent: 10, years: [{label: 2027/28, start: 2027-04-01}, {label: 2028/29}]}"]
    lines += entries("resources", chance.randint(0, 5), [("item", text), ("category", lambda: "travel"), ("tool", lambda: one("T", tools)), ("quantity", lambda: "2"), ("people", lambda: "3"), ("rate", lambda: chance.choice(["12.50", "75", "0.3333"])), ("vat_percent", lambda: "20"),
        ("year", lambda: chance.choice(["2027/28", "[2027/28, 2028/29]"])), ("status", lambda: chance.choice(["requested", "secured", "in-kind"])), ("justification", text), ("rate_date", date)])
    lines += ["evaluation:", f"  owner: {text()}", "  measures:", f"    - {{indicator: {text()}, baseline: {text()}, target_date: {date()}, split_by_group: true}}"]
    lines += ["sharing:", "  activities:", f"    - {{audience: [{text()}, {one('S', groups)}], message: {text()}, date: {date()}}}"]
    lines += ["history:", f"  - {{version: \"0.4\", date: {date()}, author: {text()}, change: {text()}}}"]
    return "\n".join(lines) + "\n"


def of_random():
    for seed in range(10 if QUICK else 60):
        write = lambda folder, seed=seed: (folder / "p.yaml").write_text(plan_text(seed))
        yield f"random {seed}", write, [
            ["check", "p.yaml", "--all", "--date", "2027-01-01"], ["check", "p.yaml", "--for", "bid", "--date", "2027-01-01"], ["fill", "p.yaml"],
            ["fill", "p.yaml", "--for", "bid", "--draft-anyway"], ["read", "p.docx", "p.xlsx", "-o", "new.yaml"], ["read", "p.docx", "p.xlsx", "--into", "p.yaml"],
            edited(seed + 1000), ["read", "p.docx", "p.xlsx", "--into", "p.yaml"], ["check", "p.yaml", "--date", "2027-01-01"], ["check", "p.docx", "p.xlsx", "--date", "2027-01-01"]]


def of_the_rest():
    house = lambda folder: (samples(folder), (folder / "h").mkdir(), (folder / "h/terms.toml").write_text('[fields."stakeholders.route"]\nlabel = "Way in"\nprompt = "How?"\n'),
                            (folder / "h/plan.md.hbs").write_text("---\ntitle: X\n---\n# {{title}}\n\n{{field \"answers.achieve\"}}\n\n| Way |\n|---|\n{{#rows \"stakeholders\"}}| {{field \"route\"}} |\n{{/rows}}\n"))
    yield "house", house, [["templates", "check", "h"], ["fill", "clinic-letters.yaml", "--templates", "h"], ["read", "clinic-letters.docx", "--templates", "h", "-o", "r.yaml"],
                           ["fill", "clinic-letters.yaml", "--templates", "h", "--for", "bid", "--draft-anyway"]]
    yield "tools", samples, [["schema"], ["config"], ["templates", "list"], ["check", "--list"], ["new", "p.yaml"], ["new", "-o", "-"], ["templates", "export", "t"], ["templates", "check", "t"],
                             ["fill", *PLANS, "-o", "all"], ["check", *PLANS, "--date", "2027-01-01"], ["schema", "-o", "s.json"]]
    wrong = "---\ntitle: X\n---\n{{field \"nothing\"}} {{titel}} {{#rows \"groups\"}}{{/rows}} {{field \"stakeholders.route\"}}\n"
    bad = lambda folder: ((folder / "h").mkdir(), (folder / "h/plan.md.hbs").write_text(wrong), (folder / "h/workbook.toml").write_text("[[sheet]]\nname='A'\n[[sheet.table]]\nid='t'\nname='T'\nrows='stakeholder'\n[[sheet.table.column]]\nfield='rout'\n"))
    yield "wrong templates", bad, [["templates", "check", "h"]]


def main():
    cases = [c for of in (of_plans, of_broken, of_forms, of_reading, of_edits, of_interviews, of_random, of_the_rest) for c in of()]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda case: compare(*case), cases))
    found = [difference for result in results for difference in result]
    print("\n\n".join(found[:25]))
    print(f"{len(cases)} cases, {len(found)} differences")
    sys.exit(1 if found else 0)


main()
