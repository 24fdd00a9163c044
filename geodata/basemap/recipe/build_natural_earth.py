# SPDX-License-Identifier: Apache-2.0
"""Natural Earth 10m: land, lakes, rivers, borders and first-level lines of the region."""
import os
import sys

from osgeo import ogr

import gpkg
import heixiazi
import region

MAGICS = "libmagics++-data/usr/share/magics/10m"
GDL = "libgnudatalanguage0/usr/share/gnudatalanguage/resource/maps/high"

BORDER_CLASSES = {
    "International boundary (verify)": "recognised",
    "Disputed (please verify)": "disputed",
    "Indefinite (please verify)": "indefinite",
    "Indeterminant frontier": "indefinite",
    "Line of control (please verify)": "line_of_control",
    "Overlay limit": "zone_limit",
    "Lease limit": "lease_limit",
}

NOT_DRAWN = "ForgetMagics"  # the packager's mark on a line that it replaced


def features(inputs, folder, name):
    """The features that have a geometry."""
    dataset = ogr.Open(os.path.join(inputs, folder, name + ".shp"))
    for feature in dataset.GetLayer():
        if feature.GetGeometryRef() is not None:
            yield feature


def polygon_of(ring):
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon


def filled(polygon):
    """The polygon without its holes, and the holes. In the source every hole is a lake of the layer lakes."""
    rings = [polygon.GetGeometryRef(i) for i in range(polygon.GetGeometryCount())]
    return polygon_of(rings[0]), [polygon_of(ring) for ring in rings[1:]]


def is_inside_any(polygon, others):
    west, east, south, north = polygon.GetEnvelope()
    for other in others:
        other_west, other_east, other_south, other_north = other.GetEnvelope()
        if other_west <= west and east <= other_east and other_south <= south and north <= other_north:
            if other.Contains(polygon.PointOnSurface()):
                return True
    return False


def land_rows(inputs):
    """Land with its lakes: the lakes are drawn over it, and no coast runs round them. Islands in lakes fall away."""
    polygons, holes = [], []
    for feature in features(inputs, MAGICS, "ne_10m_land"):
        for part in region.simple_parts(feature.GetGeometryRef(), 2):
            polygon, its_holes = filled(part)
            polygons.append(polygon)
            holes += its_holes
    inside, at_seam = [], []
    for polygon in polygons:
        clear, cut = region.clip_unjoined(polygon, 2)
        if (clear or cut) and not is_inside_any(polygon, holes):
            inside += clear
            at_seam += cut
    for polygon in sorted(inside + region.join(at_seam, 2), key=lambda p: -p.GetArea()):
        yield {}, polygon


def named_lakes(tables):
    return [(gpkg.point(row["lon"], row["lat"]), row) for row in gpkg.read_table(tables, "lakes.csv")]


def lake_rows(inputs, tables):
    waiting = named_lakes(tables)
    lakes = []
    for feature in features(inputs, GDL, "ne_10m_lakes"):
        parts = region.clip(feature.GetGeometryRef(), 2)
        if parts:
            lakes.append(region.multi(parts, 2))
    for rank, lake in enumerate(sorted(lakes, key=lambda g: -g.GetArea())):
        names = next((row for place, row in waiting if lake.Contains(place)), {})
        waiting = [(place, row) for place, row in waiting if row is not names]
        yield dict(names, rank=1 + min(rank // 10, 8)), lake
    if waiting:
        sys.exit("lakes.csv: no lake at " + ", ".join(row["name_en"] for _, row in waiting))


def river_names(tables):
    """Table rows by Natural Earth's name; a row with near_lon counts only for rivers that pass there."""
    by_name = {}
    for row in gpkg.read_table(tables, "rivers.csv"):
        by_name.setdefault(row["ne_name"], []).append(row)
    return by_name


def nearest_row(rows, line):
    if len(rows) == 1:
        return rows[0]
    return min(rows, key=lambda row: gpkg.point(row["near_lon"], row["near_lat"]).Distance(line))


def river_rows(inputs, tables):
    names, used = river_names(tables), set()
    for feature in features(inputs, MAGICS, "ne_10m_rivers_lake_centerlines"):
        parts = region.clip(feature.GetGeometryRef(), 1)
        if not parts:
            continue
        line = region.multi(parts, 1)
        name = feature["name"]
        used.add(name)
        row = nearest_row(names[name], line) if name in names else {}
        scalerank = int(feature["scalerank"])
        values = {"name_en": row.get("name_en"), "name_zh": row.get("name_zh"), "name_ru": row.get("name_ru"),
                  "ne_name": name.replace("?", "") if name else None, "scalerank": scalerank,
                  "rank": int(row["rank"]) if row else max(4, scalerank - 3),
                  "in_lake": int("Lake" in feature["featurecla"])}
        yield values, line
    unused = set(names) - used
    if unused:
        sys.exit("rivers.csv: Natural Earth has no river " + ", ".join(sorted(unused)))


def rivers_beside_amur_rows(dataset, tables):
    """The rivers that amur.gpkg has in detail, where it does not: a close-up draws these and its water. Each goes on to
    the point of the table, where the detail begins."""
    for row in gpkg.read_table(tables, "rivers_beside_amur.csv"):
        detailed = region.box(*(float(row[side]) for side in ("west", "south", "east", "north")))
        joint = float(row["joint_lon"]), float(row["joint_lat"])
        layer = dataset.GetLayerByName("rivers")
        layer.SetAttributeFilter(f"name_en = '{row['name_en']}' AND in_lake = 0")
        for river in layer:
            rest = region.simple_parts(river.GetGeometryRef().Difference(detailed), 1)
            if not rest:
                continue
            values = {field: river[field] for field in ("name_en", "name_zh", "name_ru", "rank")}
            yield values, region.multi([joined(part, detailed, joint) for part in rest], 1)
        layer.SetAttributeFilter(None)


def joined(line, box, joint):
    """The line, led on to a point from the end that lies on the box's edge and near it."""
    edge = box.Boundary()
    points = line.GetPoints()
    for end in (0, -1):
        lon, lat = points[end][:2]
        near = abs(lon - joint[0]) < 0.2 and abs(lat - joint[1]) < 0.2
        if near and gpkg.point(lon, lat).Distance(edge) < 1e-6:
            points.insert(0 if end == 0 else len(points), joint)
            break
    result = ogr.Geometry(ogr.wkbLineString)
    for point in points:
        result.AddPoint_2D(*point[:2])
    return result


def border_rows(inputs):
    edited = False
    for feature in features(inputs, MAGICS, "ne_10m_admin_0_boundary_lines_land"):
        if feature["featurecla"] == NOT_DRAWN:
            continue
        geometry = feature.GetGeometryRef()
        if {feature["adm0_left"], feature["adm0_right"]} == {"Russia", "China"}:
            shorter = heixiazi.without_old_line(geometry)
            edited |= shorter.Length() < geometry.Length() - 0.1
            geometry = shorter
        parts = region.clip(geometry, 1)
        if parts:
            yield {"left": feature["adm0_left"], "right": feature["adm0_right"],
                   "class": BORDER_CLASSES[feature["featurecla"]], "viewpoint": "natural-earth",
                   "name": feature["name"], "accuracy": "generalised", "note": "Natural Earth 10m 3.0.0",
                   }, region.multi(parts, 1)
    if not edited:
        sys.exit("heixiazi.py: the old line was not found in Natural Earth's borders")
    yield {"left": "Russia", "right": "China", "class": "recognised", "viewpoint": "protocol-2008",
           "name": "Heixiazi / Bolshoy Ussuriysky", "accuracy": "schematic",
           "note": "line of the 2008 protocol, drawn by hand"}, region.multi([heixiazi.new_line()], 1)


def admin1_line_rows(inputs):
    for feature in features(inputs, MAGICS, "ne_10m_admin_1_states_provinces_lines"):
        parts = region.clip(feature.GetGeometryRef(), 1)
        if parts:
            yield {"country": feature["adm0_a3"], "left": feature["name_l"], "right": feature["name_r"],
                   "scalerank": int(feature["scalerank"])}, region.multi(parts, 1)


def main(inputs, tables, output):
    dataset = gpkg.open_result(output)
    text, integer = gpkg.TEXT, gpkg.INTEGER
    names = [("name_en", text), ("name_zh", text), ("name_ru", text)]
    gpkg.write_layer(dataset, "land", ogr.wkbPolygon, [], land_rows(inputs),
                     "Land, lakes included. Natural Earth 10m 3.0.1, public domain.")
    gpkg.write_layer(dataset, "lakes", ogr.wkbMultiPolygon, names + [("rank", integer)], lake_rows(inputs, tables),
                     "Lakes and reservoirs. Natural Earth 10m, public domain; names by hand.")
    gpkg.write_layer(dataset, "rivers", ogr.wkbMultiLineString,
                     names + [("ne_name", text), ("scalerank", integer), ("rank", integer), ("in_lake", integer)],
                     river_rows(inputs, tables),
                     "Rivers and lake centrelines. Natural Earth 10m 3.0.0, public domain; names and rank by hand.")
    gpkg.write_layer(dataset, "rivers_beside_amur", ogr.wkbMultiLineString, names + [("rank", integer)],
                     list(rivers_beside_amur_rows(dataset, tables)),
                     "Rivers of the layer rivers outside of the detail of amur.gpkg. Natural Earth 10m, public domain.")
    gpkg.write_layer(dataset, "borders", ogr.wkbMultiLineString,
                     [(n, text) for n in ("left", "right", "class", "viewpoint", "name", "accuracy", "note")],
                     border_rows(inputs),
                     "Country boundaries on land as Natural Earth 10m 3.0.0 draws them, public domain; "
                     "Heixiazi by hand.")
    gpkg.write_layer(dataset, "admin1_lines", ogr.wkbMultiLineString,
                     [("country", text), ("left", text), ("right", text), ("scalerank", integer)],
                     admin1_line_rows(inputs),
                     "Lines between first-level units. Natural Earth 10m 4.1.0, public domain.")


if __name__ == "__main__":
    main(*sys.argv[1:4])
