"""A plan's values as YAML and TOML, in some of the forms that people write."""

import json
import re

PLAIN = re.compile(r"^[A-Za-z][A-Za-z0-9 ]*$")
# What YAML may take for something other than a text.
WORDS = {"true", "false", "yes", "no", "null", "on", "off", "y", "n"}


def yaml(plan, chance):
    """Block style, with texts plain, quoted, or in blocks of lines."""
    lines = ["# A plan made by chance."]
    write(plan, "", lines, chance)
    return "\n".join(lines) + "\n"


def write(fields, indent, lines, chance):
    for key, value in fields.items():
        head = f"{indent}{key if PLAIN.match(key.replace('_', '')) else json.dumps(key, ensure_ascii=False)}:"
        if isinstance(value, dict) and value:
            lines.append(head)
            write(value, indent + "  ", lines, chance)
        elif isinstance(value, list) and value and all(isinstance(item, dict) and item for item in value):
            lines.append(head)
            for item in value:
                entry = []
                write(item, indent + "    ", entry, chance)
                entry[0] = f"{indent}  - {entry[0].lstrip()}"
                lines += entry
        elif isinstance(value, str):
            lines.append(f"{head} {text(value, indent, chance)}")
        else:
            lines.append(f"{head} {flow(value)}")


def text(value, indent, chance):
    if PLAIN.match(value) and value.lower() not in WORDS and not value.endswith(" ") and chance.random() < 0.7:
        return value
    block = value.endswith("\n") and not value.startswith((" ", "\n", "\t")) and not value.endswith("\n\n")
    if block and chance.random() < 0.8:
        return "|\n" + "\n".join(f"{indent}  {line}" if line else "" for line in value[:-1].split("\n"))
    if "\n" not in value and "\t" not in value and "\u200b" not in value and chance.random() < 0.4:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)


def flow(value):
    """On one line, as JSON writes it."""
    return json.dumps(value, ensure_ascii=False)


def toml(plan, chance):
    """Dotted tables for what is directly in the plan, all below on one line."""
    lines, tables = ["# A plan made by chance."], []
    for key, value in plan.items():
        if isinstance(value, dict) and value:
            tables.append((key, value))
        elif value is not None:
            lines.append(f"{name(key)} = {inline(value)}")
    for key, fields in tables:
        lines += ["", f"[{name(key)}]"]
        lines += [f"{name(field)} = {inline(value)}" for field, value in fields.items() if value is not None]
    return "\n".join(lines) + "\n"


def name(key):
    return key if re.match(r"^[A-Za-z0-9_-]+$", key) else json.dumps(key, ensure_ascii=False)


def inline(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name(key)} = {inline(item)}" for key, item in value.items() if item is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item) for item in value if item is not None) + "]"
    return json.dumps(value, ensure_ascii=False)
