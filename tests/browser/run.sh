#!/usr/bin/env bash
# tests/browser/run.sh BIN: the pages of the sample reports in Chromium (check.mjs), and printed; the
# workbooks through ExcelJS and SheetJS (books.mjs) and LibreOffice.  ./test.sh --full installs what this needs.
set -uo pipefail
bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
complain() { echo "$*"; failed=$((failed + 1)); }

# node_modules stay beside the build for the next run.
CJ_BROWSER_DIR=$bin/../browser
mkdir -p "$CJ_BROWSER_DIR"
CJ_BROWSER_DIR=$(cd "$CJ_BROWSER_DIR" && pwd)
export CJ_BROWSER_DIR
if ! cmp -s "$here/package-lock.json" "$CJ_BROWSER_DIR/package-lock.json" ||
  [ ! -d "$CJ_BROWSER_DIR/node_modules/exceljs" ]; then
  cp "$here/package.json" "$here/package-lock.json" "$CJ_BROWSER_DIR"
  (cd "$CJ_BROWSER_DIR" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
    { rm -f "$CJ_BROWSER_DIR/package-lock.json"; echo "npm ci failed"; exit 1; }
fi

names=()
for definition in sample-data/*/report.json; do
  name=$(basename "$(dirname "$definition")")
  names+=("$name")
  "$bin/cj-report" "$definition" -o "$work/$name.html" -o "$work/$name.xlsx" || complain "$name: cj-report fails"
done

# no_blank PDF: every page has words
no_blank() {
  local pages page
  pages=$(pdfinfo "$1" 2>/dev/null | awk '/^Pages:/ {print $2}')
  [ "${pages:-0}" -ge 1 ] || { complain "$1: has no pages"; return; }
  for ((page = 1; page <= pages; page++)); do
    pdftotext -f "$page" -l "$page" "$1" "$work/words"
    grep -q '[[:alnum:]]' "$work/words" || complain "$(basename "$1"): page $page is blank"
  done
  total=$((total + pages))
}

# no_small PDF: no word of a printed page is smaller than 7 pt, whatever the browser did to make it fit
no_small() {
  pdftotext -bbox "$1" "$work/boxes"
  PYTHONDONTWRITEBYTECODE=1 python3 "$here/printed.py" "$work/boxes" || complain "$(basename "$1"): see above"
}

(cd "$work" && node "$here/check.mjs" "${names[@]/%/.html}") || complain "the pages: see above"
(cd "$work" && node "$here/books.mjs" "${names[@]/%/.xlsx}") || complain "the workbooks: see above"
total=0
for name in "${names[@]}"; do no_blank "$work/$name.pdf"; no_small "$work/$name.pdf"; done
echo "pages printed: $total"

# The workbooks: LibreOffice makes a PDF of each without complaint.
mkdir "$work/pdf"
(cd "$work" && soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf \
  --outdir pdf "${names[@]/%/.xlsx}") >"$work/said" 2>&1 || complain "LibreOffice fails: $(cat "$work/said")"
grep -i -E 'error|warn|fail' "$work/said" | grep -v -i 'javaldx\|gtk\|dconf' && complain "LibreOffice complains"
total=0
for name in "${names[@]}"; do
  no_blank "$work/pdf/$name.pdf"
  # the title as it is shown: that of the definition may have a period to be filled in
  title=$("$bin/cj-report" -q -f json "sample-data/$name/report.json" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["title"])')
  pdftotext "$work/pdf/$name.pdf" "$work/words"
  tr '\n' ' ' <"$work/words" >"$work/line"
  grep -q -F "$title" "$work/line" || complain "$name.xlsx: no \"$title\""
done
pdftotext -layout "$work/pdf/leicester-prevention.pdf" "$work/words"
grep -q 'Police issued.* 77 ' "$work/words" ||
  complain "leicester-prevention.xlsx: no row of 77 referrals"
echo "sheets printed: $total"
echo "browser: ${#names[@]} reports, $failed complaints"
[ "$failed" -eq 0 ]
