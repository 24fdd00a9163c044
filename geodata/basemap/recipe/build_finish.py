# SPDX-License-Identifier: Apache-2.0
"""Packs the GeoPackage so that the same content gives the same bytes."""
import sqlite3
import sys


def main(path):
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=DELETE")
    database.execute("VACUUM")
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
