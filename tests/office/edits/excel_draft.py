"""Changes a workbook with openpyxl: rows, columns and sheets, and cells typed in many ways."""

import datetime
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
groups, tools, resources = book["Stakeholders"], book["Tools"], book["Resources"]


def column(sheet, label):
    """The number of the column with a label."""
    return next(cell.column for cell in sheet[3] if cell.value == label)


def put(sheet, row, **cells):
    for label, value in cells.items():
        sheet.cell(row, column(sheet, LABELS[label])).value = value


LABELS = {
    "id": "No.",
    "group": "Name of the group",
    "types": "Who they are",
    "level": "How they will take part",
    "number": "How many people",
    "tool": "Tool",
    "groups": "With which groups",
    "starts": "Starts",
    "ends": "Ends",
    "item": "What is needed",
    "for_tool": "For which tool",
    "rate": "Cost of one unit",
    "quantity": "Quantity",
    "vat": "VAT, %",
    "year": "Year",
    "money": "Where the money comes from",
}

# Rows typed below a table, which does not grow by itself here, and one further down.
put(groups, 13, group="Night porters", types="staff;  PATIENT", level=" co-DESIGN ", number="6 to 8")
put(groups, 15, id="S20", group="Taxi drivers", number=4)

# Dates as dates and as text, references by name and as documents show them.
put(tools, 4, starts=datetime.date(2027, 5, 14), ends="May 2028", groups="Night porters; S2 · Unpaid carers")
put(tools, 5, starts="3 Sept 2027", ends="soon")

# Rows pasted into a table: those below move down, as in Excel; the table grows.
resources.insert_rows(6, 2)
put(resources, 6, item="Door dampers", for_tool="letter survey", rate="£1,250.50", quantity=4, vat="20 %", year="2027/28", money="asked for")
put(resources, 7, item="Lamps", rate=12.5, quantity="1,000", vat=0.2)
resources.cell(7, column(resources, "VAT, %")).number_format = "0%"
resources.tables["Resources"].ref = "A3:X22"

# A row deleted.
tools.delete_rows(6)

# Columns moved beyond the others and hidden; sheets sorted and one removed.
name = column(groups, "How many people")
letter = openpyxl.utils.get_column_letter(name)
groups.move_range(f"{letter}3:{letter}15", cols=groups.max_column + 2 - name)
groups.column_dimensions["C"].hidden = True
book.move_sheet("Tools", -2)
book.move_sheet("Lists", -5)
del book["Evaluation measures"]

book["Summary"]["F3"] = "Ask Jo about this"
book.save(sys.argv[2])
