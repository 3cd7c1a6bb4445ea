// Looks at the colours of a page, in the browser: what is written and drawn stands out from what is
// behind it, by the ratios of WCAG 2.2 (4.5 for texts, 3 for lines).  Where the reader has chosen the
// colours (forced colours), those are asked for instead.

// Runs in the page: complaints about charts; forced says whether the reader has chosen the colours.
export function contrast(forced) {
  const found = [];
  const canvas = document.createElement("div");
  canvas.style.backgroundColor = "Canvas";
  document.body.append(canvas);
  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const chosen = parts(getComputedStyle(canvas).backgroundColor);
  canvas.remove();
  // what is behind an element: the nearest background that is not transparent
  const backdrop = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const drawn = (element) => {
    const box = element.getBoundingClientRect();
    return box.width + box.height > 0 && getComputedStyle(element).display !== "none";
  };
  let seen = 0;
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.getBoundingClientRect().width === 0) continue; // the one for the other width
    const page = forced ? chosen : backdrop(svg);
    const name = svg.querySelector("title")?.textContent ?? svg.getAttribute("aria-label") ?? "a chart";
    const fills = [...svg.querySelectorAll("rect.fill, path.fill")].filter(drawn);
    for (const text of svg.querySelectorAll("text")) {
      if (text.textContent.trim() === "" || !drawn(text)) continue;
      const box = text.getBoundingClientRect();
      const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
      const style = getComputedStyle(text);
      const halo = style.paintOrder.startsWith("stroke") && style.stroke !== "none" ? parts(style.stroke) : null;
      const below = fills.filter((fill) => {
        const area = fill.getBoundingClientRect();
        return fill.tagName === "rect" && area.left < x && x < area.right && area.top < y && y < area.bottom;
      }).at(-1);
      const behind = halo ?? (below ? parts(getComputedStyle(below).fill) : page);
      const had = ratio(parts(style.fill), behind);
      if (had < 4.5) found.push(`contrast: "${text.textContent.trim()}" has ${had.toFixed(2)} to 1 in "${name}"`);
      seen++;
    }
    for (const line of svg.querySelectorAll("polyline, line:not(.grid):not(.halo), svg.trend path")) {
      if (!drawn(line) || getComputedStyle(line).stroke === "none") continue;
      const had = ratio(parts(getComputedStyle(line).stroke), page);
      if (had < 3) found.push(`line: ${line.tagName} ${line.getAttribute("class") ?? ""} has ${had.toFixed(2)} to 1 in "${name}"`);
      seen++;
    }
  }
  return { found, seen };
}

// Runs in the page: dates, bands and periods of tables, headings and cards that are cut at a hyphen.
export function cuts() {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement.closest("th, td, h1, h2, h3") === null) continue;
    for (const match of node.data.matchAll(/\d{4}-\d\d(Q\d|-\d\d)?|\b\d{1,2}-\d{1,2}\b/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
      if (tops.size > 1) found.push(`cut: "${match[0]}" of "${node.data.trim().slice(0, 60)}" stands on two lines`);
    }
  }
  return found;
}

// Runs in the page while it is as printed, 180 mm wide (broad sections 267 mm): words smaller than 7 pt,
// and charts that do not use the width.
export function small() {
  const found = [];
  for (const element of document.querySelectorAll("th, td, p, li, dd, svg text")) {
    const box = element.getBoundingClientRect();
    if (element.textContent.trim() === "" || box.width === 0 || element.closest(".hidden")) continue;
    const svg = element.closest("svg");
    const scale = svg ? svg.getBoundingClientRect().width / (svg.viewBox.baseVal.width || svg.getBoundingClientRect().width) : 1;
    const points = parseFloat(getComputedStyle(element).fontSize) * scale * 0.75;
    if (svg && !svg.classList.contains("trend") && element.matches("text") &&
        svg.getBoundingClientRect().width < 0.9 * svg.parentElement.getBoundingClientRect().width)
      found.push(`narrow: ${svg.querySelector("title")?.textContent} is printed ${svg.getBoundingClientRect().width} px wide`);
    if (points < 7) found.push(`small: "${element.textContent.trim().slice(0, 40)}" is printed in ${points.toFixed(1)} pt`);
  }
  return found;
}
