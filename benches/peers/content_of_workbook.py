"""The content of a workbook as JSON, taken out once, so that the measured run only writes."""
import datetime
import json
import sys

import openpyxl


def plain(value):
    is_date = isinstance(value, (datetime.datetime, datetime.date))
    return value.isoformat()[:10] if is_date else value


def kind_of(cell):
    if cell.data_type == "f":
        return "formula"
    if isinstance(cell.value, bool):
        return "boolean"
    if isinstance(cell.value, (int, float)):
        return "number"
    if isinstance(cell.value, (datetime.datetime, datetime.date)):
        return "date"
    return "text"


source, target = sys.argv[1:]
formulas = openpyxl.load_workbook(source)
results = openpyxl.load_workbook(source, data_only=True)
sheets = []
for sheet in formulas:
    cells = []
    for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
        kind = kind_of(cell)
        value = cell.value if not hasattr(cell.value, "text") else cell.value.text
        result = plain(results[sheet.title][cell.coordinate].value) if kind == "formula" else None
        look = [cell.number_format, bool(cell.font.b), bool(cell.alignment.wrap_text)]
        cells.append([cell.row - 1, cell.column - 1, kind, plain(value), result, look])
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    sheets.append({
        "name": sheet.title,
        "cells": cells,
        "tables": [
            [table.ref, table.name, [column.name for column in table.tableColumns]]
            for table in sheet.tables.values()
        ],
        "lists": [[str(rule.sqref), rule.formula1] for rule in lists if rule.formula1],
        "charts": len(sheet._charts),
        "widths": [[key, column.width] for key, column in sheet.column_dimensions.items()],
    })
with open(target, "w", encoding="utf-8") as file:
    json.dump(sheets, file)
