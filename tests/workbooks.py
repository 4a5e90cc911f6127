"""Makes small workbooks of every kind, also such as no library would write."""

import io
import re
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

from sources.workbooks import excel
from tests.frames import frame

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the workbook as an xlsx file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xlsx(rows: Iterable[Sequence[Any]], title: str = "People") -> bytes:
    """Return an xlsx file with one sheet."""
    return xlsx_of({title: rows})


def xlsx_of(sheets: Mapping[str, Iterable[Sequence[Any]]]) -> bytes:
    """Return an xlsx file with these sheets, by their names."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


ODS = "urn:oasis:names:tc:opendocument:xmlns"


def ods(rows: Sequence[Sequence[str]]) -> bytes:
    """Return an ODS file with one sheet of text; each line of a cell is a paragraph, as in LibreOffice."""
    return ods_xml("".join(ods_row(*(ods_cell(text) for text in row)) for row in rows))


def ods_cell(text: str, attributes: str = 'office:value-type="string"') -> str:
    """Return the XML of a cell that shows this text."""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.splitlines())
    return f"<table:table-cell {attributes}>{lines}</table:table-cell>"


def ods_row(*cells: str, attributes: str = "") -> str:
    """Return the XML of a row."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def ods_xml(rows: str, styles: str = "", table: str = "", manifest: str = "", before: str = "") -> bytes:
    """Return an ODS file with one sheet, `People`, whose rows are this XML; `table` are its attributes."""
    names = " ".join(f'xmlns:{name}="{ODS}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    content = (
        f"{before}<office:document-content {names}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="People" {table}>{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "content.xml": content,
        }
    )


def edited(data: bytes, pattern: str, replacement: str) -> bytes:
    """Return the workbook with something in the XML of its sheets replaced, as no library would write it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if "worksheets/" in name:
                text = re.sub(pattern.encode(), replacement.encode(), text)
            new.writestr(name, text)
    return file.getvalue()


def column(data: bytes, heading: str) -> list[str]:
    """Return the cells under `heading` in the only table."""
    [table] = excel.parse(data)
    return frame(table)[heading].tolist()


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def sheet(
    rows: str, styles: str = "", strings: str = "", settings: str = "", after: str = "", namespace: str = MAIN
) -> bytes:
    """Return an xlsx file with one sheet, `People`, whose rows are this XML as it stands.

    `settings` stands before the list of sheets, `after` behind the rows.
    """
    kinds = {
        "worksheet": "worksheets/sheet1.xml",
        "styles": "styles.xml",
        "sharedStrings": "sharedStrings.xml",
    }
    related = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{part}"/>'
        for kind, part in kinds.items()
    )
    main = f'xmlns="{namespace}" xmlns:r="{RELATIONS}"'
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
            "xl/workbook.xml": f'<workbook {main}>{settings}<sheets><sheet name="People" sheetId="1" '
            'r:id="worksheet"/></sheets></workbook>',
            "xl/styles.xml": f"<styleSheet {main}>{styles}</styleSheet>",
            "xl/sharedStrings.xml": f"<sst {main}>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData>{after}</worksheet>",
        }
    )


def cells(*contents: str, row: int = 1) -> str:
    """Return the XML of a row; a cell's content is what stands after its reference: `t="s"><v>0</v>`."""
    made = "".join(f'<c r="{chr(65 + i)}{row}" {content}</c>' for i, content in enumerate(contents))
    return f'<row r="{row}">{made}</row>'


def formatted(*codes: str) -> str:
    """Return the styles of an xlsx file: 0 is General, 1 the first of these formats and so on."""
    formats = "".join(
        f"<numFmt numFmtId='{164 + i}' formatCode='{escape(code, {chr(39): '&apos;'})}'/>"
        for i, code in enumerate(codes)
    )
    styles = "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(codes)))
    return f'<numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>{styles}</cellXfs>'


def record(kind: int, *parts: bytes) -> bytes:
    """Return one record of an .xls workbook."""
    content = b"".join(parts)
    return struct.pack("<HH", kind, len(content)) + content


def xls(
    rows: Sequence[Sequence[str | float]],
    codes: Sequence[str] = (),
    before: bytes = b"",
    sheet: bytes = b"",
) -> bytes:
    """Return an .xls file (BIFF8) with one sheet, `People`; a number in column i is in the i-th format.

    `before` are records that stand at the beginning of all, `sheet` such at the beginning of the sheet.
    """
    formats = b"".join(
        record(0x41E, struct.pack("<HHB", 164 + i, len(code), 0), code.encode())
        for i, code in enumerate(codes)
    )
    styles = b"".join(record(0xE0, struct.pack("<HH", 0, 164 + i), bytes(16)) for i in range(len(codes)))
    begin = record(0x809, struct.pack("<HHIII", 0x600, 5, 0, 0, 0))
    head = begin + before + formats + (styles or record(0xE0, bytes(20)))
    end = record(0x0A)
    at = len(head) + 4 + 8 + len("People") + len(end)
    name = record(0x85, struct.pack("<IBBBB", at, 0, 0, len("People"), 0), b"People")
    body = record(0x809, struct.pack("<HHIII", 0x600, 0x10, 0, 0, 0)) + sheet
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                body += record(0x204, struct.pack("<HHHHB", y, x, 0, len(text) // 2, 1), text)
            else:
                body += record(0x203, struct.pack("<HHHd", y, x, min(x, max(len(codes) - 1, 0)), value))
    return ole({"Workbook": head + name + end + body + end})


def ole(streams: dict[str, bytes]) -> bytes:
    """Return the container of old workbooks; it holds up to three streams."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    chains: list[int] = [0xFFFFFFFD, end]
    sectors = b""
    entries = [("Root Entry", 5, end, 0)]
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        count = -(-len(content) // 512)
        start = len(chains)
        chains += [*range(start + 1, start + count), end]
        sectors += content.ljust(count * 512, b"\0")
        entries.append((name, 2, start, len(content)))
    directory = b""
    for name, kind, start, size in entries:
        child = 1 if kind == 5 else free
        directory += name.encode("utf-16-le").ljust(64, b"\0")
        directory += struct.pack("<HBBIII", len(name) * 2 + 2, kind, 1, free, free, child)
        directory += struct.pack("<36xIII", start, size, 0)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, end, 0, end, 0, 0,
    )  # fmt: skip
    table = struct.pack("<128I", *chains, *[free] * (128 - len(chains)))
    return header + struct.pack("<108I", *[free] * 108) + table + directory.ljust(512, b"\0") + sectors


def xlsb_record(kind: int, content: bytes = b"") -> bytes:
    """Return one record of an .xlsb workbook; its number and its length are written seven bits a byte."""
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = bytes([len(content) & 0x7F | 0x80, len(content) >> 7])
    return number + size + content


def xlsb(
    rows: Sequence[Sequence[str | float]], code: str = "General", hidden: int = -1, after: bytes = b""
) -> bytes:
    """Return an .xlsb file with one sheet, `People`, whose numbers are in this format.

    `hidden` is the row that is hidden, from 0; `after` are records that stand behind the cells.
    """

    def text(value: str) -> bytes:
        letters = value.encode("utf-16-le")
        return struct.pack("<I", len(letters) // 2) + letters

    body = b""
    for y, row in enumerate(rows):
        body += xlsb_record(0, struct.pack("<IIHBBB", y, 0, 300, 0, 0x10 * (y == hidden), 0) + bytes(12))
        for x, value in enumerate(row):
            place = struct.pack("<II", x, 1)
            cell = (6, text(value)) if isinstance(value, str) else (5, struct.pack("<d", value))
            body += xlsb_record(cell[0], place + cell[1])
    style = struct.pack("<HHHHHHI", 0, 164, 0, 0, 0, 0, 0)
    parts = {"worksheet": "worksheets/sheet1.bin", "styles": "styles.bin"}
    related = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{part}"/>'
        for kind, part in parts.items()
    )
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
            "xl/workbook.bin": b"".join(
                [
                    *map(xlsb_record, (131, 143)),
                    xlsb_record(156, struct.pack("<II", 0, 1) + text("worksheet") + text("People")),
                    *map(xlsb_record, (144, 132)),
                ]
            ),
            "xl/styles.bin": b"".join(
                [
                    xlsb_record(615, struct.pack("<I", 1)),
                    xlsb_record(44, struct.pack("<H", 164) + text(code)),
                    xlsb_record(616),
                    xlsb_record(617, struct.pack("<I", 2)),
                    xlsb_record(47, bytes(16)),
                    xlsb_record(47, style),
                    xlsb_record(618),
                ]
            ),
            "xl/worksheets/sheet1.bin": b"".join(
                [
                    xlsb_record(129),
                    xlsb_record(148, struct.pack("<IIII", 0, len(rows), 0, 9)),
                    xlsb_record(145),
                    body + after,
                    *map(xlsb_record, (146, 130)),
                ]
            ),
        }
    )


PAGE = """<html><head><title>Report</title><style><!-- td {mso-number-format:"0"} --></style></head><body>
<table border=1><tr><th>Name</th><th>Phone</th></tr>
<tr><td> Ann
  <b>Demo</b></td><td>+1&nbsp;202 555 0101</td></tr>
<!-- <tr><td>no person</td></tr> --><tr><td>Zoé<br>Mock</td><td></td></tr></table></body></html>"""

SPREADSHEET = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="zip"><NumberFormat ss:Format="00000"/></Style></Styles>
<Worksheet ss:Name="Lists"><Table><Row><Cell><Data ss:Type="String">no person</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
<Worksheet ss:Name="People"><Table>%s</Table></Worksheet></Workbook>"""


def spreadsheet(*rows: str) -> bytes:
    """Return an XML Spreadsheet 2003 with these rows below `Company`, `Name`, an empty column and `Value`."""
    title = '<Row>{}{}<Cell ss:Index="4"><Data ss:Type="String">Value</Data></Cell></Row>'
    text = '<Cell><Data ss:Type="String">{}</Data></Cell>'
    return (
        SPREADSHEET % (title.format(text.format("Company"), text.format("Name")) + "".join(rows))
    ).encode()
