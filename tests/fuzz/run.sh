#!/usr/bin/env bash
# tests/fuzz/run.sh [SECONDS] [TARGET...]: fuzz each target that long (60 seconds, all of them).
# What is new stays in tests/fuzz/corpus, reduced to what adds coverage; an input that breaks a
# promise stays in build/fuzz/finds.  Exit status 1 if there is one.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup.sh
seconds=${1:-60}
shift || true
[ $# -gt 0 ] || set -- reader schema profile dates records reoffending timeliness tabulate scores rates spc reconcile report check
case "$seconds" in
  '' | *[!0-9]*) echo "usage: tests/fuzz/run.sh [SECONDS] [TARGET...]" >&2; exit 2 ;;
esac
need_to_build
need clang libclang-rt-14-dev

corpus=tests/fuzz/corpus
finds=build/fuzz/finds
failed=0
mkdir -p "$finds"
if ! { cmake --preset fuzz && cmake --build --preset fuzz -j "$(nproc)" --target "${@/#/fuzz_}"; } \
  >"$finds/build.log" 2>&1; then
  cat "$finds/build.log"
  exit 3
fi
for target in "$@"; do
  program=build/fuzz/tests/fuzz_$target
  work=build/fuzz/work/$target
  log=$finds/$target.log
  words=()
  [ ! -e "tests/fuzz/$target.dict" ] || words=("-dict=tests/fuzz/$target.dict")
  mkdir -p "$work"
  status=0
  nice "$program" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 \
    -print_final_stats=1 "${words[@]}" -artifact_prefix="$finds/$target-" \
    "$work" "$corpus/$target" >"$log" 2>&1 || status=$?
  printf '%-8s %s\n' "$target" "$(sed -n 's/^Done \(.*\)/\1/p' "$log")"
  if [ "$status" -ne 0 ]; then
    failed=1
    grep -vE '^(#|INFO|    #|DEDUP)' "$log" | tail -n 25
    continue
  fi
  # few and small: those that reach branches which the others do not
  new=$finds/$target-new
  rm -rf "$new"
  mkdir -p "$new"
  cp "$corpus/$target"/* "$new/"
  "$program" -set_cover_merge=1 -use_counters=0 "$new" "$work" >>"$log" 2>&1
  for input in "$new"/*; do
    name=$(basename "$input")
    [ -e "$corpus/$target/$name" ] || [ "$(stat -c %s "$input")" -gt 1024 ] ||
      cp "$input" "$corpus/$target/${name:0:10}"
  done
  rm -rf "$new"
done
echo "corpus: $(find "$corpus" -type f | wc -l) files," \
  "$(find "$corpus" -type f -printf '%s\n' | awk '{n += $1} END {print n}') bytes"
exit "$failed"
