#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the scale bar and the north arrow in drawn pictures against PROJ's cs2cs and geod.

The bar's two ends are brought from pixels to the map by the view alone and from there to the Earth by
cs2cs; geod tells the length between them. It must be a round number of metres to half a percent or
half a pixel, on screen and at 300 dpi. The arrow's axis must point as a short step north does.

Usage: furniture_test.py NORTHWAY
"""
import json
import math
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import positions_test
from grid_test import units_per_px
from positions_test import NORTHING_FIRST, cs2cs, read_png

SCREEN = (1200, 800)
PAPER_MM, PAPER_DPI = (160, 110), 300
FINE, FINE_RATIO = (400, 280), 4  # for the arrow: large in a small picture
CASES = {
    "Web Mercator": ("EPSG:3857", (127, 52), 4, 0),
    "Web Mercator close up": ("EPSG:3857", (127.5, 50.3), 10, 0),
    "Lambert conformal conic": (
        "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m", (140, 55), 4, 0),
    "Lambert conformal conic turned": (
        "+proj=lcc +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m", (127, 52), 4, 40),
    "Albers": ("+proj=aea +lat_0=52 +lon_0=127 +lat_1=42 +lat_2=62 +datum=WGS84 +units=m", (110, 50), 4, 0),
    "equidistant conic": ("ESRI:102026", (127, 52), 3.5, 0),
    "Asia Lambert": ("ESRI:102012", (127, 52), 3.5, 0),
    "UTM 52N": ("EPSG:32652", (129, 50), 6, 0),
    "Pulkovo 1942": ("EPSG:28422", (129, 50), 6, 0),
    "polar stereographic": ("EPSG:5940", (110, 72), 3, 0),
    "polar stereographic turned": ("EPSG:5940", (150, 72), 3, -30),
    "polar Lambert azimuthal": ("EPSG:3576", (120, 75), 2.5, 0),
    "Lambert azimuthal": ("+proj=laea +lat_0=52 +lon_0=127 +datum=WGS84 +units=m", (127, 52), 3.5, 0),
    "oblique Mercator": (
        "+proj=omerc +lat_0=52 +lonc=127 +alpha=45 +gamma=0 +datum=WGS84 +units=m", (127, 52), 3.5, 0),
}


def inverse(crs, points):
    """Longitudes and latitudes of places on the map."""
    if crs in NORTHING_FIRST:
        points = [(y, x) for x, y in points]
    text = "".join(f"{x:.6f} {y:.6f}\n" for x, y in points)
    crss = [*crs.split(), "+to", "+proj=longlat", "+datum=WGS84"] if crs.startswith("+") else [crs, "EPSG:4326"]
    done = subprocess.run(["cs2cs", "-f", "%.9f", *crss], input=text, capture_output=True, text=True, check=True)
    places = [tuple(map(float, line.split()[:2])) for line in done.stdout.splitlines()]
    return places if crs.startswith("+") else [(lon, lat) for lat, lon in places]


def geodesic_m(a, b):
    done = subprocess.run(["geod", "-I", "+ellps=WGS84", "-F", "%.6f"],
                          input=f"{a[1]:.9f} {a[0]:.9f} {b[1]:.9f} {b[0]:.9f}\n", capture_output=True, text=True,
                          check=True)
    return float(done.stdout.split()[2])


class Furniture(unittest.TestCase):
    def render(self, crs, center, zoom, bearing, page, size):
        scene = {"version": 8, "center": center, "zoom": zoom, "bearing": bearing, "sources": {},
                 "page": {"frame": False, **page},
                 "layers": [{"id": "ground", "type": "background", "paint": {"background-color": "#ffffff"}}]}
        with tempfile.TemporaryDirectory() as folder:
            path, out = Path(folder, "scene.json"), Path(folder, "map.png")
            path.write_text(json.dumps(scene), encoding="utf-8")
            subprocess.run([positions_test.PROGRAM, "render", path, "-o", out, "--crs", crs, *size], check=True)
            return [[255 - green for red, green, blue in row] for row in read_png(out)]

    def view(self, crs, center, zoom, bearing, picture, ratio):
        """From pixels to the Earth and back."""
        unit = units_per_px(crs, center, zoom) / ratio
        middle = cs2cs(crs, [center])[0]
        turn = math.radians(bearing)
        width, height = len(picture[0]), len(picture)

        def map_point(x, y):
            dx, dy = (x - width / 2) * unit, (height / 2 - y) * unit
            return (middle[0] + dx * math.cos(turn) + dy * math.sin(turn),
                    middle[1] - dx * math.sin(turn) + dy * math.cos(turn))

        def pixel(point):
            dx, dy = (point[0] - middle[0]) / unit, (point[1] - middle[1]) / unit
            return (width / 2 + dx * math.cos(turn) - dy * math.sin(turn),
                    height / 2 - dx * math.sin(turn) - dy * math.cos(turn))
        return (lambda pixels: inverse(crs, [map_point(*each) for each in pixels]),
                lambda places: [pixel(each) for each in cs2cs(crs, places)])

    def measure_bar(self, crs, center, zoom, bearing, paper):
        page = {"scale-bar": {"style": "bar", "numeric": False, "range": False, "anchor": "bottom-right",
                              "background": "none", "border": "none", "color": "#000000"}}
        size = (["--width-mm", str(PAPER_MM[0]), "--height-mm", str(PAPER_MM[1]), "--dpi", str(PAPER_DPI)] if paper
                else ["--size", "{}x{}".format(*SCREEN)])
        picture = self.render(crs, center, zoom, bearing, page, size)
        # The longest dark run of a row is the rim of the bar; its last pixels may be dark in part.
        best = (0, 0, 0)
        for y, row in enumerate(picture):
            start = None
            for x, dark in enumerate(row + [0]):
                if dark >= 120 and start is None:
                    start = x
                elif dark < 120 and start is not None:
                    best = max(best, (x - start, start, y))
                    start = None
        count, start, y = best
        self.assertGreater(count, 40, "no scale bar")
        whole = max(picture[y][start:start + count])
        first = start - picture[y][start - 1] / whole + 1 - picture[y][start] / whole
        end = start + count - 1 + picture[y][start + count - 1] / whole + picture[y][start + count] / whole
        places, _ = self.view(crs, center, zoom, bearing, picture, PAPER_DPI / 96 if paper else 1)
        length_px = end - first
        length_m = geodesic_m(*places([(first, y + 0.5), (end, y + 0.5)]))
        decade = 10 ** math.floor(math.log10(length_m * 1.01))
        stated = min((digit * decade for digit in (1, 2, 5, 10)), key=lambda each: abs(each - length_m))
        allowed = max(0.005, 0.5 / length_px)
        self.assertLess(abs(length_m / stated - 1), allowed,
                        f"{crs}: {length_px:.2f} px are {length_m:.0f} m, not {stated:.0f} m")
        return length_px, length_m / stated - 1

    def measure_arrow(self, crs, center, zoom, bearing):
        page = {"north-arrow": {"show": True, "anchor": "top-left", "background": "none", "border": "none",
                                "color": "#000000", "scale": 2}, "scale-bar": False}
        picture = self.render(crs, center, zoom, bearing, page,
                              ["--size", "{}x{}".format(*FINE), "--pixel-ratio", str(FINE_RATIO)])
        width, height = len(picture[0]), len(picture)
        dark = [(x, y) for y in range(height) for x in range(width) if picture[y][x] > 128]
        self.assertGreater(len(dark), 200, "no arrow")
        # The arrow is the largest piece; its letter stands apart.
        left, pieces = set(dark), []
        while left:
            queue = [left.pop()]
            piece = []
            while queue:
                x, y = queue.pop()
                piece.append((x, y))
                for near in ((x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
                    if near in left:
                        left.remove(near)
                        queue.append(near)
            pieces.append(piece)
        pieces.sort(key=len)
        arrow = pieces[-1]
        # Without its notch it is a triangle with two equal sides, longer than wide.
        outline = convex([(x + i, y + j) for x, y in arrow for i in (0, 1) for j in (0, 1)])
        middle, axis = longer_axis(outline)
        tip = max(outline, key=lambda each: math.dist(each, middle))
        if (tip[0] - middle[0]) * axis[0] + (tip[1] - middle[1]) * axis[1] < 0:
            axis = (-axis[0], -axis[1])
        drawn = math.degrees(math.atan2(axis[0], -axis[1]))
        places, pixels = self.view(crs, center, zoom, bearing, picture, FINE_RATIO)
        # The middle of the square about the arrow lies above the triangle's (north_arrow.cpp).
        at = tuple(m + 0.56 * (t - m) for m, t in zip(middle, tip))
        lon, lat = places([at])[0]
        a, b = pixels([(lon, lat - 0.005), (lon, lat + 0.005)])
        north = math.degrees(math.atan2(b[0] - a[0], a[1] - b[1]))
        off = (drawn - north + 180) % 360 - 180
        self.assertLess(abs(off), 0.5, f"{crs}: the arrow points to {drawn:.2f}°, north is {north:.2f}°")
        return drawn, off


def convex(points):
    points = sorted(set(points))

    def half(ordered):
        made = []
        for p in ordered:
            while len(made) > 1 and ((made[-1][0] - made[-2][0]) * (p[1] - made[-2][1]) -
                                     (made[-1][1] - made[-2][1]) * (p[0] - made[-2][0])) <= 0:
                made.pop()
            made.append(p)
        return made[:-1]
    return half(points) + half(points[::-1])


def longer_axis(outline):
    """The middle of a polygon's area and the direction of its longer axis of inertia."""
    area = x = y = xx = yy = xy = 0.0
    x0, y0 = outline[0]
    moved = [(px - x0, py - y0) for px, py in outline]
    for (ax, ay), (bx, by) in zip(moved, moved[1:] + moved[:1]):
        twice = ax * by - bx * ay
        area += twice / 2
        x += (ax + bx) * twice / 6
        y += (ay + by) * twice / 6
        xx += (ax * ax + ax * bx + bx * bx) * twice / 12
        yy += (ay * ay + ay * by + by * by) * twice / 12
        xy += (ax * by + 2 * ax * ay + 2 * bx * by + bx * ay) * twice / 24
    x, y = x / area, y / area
    xx, yy, xy = xx / area - x * x, yy / area - y * y, xy / area - x * y
    turn = 0.5 * math.atan2(2 * xy, xx - yy)
    return (x0 + x, y0 + y), (math.cos(turn), math.sin(turn))


for case_name, (case_crs, case_center, case_zoom, case_bearing) in CASES.items():
    def bar(self, crs=case_crs, center=case_center, zoom=case_zoom, bearing=case_bearing):
        for paper in (False, True):
            length_px, off = self.measure_bar(crs, center, zoom, bearing, paper)
            print(f"{crs} bearing {bearing}{' at 300 dpi' if paper else ''}: bar of {length_px:.2f} px, "
                  f"{100 * off:+.3f} % off", flush=True)

    def arrow(self, crs=case_crs, center=case_center, zoom=case_zoom, bearing=case_bearing):
        drawn, off = self.measure_arrow(crs, center, zoom, bearing)
        print(f"{crs} bearing {bearing}: arrow at {drawn:.2f}°, {off:+.2f}° off", flush=True)
    word = case_name.lower().replace(" ", "_")
    setattr(Furniture, "test_bar_in_" + word, bar)
    setattr(Furniture, "test_arrow_in_" + word, arrow)

if __name__ == "__main__":
    positions_test.PROGRAM = sys.argv.pop(1)
    unittest.main()
