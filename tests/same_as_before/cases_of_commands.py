"""Cases of every command over the samples as they are."""

import itertools
import re

from runs import ROOT, SAMPLES, Case, step

USES = ("draft", "sign-off", "bid")

FILLS = (
    "",
    "--for sign-off --date 2027-05-14",
    "--for sign-off --date 2027-05-14 --draft-anyway",
    "--for bid",
    "--for bid --draft-anyway",
    "--guidance comments",
    "--guidance none",
    "--findings",
    "--large-print",
    "--paper a3",
    "--paper letter",
    "--only excel",
    "--only word -o -",
    "--only excel -o -",
    "-o -",
    "--language cy --date 2027-01-01 -o documents",
)

# A house's own plan and labels, and templates with a fault of each kind.
OWN = {
    "house/terms.toml": '[fields."stakeholders.route"]\nlabel = "Way in"\nprompt = "How?"\n',
    "house/plan.md.hbs": """---
title: Ours
---
# {{title}}

{{field "answers.achieve"}}

| Group | Way |
|---|---|
{{#rows "stakeholders"}}| {{field "name"}} | {{field "route"}} |
{{/rows}}
""",
}
WRONG = {
    "house/plan.md.hbs": """---
title: Ours
---
{{field "nothing"}} {{titel}} {{#rows "groups"}}{{/rows}} {{field "stakeholders.route"}} {{{title}}} {{> nobody}}
""",
    "house/workbook.toml": """[[sheet]]
name = "A"
[[sheet.table]]
id = "t"
name = "T1"
rows = "stakeholder"
[[sheet.table.column]]
field = "rout"
width = 400
formula = ["{none.net}+{quantiti}"]
""",
    "house/style.toml": '[colours]\ntext = "999999"\nheading = "blue"\n[sizes]\nbody = 9\n[page]\nleft = 2\n',
}

HOUSE = {
    "terms.toml": [("Who leads this work?", "Who is in charge?"), ("\"Draft\"", "\"Work in progress\"")],
    "plan.md.hbs": [("\n## ", "\n## Our ")],
}


def cases(drafts):
    yield from fills()
    yield from blanks()
    yield from checks(drafts)
    yield from reads(drafts)
    yield from templates(drafts)
    yield from others()


def of_sample(path):
    return {f"samples/{path.name}": path.read_bytes()}


def fills():
    for path in SAMPLES:
        plan = f"samples/{path.name}"
        funders = re.findall(r"\bid\W+(F\d+)", path.read_text())
        bids = [f"--for bid --funder {funder}{anyway}" for funder in funders for anyway in ("", " --draft-anyway")]
        for options in (*FILLS, *bids):
            yield Case(f"fill/{path.stem} {options}", of_sample(path), [step(f"fill {plan} {options}")])
        again = [step(f"fill {plan}"), step(f"fill {plan}"), step(f"fill {plan} --paper a3 --force")]
        yield Case(f"fill/{path.stem} again", of_sample(path), again)
        inputs = [step("fill - -o out", stdin=path.read_bytes()), step("check -", stdin=path.read_bytes())]
        yield Case(f"fill/{path.stem} from standard input", {}, inputs)
        dated = step(f"fill {plan}", SOURCE_DATE_EPOCH="1893456000")
        yield Case(f"fill/{path.stem} on a day of the environment", of_sample(path), [dated])
    together = {name: content for path in SAMPLES for name, content in of_sample(path).items()}
    yield Case("fill/all", together, [step("fill " + " ".join(together) + " -o out")])
    for path in sorted((ROOT / "samples/invalid").iterdir()):
        plan = f"samples/invalid/{path.name}"
        steps = [step(f"check {plan} --date 2027-01-01"), step(f"check {plan} --format json"), step(f"fill {plan}")]
        yield Case(f"invalid/{path.name}", {plan: path.read_bytes()}, steps)


def blanks():
    plan = next(path for path in SAMPLES if path.stem == "clinic-letters")
    words = itertools.product(
        ("", "--detail full"),
        ("", "--print"),
        ("", "--guidance comments", "--guidance none"),
        ("", "--large-print"),
        ("", "--paper a3"),
        ("", f"samples/{plan.name}"),
    )
    for chosen in words:
        options = " ".join(filter(None, chosen))
        yield Case(f"blank/{options}", of_sample(plan) if chosen[-1] else {}, [step(f"blank {options}")])
    for options in ("--rows 1", "--rows 12 --print", "--rows 30 --only excel", "--only word -o -", "--paper letter"):
        yield Case(f"blank/{options}", {}, [step(f"blank {options}")])


def checks(drafts):
    for path in SAMPLES:
        plan = f"samples/{path.name}"
        kinds = [f"--for {use} --date {day}" for use in USES for day in ("2027-01-01", "2028-06-30")]
        for options in (*kinds, "--all", "--all --format json --date 2027-01-01", "--deny warnings", "--for bid --funder F1"):
            yield Case(f"check/{path.stem} {options}", of_sample(path), [step(f"check {plan} {options}")])
    names = re.findall(r"^   (\S+)", drafts.text("check --list"), re.MULTILINE)
    steps = [step("check --list"), *(step(f"check --explain {name}") for name in names)]
    yield Case("check/pages", {}, steps)
    together = {name: content for path in SAMPLES for name, content in of_sample(path).items()}
    yield Case("check/all", together, [step("check " + " ".join(together)), step("check nothing.yaml"), step("check")])


def reads(drafts):
    for path in SAMPLES:
        plan = f"samples/{path.name}"
        for options in ("", "--guidance comments", "--large-print", "--findings", "--for bid --draft-anyway"):
            made = drafts.make(path.name, path.read_bytes(), *options.split())
            given = {**of_sample(path), **{f"plan.{kind}": content for kind, content in made.items()}}
            both = " ".join(f"plan.{kind}" for kind in made)
            steps = [step(f"read plan.{kind} -o from-{kind}.yaml") for kind in made]
            steps += [step(f"check plan.{kind}") for kind in made]
            steps += [
                step(f"read {both} -o -"),
                step(f"read {both} --into {plan} --dry-run"),
                step(f"read {both} --into {plan}"),
                step(f"check {both} --date 2027-01-01"),
                step(f"check {both} --date 2027-01-01 --format json"),
            ]
            yield Case(f"read/{path.stem} {options}", given, steps)
    for path in sorted((ROOT / "samples/blank").iterdir()):
        given = {path.name: path.read_bytes()}
        steps = [step(f"read {path.name} -o plan.yaml"), step(f"check {path.name}"), step("read - -o -", stdin=path.read_bytes())]
        yield Case(f"read/{path.name}", given, steps)


def templates(drafts):
    exported = {}
    for name in drafts.text("templates list").split():
        exported[f"house/{name}"] = (ROOT / "templates" / name).read_bytes()
    for name, changes in HOUSE.items():
        text = exported[f"house/{name}"].decode()
        for before, after in changes:
            text = text.replace(before, after)
        exported[f"house/{name}"] = text.encode()
    steps = [step(line) for line in ("templates list", "templates export house", "templates check house", "templates export house")]
    yield Case("templates/as they are", {}, steps)
    yield Case("templates/changed", exported, [step("templates check house"), step("templates export house --force")])
    broken = {**exported, "house/plan.md.hbs": b"# {{titel}}\n{{#each stakeholders}}{{nam}}\n"}
    yield Case("templates/broken", broken, [step("templates check house"), step("blank --templates house")])
    given = {name: text.encode() for name, text in WRONG.items()}
    yield Case("templates/wrong", given, [step("templates check house"), step("blank --templates house")])
    own = {name: text.encode() for name, text in OWN.items()}
    steps = [step("fill plan.yaml --templates house"), step("read plan.docx --templates house -o new.yaml")]
    plan = (ROOT / "samples/clinic-letters.yaml").read_bytes()
    yield Case("templates/own", {**own, "plan.yaml": plan}, [step("templates check house"), *steps, step("check plan.docx --templates house")])
    settings = {**exported, "coplan.toml": b'templates = "house"\npaper = "a3"\nlanguage = "cy"\noutput = "documents"\n'}
    for path in SAMPLES:
        plan = f"samples/{path.name}"
        given = {**exported, **of_sample(path)}
        yield Case(f"templates/{path.stem}", given, [step(f"fill {plan} --templates house"), step(f"check {plan} --templates house")])
        given = {**settings, **of_sample(path)}
        yield Case(f"templates/{path.stem} in settings", given, [step(f"config {plan}"), step(f"fill {plan}"), step(f"check {plan}")])


def others():
    yield Case("others/schema", {}, [step("schema"), step("schema -o s.json"), step("schema -o s.json")])
    yield Case("others/new", {}, [step("new"), step("new"), step("new garden.yaml -o -"), step("fill plan.yaml"), step("check plan.yaml")])
    yield Case("others/config", {"coplan.toml": b'papr = "a9"\n'}, [step("config"), step("blank")])
    yield Case("others/manual", {}, [step("man"), step("man -o pages")])
    for shell in ("bash", "zsh", "fish"):
        yield Case(f"others/completions {shell}", {}, [step(f"completions {shell}")])
    helps = ("", "new", "edit", "blank", "fill", "check", "read", "templates", "config", "schema", "completions", "man")
    for command in helps:
        yield Case(f"others/help {command}", {}, [step(f"help {command}")])
    yield Case("others/misspelt", {}, [step("--version"), step("fil"), step("fill --papr"), step("check --explain xyz")])
