# SPDX-License-Identifier: Apache-2.0
"""What surrounds the region, coarser, for maps that look beyond it: the rest of the northern hemisphere.

Longitudes run on from -170 to 190, so nothing is stored twice but a narrow lap under the region's edge."""
import os
import sys

from osgeo import ogr

import geonames
import gpkg
import region

MAGICS = "libmagics++-data/usr/share/magics/50m"
BORDER_CLASSES = {"International boundary (verify)": "recognised", "International boundary (Magics)": "recognised",
                  "Disputed (please verify)": "disputed", "Indefinite (please verify)": "indefinite",
                  "Line of control (please verify)": "line_of_control"}
NOT_DRAWN = "ForgetMagics"  # the packager's mark on a line that it replaced
LAP_DEG = 0.05  # it goes on under the region's edge, so that no seam shows
BOXES = ((region.box(-170.0, 0.0, region.WEST + LAP_DEG, 90.0), 0.0),
         (region.box(region.WEST + LAP_DEG, 0.0, 180.0, region.SOUTH + LAP_DEG), 0.0),
         (region.box(-180.0, 0.0, -170.0, region.SOUTH + LAP_DEG), 360.0))


def rows(inputs, name, dimension):
    dataset = ogr.Open(os.path.join(inputs, MAGICS, name + ".shp"))
    for feature in dataset.GetLayer():
        parts = region.clip_to_boxes(feature.GetGeometryRef(), dimension, BOXES)
        if parts:
            yield feature, parts


def land_rows(inputs):
    for _, parts in rows(inputs, "ne_50m_land", 2):
        for part in parts:
            yield {}, part


def border_rows(inputs):
    for feature, parts in rows(inputs, "ne_50m_admin_0_boundary_lines_land", 1):
        if feature["featurecla"] != NOT_DRAWN:
            yield {"class": BORDER_CLASSES[feature["featurecla"]], "viewpoint": "natural-earth"}, region.multi(parts, 1)


def place_rows(inputs, tables):
    wanted = {int(row["geonameid"]): row for row in gpkg.read_table(tables, "places_around.csv")}
    for place in geonames.read(inputs):
        row = wanted.pop(place.geonameid, None)
        if row:
            lon = place.lon + 360.0 if place.lon < -170.0 else place.lon
            yield {**row, "geonameid": place.geonameid, "rank": int(row["rank"]), "kind": "town",
                   "country": place.country, "population": place.population}, gpkg.point(lon, place.lat)
    if wanted:
        sys.exit("places_around.csv: not in GeoNames cities500: " + ", ".join(map(str, wanted)))
    for row in gpkg.read_table(tables, "labels_around.csv"):
        yield {**row, "rank": int(row["rank"])}, gpkg.point(row["lon"], row["lat"])


def main(inputs, tables, output):
    dataset = gpkg.open_result(output)
    text, integer = gpkg.TEXT, gpkg.INTEGER
    gpkg.write_layer(dataset, "land_around", ogr.wkbPolygon, [], land_rows(inputs),
                     "Land outside the region, northern hemisphere, lon -170..190. Natural Earth 50m, public domain.")
    gpkg.write_layer(dataset, "borders_around", ogr.wkbMultiLineString,
                     [("class", text), ("viewpoint", text)], border_rows(inputs),
                     "Country boundaries outside the region. Natural Earth 50m, public domain.")
    gpkg.write_layer(dataset, "labels_around", ogr.wkbPoint,
                     [("kind", text), ("geonameid", integer), ("name_en", text), ("name_zh", text),
                      ("name_ru", text), ("country", text), ("population", integer), ("rank", integer)],
                     place_rows(inputs, tables),
                     "Towns, countries and seas outside the region, all names by hand. Towns: GeoNames, CC BY 4.0.")


if __name__ == "__main__":
    main(*sys.argv[1:4])
