#!/bin/sh
# with_threads.sh N PROGRAM ARGUMENTS...: runs it with --threads N, unless it says another number.
threads=$1
program=$2
shift 2
for word; do
  case $word in --threads* | --generate* | --help | --version) exec "$program" "$@" ;; esac
done
exec "$program" --threads "$threads" "$@"
