# SPDX-License-Identifier: Apache-2.0
"""Whose boundary lines and names are shown: a class for every line and viewpoint, names where they differ.

Runs on a finished GeoPackage and may run again: what it added before is replaced. Fields that it adds: line_id and
class_VIEWPOINT of the layers of borders, name_LANGUAGE_VIEWPOINT where a viewpoint has a name of its own."""
import json
import os
import sys

from osgeo import ogr

import gpkg
import region

CLASSES = ("international", "disputed", "line_of_control", "admin", "hidden")
AS_DRAWN = {"recognised": "international", "zone_limit": "hidden", "lease_limit": "admin"}
LAYERS = ("borders", "borders_around", "borders_world")
NAMED = ("places", "places_detail", "seas", "countries", "labels_around", "labels_world", "disputed_places")
CLAIM = "claim"  # the field "viewpoint" of a line that this step adds
LANGUAGES = ("zh", "ru", "en")


def fail(message):
    sys.exit("build_viewpoints.py: " + message)


def inside(geometry, place):
    """`place`: W S E N [class WORD]"""
    words = place.split()
    west, south, east, north = map(float, words[:4])
    x0, x1, y0, y1 = geometry.GetEnvelope()
    return west <= x0 and x1 <= east and south <= y0 and y1 <= north, words[5] if len(words) > 4 else None


def line_of(feature, lines):
    for line in lines:
        kind, _, place = line["how"].partition(" ")
        if kind == "within":
            fits, wanted = inside(feature.GetGeometryRef(), place)
            if fits and feature["class"] in ((wanted,) if wanted else ("disputed", "indefinite", "line_of_control")):
                return line
    return None


def made_geometry(dataset, line):
    """The line where the table draws it or takes it from other lines; None where the borders hold it."""
    kind, _, rest = line["how"].partition(" ")
    result = ogr.Geometry(ogr.wkbMultiLineString)
    if kind == "line":
        for part in rest.split(";"):
            piece = ogr.Geometry(ogr.wkbLineString)
            for pair in part.split(","):
                piece.AddPoint_2D(*map(float, pair.split()))
            result.AddGeometry(piece)
    elif kind == "admin1":
        wanted = set(rest.split(";"))
        found = set()
        for feature in dataset.GetLayerByName("admin1_lines"):
            for left, right in (("left", "right"), ("right", "left")):
                key = f"{feature['country']}:{feature[left]}|{feature[right]}"
                if key in wanted:
                    found.add(key)
                    for part in feature.GetGeometryRef():
                        result.AddGeometry(part.Clone())
        if found != wanted:
            fail(f"{line['line_id']}: admin1_lines lacks " + ", ".join(sorted(wanted - found)))
    else:
        return None
    return result


def add_fields(layer, names):
    have = {field.name for field in layer.schema}
    for name in names:
        if name not in have:
            layer.CreateField(ogr.FieldDefn(name, gpkg.TEXT))


def remove_claims(layer):
    layer.SetAttributeFilter(f"viewpoint = '{CLAIM}'")
    claims = [feature.GetFID() for feature in layer]
    layer.SetAttributeFilter(None)
    for fid in claims:
        layer.DeleteFeature(fid)


def classify(dataset, name, lines, viewpoints):
    layer = dataset.GetLayerByName(name)
    layer.StartTransaction()
    remove_claims(layer)
    layer.CommitTransaction()
    add_fields(layer, ["line_id"] + ["class_" + each for each in viewpoints])
    layer.StartTransaction()
    used = set()
    for feature in layer:
        line = line_of(feature, lines)
        drawn = feature["class"]
        if line is None and drawn not in AS_DRAWN:
            x0, x1, y0, y1 = feature.GetGeometryRef().GetEnvelope()
            fail(f"viewpoint_lines.csv has no line for the {drawn} one of {name} at {x0:.2f} {y0:.2f} {x1:.2f} {y1:.2f}")
        if line is not None:
            used.add(line["line_id"])
            feature["line_id"] = line["line_id"]
        for each in viewpoints:
            feature["class_" + each] = line[each] if line else AS_DRAWN[drawn]
        layer.SetFeature(feature)
    layer.CommitTransaction()
    return used


def add_line(dataset, name, line, geometry, viewpoints, note):
    layer = dataset.GetLayerByName(name)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["class"] = "disputed"
    feature["viewpoint"] = CLAIM
    feature["line_id"] = line["line_id"]
    accuracy = "generalised" if "generalised" in note else "schematic"
    for field, value in (("name", line["name_en"]), ("accuracy", accuracy), ("note", note)):
        if feature.GetFieldIndex(field) >= 0:
            feature[field] = value
    for each in viewpoints:
        feature["class_" + each] = line[each]
    feature.SetGeometry(geometry)
    layer.CreateFeature(feature)


def in_region(geometry):
    x0, x1, y0, y1 = geometry.GetEnvelope()
    return region.WEST <= x0 and x1 <= region.EAST and region.SOUTH <= y0 and y1 <= region.NORTH


def add_lines(dataset, lines, viewpoints, used):
    for line in lines:
        geometry = made_geometry(dataset, line)
        if geometry is None:
            if line["line_id"] not in set().union(*used.values()):
                fail(f"viewpoint_lines.csv: no border lies where {line['line_id']} is looked for")
            # What only the 50m borders hold is missed in the region's.
            if line["line_id"] in used["borders_world"] and line["line_id"] not in used["borders"]:
                for feature in dataset.GetLayerByName("borders_world"):
                    if feature["line_id"] == line["line_id"] and in_region(feature.GetGeometryRef()):
                        add_line(dataset, "borders", line, feature.GetGeometryRef().Clone(), viewpoints,
                                 "Natural Earth 50m")
            continue
        add_line(dataset, "borders_world", line, geometry, viewpoints, line["note"])
        add_line(dataset, "borders" if in_region(geometry) else "borders_around", line, geometry, viewpoints,
                 line["note"])


def set_values(layer, fid, values):
    feature = layer.GetFeature(fid)
    for field, value in values.items():
        feature[field] = value
    layer.SetFeature(feature)


def add_names(dataset, tables, viewpoints):
    if dataset.GetLayerByName("disputed_places"):
        dataset.ExecuteSQL("DELLAYER:disputed_places")
    text = gpkg.TEXT
    gpkg.write_layer(dataset, "disputed_places", ogr.wkbPoint,
                     [("name_" + each, text) for each in ("en", "zh", "ru")] + [("rank", gpkg.INTEGER)],
                     (({**row, "rank": int(row["rank"])}, gpkg.point(row["lon"], row["lat"]))
                      for row in gpkg.read_table(tables, "disputed_places.csv")),
                     "Islands whose names depend on the viewpoint. Places and names by hand.")
    rows = gpkg.read_table(tables, "viewpoint_names.csv")
    unused = {(row["place"], row["viewpoint"]) for row in rows}
    for name in NAMED:
        layer = dataset.GetLayerByName(name)
        for row in rows:
            if row["viewpoint"] not in viewpoints:
                fail(f"viewpoint_names.csv: {row['viewpoint']} is not in viewpoints.csv")
            layer.SetAttributeFilter("name_en = '%s'" % row["place"].replace("'", "''"))
            found = [feature.GetFID() for feature in layer]
            layer.SetAttributeFilter(None)
            if not found:
                continue
            unused.discard((row["place"], row["viewpoint"]))
            fields = {f"name_{each}_{row['viewpoint']}": row["name_" + each] for each in LANGUAGES}
            add_fields(layer, fields)
            for fid in found:
                set_values(layer, fid, fields)
    if unused:
        fail("viewpoint_names.csv: no label is called " + ", ".join(sorted(place for place, _ in unused)))


def write_list(path, rows):
    """What the program tells of the viewpoints."""
    result = {row["viewpoint"]: {"name": {each: row["name_" + each] for each in LANGUAGES},
                                 "credit": {each: row["credit_" + each] for each in LANGUAGES}} for row in rows}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(result, file, ensure_ascii=False, indent=1)
        file.write("\n")


def main(_inputs, tables, output):
    rows = gpkg.read_table(tables, "viewpoints.csv")
    viewpoints = [row["viewpoint"] for row in rows]
    lines = gpkg.read_table(tables, "viewpoint_lines.csv")
    for line in lines:
        for each in viewpoints:
            if line[each] not in CLASSES:
                fail(f"viewpoint_lines.csv: {line['line_id']}: {each}: '{line[each]}' is not one of {', '.join(CLASSES)}")
    dataset = gpkg.open_result(output)
    used = {name: classify(dataset, name, lines, viewpoints) for name in LAYERS}
    add_lines(dataset, lines, viewpoints, used)
    add_names(dataset, tables, viewpoints)
    write_list(os.path.join(output, "viewpoints.json"), rows)
    print(f"  viewpoints: {len(viewpoints)}, lines: {len(lines)}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
