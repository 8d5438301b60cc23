"""Writes that content with XlsxWriter."""
import datetime
import json
import sys

import xlsxwriter

source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    sheets = json.load(file)
book = xlsxwriter.Workbook(target)
formats = {}


def format_of(number, bold, wrap):
    key = (number, bold, wrap)
    if key not in formats:
        look = {"num_format": number, "bold": bold, "text_wrap": wrap, "border": 1, "valign": "top"}
        formats[key] = book.add_format({**look, "font_name": "Calibri", "font_size": 12})
    return formats[key]


for content in sheets:
    sheet = book.add_worksheet(content["name"])
    for column, width in content["widths"]:
        sheet.set_column(f"{column}:{column}", width)
    for place, name, columns in content["tables"]:
        sheet.add_table(place, {"name": name, "columns": [{"header": column} for column in columns]})
    for row, column, kind, value, result, look in content["cells"]:
        form = format_of(*look)
        if kind == "formula":
            sheet.write_formula(row, column, value, form, "" if result is None else result)
        elif kind == "number":
            sheet.write_number(row, column, value, form)
        elif kind == "date":
            sheet.write_datetime(row, column, datetime.datetime.fromisoformat(value), form)
        elif kind == "boolean":
            sheet.write_boolean(row, column, value, form)
        else:
            sheet.write_string(row, column, value, form)
    for places, formula in content["lists"]:
        listed = formula.strip('"').split(",") if formula.startswith('"') else f"={formula}"
        for place in places.split():
            sheet.data_validation(place, {"validate": "list", "source": listed})
    for number in range(content["charts"]):
        chart = book.add_chart({"type": "bar", "subtype": "stacked"})
        quoted = "'" + content["name"] + "'"
        chart.add_series({"categories": f"={quoted}!$A$2:$A$9", "values": f"={quoted}!$B$2:$B$9"})
        sheet.insert_chart(3 + 20 * number, 9, chart)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
book.close()
