# SPDX-License-Identifier: Apache-2.0
"""amur.gpkg: the middle Amur for close-ups, with its border. OpenStreetMap data (ODbL), kept apart from basemap.gpkg.

No packaged source has the river's banks at this scale. OpenStreetMap's border (the line since 2008, in the fairway) is
right to 100-200 m, its water polygons as packaged lie on a grid of 390 m and have gaps. So the river is: the water
polygons, the border widened by measured half widths (tables/amur_widths.csv), and hand-set channels
(tables/amur_channels.csv), together smoothed. `accuracy` is `generalised`: banks right to about 200 m."""
import json
import math
import os
import sys

import numpy as np
from osgeo import gdal, ogr

import gpkg
import raster
import region

WATER = "geo-maps-earth-waterbodies-10m/package/map.geo.json"
COUNTRIES = "geo-maps-countries-coastline-1m/package/map.geo.json"
WEST, SOUTH, EAST, NORTH = 125.6, 46.8, 135.4, 51.2
GRID_DEG = 360 / 65536          # the grid of the packaged water polygons, a cell's centre is half of it further
CELL_LAT_DEG, CELL_LON_DEG = 0.0005, 0.00075   # 55 m
SMOOTHING_CELLS = 2.2
SIMPLIFY_DEG = 0.0002
REACH_KM = 14.0                 # what lies further from the border or a hand-set channel is left out
LEAST_WATER_KM2, LEAST_ISLAND_KM2 = 1.0, 0.25
STEPS_PER_LEG = 6
# At the crossings the border, the widths and the channels alone make the river.
SET_BY_HAND = (region.box(127.25, 49.90, 127.75, 50.55), region.box(132.630, 47.890, 132.770, 48.000))
HEIXIAZI_BY_LAND = region.box(134.715, 48.279, 134.790, 48.361)
HEIXIAZI_WEST, USSURI_MOUTH = (134.7681, 48.3624), (134.7189, 48.2737)
KM_PER_DEG = 111.2


def window_polygons(path):
    """Rings of the water polygons that lie in the window."""
    with open(path, encoding="utf-8") as file:
        collection = json.load(file)
    for geometry in collection["geometries"]:
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for rings in parts:
            lon = [point[0] for point in rings[0]]
            lat = [point[1] for point in rings[0]]
            inside = min(lon) < EAST and max(lon) > WEST and min(lat) < NORTH and max(lat) > SOUTH
            if inside and max(lon) - min(lon) < 20:
                yield rings


def polygon(rings, dx, dy):
    geometry = ogr.Geometry(ogr.wkbPolygon)
    for ring in rings:
        line = ogr.Geometry(ogr.wkbLinearRing)
        for lon, lat in ring:
            line.AddPoint_2D(lon + dx, lat + dy)
        geometry.AddGeometry(line)
    return geometry if geometry.IsValid() else geometry.MakeValid()


def border(inputs):
    """The stretches of Russia's outline that China's outline has too, in the window, as lists of points."""
    sides = {}
    with open(os.path.join(inputs, COUNTRIES), encoding="utf-8") as file:
        for feature in json.load(file)["features"]:
            if feature["properties"]["A3"] in ("RUS", "CHN"):
                geometry = feature["geometry"]
                parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
                sides[feature["properties"]["A3"]] = [[tuple(p) for p in ring] for part in parts for ring in part]
    shared = {point for ring in sides["CHN"] for point in ring}
    runs = []
    for ring in sides["RUS"]:
        run = []
        for point in ring + [None]:
            if point in shared and WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH:
                run.append(point)
            else:
                runs += [run] if len(run) > 1 else []
                run = []
    if not runs:
        sys.exit("build_amur.py: Russia and China share no line in " + COUNTRIES)
    return runs


def rounded(points):
    """A curve through the points (Catmull and Rom, 1974), so that a fairway of few vertices bends like a river."""
    ends = [points[0]] + points + [points[-1]]
    curve = []
    for p, a, b, q in zip(ends, ends[1:], ends[2:], ends[3:]):
        for step in range(STEPS_PER_LEG):
            t = step / STEPS_PER_LEG
            curve.append(tuple(0.5 * (2 * a[k] + (b[k] - p[k]) * t + (2 * p[k] - 5 * a[k] + 4 * b[k] - q[k]) * t ** 2
                                      + (3 * (a[k] - b[k]) + q[k] - p[k]) * t ** 3) for k in (0, 1)))
    return curve + [points[-1]]


def widths(tables):
    rows = [(float(r["lon"]), float(r["lat"]), float(r["half_width_m"])) for r in gpkg.read_table(tables, "amur_widths.csv")]

    def at(lon, lat):
        weights = [1 / (((lon - x) * 0.66) ** 2 + (lat - y) ** 2 + 1e-5) ** 2 for x, y, _ in rows]
        return sum(w * row[2] for w, row in zip(weights, rows)) / sum(weights)
    return at


def strip(points, half_width_m):
    """The ground within a half width of a line, as overlapping polygons. half_width_m: function of lon, lat."""
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        scale = math.cos(math.radians((ay + by) / 2))
        line = ogr.Geometry(ogr.wkbLineString)
        line.AddPoint_2D(ax * scale, ay)
        line.AddPoint_2D(bx * scale, by)
        piece = line.Buffer(half_width_m((ax + bx) / 2, (ay + by) / 2) / (KM_PER_DEG * 1000), 6)
        ring = piece.GetGeometryRef(0)
        for i in range(ring.GetPointCount()):
            x, y = ring.GetPoint_2D(i)
            ring.SetPoint_2D(i, x / scale, y)
        yield piece


def channels(tables):
    for row in gpkg.read_table(tables, "amur_channels.csv"):
        points = [tuple(map(float, pair.split())) for pair in row["line"].split(",")]
        yield row["name"], float(row["half_width_m"]), rounded(points)


class Grid:
    """A mask of the window; rows from the north."""

    def __init__(self):
        self.columns = round((EAST - WEST) / CELL_LON_DEG)
        self.rows = round((NORTH - SOUTH) / CELL_LAT_DEG)

    def dataset(self, values=None, data_type=gdal.GDT_Byte):
        memory = gdal.GetDriverByName("MEM").Create("", self.columns, self.rows, 1, data_type)
        memory.SetGeoTransform((WEST, CELL_LON_DEG, 0, NORTH, 0, -CELL_LAT_DEG))
        memory.SetProjection(gpkg.wgs84().ExportToWkt())
        if values is not None:
            memory.GetRasterBand(1).WriteArray(values)
        return memory

    def burnt(self, geometries):
        source = ogr.GetDriverByName("Memory").CreateDataSource("")
        layer = source.CreateLayer("", gpkg.wgs84(), ogr.wkbUnknown)
        for geometry in geometries:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(geometry)
            layer.CreateFeature(feature)
        memory = self.dataset()
        gdal.RasterizeLayer(memory, [1], layer, burn_values=[1])
        return memory.ReadAsArray().astype(bool)

    def polygons(self, mask):
        source = ogr.GetDriverByName("Memory").CreateDataSource("")
        layer = source.CreateLayer("", gpkg.wgs84(), ogr.wkbPolygon)
        layer.CreateField(ogr.FieldDefn("value", ogr.OFTInteger))
        memory = self.dataset(mask.astype(np.uint8))
        gdal.Polygonize(memory.GetRasterBand(1), memory.GetRasterBand(1), layer, 0)
        return [feature.GetGeometryRef().Clone() for feature in layer]


def area_km2(geometry):
    _, _, south, north = geometry.GetEnvelope()
    return geometry.GetArea() * KM_PER_DEG ** 2 * math.cos(math.radians((south + north) / 2))


def tidy(geometry):
    """Steps of the grid smoothed away; puddles and specks of islands left out."""
    result = ogr.Geometry(ogr.wkbPolygon)
    for i in range(geometry.GetGeometryCount()):
        ring = geometry.GetGeometryRef(i)
        alone = ogr.Geometry(ogr.wkbPolygon)
        alone.AddGeometry(ring)
        if i > 0 and area_km2(alone) < LEAST_ISLAND_KM2:
            continue
        points = [ring.GetPoint_2D(k) for k in range(ring.GetPointCount() - 1)]
        count = len(points)
        for _ in range(3):
            points = [tuple((points[k - 1][j] + 2 * points[k][j] + points[(k + 1) % count][j]) / 4 for j in (0, 1))
                      for k in range(count)]
        smooth = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in points + points[:1]:
            smooth.AddPoint_2D(x, y)
        result.AddGeometry(smooth)
    result = result.SimplifyPreserveTopology(SIMPLIFY_DEG)
    return result if result.IsValid() else result.MakeValid()


def near(lines, geometries):
    """The geometries within REACH_KM of the lines."""
    close = ogr.Geometry(ogr.wkbMultiPolygon)
    for line in lines:
        for part in region.simple_parts(line.Simplify(0.05).Buffer(REACH_KM / KM_PER_DEG / 0.8, 2), 2):
            close.AddGeometry(part)
    close = close.UnionCascaded()
    return [geometry for geometry in geometries if geometry.Intersects(close)]


def line_of(points):
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        line.AddPoint_2D(x, y)
    return line


def water(inputs, tables, lines):
    half_width = widths(tables)
    fairway = [rounded(points) for points in lines]
    by_hand = list(channels(tables))
    centre = [line_of(points) for points in fairway] + [line_of(points) for _, _, points in by_hand]
    packaged = [polygon(rings, GRID_DEG / 2, -GRID_DEG / 4) for rings in
                window_polygons(os.path.join(inputs, WATER))]
    packaged = near(centre, packaged)
    grid = Grid()
    river = grid.burnt(piece for points in fairway for piece in strip(points, half_width))
    river &= ~grid.burnt([HEIXIAZI_BY_LAND])
    river |= grid.burnt(piece for name, width, points in by_hand if "Island" not in name
                        for piece in strip(points, lambda *_: width))
    blocks = raster.smooth(grid.burnt(packaged).astype(np.float32), 2 * SMOOTHING_CELLS) > 0.5
    blocks &= ~grid.burnt(SET_BY_HAND)
    smoothed = raster.smooth((river | blocks).astype(np.float32), SMOOTHING_CELLS) > 0.5
    smoothed |= grid.burnt(piece for name, width, points in by_hand if "Island" in name
                           for piece in strip(points, lambda *_: width))
    found = [tidy(part) for part in grid.polygons(smoothed)]
    return sorted((part for whole in found for part in region.simple_parts(whole, 2) if area_km2(part) > LEAST_WATER_KM2),
                  key=lambda part: (-part.GetArea(), part.GetEnvelope()))


def name_rows(tables, lines):
    """Lines to set names along: the Amur above Heixiazi and the Ussuri out of the fairway, the rest by hand."""
    names = {row["name_en"]: row for row in gpkg.read_table(tables, "amur_names.csv")}
    longest = rounded(max(lines, key=len))
    if longest[0][1] < longest[-1][1]:
        longest.reverse()
    split = min(range(len(longest)), key=lambda i: math.dist(longest[i], HEIXIAZI_WEST))
    mouth = min(range(len(longest)), key=lambda i: math.dist(longest[i], USSURI_MOUTH))
    yield names["Amur"], line_of(longest[:split + 1])
    yield names["Ussuri"], line_of(longest[mouth:])
    for name, _, points in channels(tables):
        if name in names:
            yield names[name], line_of(points)
        elif name == "Amur below Heixiazi":
            yield names["Amur"], line_of(points)


def main(inputs, tables, output):
    path = os.path.join(output, "amur.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    lines = border(inputs)
    parts = water(inputs, tables, lines)
    text = gpkg.TEXT
    note = "OpenStreetMap by geo-maps 0.6.0; widened and smoothed"
    gpkg.write_layer(dataset, "amur_water", ogr.wkbPolygon, [("accuracy", text), ("note", text)],
                     (({"accuracy": "generalised", "note": note}, part) for part in parts),
                     "The middle Amur and its mouths of tributaries. (c) OpenStreetMap contributors, ODbL 1.0.")
    gpkg.write_layer(dataset, "amur_lines", ogr.wkbLineString,
                     [("name_en", text), ("name_zh", text), ("name_ru", text), ("rank", gpkg.INTEGER)],
                     (({**row, "rank": int(row["rank"])}, line) for row, line in name_rows(tables, lines)),
                     "Names along the middle Amur. (c) OpenStreetMap contributors, ODbL 1.0.")
    gpkg.write_layer(dataset, "borders_detail", ogr.wkbLineString,
                     [("class", text), ("viewpoint", text), ("accuracy", text), ("note", text)],
                     (({"class": "recognised", "viewpoint": "openstreetmap", "accuracy": "generalised",
                        "note": "OpenStreetMap by geo-maps 0.6.0: the line since 2008"},
                       line_of(rounded(points))) for points in lines),
                     "Russia and China on the middle Amur and the Ussuri. (c) OpenStreetMap contributors, ODbL 1.0.")


if __name__ == "__main__":
    main(*sys.argv[1:4])
