"""Saves a workbook with openpyxl, and changes nothing."""

import sys

import openpyxl

openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])
