#!/usr/bin/env python3
"""Runs two builds of coplan over the same inputs and says where they differ.

    python3 tests/same_as_before/compare.py OLD_BINARY NEW_BINARY [--quick] [--only GLOB]

Each case is a few commands in a fresh folder. Exit code, both outputs and every file written are compared byte for
byte; of Word and Excel files, the parts that differ are named. It ends with 1 at any difference that is not wanted.
It is kept while the core is being rebuilt. It does not know what is right, only what was.
"""

import argparse
import collections
import concurrent.futures
import fnmatch
import pathlib
import sys
import tempfile
import time

import cases_of_commands
import cases_of_edits
import cases_of_plans
import runs

# Differences that are wanted: a pattern of the case, a pattern of what differs ("exit", "stdout", "stderr" or
# "file NAME"), and the reason.
DASH = "`-o -` prints wherever there is an output option, and the help says so"
EXPRESSIONS = "workbook.toml no longer speaks of columns of expressions"
WANTED = [
    ("templates/as they are", "file house/workbook.toml", EXPRESSIONS),
    ("templates/as they are", "file house/exported.toml", EXPRESSIONS),
    ("templates/changed", "file house/workbook.toml", EXPRESSIONS),
    ("templates/changed", "file house/exported.toml", EXPRESSIONS),
    ("others/help schema", "stdout", DASH),
    ("others/help man", "stdout", DASH),
    ("others/manual", "file pages/coplan-schema.1", DASH),
    ("others/manual", "file pages/coplan-man.1", DASH),
    ("others/completions *", "stdout", DASH),
    ("others/misspelt", "stderr", "`check --explain` knows every finding, so the message no longer speaks of what is looked at"),
]

# `--quick` runs one case in so many of each group.
ONE_IN = 9


def main():
    options = arguments()
    started = time.time()
    old = pathlib.Path(options.old).resolve()
    new = pathlib.Path(options.new).resolve()
    cases = [case for case in every_case(old, options.quick) if fnmatch.fnmatch(case.name, options.only)]
    found, wanted = collections.Counter(), collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for case, differences in pool.map(lambda case: (case, runs.differences(case, old, new)), cases):
            for difference in differences:
                if is_wanted(case, difference):
                    wanted[case.group] += 1
                    continue
                found[case.group] += 1
                if found[case.group] <= options.show:
                    print(f"{case.name}\n{difference}\n", flush=True)
    summary(cases, found, wanted, time.time() - started)
    sys.exit(1 if found else 0)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("old", help="the program as it was")
    parser.add_argument("new", help="the program as it is")
    parser.add_argument("--quick", action="store_true", help=f"one case in {ONE_IN} of each group")
    parser.add_argument("--only", default="*", metavar="GLOB", help="only cases of these names, such as 'read/*'")
    parser.add_argument("--jobs", type=int, default=2, help="cases at a time [2]")
    parser.add_argument("--show", type=int, default=5, help="differences shown of each group [5]")
    return parser.parse_args()


def every_case(old, quick):
    with tempfile.TemporaryDirectory(prefix="coplan-drafts-") as folder:
        drafts = runs.Drafts(old, pathlib.Path(folder))
        cases = [
            *cases_of_commands.cases(drafts),
            *cases_of_plans.cases(drafts),
            *cases_of_edits.cases(drafts),
        ]
    if not quick:
        return cases
    seen, chosen = collections.Counter(), []
    for case in cases:
        if seen[case.group] % ONE_IN == 0:
            chosen.append(case)
        seen[case.group] += 1
    return chosen


def is_wanted(case, difference):
    return any(
        fnmatch.fnmatch(case.name, pattern) and fnmatch.fnmatch(difference.what, what)
        for pattern, what, _reason in WANTED
    )


def summary(cases, found, wanted, seconds):
    groups = collections.Counter(case.group for case in cases)
    for group, count in groups.items():
        commands = sum(len(case.steps) for case in cases if case.group == group)
        told = f"{found[group]} differences" if found[group] else "no difference"
        also = f", {wanted[group]} wanted" if wanted[group] else ""
        print(f"{group:10} {count:4} cases {commands:5} commands   {told}{also}")
    total = sum(found.values())
    told = f"{total} differences" if total else "No difference"
    print(f"{told} in {len(cases)} cases, {seconds:.0f} s")


if __name__ == "__main__":
    main()
