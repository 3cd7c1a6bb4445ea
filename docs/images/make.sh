#!/usr/bin/env bash
# docs/images/make.sh BIN: the pictures of the README, from the programs and the sample data; needs Chromium.
set -eu
bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
shoot() { # PAGE WIDTH HEIGHT PICTURE
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=0.75 \
    --window-size="$2,$3" --screenshot="$here/$4" "file://$1" >/dev/null 2>&1
}
cd "$here/../../sample-data/leicester-prevention"
"$bin/cj-report" report.json -q -o "$work/report.html"
shoot "$work/report.html" 1100 1000 report.png

# What a terminal of 80 columns shows, its colours as those of a page.
cd ../tayside
command='cj-outcomes reviews.csv --people people.csv --period 2013-14 --target 55'
PATH=$bin:$PATH python3 -B "$here/../../tests/terminal/check.py" --show 80 $command -q --no-pager >"$work/text"
{
  printf '<meta charset="utf-8"><style>body{margin:0;background:#11151c;color:#e8eaee;font:15px/1.35 "DejaVu Sans Mono",monospace;padding:16px}
b{color:#fff}i{font-style:normal}.c32{color:#7ddc93}.c33{color:#f2cf66}.c31{color:#ff8d86}</style><pre>$ %s\n' "$command"
  sed -e 's/&/\&amp;/g; s/</\&lt;/g' -e $'s/\033\\[1m/<b>/g' -e $'s/\033\\[\\(3[0-9]\\)m/<i class="c\\1">/g' "$work/text" |
    sed -e $'/<b>/s/\033\\[0m/<\\/b>/g' -e $'s/\033\\[0m/<\\/i>/g'
  printf '</pre>'
} >"$work/terminal.html"
shoot "$work/terminal.html" 790 780 terminal.png
