#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws dots at known coordinates in a dozen projections and compares where they lie with cs2cs.

A picture is a similarity of the projected plane: one scale, one offset, y down. The scale and
offset are fitted to all dots, then every dot must lie within half a pixel of where cs2cs puts it,
and the fitted scale must be the one that --zoom states for the ground at the centre.

Usage: positions_test.py NORTHWAY
"""
import colorsys
import json
import math
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib
from pathlib import Path

PROGRAM = ""
WIDTH, HEIGHT = 900, 700
TOLERANCE_PX = 0.5
SCALE_TOLERANCE = 0.01  # of the mean ground scale at the centre
EQUATOR_M = 40075016.68

CITIES = {
    "harbin": (126.65, 45.75), "vladivostok": (131.89, 43.12), "khabarovsk": (135.07, 48.48),
    "blagoveshchensk": (127.53, 50.28), "chita": (113.50, 52.03), "yakutsk": (129.73, 62.03),
    "magadan": (150.80, 59.57), "anadyr": (177.50, 64.73), "petropavlovsk": (158.65, 53.02),
    "dalian": (121.60, 38.91), "beijing": (116.40, 39.90), "irkutsk": (104.30, 52.29),
}
REGION = ((127, 52), 2.6)
ARCTIC = ((110, 72), 1.7)
CASES = {
    "Web Mercator": ("EPSG:3857", *REGION),
    "Lambert conformal conic": (
        "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m", *REGION),
    "Albers": ("+proj=aea +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m", *REGION),
    "equidistant conic": ("ESRI:102026", *REGION),
    "Asia Lambert": ("ESRI:102012", *REGION),
    "UTM 52N": ("EPSG:32652", (129, 50), 3.2),
    "Pulkovo 1942": ("EPSG:28422", (129, 50), 3.2),
    "polar stereographic": ("EPSG:5940", *ARCTIC),
    "polar Lambert azimuthal": ("EPSG:3576", *ARCTIC),
    "Lambert azimuthal": (
        "+proj=laea +lat_0=52 +lon_0=127 +datum=WGS84 +units=m", *REGION),
    "orthographic": ("+proj=ortho +lat_0=52 +lon_0=127 +datum=WGS84 +units=m", *REGION),
    "oblique Mercator": (
        "+proj=omerc +lat_0=52 +lonc=127 +alpha=45 +gamma=0 +datum=WGS84 +units=m", *REGION),
    "Mercator past 180": (
        "+proj=merc +lon_0=180 +datum=WGS84 +units=m", (175, 62), 2.6),
}
NORTHING_FIRST = {"EPSG:28422"}  # the order of their axes in the register


def grid(center):
    lon, lat = center
    return {f"{i},{j}": (lon + 7 * i, min(lat + 4.5 * j, 84.0)) for i in range(-2, 3) for j in range(-2, 3)}


def read_png(path):
    """Rows of (r, g, b) of an 8-bit RGB or RGBA picture."""
    data, at, pixels = path.read_bytes(), 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, color = struct.unpack(">IIBB", body[:10])
            assert depth == 8 and color in (2, 6), (depth, color)
        elif kind == b"IDAT":
            pixels += body
        at += 12 + length
    raw, bpp = zlib.decompress(pixels), 3 if color == 2 else 4
    stride, before, rows = width * bpp, bytearray(width * bpp), []
    for y in range(height):
        kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        for i in range(stride):
            a = line[i - bpp] if i >= bpp else 0
            b, c = before[i], before[i - bpp] if i >= bpp else 0
            if kind == 1:
                line[i] = (line[i] + a) & 255
            elif kind == 2:
                line[i] = (line[i] + b) & 255
            elif kind == 3:
                line[i] = (line[i] + (a + b) // 2) & 255
            elif kind == 4:
                p = a + b - c
                pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
                line[i] = (line[i] + (a if pa <= pb and pa <= pc else b if pb <= pc else c)) & 255
        rows.append([tuple(line[i : i + 3]) for i in range(0, stride, bpp)])
        before = line
    return rows


def cs2cs(crs, lon_lats):
    """Projected x, y of each place, or None where the projection has none."""
    if crs.startswith("+"):
        text = "".join(f"{lon:.9f} {lat:.9f}\n" for lon, lat in lon_lats)
        crss = ["+proj=longlat", "+datum=WGS84", "+to", *crs.split()]
    else:  # with the axes in the register's order: latitude first
        text = "".join(f"{lat:.9f} {lon:.9f}\n" for lon, lat in lon_lats)
        crss = ["EPSG:4326", crs]
    done = subprocess.run(["cs2cs", "-f", "%.6f", *crss], input=text, capture_output=True, text=True,
                          check=True)
    places = []
    for line in done.stdout.splitlines():
        first, second = line.split()[:2]
        if crs in NORTHING_FIRST:
            first, second = second, first
        places.append(None if "*" in line or "inf" in line else (float(first), float(second)))
    return places


def dots(picture, colors):
    """The middle of the pixels of each colour; dots that others cover in part are left out."""
    sums = {}
    exact = {color: name for name, color in colors.items()}
    for y, row in enumerate(picture):
        for x, color in enumerate(row):
            if color == (255, 255, 255):
                continue
            name = exact.get(color)
            if name is not None:
                total = sums.setdefault(name, [0, 0.0, 0.0])
                total[0] += 1
                total[1] += x + 0.5
                total[2] += y + 0.5
    whole = 0.93 * max((n for n, x, y in sums.values()), default=0)
    return {name: (x / n, y / n) for name, (n, x, y) in sums.items() if n > whole}


class Positions(unittest.TestCase):
    def render(self, crs, center, zoom, places):
        names = list(places)
        colors = {}
        for i, name in enumerate(names):
            r, g, b = colorsys.hsv_to_rgb(i / len(names), 0.9, 0.5 + 0.4 * (i % 2))
            colors[name] = (round(r * 255), round(g * 255), round(b * 255))
        features = [{"type": "Feature", "properties": {"color": "rgb({},{},{})".format(*colors[name])},
                     "geometry": {"type": "Point", "coordinates": places[name]}} for name in names]
        scene = {"version": 8, "page": {"furniture": False}, "center": center, "zoom": zoom,
                 "sources": {"dots": {"type": "geojson", "data": {"type": "FeatureCollection",
                                                                  "features": features}}},
                 "layers": [{"id": "ground", "type": "background",
                             "paint": {"background-color": "#ffffff"}},
                            {"id": "dots", "type": "circle", "source": "dots",
                             "paint": {"circle-color": ["to-color", ["get", "color"]],
                                       "circle-radius": 6}}]}
        with tempfile.TemporaryDirectory() as folder:
            path, out = Path(folder, "scene.json"), Path(folder, "map.png")
            path.write_text(json.dumps(scene), encoding="utf-8")
            subprocess.run([PROGRAM, "render", path, "-o", out, "--crs", crs, "--size",
                            f"{WIDTH}x{HEIGHT}"], check=True)
            return dots(read_png(out), colors)

    def check(self, crs, center, zoom):
        places = {**CITIES, **grid(center)}
        drawn = self.render(crs, center, zoom, places)
        projected = dict(zip(places, cs2cs(crs, list(places.values()))))
        inside = {name: at for name, at in drawn.items()
                  if 8 < at[0] < WIDTH - 8 and 8 < at[1] < HEIGHT - 8 and projected[name]}
        self.assertGreater(len(inside), 12, "too few dots to compare")
        # Least squares of x = s X + tx, y = -s Y + ty.
        n = len(inside)
        pairs = [(projected[name], at) for name, at in inside.items()]
        mean = [sum(p[0][0] for p in pairs) / n, sum(p[0][1] for p in pairs) / n,
                sum(p[1][0] for p in pairs) / n, sum(p[1][1] for p in pairs) / n]
        over = sum((p[0] - mean[0]) * (q[0] - mean[2]) - (p[1] - mean[1]) * (q[1] - mean[3]) for p, q in pairs)
        under = sum((p[0] - mean[0]) ** 2 + (p[1] - mean[1]) ** 2 for p, q in pairs)
        scale = over / under
        for name, at in inside.items():
            x = mean[2] + scale * (projected[name][0] - mean[0])
            y = mean[3] - scale * (projected[name][1] - mean[1])
            self.assertLess(math.hypot(x - at[0], y - at[1]), TOLERANCE_PX,
                            f"{name} lies at {at}, cs2cs says {x:.2f},{y:.2f}")
        # The centre of the page is the centre that was asked for.
        middle = cs2cs(crs, [center])[0]
        self.assertAlmostEqual(mean[2] + scale * (middle[0] - mean[0]), WIDTH / 2, delta=TOLERANCE_PX)
        self.assertAlmostEqual(mean[3] - scale * (middle[1] - mean[1]), HEIGHT / 2, delta=TOLERANCE_PX)
        # Ground metres per pixel at the centre: the square root of the areal scale there.
        d = 0.01
        east, north = cs2cs(crs, [(center[0] + d, center[1]), (center[0], center[1] + d)])
        area = abs((east[0] - middle[0]) * (north[1] - middle[1]) - (north[0] - middle[0]) * (east[1] - middle[1]))
        a, e2, phi = 6378137.0, 0.00669437999014, math.radians(center[1])
        w = math.sqrt(1 - e2 * math.sin(phi) ** 2)
        ground = (math.radians(d) * a * math.cos(phi) / w) * (math.radians(d) * a * (1 - e2) / w**3)
        stated = EQUATOR_M / (512 * 2**zoom)
        self.assertAlmostEqual(1 / (scale * math.sqrt(area / ground)) / stated, 1, delta=SCALE_TOLERANCE)
        return n


def add_case(name, crs, center, zoom):
    def test(self):
        self.check(crs, list(center), zoom)
    setattr(Positions, "test_" + name.lower().replace(" ", "_"), test)


for case_name, (case_crs, case_center, case_zoom) in CASES.items():
    add_case(case_name, case_crs, case_center, case_zoom)

if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
