#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Builds routes.geojson from routes/*.csv and places.csv.

A route is an ordered list of places and waypoints; `via` of a row names how the leg that
arrives at that row runs. Land legs become a centripetal Catmull-Rom curve on the sphere, sea
legs great circles whose corners are rounded, bridges and power lines straight lines, border legs
the boundary of the basemap. `follow` copies the part of an earlier route, so that lines sharing
a track share every vertex. A route that fails a check of route_checks.py is still written, but
the exit status is 1.

Longitudes stay continuous across 180 degrees. The result is the same for the same input.
Needs the GDAL Python bindings and NumPy.
"""
import argparse
import csv
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from osgeo import ogr

import route_checks

HERE = Path(__file__).resolve().parent
EARTH_RADIUS_M = 6371008.8
WGS84_A_M = 6378137.0
WGS84_E2 = 6.69437999014e-3
GROUPS = ("land", "sea", "services")  # a route may follow one of an earlier file
STRICT_GROUPS = {"land", "context"}  # elsewhere long legs and legs over water are only warned of
CURVED = {"rail", "road", "pipeline", "river", "seabed"}
STRAIGHT = {"bridge", "air", "wire"}
BORDER_OF = {"Russia", "China"}
BORDER_DETAIL_M = 5000.0  # the detailed line joins the general one within this
BORDER_GAP_M = 2000.0  # parts of a boundary join over at most this
CURVE_STEP_M = 2500.0  # spacing of vertices on a curve before thinning
SEA_STEP_M = 20000.0  # spacing of vertices on a great circle
THIN_M = 35.0  # a vertex nearer than this to its neighbours' chord is dropped
CORNER_M = 120000.0  # at most this much of each leg is given to a rounded corner
PORT_M = 25000.0  # sea routes may touch land this near to their ends (harbours)
DIGITS = 5
LAND_LAYERS = ("land", "land_around")


class RecipeError(Exception):
    """A mistake in the recipe; the message names file and row."""


def read_rows(name):
    """Rows of a CSV file as dictionaries; `_at` holds file:line for messages."""
    with open(HERE / name, encoding="utf-8", newline="") as stream:
        rows = []
        reader = csv.DictReader(stream)
        for row in reader:
            row["_at"] = f"{name}:{reader.line_num}"
            rows.append(row)
        return rows


def to_vector(lon_lat):
    lon, lat = math.radians(lon_lat[0]), math.radians(lon_lat[1])
    return np.array([math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)])


def to_lon_lat(vector):
    vector = vector / np.linalg.norm(vector)
    return math.degrees(math.atan2(vector[1], vector[0])), math.degrees(math.asin(vector[2]))


def angle(a, b):
    """Angle between two unit vectors, radians; exact also for small angles."""
    return math.atan2(np.linalg.norm(np.cross(a, b)), float(np.dot(a, b)))


def great_circle(a, b, step_m):
    """Points from a (left out) to b (included), at most step_m apart."""
    omega = angle(a, b)
    count = max(1, math.ceil(omega * EARTH_RADIUS_M / step_m))
    return [
        (math.sin((1 - i / count) * omega) * a + math.sin(i / count * omega) * b) / math.sin(omega)
        for i in range(1, count + 1)
    ]


def catmull_rom(points):
    """Centripetal Catmull-Rom curve through unit vectors; no loops, no cusps (Yuksel 2011)."""
    if len(points) == 2:
        return [points[0], *great_circle(points[0], points[1], CURVE_STEP_M)]
    ends = [2 * points[0] - points[1], *points, 2 * points[-1] - points[-2]]
    curve = [points[0]]
    for p0, p1, p2, p3 in zip(ends, ends[1:], ends[2:], ends[3:]):
        t1 = math.sqrt(np.linalg.norm(p1 - p0))
        t2 = t1 + math.sqrt(np.linalg.norm(p2 - p1))
        t3 = t2 + math.sqrt(np.linalg.norm(p3 - p2))
        count = max(2, math.ceil(angle(p1, p2) * EARTH_RADIUS_M / CURVE_STEP_M))
        for i in range(1, count + 1):
            t = t1 + (t2 - t1) * i / count
            a1 = (t1 - t) / t1 * p0 + t / t1 * p1
            a2 = (t2 - t) / (t2 - t1) * p1 + (t - t1) / (t2 - t1) * p2
            a3 = (t3 - t) / (t3 - t2) * p2 + (t - t2) / (t3 - t2) * p3
            b1 = (t2 - t) / t2 * a1 + t / t2 * a2
            b2 = (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
            point = (t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2
            curve.append(point / np.linalg.norm(point))
    return curve


def rounded_sea(points):
    """Great circles through unit vectors with each corner cut by a quadratic curve."""
    track = [points[0]]
    for i in range(1, len(points)):
        here = points[i]
        if i == len(points) - 1:
            track += great_circle(track[-1], here, SEA_STEP_M)
            break
        before, after = points[i - 1], points[i + 1]
        start = along(here, before, corner_length(here, before))
        stop = along(here, after, corner_length(here, after))
        track += great_circle(track[-1], start, SEA_STEP_M)
        for k in range(1, 13):
            s = k / 12
            point = (1 - s) ** 2 * start + 2 * s * (1 - s) * here + s**2 * stop
            track.append(point / np.linalg.norm(point))
    return track


def corner_length(a, b):
    return min(CORNER_M, 0.42 * angle(a, b) * EARTH_RADIUS_M) / EARTH_RADIUS_M


def along(a, b, omega_part):
    """The point of the great circle from a to b at omega_part radians from a."""
    omega = angle(a, b)
    return (math.sin(omega - omega_part) * a + math.sin(omega_part) * b) / math.sin(omega)


def nearest_index(line, point):
    return int(np.argmax([float(np.dot(v, point)) for v in line]))


def followed(line, start, stop):
    """The part of an earlier route between the vertices nearest to start and stop."""
    i, j = nearest_index(line, start), nearest_index(line, stop)
    return line[i : j + 1] if i <= j else line[j : i + 1][::-1]


def thinned(line):
    """Drops vertices that lie within THIN_M of the chord (Douglas-Peucker on the sphere)."""
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        chord = np.cross(line[first], line[last])
        norm = np.linalg.norm(chord)
        offsets = [
            abs(float(np.dot(line[k], chord))) / norm if norm > 1e-12 else angle(line[k], line[first])
            for k in range(first + 1, last)
        ]
        worst = int(np.argmax(offsets))
        if offsets[worst] * EARTH_RADIUS_M > THIN_M:
            middle = first + 1 + worst
            keep.add(middle)
            stack += [(first, middle), (middle, last)]
    return [line[k] for k in sorted(keep)]


def spread(line, step_m):
    """Fills gaps longer than step_m, so that a projected line still follows the great circle."""
    result = [line[0]]
    for point in line[1:]:
        result += great_circle(result[-1], point, step_m)
    return result


def distinct(line):
    result = [line[0]]
    for point in line[1:]:
        if angle(result[-1], point) * EARTH_RADIUS_M > 1.0:
            result.append(point)
    return result


def unwrapped(line):
    """Longitudes in degrees made continuous, starting in (-169, 191]."""
    result = []
    for vector in line:
        lon, lat = to_lon_lat(vector)
        reference = result[-1][0] if result else 11.0
        while lon - reference > 180:
            lon -= 360
        while lon - reference <= -180:
            lon += 360
        result.append((round(lon, DIGITS), round(lat, DIGITS)))
    return result


def length_km(line):
    """Length on WGS 84 with the local radii of curvature; vertices are close together."""
    total_m = 0.0
    for (lon1, lat1), (lon2, lat2) in zip(line, line[1:]):
        middle = math.radians((lat1 + lat2) / 2)
        w = math.sqrt(1 - WGS84_E2 * math.sin(middle) ** 2)
        meridian_m = WGS84_A_M * (1 - WGS84_E2) / w**3
        normal_m = WGS84_A_M / w
        total_m += math.hypot(
            meridian_m * math.radians(lat2 - lat1),
            normal_m * math.cos(middle) * math.radians(lon2 - lon1),
        )
    return total_m / 1000


def position(row, places):
    if row["place_id"]:
        if row["place_id"] not in places:
            raise RecipeError(f"{row['_at']}: unknown place '{row['place_id']}'; add it to places.csv")
        place = places[row["place_id"]]
        return to_vector((float(place["lon"]), float(place["lat"])))
    return to_vector((float(row["lon"]), float(row["lat"])))


def leg_group(row):
    if row["follow"]:
        return "follow"
    if row["via"] in CURVED:
        return "curve"
    if row["via"] == "sea":
        return "sea"
    if row["via"] in STRAIGHT:
        return "straight"
    if row["via"] == "border":
        return "border"
    raise RecipeError(f"{row['_at']}: unknown via '{row['via']}'")


def join_followed(rows, points, done):
    """Moves the waypoints at both ends of a followed leg onto the route it follows; places stay."""
    for i, row in enumerate(rows):
        if row["follow"] not in done:
            continue
        part = followed(done[row["follow"]], points[i - 1], points[i])
        for k, vertex in ((i - 1, part[0]), (i, part[-1])):
            if not rows[k]["place_id"]:
                points[k] = vertex


def read_border(dataset, detail_path):
    """The boundary between the two states of BORDER_OF as lists of unit vectors, in no order.

    Where the middle Amur is mapped in detail, its line takes the place of the general one.
    """
    detail = []
    if detail_path.exists():
        for feature in (source := ogr.Open(str(detail_path))).GetLayerByName("borders_detail"):
            detail += [[to_vector(point[:2]) for point in part] for part in parts_of(feature)]
        del source
    general = []
    for feature in dataset.GetLayerByName("borders"):
        if {feature["left"], feature["right"]} == BORDER_OF:
            general += [[to_vector(point[:2]) for point in part] for part in parts_of(feature)]
    return general, detail


def parts_of(feature):
    lines = feature.GetGeometryRef()
    count = lines.GetGeometryCount()
    return [lines.GetGeometryRef(i).GetPoints() for i in range(count)] if count else [lines.GetPoints()]


def along_border(border, start, stop):
    """The boundary from near start to near stop, its parts joined end to end, detail put in."""
    general, detail = border
    line = joined(general, start, stop)
    for part in detail:
        ends = [(nearest_index(line, part[0]), part), (nearest_index(line, part[-1]), part[::-1])]
        (first, oriented), (last, _) = sorted(ends, key=lambda end: end[0])
        if angle(line[first], oriented[0]) * EARTH_RADIUS_M < BORDER_DETAIL_M and last > first:
            line = line[:first] + oriented + line[last + 1 :]
    return line


def joined(parts, start, stop):
    parts = [list(part) for part in parts]
    first = min(range(len(parts)), key=lambda i: min(angle(parts[i][k], start) for k in (0, -1)))
    line = parts.pop(first)
    if angle(line[-1], start) < angle(line[0], start):
        line.reverse()
    while parts:
        gap, i, k = min((angle(part[k], line[-1]), i, k) for i, part in enumerate(parts) for k in (0, -1))
        if gap * EARTH_RADIUS_M > BORDER_GAP_M:
            break
        part = parts.pop(i)
        line += part if k == 0 else part[::-1]
    return line[: nearest_index(line, stop) + 1]


def build_line(rows, places, done, border):
    """The line of a route as unit vectors, and its parts that lie at sea and on land.

    `done` holds the lines of the earlier routes, `border` the parts of the boundary.
    """
    points = [position(row, places) for row in rows]
    join_followed(rows, points, done)
    line, at_sea, on_land = [points[0]], [], []
    i = 1
    while i < len(rows):
        group = leg_group(rows[i])
        j = i
        if group == "follow":
            other = rows[i]["follow"]
            if other not in done:
                raise RecipeError(f"{rows[i]['_at']}: follow '{other}' is not an earlier route")
            part = followed(done[other], points[i - 1], points[i])
        else:
            while j + 1 < len(rows) and leg_group(rows[j + 1]) == group and (
                rows[j + 1]["via"] == "seabed"
            ) == (rows[i]["via"] == "seabed"):
                j += 1
            part = points[i - 1 : j + 1]
            if group == "curve":
                vias = {row["via"] for row in rows[i : j + 1]}
                part = catmull_rom(part)
                if vias <= route_checks.ON_LAND:
                    on_land.append(part)
            elif group == "border":
                part = along_border(border, part[0], part[-1])
                line = [] if i == 1 else line
            elif group == "sea":
                part = rounded_sea(part)
                at_sea.append(part)
            else:
                part = spread(part, SEA_STEP_M)
        line += part
        i = j + 1
    return distinct(line), at_sea, on_land


def land_crossings(line, lands):
    """Where a line at sea runs over land, as (lon, lat, km); both ends may touch land."""
    found = []
    travelled = np.concatenate([[0], np.cumsum([angle(a, b) for a, b in zip(line, line[1:])])])
    travelled *= EARTH_RADIUS_M
    flat = unwrapped(line)
    for k in range(len(flat) - 1):
        if travelled[k] < PORT_M or travelled[-1] - travelled[k + 1] < PORT_M:
            continue
        segment = ogr.Geometry(ogr.wkbLineString)
        segment.AddPoint_2D(*flat[k])
        segment.AddPoint_2D(*flat[k + 1])
        for land in lands:
            land.SetSpatialFilter(segment)
            for feature in land:
                part = feature.GetGeometryRef().Intersection(segment)
                if part is not None and part.Length() > 1e-6:
                    found.append((*flat[k], part.Length() * 111.2))
    return found


def open_land(path):
    """The land of the region and the coarser land around it; the dataset must outlive the layers."""
    dataset = ogr.Open(str(path)) if path.exists() else None
    layers = [dataset.GetLayerByName(name) for name in LAND_LAYERS] if dataset else [None]
    if None in layers:
        raise RecipeError(
            f"{path}: no layers {', '.join(LAND_LAYERS)}; build the basemap first or pass --land FILE"
        )
    return dataset, layers


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--land", type=Path, default=HERE.parent / "basemap" / "basemap.gpkg")
    parser.add_argument("-o", "--output", type=Path, default=HERE / "routes.geojson")
    options = parser.parse_args()
    ogr.UseExceptions()

    places = {row["place_id"]: row for row in read_rows("places.csv")}
    points_of, group_of = defaultdict(list), {}
    routes = []
    for group in GROUPS:
        routes += (part := read_rows(f"routes/{group}.csv"))
        group_of.update((row["route_id"], group) for row in part)
        for row in read_rows(f"routes/{group}_points.csv"):
            points_of[row["route_id"]].append(row)
    keep_open, lands = open_land(options.land)
    lakes, border = keep_open.GetLayerByName("lakes"), read_border(keep_open, options.land.parent / "amur.gpkg")

    done, features, wrong, doubtful = {}, [], [], []
    for route in routes:
        rows = sorted(points_of[route["route_id"]], key=lambda row: int(row["seq"]))
        if len(rows) < 2:
            raise RecipeError(f"{route['_at']}: route '{route['route_id']}' has fewer than two points")
        line, at_sea, on_land = build_line(rows, places, done, border)
        done[route["route_id"]] = line
        name = route["route_id"]
        for part in at_sea:
            for lon, lat, km in land_crossings(part, lands):
                wrong.append(f"{name}: {km:.1f} km over land near {lon:.2f},{lat:.2f}")
        points = [position(row, places) for row in rows]
        wrong += [f"{name}: {what}" for what in route_checks.stations(rows, points, line)]
        is_schematic = route["accuracy"] == "schematic"
        found = list(route_checks.jumps(rows, points, is_schematic))
        for part in on_land:
            found += route_checks.over_water(unwrapped(part), lands, lakes)
        is_strict = group_of[name] in STRICT_GROUPS
        (wrong if is_strict else doubtful).extend(f"{name}: {what}" for what in found)
        flat = unwrapped(spread(thinned(line), SEA_STEP_M))
        features.append(
            {
                "type": "Feature",
                "properties": {
                    "route_id": route["route_id"],
                    "system_id": route["system_id"],
                    "accuracy": route["accuracy"],
                    "made": route["made"],
                    **({"volume": route["volume"]} if route["volume"] else {}),
                    "length_km": round(length_km(flat), 2),
                },
                "geometry": {"type": "LineString", "coordinates": flat},
            }
        )
    del keep_open
    text = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    options.output.write_text(
        '{"type":"FeatureCollection","name":"routes","features":[\n' + text + "\n]}\n", encoding="utf-8"
    )
    for what in doubtful:
        print(f"warning: {what}", file=sys.stderr)
    for what in wrong:
        print(what, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RecipeError as error:
        sys.exit(str(error))
