#!/usr/bin/env bash
# tests/synth/run.sh BIN: what cj-synth made dirty is what cj-check finds, and clean exports are
# clean for every program.
exec python3 -B "$(dirname "$0")/findings.py" "$1"
