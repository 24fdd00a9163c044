#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the actual picture of ONE case its expectation. Look at the picture first.
set -eu
if [ $# -ne 2 ]; then
    echo "usage: $0 BUILD-FOLDER CASE" >&2
    exit 2
fi
actual=$1/tests/golden/$2/actual.png
folder=$(dirname "$0")/$2
if [ ! -f "$folder/case.json" ]; then
    echo "$0: there is no case $2" >&2
    exit 2
fi
if [ ! -f "$actual" ]; then
    echo "$0: $actual is missing: the case passes, or has not run in that folder" >&2
    exit 1
fi
cp "$actual" "$folder/expected.png"
echo "accepted $folder/expected.png"
