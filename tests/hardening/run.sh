#!/usr/bin/env bash
# tests/hardening/run.sh BIN: the programs of a hardened build (cmake/Harden.cmake) are what it asks
# for.  77: there is no readelf, or the build is not one of those: nothing is fortified.
set -u
bin=$1
failed=0
command -v readelf >/dev/null || { echo "hardening: no readelf"; exit 77; }
complain() { echo "$*"; failed=$((failed + 1)); }
symbols() { readelf --dyn-syms --wide "$1"; }
if ! symbols "$bin/cj-report" | grep -q '_chk@'; then
  echo "hardening: not a hardened build"
  exit 77
fi
for program in "$bin"/cj-*; do
  name=$(basename "$program")
  header=$(readelf --file-header "$program")
  segments=$(readelf --program-headers --wide "$program")
  dynamic=$(readelf --dynamic "$program")
  grep -q 'Type: *DYN' <<<"$header" || complain "$name: not position-independent"
  grep -q GNU_RELRO <<<"$segments" || complain "$name: relocations stay writable"
  grep -qE 'BIND_NOW|Flags:.* NOW' <<<"$dynamic" || complain "$name: symbols are bound lazily"
  grep -qE 'GNU_STACK .* RW +0x' <<<"$segments" || complain "$name: the stack is executable"
  grep -qE 'LOAD .* RWE? *E' <<<"$segments" && complain "$name: memory is writable and executable"
  symbols "$program" | grep -q '__stack_chk_fail' || complain "$name: no stack protector"
  symbols "$program" | grep -q '_chk@' || complain "$name: nothing is fortified"
  if [ "$(uname -m)" = x86_64 ]; then
    # the note that says so is dropped where a system's own start files have none
    marks=$(LC_ALL=C grep -aoP '\xf3\x0f\x1e\xfa' "$program" | wc -l)
    [ "$marks" -gt 100 ] || complain "$name: targets of jumps are not marked (endbr64)"
  fi
done
echo "hardening: $failed complaints"
[ "$failed" -eq 0 ]
