#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same layers of one GeoPackage drawn by Mapnik and by Northway, laid over each other.

Coasts, lakes, rivers and borders are drawn as thin black lines. For every dark pixel of one picture
the distance to the nearest one of the other is measured: 99.9 % must lie within a pixel, and no
more than one in 5000 farther than three (islands smaller than a pixel, which Mapnik leaves out).
The GeoPackage is the basemap with a vertex at least every hundredth of a degree: Mapnik does not bend
edges.

Usage: mapnik_overlay_test.py NORTHWAY BASEMAP.gpkg
"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import mapnik

import positions_test
from grid_test import project, units_per_px
from positions_test import HEIGHT, WIDTH, read_png

PROGRAM = BASEMAP = ""
LAYERS = ["land", "lakes", "rivers", "borders"]
CENTER, ZOOM = (129, 50), 4.2
REGION = ["100", "30", "160", "66"]
CASES = {
    "Web Mercator": ("EPSG:3857", "epsg:3857"),
    "Lambert conformal conic": (
        "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m",) * 2,
    "polar Lambert azimuthal": ("+proj=laea +lat_0=90 +lon_0=90 +datum=WGS84 +units=m",) * 2,
}
DARK = 128  # of 255
SHARE_WITHIN_A_PIXEL = 0.999
FARTHEST_PX = 3


def make_dense(source, path):
    for i, name in enumerate(LAYERS):
        subprocess.run(["ogr2ogr", *(["-update"] if i else []), "-segmentize", "0.01", "-spat", *REGION,
                        path, source, name], check=True)


def northway(crs, folder):
    scene = {"version": 8, "page": {"furniture": False}, "center": CENTER, "zoom": ZOOM,
             "sources": {name: {"type": "gdal", "path": str(BASEMAP), "layer": name} for name in LAYERS},
             "layers": [{"id": "ground", "type": "background", "paint": {"background-color": "#ffffff"}}] +
                       [{"id": name, "type": "line", "source": name, "layout": {"line-join": "round"},
                         "paint": {"line-color": "#000000", "line-width": 1.2}} for name in LAYERS]}
    path, out = Path(folder, "scene.json"), Path(folder, "northway.png")
    path.write_text(json.dumps(scene), encoding="utf-8")
    subprocess.run([PROGRAM, "render", path, "-o", out, "--crs", crs, "--size", f"{WIDTH}x{HEIGHT}"],
                   check=True)
    return read_png(out)


def by_mapnik(crs, srs, folder):
    page = mapnik.Map(WIDTH, HEIGHT, srs)
    page.background = mapnik.Color("white")
    symbol = mapnik.LineSymbolizer()
    symbol.stroke, symbol.stroke_width = mapnik.Color("black"), 1.2
    symbol.stroke_linejoin = mapnik.stroke_linejoin.ROUND_JOIN  # no spikes at sharp bends
    rule, style = mapnik.Rule(), mapnik.Style()
    rule.symbols.append(symbol)
    style.rules.append(rule)
    page.append_style("line", style)
    for name in LAYERS:
        layer = mapnik.Layer(name, "epsg:4326")
        layer.datasource = mapnik.Ogr(file=str(BASEMAP), layer=name)
        layer.styles.append("line")
        page.layers.append(layer)
    unit = units_per_px(crs, CENTER, ZOOM)
    x, y = project(crs, CENTER, [CENTER])[0]
    page.zoom_to_box(mapnik.Box2d(x - unit * WIDTH / 2, y - unit * HEIGHT / 2, x + unit * WIDTH / 2,
                                  y + unit * HEIGHT / 2))
    out = str(Path(folder, "mapnik.png"))
    mapnik.render_to_file(page, out, "png32")
    return read_png(Path(out))


def dark_pixels(picture, threshold):
    return {(x, y) for y, row in enumerate(picture) for x, (r, g, b) in enumerate(row) if g < threshold}


def distances(one, other):
    """How many pixels of `one` have their nearest of `other` in each square of a distance."""
    found, left = {}, one
    steps = sorted((dx * dx + dy * dy, dx, dy) for dx in range(-6, 7) for dy in range(-6, 7))
    for square, dx, dy in steps:
        hit = {(x, y) for x, y in left if (x + dx, y + dy) in other}
        if hit:
            found[square] = found.get(square, 0) + len(hit)
            left = left - hit
    if left:
        found[99] = len(left)
    return found


class Overlay(unittest.TestCase):
    def check(self, crs, srs):
        with tempfile.TemporaryDirectory() as folder:
            ours, theirs = northway(crs, folder), by_mapnik(crs, srs, folder)
        for name, one, other in (("Northway", ours, theirs), ("Mapnik", theirs, ours)):
            dark = dark_pixels(one, DARK)
            self.assertGreater(len(dark), 5000, "too little is drawn to compare")
            found = distances(dark, dark_pixels(other, 200))
            within = sum(n for square, n in found.items() if square <= 1)
            farthest = max(found) ** 0.5
            print(f"{crs}: {within / len(dark):.4%} of {len(dark)} pixels of {name} within one pixel, "
                  f"at most {farthest:.1f}", flush=True)
            self.assertGreaterEqual(within, SHARE_WITHIN_A_PIXEL * len(dark), found)
            self.assertLessEqual(farthest, FARTHEST_PX, found)


for case_name, (case_crs, case_srs) in CASES.items():
    def case(self, crs=case_crs, srs=case_srs):
        self.check(crs, srs)
    setattr(Overlay, "test_" + case_name.lower().replace(" ", "_"), case)

if __name__ == "__main__":
    BASEMAP = Path(sys.argv.pop(2)).resolve()
    PROGRAM = sys.argv.pop(1)
    positions_test.PROGRAM = PROGRAM
    with tempfile.TemporaryDirectory() as dense_folder:
        dense = Path(dense_folder, "dense.gpkg")
        make_dense(BASEMAP, dense)
        BASEMAP = dense
        unittest.main()
