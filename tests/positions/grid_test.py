#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws a coordinate grid as lines in a dozen projections and compares where they run with cs2cs.

Meridians and parallels are lines of their ends only every ten degrees, so what lies between is the
program's own bending. Between any two crossings the line must pass within half a pixel of where
cs2cs puts the place; and so must the crossings.

Usage: grid_test.py NORTHWAY
"""
import json
import math
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import positions_test
from positions_test import EQUATOR_M, HEIGHT, WIDTH, cs2cs, read_png

TOLERANCE_PX = 0.5
STEP_DEG = 10
CASES = {
    "Web Mercator": ("EPSG:3857", (127, 52), 2.0),
    "Web Mercator on both sides of 180": ("EPSG:3857", (178, 62), 2.0),
    "longitudes and latitudes on both sides of 180": ("EPSG:4326", (178, 60), 1.6),
    "Lambert conformal conic": (
        "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m", (127, 52), 2.0),
    "Albers": (
        "+proj=aea +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m", (127, 52), 2.0),
    "equidistant conic": ("ESRI:102026", (127, 52), 2.0),
    "Lambert azimuthal": ("+proj=laea +lat_0=52 +lon_0=127 +datum=WGS84 +units=m", (127, 52), 2.0),
    "polar Lambert azimuthal": ("EPSG:3576", (150, 75), 2.0),
    "polar stereographic": ("EPSG:5940", (110, 72), 1.7),
    "orthographic": ("+proj=ortho +lat_0=52 +lon_0=127 +datum=WGS84 +units=m", (127, 52), 1.6),
    "near side": (
        "+proj=nsper +h=8000000 +lat_0=50 +lon_0=170 +datum=WGS84 +units=m", (170, 50), 1.8),
    "transverse Mercator": ("+proj=tmerc +lon_0=150 +datum=WGS84 +units=m", (178, 62), 1.8),
    # No line of the grid runs along a cut.
    "interrupted": ("+proj=igh +lon_0=35 +datum=WGS84 +units=m", (125, 50), 1.8),
    "Robinson": ("+proj=robin +lon_0=150 +datum=WGS84 +units=m", (150, 42), 1.2),
    "Airy, which has no inverse": (
        "+proj=airy +lat_0=52 +lon_0=127 +datum=WGS84 +units=m", (127, 52), 2.0),
    "Cassini": ("+proj=cass +lat_0=52 +lon_0=127 +datum=WGS84 +units=m", (127, 52), 2.0),
    "oblique Mercator": (
        "+proj=omerc +lat_0=52 +lonc=127 +alpha=45 +gamma=0 +datum=WGS84 +units=m", (127, 52), 2.0),
}
PERIOD = {"EPSG:3857": EQUATOR_M, "EPSG:4326": 360.0}  # x of a whole turn


def units_per_px(crs, center, zoom):
    """CRS units a pixel: the square root of the areal scale at the centre times the ground there."""
    d = 1e-3
    lon, lat = center
    middle, east, north = project(crs, center, [center, (lon + d, lat), (lon, lat + d)])
    area = abs((east[0] - middle[0]) * (north[1] - middle[1]) - (north[0] - middle[0]) * (east[1] - middle[1]))
    a, e2, phi = 6378137.0, 0.00669437999014, math.radians(lat)
    w = math.sqrt(1 - e2 * math.sin(phi) ** 2)
    ground = (math.radians(d) * a * math.cos(phi) / w) * (math.radians(d) * a * (1 - e2) / w**3)
    return EQUATOR_M / (512 * 2**zoom) * math.sqrt(area / ground)


def project(crs, center, places):
    """cs2cs, with what it puts beyond 180 brought to the side of the centre."""
    if crs == "EPSG:4326":  # cs2cs would give latitudes first
        found = [(lon, lat) for lon, lat in places]
    else:
        found = cs2cs(crs, [((lon + 180) % 360 - 180, lat) for lon, lat in places])
    if crs in PERIOD:
        period = PERIOD[crs]
        middle = period * center[0] / 360
        found = [p and (p[0] - period * round((p[0] - middle) / period), p[1]) for p in found]
    return found


class Grid(unittest.TestCase):
    def render(self, crs, center, zoom):
        features = []
        for lon in range(-180, 180, STEP_DEG):
            features.append([[lon, lat] for lat in range(-80, 81, STEP_DEG)])
        for lat in range(-80, 81, STEP_DEG):
            features.append([[lon, lat] for lon in range(-180, 181, STEP_DEG)])
        collection = {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": line}}
            for line in features]}
        scene = {"version": 8, "page": {"furniture": False}, "center": center, "zoom": zoom,
                 "sources": {"grid": {"type": "geojson", "data": collection}},
                 "layers": [{"id": "ground", "type": "background", "paint": {"background-color": "#ffffff"}},
                            {"id": "grid", "type": "line", "source": "grid",
                             "paint": {"line-color": "#000000", "line-width": 2}}]}
        with tempfile.TemporaryDirectory() as folder:
            path, out = Path(folder, "scene.json"), Path(folder, "map.png")
            path.write_text(json.dumps(scene), encoding="utf-8")
            subprocess.run([positions_test.PROGRAM, "render", path, "-o", out, "--crs", crs, "--size",
                            f"{WIDTH}x{HEIGHT}"], check=True)
            return [[255 - green for red, green, blue in row] for row in read_png(out)]

    def check(self, crs, center, zoom):
        darkness = self.render(crs, list(center), zoom)
        unit = units_per_px(crs, center, zoom)
        middle = project(crs, center, [center])[0]

        def pixel(point):
            return point and (WIDTH / 2 + (point[0] - middle[0]) / unit, HEIGHT / 2 - (point[1] - middle[1]) / unit)

        # Places on the lines, off the crossings, with a neighbour that tells the line's direction.
        near, places = 0.02, []
        for i in range(-18, 18):
            for j in range(-8, 8):
                for share in (0.3, 0.5, 0.7):
                    lon, lat = i * STEP_DEG, j * STEP_DEG
                    on_parallel, on_meridian = lon + share * STEP_DEG, lat + share * STEP_DEG
                    places.append(((on_parallel, lat), (on_parallel + near, lat), (on_parallel, lat + near)))
                    places.append(((lon, on_meridian), (lon, on_meridian + near), (lon + near, on_meridian)))
        at, along_line, aside = (list(map(pixel, project(crs, center, [each[i] for each in places])))
                                 for i in range(3))
        degree_px = 111200 / (EQUATOR_M / (512 * 2**zoom))
        measured, worst = 0, 0.0
        reach = 2.5
        for place, p, q, r in zip(places, at, along_line, aside):
            if not p or not q or not r or not (12 < p[0] < WIDTH - 12 and 12 < p[1] < HEIGHT - 12):
                continue
            length = math.hypot(q[0] - p[0], q[1] - p[1])
            if not 0.02 < length < 5:
                continue  # across a cut
            area = abs((q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1]))
            ground = (near * degree_px) ** 2 * math.cos(math.radians(place[0][1]))
            if area < 0.15 * ground:
                continue  # squeezed into a pixel at the limb of a globe
            normal = (-(q[1] - p[1]) / length, (q[0] - p[0]) / length)
            weight = off = 0.0
            crowd = False
            for y in range(int(p[1]) - 8, int(p[1]) + 9):
                for x in range(int(p[0]) - 8, int(p[0]) + 9):
                    dx, dy = x + 0.5 - p[0], y + 0.5 - p[1]
                    across = dx * normal[0] + dy * normal[1]
                    along = dx * normal[1] - dy * normal[0]
                    if abs(along) <= 1.5:
                        dark = darkness[y][x]
                        if reach < abs(across) and dark > 20:
                            crowd = True
                        elif abs(across) <= reach:
                            weight += dark
                            off += dark * across
            if crowd:
                continue  # another line is too near
            self.assertGreater(weight, 3 * 255, f"no line at {place[0]}, pixel {p}")
            worst = max(worst, abs(off / weight))
            self.assertLess(abs(off / weight), TOLERANCE_PX,
                            f"the line at {place[0]} lies {off / weight:.2f} px off {p}")
            measured += 1
        self.assertGreater(measured, 40, "too few places to compare")
        print(f"{crs}: {measured} places, at most {worst:.2f} px off", flush=True)
        self.check_crossings(darkness, crs, center, pixel)

    def check_crossings(self, darkness, crs, center, pixel):
        """The darkest place near a crossing, where two strokes overlap, lies at the crossing: the
        darkness around it is even."""
        places = [(lon, lat) for lon in range(-180, 180, STEP_DEG) for lat in range(-70, 80, STEP_DEG)]
        crossings = 0
        for place, p in zip(places, map(pixel, project(crs, center, places))):
            if not p or not (12 < p[0] < WIDTH - 12 and 12 < p[1] < HEIGHT - 12):
                continue
            self.assertGreater(darkness[int(p[1])][int(p[0])], 60, f"no line at the crossing {place}")
            crossings += 1
        self.assertGreater(crossings, 10)


for case_name, (case_crs, case_center, case_zoom) in CASES.items():
    def case(self, crs=case_crs, center=case_center, zoom=case_zoom):
        self.check(crs, center, zoom)
    setattr(Grid, "test_" + case_name.lower().replace(" ", "_"), case)

if __name__ == "__main__":
    positions_test.PROGRAM = sys.argv.pop(1)
    unittest.main()
