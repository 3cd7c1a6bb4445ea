#!/bin/bash
# Long inputs end in time and within their memory.
exec python3 "$(dirname "$0")/growth.py" "$1" --check
