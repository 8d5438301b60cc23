"""Cases, how they are run, and what differs between two runs. What a case is for, this does not know."""

import dataclasses
import os
import pathlib
import shutil
import subprocess
import tempfile

import files

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.is_file())


@dataclasses.dataclass(frozen=True)
class Step:
    """One command: its arguments, what stands on its standard input, and variables of the environment."""

    arguments: tuple
    stdin: bytes = b""
    environment: tuple = ()


@dataclasses.dataclass(frozen=True)
class Case:
    """Commands in one fresh folder that holds the given files. The name begins with the group."""

    name: str
    files: dict
    steps: list

    @property
    def group(self):
        return self.name.split("/")[0]


@dataclasses.dataclass(frozen=True)
class Difference:
    """What differs: the command, the kind ("exit", "stdout", "stderr", "file NAME"), and the first place."""

    command: str
    what: str
    where: str

    def __str__(self):
        return f"  {self.command}\n  {self.what}: {self.where}"


def step(line, *, stdin=b"", **environment):
    """A step from a command line whose words hold no blanks."""
    return Step(tuple(line.split()), stdin, tuple(environment.items()))


def differences(case, old, new):
    """What differs between the two programs, up to the first command at which something does."""
    # Both run in a folder of the same name, one after the other, so that no output differs by its path.
    with tempfile.TemporaryDirectory(prefix="coplan-same-") as parent:
        folder = pathlib.Path(parent) / "case"
        before = run(case, old, folder)
        after = run(case, new, folder)
    for taken, was, now in zip(case.steps, before, after):
        found = list(of_step("coplan " + " ".join(taken.arguments), was, now))
        if found:
            return found
    return []


def run(case, program, folder):
    """The outcome of each step: exit code, outputs, and all files with their bytes."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    folder.mkdir(exist_ok=True)
    return [(*call(program, taken, folder), contents(folder)) for taken in case.steps]


def call(program, taken, folder):
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", **dict(taken.environment)}
    try:
        done = subprocess.run(
            ["coplan", *taken.arguments],
            executable=program,
            cwd=folder,
            env=environment,
            input=taken.stdin,
            capture_output=True,
            timeout=120,
        )
    except subprocess.TimeoutExpired:
        return "no end after 120 s", b"", b""
    return done.returncode, done.stdout, done.stderr


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def of_step(command, was, now):
    if was[0] != now[0]:
        yield Difference(command, "exit", f"{was[0]} became {now[0]}")
    for what, before, after in (("stdout", was[1], now[1]), ("stderr", was[2], now[2])):
        if before != after:
            yield Difference(command, what, files.difference(before, after))
    for name in sorted(was[3].keys() | now[3].keys()):
        before, after = was[3].get(name), now[3].get(name)
        if before is None or after is None:
            yield Difference(command, f"file {name}", "is new" if before is None else "is not written")
        elif before != after:
            yield Difference(command, f"file {name}", files.difference(before, after))


class Drafts:
    """Documents that the old program makes, for cases that begin with a document."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def make(self, plan, text, *options):
        """The Word plan and the workbook of a plan of this name and text; nothing where there are none."""
        return self.output("fill", plan, text, *options, "-o", "out")

    def blank(self, *options):
        """The blank form, in Word and Excel."""
        return self.output("blank", None, None, *options, "-o", "out")

    def output(self, command, plan, text, *options):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        if plan:
            (self.folder / plan).write_bytes(text)
        words = [command, *([plan] if plan else []), *options]
        call(self.program, Step(tuple(words)), self.folder)
        return {path.suffix[1:]: path.read_bytes() for path in sorted(self.folder.glob("out/*"))}

    def text(self, line):
        """What the old program prints for a command."""
        self.folder.mkdir(exist_ok=True)
        return call(self.program, step(line), self.folder)[1].decode()
