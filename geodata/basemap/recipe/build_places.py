# SPDX-License-Identifier: Apache-2.0
"""Towns: GeoNames cities500 filtered, ranked, and named in three languages; a reviewed table overrules it."""
import math
import re
import sys

from osgeo import ogr

import chinese
import geonames
import gpkg
import region

MIN_POPULATION = 15_000
# Far from the corridors only large towns are kept.
MIN_POPULATION_FAR = {"IN": 300_000, "PK": 300_000, "BD": 300_000, "NP": 200_000, "IR": 200_000, "AF": 100_000,
                      "UZ": 100_000, "TM": 100_000, "TJ": 100_000}
MIN_POPULATION_SOUTH_CHINA, SOUTH_CHINA_LAT = 100_000, 35.0
RANK_BY_POPULATION = [(5_000_000, 2), (2_000_000, 3), (700_000, 4), (250_000, 5), (100_000, 6), (40_000, 7)]
LEAST_RANK = 8
REVIEWED_AREA = (100.0, 35.0, 150.0, 75.0)  # here every place of rank 4 and better stands in the reviewed table
SUBURB_KM, SUBURB_SHARE = 12.0, 4.0  # a place this near one this many times larger is its suburb
NOT_CHINESE_SPEECH = {"13", "14", "20"}  # Xinjiang, Tibet, Inner Mongolia: Latin names are not always pinyin
RUSSIAN = re.compile(r"^[А-ЯЁ][А-Яа-яЁё \-]*$")


def is_reviewed_area(place):
    west, south, east, north = REVIEWED_AREA
    return west <= place.lon <= east and south <= place.lat <= north


def is_large_enough(place):
    least = MIN_POPULATION_FAR.get(place.country, MIN_POPULATION)
    if place.country == "CN" and place.lat < SOUTH_CHINA_LAT:
        least = MIN_POPULATION_SOUTH_CHINA
    return place.population >= least


def capital(place):
    return {"PPLC": 2, "PPLA": 1}.get(place.code, 0)


def rank(place):
    value = next((r for least, r in RANK_BY_POPULATION if place.population >= least), LEAST_RANK)
    if is_reviewed_area(place):
        return max(5, value)
    return min(value, {2: 2, 1: 4}.get(capital(place), LEAST_RANK))


def distance_km(a, b):
    """Good to a per cent over the few kilometres that are asked for."""
    dx = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(dx, a.lat - b.lat)


def without_suburbs(places, reviewed):
    cells = {}
    for place in places:
        cells.setdefault((int(place.lon * 2), int(place.lat * 2)), []).append(place)
    for place in places:
        column, row = int(place.lon * 2), int(place.lat * 2)
        near = [other for i in (-1, 0, 1) for j in (-1, 0, 1) for other in cells.get((column + i, row + j), [])]
        is_suburb = any(other.population > SUBURB_SHARE * place.population and distance_km(place, other) < SUBURB_KM
                        for other in near if other is not place)
        if place.geonameid in reviewed or capital(place) or not is_suburb:
            yield place


class Namer:
    """Names of places that nobody reviewed: only what a source tags or a rule derives; unknown stays None."""

    def __init__(self, inputs):
        self._han = chinese.Chinese(inputs)
        self._chinese = geonames.tagged_names(inputs, "zh")
        self._russian = geonames.tagged_names(inputs, "ru")

    def english(self, place):
        name = place.name.replace("’", "'").replace("`", "'")
        for suffix in (" City", " Shi", "-shi", "-si"):
            name = name.removesuffix(suffix)
        if place.country in ("RU", "KZ", "KG"):
            name = name.replace("'", "").replace("ë", "yo").replace("Ë", "Yo")
        return name

    def chinese(self, place):
        japanese = place.country == "JP"
        candidates = [self._chinese.get(place.geonameid)]
        if place.country in ("CN", "TW", "JP"):
            candidates += [name for name in place.other_names if chinese.HAN.match(name)]
        for candidate in candidates:
            name = self._han.place_name(candidate, japanese)
            if name and (place.country != "CN" or self._han.reads_as(name, place.name)):
                return name
        return None

    def russian(self, place):
        if place.country == "CN" and place.admin1 not in NOT_CHINESE_SPEECH:
            derived = chinese.palladius(self.english(place))
            if derived:
                return derived
        name = self._russian.get(place.geonameid)
        if not name and place.country == "RU":
            name = next((other for other in place.other_names if RUSSIAN.match(other)), None)
        return name if name and RUSSIAN.match(name) else None


class UnitFinder:
    """First-level unit at a point, from the layer admin1."""

    def __init__(self, dataset):
        layer = dataset.GetLayerByName("admin1")
        self._units = [(f["iso_3166_2"], f.GetGeometryRef().GetEnvelope(), f.GetGeometryRef().Clone()) for f in layer]

    def find(self, lon, lat):
        place = gpkg.point(lon, lat)
        for iso, (west, east, south, north), geometry in self._units:
            if west <= lon <= east and south <= lat <= north and geometry.Contains(place):
                return iso
        return None


def geonames_rows(inputs, tables):
    reviewed = {int(row["geonameid"]): row for row in gpkg.read_table(tables, "places.csv")}
    dropped = {int(row["geonameid"]) for row in gpkg.read_table(tables, "places_dropped.csv")}
    candidates = [place for place in geonames.read_region(inputs) if place.geonameid not in dropped]
    wanted = [place for place in candidates if place.geonameid in reviewed
              or (place.code not in geonames.NOT_A_TOWN and (is_large_enough(place) or place.code == "PPLC"))]
    missing = set(reviewed) - {place.geonameid for place in wanted}
    if missing:
        sys.exit("places.csv: not in GeoNames cities500: " + ", ".join(map(str, sorted(missing))))
    namer = Namer(inputs)
    for place in without_suburbs(wanted, reviewed):
        row = reviewed.get(place.geonameid)
        names = row or {"name_en": namer.english(place), "name_zh": namer.chinese(place),
                        "name_ru": namer.russian(place)}
        yield {"geonameid": place.geonameid, "name_en": names["name_en"], "name_zh": names["name_zh"],
               "name_ru": names["name_ru"], "reviewed": int(row is not None),
               "population": place.population if place.population >= 500 else None, "country": place.country,
               "capital": capital(place), "rank": int(row["rank"]) if row else rank(place),
               "lon": place.lon, "lat": place.lat}


def added_rows(tables):
    for row in gpkg.read_table(tables, "places_added.csv"):
        yield {"name_en": row["name_en"], "name_zh": row["name_zh"], "name_ru": row["name_ru"], "reviewed": 1,
               "country": row["country"], "capital": 0, "rank": int(row["rank"]), "lon": float(row["lon"]),
               "lat": float(row["lat"])}


def main(inputs, tables, output):
    dataset = gpkg.open_result(output)
    units = UnitFinder(dataset)
    rows = sorted([*geonames_rows(inputs, tables), *added_rows(tables)],
                  key=lambda row: (row["rank"], -(row.get("population") or 0), row["name_en"]))
    for row in rows:
        row["admin1"] = units.find(row["lon"], row["lat"])
    text, integer = gpkg.TEXT, gpkg.INTEGER
    fields = [("geonameid", integer), ("name_en", text), ("name_zh", text), ("name_ru", text), ("reviewed", integer),
              ("population", integer), ("country", text), ("admin1", text), ("capital", integer), ("rank", integer)]
    gpkg.write_layer(dataset, "places", ogr.wkbPoint, fields,
                     ((row, gpkg.point(row["lon"], row["lat"])) for row in rows),
                     "Towns. GeoNames cities500 (2023-03), CC BY 4.0; names also by hand and, for Chinese towns in "
                     "Russian, by Palladius's rules. capital: 2 of a country, 1 of a first-level unit. rank: 1 first.")


if __name__ == "__main__":
    main(*sys.argv[1:4])
