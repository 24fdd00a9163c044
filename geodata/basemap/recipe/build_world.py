# SPDX-License-Identifier: Apache-2.0
"""One coarse generalisation of the whole northern hemisphere and a strip south of the equator, for small-scale maps.

Unlike the layers *_around these do not leave out the region: a map of Eurasia draws them alone. Lon -170..190."""
import os
import sys

from osgeo import ogr

import build_around
import gpkg
import region

MAGICS = "libmagics++-data/usr/share/magics/50m"
LAKES = "libgnudatalanguage0/usr/share/gnudatalanguage/resource/maps/high/ne_10m_lakes.shp"
SOUTH = -12.0
SEAM_TOLERANCE_DEG = 1e-4  # the 50m coast misses 180 degrees by up to this
BOXES = ((region.box(-170.0, SOUTH, 180.0, 90.0), 0.0), (region.box(-180.0, SOUTH, -170.0, 90.0), 360.0))
LEAST_LAKE_DEG2, LAKE_SIMPLIFY_DEG, LEAST_LAND_DEG2 = 0.08, 0.01, 0.003


def features(inputs, path):
    dataset = ogr.Open(os.path.join(inputs, path))
    for feature in dataset.GetLayer():
        if feature.GetGeometryRef() is not None:
            yield feature


def joined_parts(geometries, dimension):
    """Clipped parts; what the antimeridian cut is joined again."""
    clear, at_seam = [], []
    for geometry in geometries:
        for part in region.clip_to_boxes(geometry, dimension, BOXES):
            region.snap_to_seam(part, SEAM_TOLERANCE_DEG)
            (at_seam if region.touches_seam(part) else clear).append(part)
    return clear + region.join(at_seam, dimension)


def without_holes(polygon):
    result = ogr.Geometry(ogr.wkbPolygon)
    result.AddGeometry(polygon.GetGeometryRef(0))
    return result


def land_rows(inputs):
    parts = joined_parts((f.GetGeometryRef().Clone() for f in features(inputs, MAGICS + "/ne_50m_land.shp")), 2)
    for part in sorted(parts, key=lambda p: (-p.GetArea(), p.GetEnvelope())):
        if part.GetArea() > LEAST_LAND_DEG2:
            yield {}, part


def lake_rows(inputs, tables):
    names = [(gpkg.point(row["lon"], row["lat"]), row) for row in gpkg.read_table(tables, "lakes.csv")]
    lakes = []
    for feature in features(inputs, LAKES):
        for part in region.clip_to_boxes(feature.GetGeometryRef(), 2, BOXES):
            if part.GetArea() > LEAST_LAKE_DEG2:
                lakes.append(part)
    for lake in sorted(lakes, key=lambda g: (-g.GetArea(), g.GetEnvelope())):
        row = next((row for place, row in names if lake.Contains(place)), {})
        simple = lake.SimplifyPreserveTopology(LAKE_SIMPLIFY_DEG)
        yield row, max(region.simple_parts(simple if simple.IsValid() else simple.MakeValid(), 2), key=ogr.Geometry.GetArea)


def river_rows(inputs, tables):
    names = {}
    for row in gpkg.read_table(tables, "rivers.csv") + gpkg.read_table(tables, "rivers_world.csv"):
        names.setdefault(row["ne_name"], row)
    for feature in features(inputs, MAGICS + "/ne_50m_rivers_lake_centerlines.shp"):
        parts = region.clip_to_boxes(feature.GetGeometryRef(), 1, BOXES)
        if parts:
            row = names.get(feature["name"], {})
            scalerank = int(feature["scalerank"])
            yield {"name_en": row.get("name_en"), "name_zh": row.get("name_zh"), "name_ru": row.get("name_ru"),
                   "rank": int(row["rank"]) if row.get("rank") else max(3, scalerank - 1),
                   "in_lake": int("Lake" in (feature["featurecla"] or ""))}, region.multi(parts, 1)


def border_rows(inputs):
    for feature in features(inputs, MAGICS + "/ne_50m_admin_0_boundary_lines_land.shp"):
        if feature["featurecla"] != build_around.NOT_DRAWN:
            parts = region.clip_to_boxes(feature.GetGeometryRef(), 1, BOXES)
            if parts:
                yield {"class": build_around.BORDER_CLASSES[feature["featurecla"]], "viewpoint": "natural-earth"}, \
                    region.multi(parts, 1)


def rounded_ring(points):
    """A closed ring with its corners cut three times (Chaikin)."""
    for _ in range(3):
        following = points[1:] + points[:1]
        points = [(w * a[0] + (1 - w) * b[0], w * a[1] + (1 - w) * b[1])
                  for a, b in zip(points, following) for w in (0.75, 0.25)]
    return points + points[:1]


def built_up_rows(tables):
    for row in gpkg.read_table(tables, "built_up.csv"):
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for lon, lat in rounded_ring([tuple(map(float, pair.split())) for pair in row["polygon"].split(",")]):
            ring.AddPoint_2D(lon, lat)
        polygon = ogr.Geometry(ogr.wkbPolygon)
        polygon.AddGeometry(ring)
        yield {**row, "accuracy": "schematic"}, polygon


def main(inputs, tables, output):
    dataset = gpkg.open_result(output)
    text, integer = gpkg.TEXT, gpkg.INTEGER
    names = [("name_en", text), ("name_zh", text), ("name_ru", text)]
    extent = "lon -170..190, lat -12..90, the region included."
    gpkg.write_layer(dataset, "land_world", ogr.wkbPolygon, [], land_rows(inputs),
                     f"Land for small scales, {extent} Natural Earth 50m, public domain.")
    gpkg.write_layer(dataset, "lakes_world", ogr.wkbPolygon, names, lake_rows(inputs, tables),
                     f"Large lakes for small scales, {extent} Natural Earth 10m simplified, public domain.")
    gpkg.write_layer(dataset, "rivers_world", ogr.wkbMultiLineString, names + [("rank", integer), ("in_lake", integer)],
                     river_rows(inputs, tables),
                     f"Main rivers for small scales, {extent} Natural Earth 50m, public domain; names by hand.")
    gpkg.write_layer(dataset, "borders_world", ogr.wkbMultiLineString, [("class", text), ("viewpoint", text)],
                     border_rows(inputs),
                     f"Country boundaries for small scales, {extent} Natural Earth 50m, public domain.")
    gpkg.write_layer(dataset, "labels_world", ogr.wkbPoint,
                     [("kind", text)] + names + [("rank", integer)],
                     (({**row, "rank": int(row["rank"])}, gpkg.point(row["lon"], row["lat"]))
                      for row in gpkg.read_table(tables, "labels_world.csv")),
                     "Countries and seas at the places that suit a map of Eurasia. Own work.")
    gpkg.write_layer(dataset, "built_up", ogr.wkbPolygon, names + [("accuracy", text)], built_up_rows(tables),
                     "Built-up ground of the towns at the Amur crossings, schematic; water lies on top. Own work.")
    gpkg.write_layer(dataset, "places_detail", ogr.wkbPoint,
                     [("kind", text), ("country", text)] + names + [("rank", integer), ("note", text)],
                     (({**row, "rank": int(row["rank"])}, gpkg.point(row["lon"], row["lat"]))
                      for row in gpkg.read_table(tables, "places_detail.csv")),
                     "Towns, villages, islands and airports at the Amur crossings. GeoNames, CC BY 4.0, and by hand.")


if __name__ == "__main__":
    main(*sys.argv[1:4])
