// books.mjs WORKBOOK...: reads workbooks with ExcelJS and with SheetJS, which must see the same.
//
// Each sheet has the same cells in both; the headings of a table are there and differ, it begins within
// ten rows of the top, and no line of text is cut by the height of its row.  Last, a workbook whose rows
// are too low and whose tables lack a heading, to see that these are found.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const modules = createRequire(path.join(process.env.CJ_BROWSER_DIR, "package.json"));
const ExcelJS = modules("exceljs");
const SheetJS = modules("xlsx");

// What a person reads in a cell, without its format: ExcelJS has objects for links and rich text.
function plain(value) {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "object") return plain(value.richText?.map((part) => part.text).join("") ?? value.text ?? value.result);
  return typeof value === "number" ? String(Number(value.toPrecision(12))) : String(value);
}

// The least number of lines that the text takes in a column of so many characters: each is counted as
// narrow as those of a proportional font are on average, so that nothing is asked that is not needed.
function lines(text, width) {
  let count = 0;
  for (const part of text.split("\n")) count += Math.max(1, Math.ceil((part.length * 0.8) / width));
  return count;
}

function lookAtRows(sheet, complain) {
  sheet.eachRow((row, number) => row.eachCell((cell) => {
    if (!cell.alignment?.wrapText || cell.isMerged) return;
    const size = cell.font?.size ?? 11;
    const needed = lines(plain(cell.value), (sheet.getColumn(cell.col).width ?? 9) * (11 / size)) * size * 1.1;
    if ((row.height ?? 15) < needed - 1)
      complain(`height: ${cell.address} needs ${needed.toFixed(0)} points, row ${number} has ${row.height ?? 15}`);
  }));
}

function lookAtTables(sheet, complain) {
  let tables = 0, first = 0;
  for (const { table } of Object.values(sheet.tables ?? {})) {
    const [from, to] = table.tableRef.split(":").map((place) => sheet.getCell(place));
    tables++;
    first = first === 0 ? from.row : Math.min(first, from.row); // figures of a chart may stand below
    const headings = new Set();
    for (let column = from.col; column <= to.col; column++) headings.add(plain(sheet.getCell(from.row, column).value));
    if (headings.has("") || headings.size < to.col - from.col + 1)
      complain(`heading: ${table.name} has ${[...headings].join(", ")} in ${to.col - from.col + 1} columns`);
  }
  if (first > 10) complain(`low: the table begins in row ${first}`);
  return tables;
}

function compare(sheet, other, complain) {
  let cells = 0;
  sheet.eachRow((row) => row.eachCell((cell) => {
    const same = other[cell.address];
    const theirs = same === undefined ? "" : plain(same.v);
    if (plain(cell.value) !== theirs)
      complain(`readers: ${cell.address} is "${plain(cell.value)}" to ExcelJS, "${theirs}" to SheetJS`);
    cells += theirs !== "";
  }));
  const known = Object.keys(other).filter((key) => key[0] !== "!" && plain(other[key].v) !== "").length;
  if (known !== cells) complain(`readers: SheetJS has ${known} cells, ExcelJS ${cells}`);
  return cells;
}

async function look(file) {
  const complaints = [];
  const bytes = fs.readFileSync(file);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  const other = SheetJS.read(bytes, { cellDates: true, UTC: true });
  const names = book.worksheets.map((sheet) => sheet.name);
  let tables = 0, cells = 0;
  if (names.join("|") !== other.SheetNames.join("|")) complaints.push(`readers: the sheets are ${names} or ${other.SheetNames}`);
  for (const sheet of book.worksheets) {
    const complain = (words) => complaints.push(`${sheet.name}: ${words}`);
    cells += compare(sheet, other.Sheets[sheet.name] ?? {}, complain);
    tables += lookAtTables(sheet, complain);
    lookAtRows(sheet, complain);
  }
  return { complaints, tables, cells, book };
}

let failed = 0, tables = 0, cells = 0, last;
for (const file of process.argv.slice(2)) {
  last = await look(file);
  for (const complaint of last.complaints) console.log(`${file}: ${complaint}`);
  failed += last.complaints.length;
  tables += last.tables;
  cells += last.cells;
}
if (tables < 5 * (process.argv.length - 2)) {
  console.log(`only ${tables} tables were seen`);
  failed++;
}
const broken = path.join(process.env.CJ_BROWSER_DIR, "broken.xlsx");
for (const sheet of last.book.worksheets) {
  sheet.eachRow((row) => { row.height = 3; });
  for (const { table } of Object.values(sheet.tables ?? {})) sheet.getCell(table.tableRef.split(":")[0]).value = null;
}
await last.book.xlsx.writeFile(broken);
const { complaints } = await look(broken);
for (const kind of ["height", "heading"])
  if (!complaints.some((complaint) => complaint.includes(`: ${kind}: `))) {
    console.log(`the broken workbook: "${kind}" was not found`);
    failed++;
  }
console.log(`workbooks: ${process.argv.length - 2} read by two others, ${tables} tables, ${cells} cells, ${failed} complaints`);
process.exit(failed ? 1 : 0);
