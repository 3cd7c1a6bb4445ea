#!/usr/bin/env bash
# tests/structure/run.sh BIN: the rules of the house that can be seen from outside.
set -u
cd "$(dirname "$0")/../.."
failed=0
complain() { echo "$*"; failed=$((failed + 1)); }

# Modules depend downwards only.
module_of() { # HEADER
  case "$1" in
    error|memory|text|formula|list|dict|number|date|calendar|json|findings|repairs|tuples|digest|state|lock) echo base ;;
    source|dialect|csv|schema|profile|records|store) echo input ;;
    interval|survival|ranks) echo stats ;;
    table|layout|chart) echo table ;;
    measure|outcomes|reoffending|tabulate|timeliness|scores|reconcile|listing) echo measure ;;
    output|document) echo output ;;
    check|infer) echo check ;;
    definition|report) echo report ;;
    *) echo unknown ;;
  esac
}
allowed() { # MODULE: what it may include
  case "$1" in
    base) echo "base" ;;
    input) echo "base input" ;;
    stats) echo "base stats" ;;
    table) echo "base table" ;;
    measure) echo "base input stats table measure" ;;
    output) echo "base table output" ;;
    check) echo "base input table check" ;;
    report) echo "base input stats table measure output report" ;;
  esac
}
check_includes() { # FILE MODULE
  local header used
  for header in $(sed -n 's/^#include "cj\/\([a-z_]*\)\.h".*/\1/p' "$1"); do
    used=$(module_of "$header")
    case " $(allowed "$2") " in
      *" $used "*) ;;
      *) complain "$1 ($2) includes cj/$header.h ($used)" ;;
    esac
  done
}
for folder in lib/*/; do
  module=$(basename "$folder")
  for file in "$folder"*.[ch]; do check_includes "$file" "$module"; done
done
for file in include/cj/*.h; do
  module=$(module_of "$(basename "$file" .h)")
  [ "$module" = unknown ] && complain "$file belongs to no module of this test"
  check_includes "$file" "$module"
done

# Each third-party header has one place.
for header in csv.h cjson/cJSON.h xlsxwriter.h pcre2.h zlib.h nettle/sha2.h; do
  places=$(grep -l "#include <$header>" -r lib cmd include | wc -l)
  [ "$places" -le 1 ] || complain "<$header> is included in $places files"
done

# The library neither prints nor exits, and some calls are ruled out everywhere.
grep -nE '(^|[^a-z_])(printf|puts|putchar|perror|exit|abort|fprintf|fputs) ?\(' -r lib &&
  complain "lib/ prints or exits"
grep -nE '[^a-z_](strcpy|strcat|sprintf|vsprintf|atoi|atof|strtok|gets) ?\(|setlocale ?\(LC_ALL' -r lib cmd &&
  complain "calls that are ruled out"

# Files and functions stay small.
for file in $(find lib cmd include -name '*.[ch]'); do
  lines=$(wc -l <"$file")
  [ "$lines" -le 500 ] || complain "$file has $lines lines"
  awk -v file="$file" '/^[a-z].*[^;]$/ && !/^(static )?const|=|^typedef|^enum/ {start = NR}
       /^}$/ {if (start && NR - start > 80) {print file ":" start ": " NR - start " lines"; bad = 1} start = 0}
       END {exit bad}' "$file" || complain "a function is too long"
done

# Every public header can be included alone.
for file in include/cj/*.h; do
  echo "#include \"cj/$(basename "$file")\"" |
    ${CC:-cc} -std=c11 -D_GNU_SOURCE -Wall -Wextra -Werror -Iinclude -fsyntax-only -x c - ||
    complain "$file cannot be included alone"
done

# Every symbol of the library has the prefix.
library="$1/../libcj.a"
if [ -e "$library" ]; then
  nm -g --defined-only "$library" 2>/dev/null | awk 'NF == 3 {print $3}' |
    grep -vE '^(cj_|_?_?asan|__odr_asan|__ubsan)' && complain "symbols without the prefix cj_"
fi
echo "structure: $failed complaints"
[ "$failed" -eq 0 ]
