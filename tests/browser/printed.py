#!/usr/bin/env python3
"""printed.py BOXES: words of a printed page (pdftotext -bbox) that are smaller than 7 pt or off the page.

A box of poppler is as high as ascent and descent of its font, which are 1.1 to 1.2 of its size in the
fonts of pages; so a word of 7 pt has a box of 7.6 pt at least."""
import re
import sys

found = []
page = words = 0
width = height = 0.0
for line in open(sys.argv[1], encoding="utf-8"):
    size = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line)
    if size:
        page += 1
        width, height = float(size[1]), float(size[2])
    box = re.search(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>', line)
    if not box:
        continue
    words += 1
    x0, y0, x1, y1 = map(float, box.groups()[:4])
    if min(x1 - x0, y1 - y0) > 0 and y1 - y0 < 7.6:
        found.append(f"page {page}: {box[5]!r} is {y1 - y0:.1f} pt high")
    if x0 < 0 or x1 > width + 1 or y1 > height + 1:
        found.append(f"page {page}: {box[5]!r} is not on the page")
if words < 100:
    found.append(f"only {words} words")
for fault in found[:10]:
    print(fault)
sys.exit(1 if found else 0)
