"""A spreadsheet program that opens what was written and says what it sees."""

import csv
import shutil
import subprocess

import openpyxl


def converted(workbook, folder):
    """The rows of the first sheet as LibreOffice shows them, after it has calculated every formula again."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: run bin/setup --tests"
    # A profile of its own: nobody's settings, and no other office that is open.
    done = subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
         # comma, quote, UTF-8, from the first line, all columns as shown
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir", str(folder), str(workbook)],
        capture_output=True, stdin=subprocess.DEVNULL, timeout=180)
    written = folder / (workbook.stem + ".csv")
    assert done.returncode == 0 and written.exists(), (done.stdout + done.stderr).decode(errors="replace")
    with written.open(encoding="utf-8", newline="") as rows:
        return list(csv.reader(rows))


def values(workbook, formulas=False):
    """The first sheet's cells as openpyxl reads them; the kept values of formulas, or the formulas."""
    sheet = openpyxl.load_workbook(workbook, data_only=not formulas).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]
