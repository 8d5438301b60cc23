"""Cases of plans made by chance from the schema, and of interviews."""

import json
import random

from plan_texts import toml, yaml
from runs import SAMPLES, Case, step
from words import AMOUNTS, CODES, DATES, NAMES, TEXTS, typed

SEED = 20260901
PLANS = 72
INTERVIEWS = 20
LETTERS = {"objectives": "O", "stakeholders": "S", "tools": "T", "funders": "F", "resources": "R", "measures": "M"}
NAMED_BY = {"groups": "stakeholders", "audience": "stakeholders", "objectives": "objectives", "tool": "tools", "funder": "funders"}
PEOPLE = ("Ann Lee", "Dr Bronwen ap Rhys", "Ó Súilleabháin; Siân", "李小龙", "Zoë “Zed” Müller", "Carers' Centre & friends")


def cases(drafts):
    schema = json.loads(drafts.text("schema"))
    for number in range(PLANS):
        yield of_plan(number, schema, drafts)
    for number in range(INTERVIEWS):
        yield of_interview(number)


def of_plan(number, schema, drafts):
    name = f"plans/{number}"
    chance = random.Random(f"{SEED} {name}")
    plan = Plan(chance, chance.choice((0.15, 0.5, 0.8, 1.0)), faulty=number % 4 == 3).made(schema)
    kind = ("yaml", "yaml", "yaml", "json", "toml")[number % 5]
    written = {"yaml": yaml, "toml": toml, "json": lambda plan, chance: json.dumps(plan, ensure_ascii=False, indent=chance.choice((None, 2)))}
    text = written[kind](plan, chance).encode()
    made = drafts.make(f"plan.{kind}", text)
    given = {f"plan.{kind}": text, **{f"made.{suffix}": content for suffix, content in made.items()}}
    steps = [step(f"check plan.{kind} --all --date 2027-06-01"), step(f"fill plan.{kind} -o out")]
    if made:
        both = " ".join(f"made.{suffix}" for suffix in made)
        steps += [step(f"read {both} -o back.yaml"), step(f"check {both} --date 2027-06-01 --format json")]
        steps += [step(f"read {both} --into plan.{kind}"), step("fill back.yaml -o again --large-print")]
    steps.append(step(f"fill plan.{kind} -o bid --for bid --draft-anyway --guidance comments"))
    return Case(name, given, steps)


class Plan:
    """Makes a plan by chance: how many of its fields it has, and whether some values are wrong."""

    def __init__(self, chance, share, faulty):
        self.chance = chance
        self.share = share
        self.faulty = faulty
        self.names = {name: [self.name() for _ in range(chance.randint(0, 5))] for name in LETTERS}
        self.ids = {name: [self.id(name, at) for at in range(len(self.names[name]))] for name in LETTERS}
        self.years = chance.choice(([], ["2027/28", "2028/29"], ["First", "Second", "Third"], [2027, 2028]))
        # What references name is always there.
        self.kept = {"aims", "budget", "evaluation", "years", *LETTERS}

    def name(self):
        return self.chance.choice((*PEOPLE, *TEXTS[6:12])) + f" {self.chance.randint(1, 999)}"

    def id(self, name, at):
        return f"{LETTERS[name]}{at + 1}" if self.chance.random() < 0.85 else None

    def made(self, schema):
        plan = self.object(schema, "")
        plan.pop("$schema", None)
        if self.chance.random() < 0.9:
            plan["format"] = 1
        if "extra" in plan:
            plan["extra"] = {"reference": typed(self.chance), "list": [1, {"deep": True}], "Größe": 2.5}
        return plan

    def object(self, schema, path):
        fields = {}
        for key, field in schema["properties"].items():
            if key in self.kept or self.chance.random() < self.share:
                value = self.value(key, field, f"{path}.{key}" if path else key)
                if value not in (None, []):
                    fields[key] = value
        return fields

    def value(self, key, schema, path):
        if self.faulty and self.chance.random() < 0.02:
            return self.chance.choice((typed(self.chance), 3, [1, 2], {"what": "else"}, "tbc"))
        if "properties" in schema:
            return self.object(schema, path) or None
        if "items" in schema:
            return self.entries(key, schema["items"], path)
        return self.leaf(key, schema, path)

    def entries(self, key, schema, path):
        if key == "years":
            return [{**self.object(schema, path), "label": year} for year in self.years]
        if key not in LETTERS:
            return [entry for entry in (self.object(schema, path) for _ in range(self.chance.randint(0, 3))) if entry]
        named = next(field for field in ("name", "item", "statement", "indicator") if field in schema["properties"])
        entries = []
        for number, name in zip(self.ids[key], self.names[key]):
            entry = {"id": number, **self.object(schema, path), named: name}
            entry["id"] = number
            entries.append({field: value for field, value in entry.items() if value is not None})
        return entries

    def leaf(self, key, schema, path):
        chance = self.chance
        codes = [code for code in schema.get("enum", ()) if code is not None]
        choices = [code for kind in schema.get("anyOf", ()) for code in kind.get("enum", ()) if code is not None]
        if choices:
            return chance.choice(choices) if chance.random() < 0.2 else chance.sample(choices, chance.randint(1, min(4, len(choices))))
        if codes:
            return chance.choice(codes)
        if key == "year":
            return chance.choice((chance.choice(self.years), list(self.years))) if self.years else None
        if key in NAMED_BY and path != "sign_off.audience":
            several = "anyOf" in schema
            found = [self.reference(NAMED_BY[key]) for _ in range(chance.randint(1, 3) if several else 1)]
            # Nothing is named twice.
            found = [one for at, one in enumerate(found) if one and one not in found[:at]]
            return found if several and (len(found) != 1 or chance.random() < 0.8) else next(iter(found), None)
        return self.scalar(key, schema)

    def reference(self, to):
        if self.faulty and self.chance.random() < 0.1:
            return self.chance.choice(NAMES)
        if not self.names[to]:
            return None
        at = self.chance.randrange(len(self.names[to]))
        number, name = self.ids[to][at], self.names[to][at]
        return self.chance.choice((number, number, name, f"{number} · {name}")) if number else name

    def scalar(self, key, schema):
        chance = self.chance
        pattern, kinds = schema.get("pattern", ""), schema.get("type", ())
        if key in ("language", "currency"):
            return chance.choice({"language": ("en-GB", "en-US", "cy", "ar"), "currency": ("GBP", "EUR", "USD")}[key])
        if pattern.startswith("^[0-9]{4}"):
            date = f"{chance.randint(2026, 2029)}-{chance.randint(1, 12):02}"
            return date if chance.random() < 0.3 else f"{date}-{chance.randint(1, 28):02}"
        if pattern:
            return chance.choice((chance.randint(0, 60), f"{chance.randint(1, 9)}-{chance.randint(10, 40)}", "20 – 25"))
        if "minimum" in schema:
            most = min(schema.get("maximum", 5000), 5000)
            return chance.choice((0, 1, 12, 2.5, 0.01, "6.50", 999.99, chance.randint(1, most)))
        if "boolean" in kinds and "number" not in kinds:
            return chance.choice((True, False, "yes", "no"))
        return chance.choice((typed(chance), self.name(), chance.choice(TEXTS), "One.\n\nTwo *three*.\n\n- four\n- five\n", 12, False))


def of_interview(number):
    name = f"interview/{number}"
    chance = random.Random(f"{SEED} {name}")
    answers = (*(str(digit) for digit in range(1, 8)), "", "", "/back", "/empty", "/more", "/stop" if number % 3 == 0 else "", "y")
    words = (*answers, *answers, *DATES[:4], *AMOUNTS[:3], *NAMES[:4], *CODES[:4], *TEXTS[6:8], "Ann Lee", "A plan for all")
    lines = "\n".join(chance.choice(words).replace("\n", " ") for _ in range(chance.randint(2, 90))).encode()
    if number % 2:
        again = step("new --interview plan.yaml --plain", stdin=b"\n" * 12)
        return Case(name, {}, [step("new --interview plan.yaml --plain", stdin=lines), again, step("check plan.yaml")])
    plans = [path for path in SAMPLES if path.suffix == ".yaml"]
    plan = plans[number // 2 % len(plans)]
    given = {f"samples/{plan.name}": plan.read_bytes()}
    return Case(name, given, [step(f"edit samples/{plan.name} --plain", stdin=lines)])
