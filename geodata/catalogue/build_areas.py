#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Builds areas.geojson from areas.csv and places.csv: one MultiPolygon for each system of geometry area.

A row's `part` is one shape, or several joined by ' & ' (what they have in common):
  admin1:RU-PRI           a first-level unit, from the basemap or area_units.geojson
  around:heihe:20         a circle of so many kilometres about a place
  border:CN-JL:RU:15      the belt of a unit within so many kilometres of its border with a country
  polygon:130.1 42.3,...  a ring by hand, longitude and latitude, first point not repeated
  as:rfe-asez             the whole area of a system further up
The rows of a system are united. Longitudes stay continuous across 180 degrees.
Prints every problem and exits 1. The result is the same for the same input.
Needs the GDAL Python bindings and NumPy.
"""
import argparse
import csv
import json
import math
import sys
from pathlib import Path

from osgeo import gdal, ogr

from area_topology import EARTH_RADIUS_M, Units, area_km2, line_string, multi_polygon, parts, polygon, vertices

HERE = Path(__file__).resolve().parent
ACCURACIES = {"generalised", "schematic"}
TOLERANCE_M = 1000.0  # borders of units are thinned by this
LARGE_TOLERANCE_M = 3000.0  # and by this where an area has so many units that it is only read at small scales
LARGE_UNITS = 6
SMALLEST_KM2 = 15.0  # islands and holes below this are left out
LARGE_SMALLEST_KM2 = 80.0
DIGITS, FINE_DIGITS = 3, 4  # of units; of shapes by hand
CIRCLE_POINTS = 72
LAND_SHARE = 0.9  # at least this part of every area lies on the basemap's land
NEAR_M = 8000.0  # the places of a system lie inside its area or this near
POINT_KINDS = {"city", "port", "border_crossing", "station", "field", "plant", "zone", "river"}
MOST_BYTES = 600_000


class RecipeError(Exception):
    """A mistake in a row; the message names file and line."""


def read_rows(name):
    with open(HERE / name, encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        return [{**row, "_at": f"{name}:{reader.line_num}"} for row in reader]


def place_at(lon, lat, bearing, distance_m):
    """The point at a distance from another one along a great circle, degrees."""
    omega, lat1 = distance_m / EARTH_RADIUS_M, math.radians(lat)
    lat2 = math.asin(math.sin(lat1) * math.cos(omega) + math.cos(lat1) * math.sin(omega) * math.cos(bearing))
    turn = math.atan2(
        math.sin(bearing) * math.sin(omega) * math.cos(lat1), math.cos(omega) - math.sin(lat1) * math.sin(lat2)
    )
    return lon + math.degrees(turn), math.degrees(lat2)


def circle(lon, lat, radius_m):
    return polygon(
        [
            tuple(round(v, FINE_DIGITS) for v in place_at(lon, lat, -2 * math.pi * i / CIRCLE_POINTS, radius_m))
            for i in range(CIRCLE_POINTS)
        ]
    )


class LocalPlane:
    """Lambert azimuthal equal-area metres about a point (Snyder 1987, 24), there and back."""

    def __init__(self, lon, lat):
        self.lon, self.sin, self.cos = math.radians(lon), math.sin(math.radians(lat)), math.cos(math.radians(lat))
        self.lat = math.radians(lat)

    def forward(self, lon, lat):
        lon, lat = math.radians(lon) - self.lon, math.radians(lat)
        k = math.sqrt(2 / (1 + self.sin * math.sin(lat) + self.cos * math.cos(lat) * math.cos(lon)))
        x = k * math.cos(lat) * math.sin(lon)
        y = k * (self.cos * math.sin(lat) - self.sin * math.cos(lat) * math.cos(lon))
        return x * EARTH_RADIUS_M, y * EARTH_RADIUS_M

    def back(self, x, y):
        x, y = x / EARTH_RADIUS_M, y / EARTH_RADIUS_M
        rho = math.hypot(x, y)
        if rho < 1e-12:
            return math.degrees(self.lon), math.degrees(self.lat)
        c = 2 * math.asin(rho / 2)
        lat = math.asin(math.cos(c) * self.sin + y * math.sin(c) * self.cos / rho)
        lon = math.atan2(x * math.sin(c), rho * self.cos * math.cos(c) - y * self.sin * math.sin(c))
        return math.degrees(lon + self.lon), math.degrees(lat)


def belt(lines, distance_m):
    """What lies within a distance of some lines."""
    points = [p for line in parts(lines) for p in vertices(line)]
    plane = LocalPlane(sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    flat = ogr.Geometry(ogr.wkbMultiLineString)
    for line in parts(lines):
        flat.AddGeometry(line_string([plane.forward(*p) for p in vertices(line)]))
    result = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in parts(multi_polygon(flat.Buffer(distance_m, 8).Simplify(distance_m / 40))):
        result.AddGeometry(polygon(*([plane.back(*p) for p in vertices(ring)[:-1]] for ring in parts(part))))
    return result


class Builder:
    def __init__(self, basemap, places):
        self.places = places
        shapes = {}
        layer = basemap.GetLayerByName("admin1")
        for feature in layer:
            shapes[feature["iso_3166_2"]] = feature.GetGeometryRef().Clone()
        self.near = Units(shapes)
        extract = {}
        text = (HERE / "area_units.geojson").read_text(encoding="utf-8")
        for feature in json.loads(text)["features"]:
            extract[feature["properties"]["iso_3166_2"]] = ogr.CreateGeometryFromJson(json.dumps(feature["geometry"]))
        self.far = Units(extract)  # wholes of what the basemap's frame cuts
        self.done = {}

    def units(self, codes, row):
        for source in (self.far, self.near):
            if all(code in source.shapes for code in codes):
                large = len(codes) >= LARGE_UNITS
                return source.dissolved(
                    codes,
                    LARGE_TOLERANCE_M if large else TOLERANCE_M,
                    LARGE_SMALLEST_KM2 if large else SMALLEST_KM2,
                    DIGITS,
                )
        raise RecipeError(f"{row['_at']}: not all of {', '.join(codes)} are in the basemap or area_units.geojson")

    def shape(self, text, row):
        kind, _, rest = text.partition(":")
        try:
            if kind == "admin1":
                return self.units([rest], row)
            if kind == "around":
                place, km = rest.split(":")
                at = self.places[place]
                return multi_polygon(circle(float(at["lon"]), float(at["lat"]), float(km) * 1000))
            if kind == "border":
                code, country, km = rest.split(":")
                return belt(self.near.shared(code, country), float(km) * 1000).Intersection(self.units([code], row))
            if kind == "polygon":
                ring = [tuple(float(v) for v in point.split()) for point in rest.split(",")]
                if len(ring) < 3 or any(len(point) != 2 for point in ring):
                    raise ValueError("a ring needs three points of longitude and latitude")
                return multi_polygon(polygon(ring))
            if kind == "as":
                return self.done[rest].Clone()
        except (KeyError, ValueError, ZeroDivisionError) as error:
            raise RecipeError(f"{row['_at']}: part '{text[:60]}': {error}") from error
        raise RecipeError(f"{row['_at']}: unknown part '{text[:60]}'")

    def area(self, rows):
        """The union of a system's rows; units are dissolved together, so that no inner border is left."""
        codes = [row["part"][7:] for row in rows if row["part"].startswith("admin1:") and "&" not in row["part"]]
        pieces = [self.units(codes, rows[0])] if codes else []
        for row in rows:
            if row["part"].startswith("admin1:") and "&" not in row["part"]:
                continue
            shapes = [self.shape(text.strip(), row) for text in row["part"].split("&")]
            for other in shapes[1:]:
                shapes[0] = shapes[0].Intersection(other)
            pieces.append(multi_polygon(shapes[0]))
        whole = pieces[0]
        for piece in pieces[1:]:
            whole = multi_polygon(whole.Union(piece))
        digits = FINE_DIGITS if any(row["part"].startswith("polygon") for row in rows) else DIGITS
        return ordered(rounded(whole, digits))


def rounded(shape, digits):
    result = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in parts(shape):
        rings = []
        for ring in parts(part):
            points = [(round(x, digits), round(y, digits)) for x, y in vertices(ring)]
            points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
            rings.append(points[:-1])
        if len(rings[0]) > 2:
            result.AddGeometry(polygon(*(ring for ring in rings if len(ring) > 2)))
    return result if is_valid(result) else multi_polygon(result.MakeValid())


def is_valid(shape):
    gdal.PushErrorHandler("CPLQuietErrorHandler")  # GEOS would print where it is not
    try:
        return shape.IsValid()
    finally:
        gdal.PopErrorHandler()


def ordered(shape):
    """Largest part first, outer rings against the clock as RFC 7946 asks, each from its least vertex."""
    result = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in sorted(parts(shape), key=lambda p: (-round(area_km2(p), 6), vertices(p.GetGeometryRef(0))[0])):
        if area_km2(part) < 0.01:
            continue
        rings = []
        for index, ring in enumerate(parts(part)):
            points = vertices(ring)[:-1]
            twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]]))
            if (twice > 0) != (index == 0):
                points.reverse()
            first = points.index(min(points))
            rings.append(points[first:] + points[:first])
        result.AddGeometry(polygon(*rings))
    return result


class Land:
    """The land of the basemap and, outside its frame, the coarser land around."""

    def __init__(self, basemap):
        self.layers = [basemap.GetLayerByName(name) for name in ("land", "land_around")]

    def share(self, shape):
        """The part of a shape's degrees that lies on land."""
        on_land = ogr.Geometry(ogr.wkbMultiPolygon)
        for layer in self.layers:
            layer.SetSpatialFilter(shape)
            for feature in layer:
                for part in parts(multi_polygon(feature.GetGeometryRef().Intersection(shape))):
                    on_land.AddGeometry(part)
        return on_land.UnionCascaded().GetArea() / shape.GetArea() if on_land.GetGeometryCount() else 0.0


def distance_m(shape, lon, lat):
    """How far a point lies outside a shape, metres (good for some tens of kilometres)."""
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(lon, lat)
    if shape.Contains(point):
        return 0.0
    return min(
        math.hypot((x - lon) * math.cos(math.radians(lat)), y - lat)
        for part in parts(shape)
        for ring in parts(part)
        for x, y in vertices(densified(ring))
    ) * math.radians(1) * EARTH_RADIUS_M


def densified(ring):
    result = ring.Clone()
    result.Segmentize(0.02)
    return result


def problems(system, rows, shape, places, land):
    """What is wrong with one area, as sentences."""
    name = system["system_id"]
    if not shape.GetGeometryCount() or not is_valid(shape):
        yield f"{name}: the area is empty or not valid"
        return
    west, east, south, north = shape.GetEnvelope()
    if not (-169 <= west <= east <= 191 and -60 <= south <= north <= 84):
        yield f"{name}: the area reaches from {west},{south} to {east},{north}"
    share = land.share(shape)
    if share < LAND_SHARE:
        yield f"{name}: only {share:.0%} of the area lies on land"
    if any(row["part"].startswith("border:") for row in rows):
        return  # the places of a belt are the provinces and cities behind it
    for place_id in filter(None, system["place_ids"].split(";")):
        place = places[place_id]
        if place["kind"] in POINT_KINDS:
            away = distance_m(shape, float(place["lon"]), float(place["lat"]))
            if away > NEAR_M:
                yield f"{name}: {place_id} lies {away / 1000:.0f} km outside the area"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--basemap", type=Path, default=HERE.parent / "basemap" / "basemap.gpkg")
    parser.add_argument("-o", "--output", type=Path, default=HERE / "areas.geojson")
    options = parser.parse_args()
    ogr.UseExceptions()
    if not options.basemap.exists():
        raise RecipeError(f"{options.basemap}: not there; build the basemap first or pass --basemap FILE")
    basemap = ogr.Open(str(options.basemap))

    places = {row["place_id"]: row for row in read_rows("places.csv")}
    systems = {row["system_id"]: row for row in read_rows("systems.csv")}
    wanted = [name for name, row in systems.items() if row["geometry"] == "area"]
    rows_of, found = {}, []
    for row in read_rows("areas.csv"):
        earlier = rows_of.setdefault(row["system_id"], [])
        if row["system_id"] not in wanted:
            found.append(f"{row['_at']}: '{row['system_id']}' is not a system of geometry area")
        if row["accuracy"] not in ACCURACIES or not row["made"]:
            found.append(f"{row['_at']}: accuracy must be one of {', '.join(sorted(ACCURACIES))}, and made not empty")
        if earlier and (row["accuracy"], row["made"]) != (earlier[0]["accuracy"], earlier[0]["made"]):
            found.append(f"{row['_at']}: accuracy and made differ from the system's first row")
        if int(row["seq"]) != len(earlier) + 1:
            found.append(f"{row['_at']}: seq must be {len(earlier) + 1}")
        earlier.append(row)
    found += [f"areas.csv: no row for '{name}'" for name in wanted if name not in rows_of]
    if found:
        raise RecipeError("\n".join(found))

    builder, land, lines = Builder(basemap, places), Land(basemap), []
    for name, rows in rows_of.items():
        shape = builder.area(rows)
        builder.done[name] = shape
        found += problems(systems[name], rows, shape, places, land)
        properties = {"system_id": name, "accuracy": rows[0]["accuracy"], "made": rows[0]["made"]}
        properties["area_km2"] = float(f"{sum(area_km2(part) for part in parts(shape)):.4g}")
        geometry = json.loads(shape.ExportToJson([f"COORDINATE_PRECISION={FINE_DIGITS}"]))
        feature = {"type": "Feature", "properties": properties, "geometry": geometry}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","name":"areas","features":[\n' + ",\n".join(lines) + "\n]}\n"
    if len(text) > MOST_BYTES:
        found.append(f"areas.geojson: {len(text)} bytes are more than {MOST_BYTES}; thin more")
    options.output.write_text(text, encoding="utf-8")
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RecipeError as error:
        sys.exit(str(error))
