# SPDX-License-Identifier: Apache-2.0
"""What build_routes.py asks of a built route: stations near the line, land legs on land, no jumps.

Lines are lists of unit vectors. Every check yields a message for each thing that is wrong.
"""
import math

import numpy as np
from osgeo import ogr

EARTH_RADIUS_KM = 6371.0088
STATION_KM = {"rail": 3.0, "road": 3.0, "bridge": 0.5, "wire": 3.0, "border": 12.0}
FOLLOWED_KM = 12.0  # a place where one route leaves another may stand beside the track
OTHER_KM = 10.0
LONGEST_LEG_KM = {"rail": 170.0}  # between two points of a railway that is not schematic
SHARP_TURN_DEG = 120.0  # a railway that turns more has its stations in the wrong order
TURN_LEG_KM = 8.0  # shorter legs may turn as they like (terminals, loops)
WATER_KM = 5.0  # a land leg may cross so much water at a time: fjords, mouths, a coarse coast
LAKE_KM = 4.0
LAKE_DEG2 = 0.03  # about 200 km² at 50 degrees: smaller lakes do not count
ON_LAND = {"rail", "road", "pipeline"}


def distances_km(line, point):
    """Distance from a point to each segment of a line, km (flat: good to some hundred km)."""
    vectors = np.asarray(line)
    here = np.asarray(point)
    starts, steps = vectors[:-1] - here, vectors[1:] - vectors[:-1]
    lengths = np.maximum(np.einsum("ij,ij->i", steps, steps), 1e-30)
    t = np.clip(-np.einsum("ij,ij->i", starts, steps) / lengths, 0.0, 1.0)
    return np.linalg.norm(starts + t[:, None] * steps, axis=1) * EARTH_RADIUS_KM


def name_of(row):
    return row["place_id"] or row["note"] or f"{row['lon']},{row['lat']}"


def stations(rows, points, line):
    """Every point of the recipe lies on the line or near it; `points` as the recipe has them."""
    for i, (row, point) in enumerate(zip(rows, points)):
        beside = row["follow"] or (i + 1 < len(rows) and rows[i + 1]["follow"])
        via = row["via"] or (rows[i + 1]["via"] if i + 1 < len(rows) else "")
        limit_km = FOLLOWED_KM if beside else STATION_KM.get(via, OTHER_KM)
        off_km = float(distances_km(line, point).min())
        if via not in ("sea", "air", "river") and off_km > limit_km:
            yield f"{row['_at']}: {name_of(row)} lies {off_km:.1f} km off the line (at most {limit_km:g})"


def jumps(rows, points, is_schematic):
    """No leg of a railway is very long, and none turns back."""
    gaps = [float(np.linalg.norm(b - a)) * EARTH_RADIUS_KM for a, b in zip(points, points[1:])]
    for i in range(1, len(rows)):
        longest_km = LONGEST_LEG_KM.get(rows[i]["via"])
        if longest_km and not rows[i]["follow"] and not is_schematic and gaps[i - 1] > longest_km:
            yield f"{rows[i]['_at']}: the leg to {name_of(rows[i])} is {gaps[i - 1]:.0f} km long; add stations"
    for i in range(1, len(rows) - 1):
        legs = (rows[i], rows[i + 1])
        if any(leg["follow"] or leg["via"] != "rail" for leg in legs):
            continue
        if min(gaps[i - 1], gaps[i]) < TURN_LEG_KM:
            continue
        before, after = points[i] - points[i - 1], points[i + 1] - points[i]
        cosine = float(np.dot(before, after) / (np.linalg.norm(before) * np.linalg.norm(after)))
        turn_deg = math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
        if turn_deg > SHARP_TURN_DEG:
            yield f"{rows[i]['_at']}: the line turns by {turn_deg:.0f} degrees at {name_of(rows[i])}"


def runs_km(geometry):
    """Lengths (km) and middles of the pieces of a line or of many lines in degrees."""
    if geometry is None or geometry.IsEmpty():
        return
    if geometry.GetGeometryCount():
        for i in range(geometry.GetGeometryCount()):
            yield from runs_km(geometry.GetGeometryRef(i))
        return
    count = geometry.GetPointCount()
    xy = [geometry.GetPoint_2D(i) for i in range(count)]
    km = sum(
        math.hypot((x2 - x1) * math.cos(math.radians((y1 + y2) / 2)), y2 - y1)
        for (x1, y1), (x2, y2) in zip(xy, xy[1:])
    )
    if count:
        yield km * 111.2, xy[count // 2]


def over_water(flat, lands, lakes):
    """Where a land leg runs over the sea or over a large lake; `flat` in degrees."""
    line = ogr.Geometry(ogr.wkbLineString)
    for lon_lat in flat:
        line.AddPoint_2D(*lon_lat)
    dry = line.Clone()
    for layer in lands:
        layer.SetSpatialFilter(line)
        for feature in layer:
            dry = dry.Difference(feature.GetGeometryRef())
    for km, (lon, lat) in runs_km(dry):
        if km > WATER_KM:
            yield f"{km:.1f} km over the sea near {lon:.2f},{lat:.2f}"
    lakes.SetSpatialFilter(line)
    for feature in lakes:
        lake = feature.GetGeometryRef()
        if lake.GetArea() < LAKE_DEG2:
            continue
        for km, (lon, lat) in runs_km(line.Intersection(lake)):
            if km > LAKE_KM:
                yield f"{km:.1f} km over {feature['name_en'] or 'a lake'} near {lon:.2f},{lat:.2f}"
