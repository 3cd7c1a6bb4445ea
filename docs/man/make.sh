#!/bin/sh
# docs/man/make.sh PROGRAM TEMPLATE VERSION: the man page, its options from the program itself.
set -eu
options=$(mktemp)
trap 'rm -f "$options"' EXIT
"$1" --generate=man >"$options"
sed -e "s/@VERSION@/$3/" -e "/^@OPTIONS@\$/{r $options
d}" "$2"
