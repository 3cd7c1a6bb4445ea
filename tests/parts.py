"""parts.py: a workbook taken apart by Python's own zip and XML readers, for tests."""
import re
import xml.parsers.expat
import zipfile


def faults(path):
    """What is not well formed, not whole, or has no type."""
    wrong = []
    with zipfile.ZipFile(path) as book:
        if book.testzip():
            wrong.append(f"{book.testzip()} is damaged")
        names = book.namelist()
        types = book.read("[Content_Types].xml").decode()
        for name in names:
            try:
                xml.parsers.expat.ParserCreate().Parse(book.read(name), True)
            except xml.parsers.expat.ExpatError as error:
                wrong.append(f"{name}: {error}")
            if not name.endswith(".rels") and name != "[Content_Types].xml" and f'"/{name}"' not in types:
                wrong.append(f"{name} has no type")
        wrong += [f"{n} is not there" for n in re.findall(r'PartName="/([^"]+)"', types) if n not in names]
    return wrong


def unescaped(text):
    """As Excel reads a text: _x0041_ is A (ECMA-376, ST_Xstring)."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)
