#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the basemap's results: layers, fields, counts, extents, names, rasters, size, checksums in SOURCES.md.

Prints one line for each fault and exits 1, or a summary and exits 0. Needs python3-gdal and python3-numpy."""
import hashlib
import json
import os
import re
import sys

import numpy as np
from osgeo import gdal, ogr

ogr.UseExceptions()
gdal.UseExceptions()

HERE = os.path.dirname(os.path.abspath(__file__))
RESULTS = ("basemap.gpkg", "viewpoints.json", "heights.tif", "shade.tif", "heights_around.tif", "shade_around.tif", "amur.gpkg")
MAX_BYTES = 26_000_000
NAMES = ("name_en", "name_zh", "name_ru")
OF_VIEWPOINT = re.compile(r"^name_(en|zh|ru)_[a-z]+$")  # where a viewpoint has a name of its own
with open(os.path.join(HERE, "viewpoints.json"), encoding="utf-8") as file:
    CLASSES = ("line_id", *("class_" + name for name in json.load(file)))
CLASS_WORDS = {"international", "disputed", "line_of_control", "admin", "hidden"}
# layer: (fields, fewest features, most features, has the region's extent)
LAYERS = {
    "land": ((), 900, 1300, True),
    "lakes": ((*NAMES, "rank"), 300, 350, True),
    "rivers": ((*NAMES, "ne_name", "scalerank", "rank", "in_lake"), 250, 300, True),
    "rivers_beside_amur": ((*NAMES, "rank"), 4, 10, True),
    "borders": (("left", "right", "class", "viewpoint", "name", "accuracy", "note", *CLASSES), 60, 90, True),
    "admin1_lines": (("country", "left", "right", "scalerank"), 500, 800, True),
    "admin1": (("iso_3166_2", "country", *NAMES, "rank", "label_lon", "label_lat"), 170, 200, True),
    "countries": (("iso_a2", "kind", *NAMES, "rank"), 20, 40, True),
    "seas": ((*NAMES, "rank", "angle_deg"), 25, 60, True),
    "places": (("geonameid", *NAMES, "reviewed", "population", "country", "admin1", "capital", "rank"), 2000, 4000, True),
    "land_around": ((), 500, 1500, False),
    "borders_around": (("class", "viewpoint", *CLASSES), 200, 400, False),
    "labels_around": (("kind", "geonameid", *NAMES, "country", "population", "rank"), 140, 220, False),
    "land_world": ((), 500, 1600, False),
    "lakes_world": (NAMES, 100, 400, False),
    "rivers_world": ((*NAMES, "rank", "in_lake"), 300, 500, False),
    "borders_world": (("class", "viewpoint", *CLASSES), 200, 400, False),
    "labels_world": (("kind", *NAMES, "rank"), 80, 140, False),
    "built_up": ((*NAMES, "accuracy"), 5, 20, True),
    "disputed_places": ((*NAMES, "rank"), 3, 20, True),
    "places_detail": (("kind", "country", *NAMES, "rank", "note"), 20, 60, True),
}
AMUR_LAYERS = {
    "amur_water": (("accuracy", "note"), 20, 200),
    "borders_detail": (("class", "viewpoint", "accuracy", "note"), 1, 5),
    "amur_lines": ((*NAMES, "rank"), 5, 12),
}
# Where the crossings are known: lon, lat, in the water or not.
AMUR_KNOWN = [(127.6000, 50.2011, True), (127.5350, 50.2510, True), (132.6983, 47.9611, True), (127.4902, 50.2441, False),
              (127.5405, 50.2796, False), (132.6203, 47.9350, False), (134.2984, 48.3635, False), (134.75, 48.32, False),
              (127.6130, 50.2011, False), (127.5870, 50.2011, False), (127.5350, 50.2572, False)]
WRITING = {"name_en": re.compile(r"^[^\u0400-\u04ff\u3040-\u9fff\uac00-\ud7a3]+$"),
           "name_zh": re.compile(r"^[\u3400-\u9fff（）·/\-]+$"),
           "name_ru": re.compile(r"^[\u0400-\u04ff /\-()]+$")}
EXPECTED_NAMES = [  # id of GeoNames, three names
    (2013348, "Vladivostok", "符拉迪沃斯托克", "Владивосток"), (2022890, "Khabarovsk", "哈巴罗夫斯克", "Хабаровск"),
    (2026609, "Blagoveshchensk", "布拉戈维申斯克", "Благовещенск"), (2037013, "Harbin", "哈尔滨", "Харбин"),
    (2034937, "Shenyang", "沈阳", "Шэньян"), (1814087, "Dalian", "大连", "Далянь"),
    (2014407, "Ulan-Ude", "乌兰乌德", "Улан-Удэ"), (2013159, "Yakutsk", "雅库茨克", "Якутск")]
EXPECTED_RIVERS = ("黑龙江（阿穆尔河）", "松花江", "乌苏里江", "勒拿河", "结雅河", "额尔古纳河", "石勒喀河", "阿尔丹河", "维柳伊河",
                   "叶尼塞河", "鄂毕河", "安加拉河", "嫩江", "鸭绿江", "图们江", "辽河", "黄河")
EXPECTED_LAKES = ("Baikal", "Khanka", "Hulun Nur", "Zeya Reservoir", "Balkhash")
POLAR_SPIKE_M = 500  # a cell of the sea beside the pole may differ from its four neighbours by less
SEAM_NOTCH_DEG = 0.002  # where the coast meets 180 degrees the two sides of the source differ by up to 150 m

faults = []


def expect(condition, message):
    if not condition:
        faults.append(message)


def simple_parts(geometry):
    if geometry.GetGeometryCount() and geometry.GetGeometryName().startswith(("MULTI", "GEOMETRYC")):
        for i in range(geometry.GetGeometryCount()):
            yield geometry.GetGeometryRef(i)
    else:
        yield geometry


def check_geometry(name, feature):
    geometry = feature.GetGeometryRef()
    where = f"basemap.gpkg: {name}: feature {feature.GetFID()}"
    if geometry is None or geometry.IsEmpty():
        faults.append(f"{where}: no geometry")
        return
    for part in simple_parts(geometry):
        west, east, _, _ = part.GetEnvelope()
        widest = 240 if name.endswith("_world") else 180  # there Eurasia is whole
        expect(east - west <= widest, f"{where}: a part spans {east - west:.1f} degrees")
    if "land" in name or name in ("lakes", "lakes_world", "admin1"):
        expect(geometry.IsValid(), f"{where}: not a valid polygon")
        for part in simple_parts(geometry):
            expect(not has_edge_on_seam(part), f"{where}: an edge runs along 180 degrees")


def has_edge_on_seam(polygon):
    for i in range(polygon.GetGeometryCount()):
        points = polygon.GetGeometryRef(i).GetPoints()
        for (lon_a, lat_a), (lon_b, lat_b) in zip(points, points[1:]):
            on_seam = abs(lon_a - 180) < 1e-4 and abs(lon_b - 180) < 1e-4
            if on_seam and abs(lat_a - lat_b) > SEAM_NOTCH_DEG:
                return True
    return False


def check_names(name, feature, fields):
    for field, writing in WRITING.items():
        if field in fields and feature[field] is not None:
            expect(writing.match(feature[field]),
                   f"basemap.gpkg: {name}: feature {feature.GetFID()}: {field} '{feature[field]}' in a wrong script")


def check_layer(dataset, name, fields, fewest, most, in_region):
    layer = dataset.GetLayerByName(name)
    if layer is None:
        faults.append(f"basemap.gpkg: layer {name} is missing")
        return
    definition = layer.GetLayerDefn()
    present = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    present = [field for field in present if not OF_VIEWPOINT.match(field)]
    expect(set(present) == set(fields), f"basemap.gpkg: {name}: fields {present}, expected {list(fields)}")
    count = layer.GetFeatureCount()
    expect(fewest <= count <= most, f"basemap.gpkg: {name}: {count} features, expected {fewest} to {most}")
    west, east, south, north = layer.GetExtent()
    limits = (60, 190, 25, 85) if in_region else (-170, 190, -12, 90)
    inside = west >= limits[0] and east <= limits[1] and south >= limits[2] and north <= limits[3]
    expect(inside, f"basemap.gpkg: {name}: extent {west}..{east}, {south}..{north} is outside {limits}")
    for feature in layer:
        check_geometry(name, feature)
        check_names(name, feature, present)


def check_viewpoints(dataset):
    for name in ("borders", "borders_around", "borders_world"):
        for feature in dataset.GetLayerByName(name):
            for field in CLASSES[1:]:
                expect(feature[field] in CLASS_WORDS, f"basemap.gpkg: {name}: feature {feature.GetFID()}: {field} is {feature[field]}")
    kuril = [f["class_ru"] for f in dataset.GetLayerByName("borders") if f["line_id"] == "kuril-hokkaido"]
    expect(kuril == ["international"], f"basemap.gpkg: borders: the line south of the Kurils is {kuril}")


def names_in(dataset, layer, field):
    return {feature[field] for feature in dataset.GetLayerByName(layer)}


def check_content(dataset):
    places = dataset.GetLayerByName("places")
    by_id = {feature["geonameid"]: feature for feature in places}
    for geonameid, *names in EXPECTED_NAMES:
        found = [by_id[geonameid][field] for field in NAMES] if geonameid in by_id else None
        expect(found == names, f"basemap.gpkg: places: {geonameid} is {found}, expected {names}")
    places.SetAttributeFilter("rank <= 4")
    places.SetSpatialFilterRect(100, 35, 150, 75)
    for feature in places:
        expect(feature["reviewed"] == 1 and all(feature[field] for field in NAMES),
               f"basemap.gpkg: places: {feature['name_en']} has rank {feature['rank']} and no reviewed names")
    places.SetAttributeFilter("rank <= 3")
    places.SetSpatialFilterRect(105, 38, 150, 62)
    shown = places.GetFeatureCount()
    expect(60 <= shown <= 100, f"basemap.gpkg: places: {shown} labels of rank 3 and better on the default map")
    rivers, lakes = names_in(dataset, "rivers", "name_zh"), names_in(dataset, "lakes", "name_en")
    for name in EXPECTED_RIVERS:
        expect(name in rivers, f"basemap.gpkg: rivers: {name} is missing")
    for name in EXPECTED_LAKES:
        expect(name in lakes, f"basemap.gpkg: lakes: {name} is missing")
    check_viewpoints(dataset)
    expect("protocol-2008" in names_in(dataset, "borders", "viewpoint"), "basemap.gpkg: borders: no line of 2008")
    for feature in dataset.GetLayerByName("admin1"):
        expect(all(feature[field] for field in NAMES), f"basemap.gpkg: admin1: {feature['iso_3166_2']} lacks a name")
    return shown


def check_rasters():
    heights = gdal.Open(os.path.join(HERE, "heights.tif"))
    shade = gdal.Open(os.path.join(HERE, "shade.tif"))
    expect(heights.GetGeoTransform() == shade.GetGeoTransform(), "heights.tif and shade.tif lie on different grids")
    expect((heights.RasterXSize, heights.RasterYSize) == (3900, 1800), "heights.tif is not 3900 x 1800")
    expect((shade.RasterXSize, shade.RasterYSize) == (3900, 1800), "shade.tif is not 3900 x 1800")
    expect(heights.GetRasterBand(1).DataType == gdal.GDT_Int16, "heights.tif is not int16")
    expect(shade.GetRasterBand(1).DataType == gdal.GDT_Byte, "shade.tif is not 8 bit")
    values = heights.ReadAsArray()
    expect(not np.any(values == 0), "heights.tif: 0 m is neither land nor sea")
    expect(-11_000 < values.min() < -7_000 and 4_000 < values.max() < 9_000,
           f"heights.tif: heights {values.min()}..{values.max()} m")
    expect(shade.ReadAsArray().std() > 5, "shade.tif is flat")


def check_coarse_rasters():
    for name, kind in (("heights_around.tif", gdal.GDT_Int16), ("shade_around.tif", gdal.GDT_Byte)):
        coarse = gdal.Open(os.path.join(HERE, name))
        expect((coarse.RasterXSize, coarse.RasterYSize) == (3600, 1020), f"{name} is not 3600 x 1020")
        expect(coarse.GetRasterBand(1).DataType == kind, f"{name} has another data type")
    coarse = gdal.Open(os.path.join(HERE, "heights_around.tif"))
    west, step, _, north, _, _ = coarse.GetGeoTransform()
    values = coarse.ReadAsArray()
    for lon, lat, least, most in ((10.0, 46.5, 1000, 4000), (37.6, 55.7, 50, 300), (-30.0, 45.0, -6000, -1000),
                                  (65.0, 15.0, -5000, -1000), (116.4, 39.9, 10, 200)):
        value = values[int((north - lat) / step), int((lon - west) / step)]
        expect(least <= value <= most, f"heights_around.tif: {value} m at {lon} {lat}, expected {least} to {most}")
    polar = values[:int((north - 84) / step)].astype(int)
    around = (np.roll(polar, 1, 1) + np.roll(polar, -1, 1))[1:-1] + polar[:-2] + polar[2:]
    spikes = np.count_nonzero(np.abs(polar[1:-1] - around / 4) > POLAR_SPIKE_M)
    expect(spikes == 0, f"heights_around.tif: {spikes} cells north of 84 N stand out of their neighbours")
    tibet = values[int((north - 36) / step):int((north - 30) / step), int((82 - west) / step):int((92 - west) / step)]
    expect(tibet.std() > 200, "heights_around.tif: the plateau of Tibet is flat")


def check_amur():
    dataset = ogr.Open(os.path.join(HERE, "amur.gpkg"))
    for name, (fields, fewest, most) in AMUR_LAYERS.items():
        layer = dataset.GetLayerByName(name)
        if layer is None:
            faults.append(f"amur.gpkg: layer {name} is missing")
            return
        count, definition = layer.GetFeatureCount(), layer.GetLayerDefn()
        present = {definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())}
        expect(fewest <= count <= most, f"amur.gpkg: {name}: {count} features, expected {fewest} to {most}")
        expect(present == set(fields), f"amur.gpkg: {name}: fields {sorted(present)}, expected {sorted(fields)}")
        for feature in layer:
            expect(feature.GetGeometryRef().IsValid(), f"amur.gpkg: {name}: feature {feature.GetFID()} is not valid")
    water = [feature.GetGeometryRef().Clone() for feature in dataset.GetLayerByName("amur_water")]
    for lon, lat, wet in AMUR_KNOWN:
        point = ogr.CreateGeometryFromWkt(f"POINT ({lon} {lat})")
        found = any(part.Contains(point) for part in water)
        expect(found == wet, f"amur.gpkg: amur_water: {lon} {lat} is {'water' if found else 'land'}")


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def check_files():
    with open(os.path.join(HERE, "..", "SOURCES.md"), encoding="utf-8") as file:
        sources = file.read()
    total = 0
    for name in RESULTS:
        path = os.path.join(HERE, name)
        total += os.path.getsize(path)
        expect(sha256(path) in sources, f"SOURCES.md: the checksum of {name} is another one; run build.sh")
    expect(total <= MAX_BYTES, f"the results have {total:,} bytes, more than {MAX_BYTES:,}")
    with open(os.path.join(HERE, "..", "sources.json"), encoding="utf-8") as file:
        credits = json.load(file)
    used = {use for credit in credits for use in credit["used_for"]}
    for name in (*LAYERS, *AMUR_LAYERS, *(name for name in RESULTS if name.endswith(".tif"))):
        expect(name in used or name in ("countries", "seas", "labels_world", "built_up", "disputed_places"), f"sources.json: no credit for {name}")
    for credit in credits:
        expect(set(credit["credit"]) == {"zh", "ru", "en"} and all(credit["credit"].values()),
               f"sources.json: {credit['id']} lacks a text in zh, ru or en")
    return total


def main():
    dataset = ogr.Open(os.path.join(HERE, "basemap.gpkg"))
    for name, (fields, fewest, most, in_region) in LAYERS.items():
        check_layer(dataset, name, fields, fewest, most, in_region)
    present = {dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())}
    expect(present == set(LAYERS), f"basemap.gpkg: unexpected layers {sorted(present - set(LAYERS))}")
    shown = check_content(dataset)
    check_rasters()
    check_coarse_rasters()
    check_amur()
    total = check_files()
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        sys.exit(1)
    print(f"basemap: {len(LAYERS)} layers, {total:,} bytes, {shown} labels of rank 3 and better on the default map: good")


if __name__ == "__main__":
    main()
