# SPDX-License-Identifier: Apache-2.0
# Shared by ./run and ./test, which set $root to the repository: installs what is missing, builds.
# shellcheck shell=bash disable=SC2154,SC2016

say() { printf '%s\n' "$*" >&2; }

# packages_of SECTION…: the packages of these sections of packages.txt.
packages_of() {
    awk -v wanted=" $* " '
        /^#/ || NF == 0 { next }
        /^\[/ { name = substr($1, 2, length($1) - 2); next }
        index(wanted, " " name " ") { print $1 }' "$root/tools/packages.txt"
}

# missing_packages SECTION…: those of them that are not installed.
missing_packages() {
    local installed package
    installed=$(packages_of "$@" | xargs dpkg-query -W -f='${db:Status-Status} ${Package}\n' 2>/dev/null || true)
    for package in $(packages_of "$@"); do
        grep -qxF "installed $package" <<<"$installed" || printf '%s\n' "$package"
    done
}

# as_root COMMAND…: runs it as root, or says what a person has to run and gives up.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        say "Only root can install them, and there is no sudo. Run as root, then try again:"
        say "  $*"
        exit 1
    fi
}

# agreed: root and scripts need no question; a person at a terminal who will use sudo is asked.
agreed() {
    [ "$(id -u)" != 0 ] && [ -t 0 ] && command -v sudo >/dev/null || return 0
    local answer
    read -r -p "Install them with sudo? [Y/n] " answer
    case $answer in [nN]*) return 1 ;; esac
}

# install_packages SECTION…: installs what is missing of them.
install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is not a Debian system; what is listed in $root/tools/packages.txt must be here."
        return
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    say "Missing Debian packages: ${missing[*]}"
    local install=(apt-get install --yes --quiet --no-install-recommends "${missing[@]}")
    if ! agreed; then
        say "Nothing was installed. They are installed by: sudo ${install[*]}"
        exit 1
    fi
    # A fresh machine knows no packages yet, and old lists name files that are gone.
    if ! apt-cache show "${missing[@]}" >/dev/null 2>&1; then
        as_root apt-get update --quiet >&2
    fi
    if ! as_root "${install[@]}" >&2; then
        as_root apt-get update --quiet >&2
        as_root "${install[@]}" >&2 || {
            say "The packages could not be installed; see what apt-get says above."
            exit 1
        }
    fi
}

# build PRESET: configures where needed and builds into build/PRESET; quiet where nothing is to do.
build() {
    local folder=$root/build/$1
    if [ ! -f "$folder/build.ninja" ] || [ "$root/CMakePresets.json" -nt "$folder/build.ninja" ]; then
        (cd "$root" && cmake --preset "$1") >&2
    fi
    cmake --build "$folder" >&2
}
