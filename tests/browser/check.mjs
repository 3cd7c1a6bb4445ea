// check.mjs PAGE...: looks at reports in Chromium, at the width of a phone and of a desk.
//
// For each page: what axe-core finds (all its rules), scrolling sideways, tables that scroll or are no
// tables to a screen reader where they stand row by row, texts of a chart that overlap, are cut or stick out, labels and lines that do not stand out from what is behind them (also where
// the reader has chosen the colours), dates cut at a hyphen, words printed too small, scripts, requests
// and errors, and what html-validate finds.  Last, a page that is wrong in every way, to see that each
// of these is found.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { contrast, cuts, small } from "./colours.mjs";

const modules = createRequire(path.join(process.env.CJ_BROWSER_DIR, "package.json"));
const { chromium } = modules("playwright-core");
const axe = fs.readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");
const { HtmlValidate } = modules("html-validate");
const widths = [360, 1280];

// What is left to taste is not asked for: how the doctype is written, texts longer than others like
// them, svg with the name space of files, roles of tables that the style lays out row by row.
const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: { "doctype-style": "off", "long-title": "off", "no-inline-style": "off", "no-redundant-role": "off",
           "prefer-native-element": "off" },
});

// Runs in the page: complaints about its layout.
function layout() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1)
    found.push(`sideways: the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);
  if (document.scripts.length > 0) found.push("script: the page has scripts");
  for (const frame of document.querySelectorAll(".scroll")) {
    const name = frame.querySelector("caption")?.textContent;
    const scrolls = frame.scrollWidth > frame.clientWidth + 1;
    if (scrolls) found.push(`scrolls: "${name}" is ${frame.scrollWidth} px wide in ${frame.clientWidth}`);
    else if (frame.tabIndex >= 0) found.push(`tab stop: "${name}" does not scroll`);
  }
  let charts = 0;
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0 || frame.height === 0) continue; // the one for the other width
    charts++;
    const name = svg.querySelector("title")?.textContent ?? "a chart";
    const texts = [...svg.querySelectorAll("text")]
      .map((text) => ({ words: text.textContent.trim(), box: text.getBoundingClientRect() }))
      .filter((text) => text.words !== "" && text.box.width > 0);
    for (const text of svg.querySelectorAll(".axis-title"))
      if (text.textContent.includes("\u2026")) found.push(`title: "${text.textContent}" is cut in "${name}"`);
    for (const { words, box } of texts)
      if (box.left < frame.left - 2 || box.right > frame.right + 2 ||
          box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
        found.push(`outside: "${words}" sticks out of "${name}"`);
    for (let i = 0; i < texts.length; i++)
      for (let j = 0; j < i; j++) {
        const a = texts[i].box, b = texts[j].box;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 3)
          found.push(`overlap: "${texts[i].words}" and "${texts[j].words}" in "${name}"`);
      }
  }
  return { found, charts };
}

// How many tables, rows and cells of each kind a screen reader finds.
async function readOut(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const kinds = ["table", "row", "columnheader", "rowheader", "cell"];
  const count = (kind) => nodes.filter((node) => !node.ignored && node.role?.value === kind).length;
  return kinds.map((kind) => `${count(kind)} ${kind}`).join(", ");
}

async function look(browser, file, width) {
  const complaints = [];
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url() !== url) complaints.push(`request: ${request.url().slice(0, 80)}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  await page.goto(url);
  const { found, charts } = await page.evaluate(layout);
  complaints.push(...found, ...(await page.evaluate(cuts)));
  const read = await readOut(page);
  const usual = await page.evaluate(contrast, false);
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  const forced = await page.evaluate(contrast, true);
  complaints.push(...usual.found, ...forced.found.map((words) => `forced ${words}`));
  await page.emulateMedia({ forcedColors: "none", colorScheme: "dark" });
  await page.evaluate(axe);
  const dark = await page.evaluate(contrast, false);
  const night = await page.evaluate(() => window.axe.run(document, { runOnly: ["color-contrast"], resultTypes: ["violations"] }));
  complaints.push(...dark.found.map((words) => `dark ${words}`));
  for (const violation of night.violations)
    complaints.push(`dark: ${violation.help}: ${violation.nodes[0].html.slice(0, 120)}`);
  await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const violation of result.violations)
    complaints.push(`axe: ${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 120)}` +
                    (violation.nodes.length > 1 ? ` and ${violation.nodes.length - 1} more` : ""));
  if (width === widths.at(-1)) {
    await page.pdf({ path: file.replace(/\.html$/, ".pdf"), preferCSSPageSize: true });
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 680, height: 1000 });
    complaints.push(...(await page.evaluate(small)));
    const report = await validator.validateString(fs.readFileSync(file, "utf8"));
    for (const message of report.results.flatMap((result) => result.messages).slice(0, 5))
      complaints.push(`html: ${message.ruleId}: ${message.message} (line ${message.line})`);
  }
  await context.close();
  return { complaints, charts, read, coloured: usual.seen, rules: result.passes.length };
}

const broken = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Broken</title>
<script>console.error("said by the page")</script></head><body><main><h1>Broken</h1>
<img src="missing.png"><div style="width:3000px">wide</div>
<svg width="200" height="50" role="img"><title>Chart</title><text x="10" y="20">One label</text>
<text x="12" y="22">Another</text><text class="axis-title" x="60" y="40">Per 1\u2026</text><text x="190" y="40">Out of it</text></svg>
<svg width="60" height="40" aria-label="Pale" role="img"><rect class="fill" x="0" y="0" width="60" height="30" fill="#12436d"/>
<text x="20" y="20" fill="#1d2129">77</text><polyline points="0,35 60,35" stroke="#12436d" fill="none"/></svg>
<div class="scroll" style="overflow:auto;width:90px"><table><tr><td style="min-width:300px">wide</td></tr></table></div>
<div class="scroll" tabindex="0"><table><tr><td>narrow</td></tr></table></div>
<p id="a">One<i id="a">two</i></p><table style="width:30px;font-size:6pt"><tr><td>2021-22Q3<td></table></main></body></html>`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
let failed = 0;
let charts = 0;
for (const file of process.argv.slice(2)) {
  const read = [];
  for (const width of widths) {
    const seen = await look(browser, path.resolve(file), width);
    charts += seen.charts;
    read.push(seen.read);
    if (seen.read !== read[0]) seen.complaints.push(`read out: ${seen.read}, but ${read[0]} at ${widths[0]} px`);
    if (seen.rules < 10) seen.complaints.push(`only ${seen.rules} rules of axe-core were looked at`);
    for (const complaint of seen.complaints) console.log(`${file} at ${width} px: ${complaint}`);
    failed += seen.complaints.length;
  }
}
if (charts < 60) {
  console.log(`only ${charts} charts were seen`);
  failed++;
}
const file = path.join(process.env.CJ_BROWSER_DIR, "broken.html");
fs.writeFileSync(file, broken);
const { complaints } = await look(browser, file, widths.at(-1));
for (const kind of ["sideways", "scrolls", "tab stop", "title", "script", "outside", "overlap", "request", "console", "axe: image-alt", 'contrast: "77"', "dark",
                    "forced line", "cut", "small", "html"])
  if (!complaints.some((complaint) => complaint.startsWith(kind))) {
    console.log(`the broken page: "${kind}" was not found`);
    failed++;
  }
await browser.close();
console.log(`browser: ${process.argv.length - 2} pages, ${charts} charts, ${failed} complaints`);
process.exit(failed ? 1 : 0);
