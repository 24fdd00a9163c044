# SPDX-License-Identifier: Apache-2.0
"""Label points of countries and seas from the reviewed tables."""
import sys

from osgeo import ogr

import gpkg


def rows(tables, name, numbers):
    for row in gpkg.read_table(tables, name):
        values = {key: float(value) if key in numbers else value for key, value in row.items()}
        yield values, gpkg.point(row["lon"], row["lat"])


def main(_inputs, tables, output):
    dataset = gpkg.open_result(output)
    text, integer, real = gpkg.TEXT, gpkg.INTEGER, gpkg.REAL
    names = [("name_en", text), ("name_zh", text), ("name_ru", text)]
    gpkg.write_layer(dataset, "countries", ogr.wkbPoint,
                     [("iso_a2", text), ("kind", text), *names, ("rank", integer)],
                     rows(tables, "countries.csv", {"rank"}),
                     "Label points of countries, one to three each; places and names by hand.")
    gpkg.write_layer(dataset, "seas", ogr.wkbPoint, [*names, ("rank", integer), ("angle_deg", real)],
                     rows(tables, "seas.csv", {"rank", "angle_deg"}),
                     "Label points of seas, gulfs and straits; places and names by hand. "
                     "angle_deg turns the label anticlockwise.")


if __name__ == "__main__":
    main(*sys.argv[1:4])
