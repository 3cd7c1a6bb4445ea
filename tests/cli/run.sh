#!/usr/bin/env bash
# tests/cli/run.sh BIN [CASE...]: run the command-line cases.
#
# A case is a folder of tests/cli/cases with
#   cmd      a shell script; it is run in a copy of the folder, with BIN in PATH
#            and $DATA, $SAMPLES the folders of test data and of sample data
#   stdout   what it must print (absent: nothing)
#   stderr   what it must say (absent: nothing)
#   exit     its exit status (absent: 0)
# Nothing is left out of the comparison.
set -u
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd)
shift
export PATH="$bin:$PATH" DATA="$here/data" SAMPLES="$here/../../sample-data"
export LC_ALL=C.UTF-8 TZ=UTC0
unset NO_COLOR COLUMNS
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
if [ $# -eq 0 ]; then set -- "$here"/cases/*/; fi
for folder in "$@"; do
  folder=${folder%/}
  name=${folder##*/}
  [ -e "$folder/cmd" ] || folder="$here/cases/$name"
  rm -rf "$work/case"
  cp -r "$folder" "$work/case"
  want_exit=0
  [ -e "$folder/exit" ] && want_exit=$(cat "$folder/exit")
  (cd "$work/case" && bash ./cmd >"$work/stdout" 2>"$work/stderr" </dev/null)
  got_exit=$?
  # the path of the data is not part of a case
  sed -i -e "s#$DATA/##g" -e "s#$SAMPLES/##g" "$work/stdout" "$work/stderr"
  for stream in stdout stderr; do
    [ -e "$folder/$stream" ] && cp "$folder/$stream" "$work/want.$stream" || : >"$work/want.$stream"
  done
  if [ "$got_exit" = "$want_exit" ] && cmp -s "$work/want.stdout" "$work/stdout" &&
     cmp -s "$work/want.stderr" "$work/stderr"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED $name (exit $got_exit, expected $want_exit)"
    diff -u "$work/want.stdout" "$work/stdout" | head -40
    diff -u "$work/want.stderr" "$work/stderr" | head -40
  fi
done
echo "cli: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
