#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Times `northway render` against Mapnik, each as a new process from data to PNG.

    northway_bench --write-comparison FOLDER --segments 100000
    compare_mapnik.py NORTHWAY FOLDER [--runs N]

Needs Debian's python3-mapnik (run it with the system's Python). Both draw FOLDER/network.gpkg at
1920 x 1080 with the same 16 styles, round caps and joins, and write a PNG at compression level 1
(Northway chooses its own). The processes take turns, so that what else the machine does meets both.
"""
import argparse
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import time

SIZE = (1920, 1080)
METRES_PER_PX = 1000


def draw_with_mapnik(folder, output):
    import mapnik

    crs = "epsg:3857"
    sheet = mapnik.Map(*SIZE, crs)
    sheet.background = mapnik.Color(18, 23, 31)
    style = mapnik.Style()
    for number, line in enumerate((folder / "styles.txt").read_text().splitlines()):
        red, green, blue, width = line.split()
        symbol = mapnik.LineSymbolizer()
        symbol.stroke = mapnik.Color(int(red), int(green), int(blue))
        symbol.stroke_width = float(width)
        symbol.stroke_linecap = mapnik.stroke_linecap.ROUND_CAP
        symbol.stroke_linejoin = mapnik.stroke_linejoin.ROUND_JOIN
        rule = mapnik.Rule()
        rule.filter = mapnik.Expression(f"[sty] = {number}")
        rule.symbols.append(symbol)
        style.rules.append(rule)
    sheet.append_style("lines", style)
    layer = mapnik.Layer("lines", crs)
    layer.datasource = mapnik.Ogr(file=str(folder / "network.gpkg"), layer="lines")
    layer.styles.append("lines")
    sheet.layers.append(layer)
    sheet.zoom_to_box(mapnik.Box2d(0, 0, SIZE[0] * METRES_PER_PX, SIZE[1] * METRES_PER_PX))
    image = mapnik.Image(*SIZE)
    mapnik.render(sheet, image)
    image.save(str(output), "png32:z=1")


def timed(command):
    """Wall and CPU seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall_s = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall_s, cpu_s


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("northway", type=pathlib.Path, help="the program")
    parser.add_argument("folder", type=pathlib.Path, help="from northway_bench --write-comparison")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--mapnik-only", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.mapnik_only:
        draw_with_mapnik(options.folder, options.folder / "mapnik.png")
        return 0

    size = f"{SIZE[0]}x{SIZE[1]}"
    commands = {
        "northway": [options.northway, "render", options.folder / "network.json", "--size", size,
                     "--device", "cpu", "--quiet", "-o", options.folder / "northway.png"],
        "mapnik": [sys.executable, os.path.abspath(__file__), options.northway, options.folder,
                   "--mapnik-only"],
    }
    for command in commands.values():  # warms the file cache and the shader cache
        timed(command)
    times = {name: [] for name in commands}
    for _ in range(options.runs):
        for name, command in commands.items():
            times[name].append(timed(command))
    medians = {}
    for name, runs in times.items():
        wall_s = statistics.median(run[0] for run in runs)
        cpu_s = statistics.median(run[1] for run in runs)
        medians[name] = wall_s
        print(f"{name:9} {wall_s * 1e3:7.0f} ms wall  {cpu_s * 1e3:7.0f} ms CPU  (median of {len(runs)})")
    print(f"ratio_to_mapnik {medians['mapnik'] / medians['northway']:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
