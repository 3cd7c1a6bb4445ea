# Sourced by demo.sh and test.sh: installs the Debian packages that are missing.
# need PACKAGE...
need() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "please install as root: apt-get install ${missing[*]}" >&2; exit 3; }
    as_root=(sudo)
  fi
  echo "installing ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# What building takes.
need_to_build() {
  need cmake make gcc libc6-dev pkg-config libcsv-dev libcjson-dev libxlsxwriter-dev zlib1g-dev \
       nettle-dev libpcre2-dev libcmocka-dev
}

# build PRESET [TARGET...]: configure and build, quietly unless something is wrong.
build() {
  local log targets=("${@:2}")
  [ ${#targets[@]} -gt 0 ] || targets=(all)
  log=$(mktemp)
  if ! { cmake --preset "$1" && cmake --build --preset "$1" -j "$(nproc)" --target "${targets[@]}"; } >"$log" 2>&1; then
    cat "$log"
    rm -f "$log"
    echo "the build of preset $1 failed" >&2
    exit 3
  fi
  grep -E 'warning:' "$log" || true
  rm -f "$log"
}
