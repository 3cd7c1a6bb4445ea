#!/usr/bin/env bash
# tests/neon/run.sh SOURCE: the lane for ARM processors, compiled for one and run in an emulator.
# 77: there is no cross compiler or no emulator.
set -u
source=$1
compiler=aarch64-linux-gnu-gcc
command -v $compiler >/dev/null && command -v qemu-aarch64 >/dev/null || {
  echo "neon: needs gcc-aarch64-linux-gnu, libc6-dev-arm64-cross and qemu-user"
  exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$source" || exit 3
$compiler -std=c11 -O2 -static -D_GNU_SOURCE -Wall -Wextra -Werror -Wconversion -Ilib -Iinclude \
  -ffunction-sections -Wl,--gc-sections -o "$work/lanes" tests/neon/lanes.c \
  lib/csv/lines/base.c lib/csv/lines/plain.c lib/csv/cut_quoted.c lib/base/memory.c lib/base/error.c || exit 1
# the code must be the one in question: an instruction that adds neighbours is in no other lane
aarch64-linux-gnu-objdump -d "$work/lanes" | grep -q '\saddp\s' || { echo "neon: not compiled"; exit 1; }
qemu-aarch64 "$work/lanes"
