#!/usr/bin/env bash
# tests/standard/run.sh BIN [CASE...]: the examples of Table Schema and Table Dialect.
#
# A case is a folder of tests/standard with
#   data.csv      a table
#   schema.json   its schema
#   profile.json  a profile with its dialect (may be absent)
#   expect        "valid"; or the errors in their order, one a line, as
#                 code:line:column; or refused:PATH, when the schema is at fault
# Warnings are left out of the comparison.
set -u
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd)
shift
export LC_ALL=C.UTF-8 TZ=UTC0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
if [ $# -eq 0 ]; then set -- "$here"/*/; fi
for folder in "$@"; do
  folder=${folder%/}
  name=${folder##*/}
  folder="$here/$name"
  options=(--schema schema.json)
  [ -e "$folder/profile.json" ] && options+=(--profile profile.json)
  (cd "$folder" && "$bin/cj-check" "${options[@]}" -f csv data.csv) \
    >"$work/found" 2>"$work/stderr" </dev/null
  status=$?
  want=1
  case $(cat "$folder/expect") in
  valid) want=0 ;;
  refused:*) want=2 ;;
  esac
  if [ "$want" -eq 2 ]; then
    path=$(sed -n 's/^refused://p' "$folder/expect")
    grep -qF "$path: " "$work/stderr" && echo "refused:$path" >"$work/got" || cat "$work/stderr" >"$work/got"
  else
    awk -F, 'NR > 1 && $2 == "error" {print $1 ":" $4 ":" $6; any = 1}
             END {if (!any) print "valid"}' "$work/found" >"$work/got"
  fi
  if [ "$status" -eq "$want" ] && cmp -s "$folder/expect" "$work/got"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED $name (exit $status, expected $want)"
    diff -u "$folder/expect" "$work/got"
    head -20 "$work/stderr"
  fi
done
echo "standard: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
