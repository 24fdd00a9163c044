#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the catalogue: prints file:line messages and exits 1 if anything is wrong.

Needs nothing but Python. The rules are those of README.md.
"""
import csv
import json
import math
import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent

COLUMNS = {
    "systems.csv": "system_id,kind,name_en,name_zh,name_ru,status_from,opened,planned,tier,geometry,"
    "forward,sources,note,place_ids",
    "observations.csv": "obs_id,system_id,metric,commodity,direction,value,unit,qualifier,"
    "period_start,period_end,basis,source_id,place_in_source,dispute,note,suspect",
    "places.csv": "place_id,name_en,name_zh,name_zh_alt,name_ru,kind,country,admin1_en,lon,lat,"
    "coordinate_source",
    "sources.csv": "source_id,kind,title_zh,title_en,title_ru,authors,publisher,published,note",
    "events.csv": "date,system_id,title_en,title_zh,title_ru,places,source_id,place_in_source,basis",
}
ROUTE_COLUMNS = "route_id,system_id,accuracy,made"
POINT_COLUMNS = "route_id,seq,place_id,lon,lat,via,follow,note"
ROUTE_GROUPS = ("land", "sea", "services")  # a route may follow one of an earlier file
for group in ROUTE_GROUPS:
    COLUMNS[f"routes/{group}.csv"] = ROUTE_COLUMNS
    COLUMNS[f"routes/{group}_points.csv"] = POINT_COLUMNS
STATUSES = {
    "proposed", "construction", "shelved", "cancelled", "operating", "idle", "mothballed", "retired",
}
KINDS = {
    "gas_pipeline", "oil_pipeline", "lng", "nuclear", "power_line", "telecom", "road_bridge",
    "rail_bridge", "cableway", "railway", "train_service", "road", "port", "border_crossing",
    "sea_route", "arctic_route", "air_route", "industrial_zone", "logistics_hub", "plant", "trade",
    "commodity_flow", "ecommerce", "finance", "investment", "tourism", "people", "policy",
}
TIERS = {"core", "wider", "context"}
GEOMETRIES = {"line", "point", "area", "none"}
FORWARDS = {"ru-cn", "cn-ru", "east", "west", "both"}
DIRECTIONS = FORWARDS | {""}
UNITS = {
    "m3", "m3/a", "t", "t/a", "km", "m2", "ha", "km2", "mm", "MW", "USD", "CNY", "RUB", "USD/bbl",
    "CNY/a", "%", "pp", "TEU", "container", "a", "d", "h", "min", "ms", "1", "1/a", "1/d", "1/h",
    "1/8h", "1/wk", "1/mo", "km/h", "Gbit/s", "Mbit/s",
}
QUALIFIERS = {"", ">", ">=", "<", "<=", "~"}
BASES = {"actual", "capacity", "design", "plan", "forecast", "cumulative", "growth", "share"}
LEVEL_BASES = {"actual", "capacity", "design", "cumulative"}
EVENT_BASES = {"actual", "planned"}
PLACE_KINDS = {
    "city", "port", "border_crossing", "field", "plant", "province", "river", "sea", "station",
    "region", "country", "zone",
}
ACCURACIES = {"surveyed", "generalised", "schematic"}
VIAS = {"rail", "road", "pipeline", "river", "seabed", "sea", "bridge", "wire", "border", "air"}
GENERAL_NOTE = "general knowledge; verify before publishing"

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COORDINATE_SOURCE = re.compile(r"geonames:\d+|wmo:\d+|typed")
HAN = re.compile(r"[\u4e00-\u9fff]")
CYRILLIC = re.compile(r"[А-Яа-яЁё]")
DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


class Report:
    def __init__(self):
        self.messages = []

    def __call__(self, row, text):
        self.messages.append(f"{row['_at']}: {text}")


def read(name, report):
    path = HERE / name
    rows = []
    with open(path, encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        if ",".join(reader.fieldnames or []) != COLUMNS[name]:
            report({"_at": f"{name}:1"}, f"columns must be {COLUMNS[name]}")
        for row in reader:
            row["_at"] = f"{name}:{reader.line_num}"
            if None in row or None in row.values():
                report(row, "wrong number of fields")
                continue
            for key, value in row.items():
                if value != value.strip():
                    report(row, f"{key} has blanks at an end")
            rows.append(row)
    return rows


def is_date(text):
    match = DATE.fullmatch(text)
    if not match:
        return False
    month, day = match[2], match[3]
    if month and not 1 <= int(month) <= 12:
        return False
    return not day or 1 <= int(day) <= DAYS[int(month) - 1]


def latest(text):
    """Sort key of the last day of a partial date."""
    return (text + "-12-31"[len(text) - 4 :])[:10]


def unique(rows, key, report):
    seen = {}
    for row in rows:
        value = row[key]
        if not value:
            report(row, f"{key} is empty")
        elif value in seen:
            report(row, f"{key} '{value}' is already at {seen[value]}")
        else:
            seen[value] = row["_at"]
    return set(seen)


def one_of(row, key, allowed, report):
    if row[key] not in allowed:
        report(row, f"{key} '{row[key]}' is not one of: {', '.join(sorted(filter(None, allowed)))}")


def references(row, key, known, report):
    for value in filter(None, row[key].split(";")):
        if value not in known:
            report(row, f"{key}: unknown '{value}'")


def names(row, prefix, report):
    """All three languages, each in its own script."""
    for lang in ("en", "zh", "ru"):
        if not row[f"{prefix}_{lang}"]:
            report(row, f"{prefix}_{lang} is empty")
    if row[f"{prefix}_zh"] and not HAN.search(row[f"{prefix}_zh"]):
        report(row, f"{prefix}_zh has no Chinese character")
    if row[f"{prefix}_en"] and (HAN.search(row[f"{prefix}_en"]) or CYRILLIC.search(row[f"{prefix}_en"])):
        report(row, f"{prefix}_en is not in Latin script")
    if HAN.search(row[f"{prefix}_ru"]):
        report(row, f"{prefix}_ru has Chinese characters")


def check_systems(rows, sources, places, report):
    for row in rows:
        if not IDENTIFIER.fullmatch(row["system_id"]):
            report(row, f"system_id '{row['system_id']}' is not lower-case-with-hyphens")
        names(row, "name", report)
        one_of(row, "kind", KINDS, report)
        one_of(row, "tier", TIERS, report)
        one_of(row, "geometry", GEOMETRIES, report)
        if row["geometry"] == "line":
            one_of(row, "forward", FORWARDS, report)
        if not row["sources"]:
            report(row, "sources is empty")
        references(row, "sources", sources, report)
        references(row, "place_ids", places, report)
        for key in ("opened", "planned"):
            if row[key] and not is_date(row[key]):
                report(row, f"{key} '{row[key]}' is not a date")
        check_statuses(row, report)


def check_statuses(row, report):
    before = ""
    for part in filter(None, row["status_from"].split(";")):
        status, _, date = part.partition("@")
        if status not in STATUSES:
            report(row, f"status_from: unknown status '{status}'")
        if not is_date(date):
            report(row, f"status_from: '{part}' has no date")
        elif latest(date) < before:
            report(row, f"status_from: '{part}' is earlier than the one before it")
        else:
            before = latest(date)


def check_observations(rows, systems, sources, report):
    by_id = {row["obs_id"]: row for row in rows}
    for row in rows:
        references(row, "system_id", systems, report)
        references(row, "source_id", sources, report)
        if not row["system_id"] or not row["source_id"]:
            report(row, "system_id or source_id is empty")
        for key, allowed in (
            ("direction", DIRECTIONS), ("unit", UNITS), ("qualifier", QUALIFIERS), ("basis", BASES),
        ):
            one_of(row, key, allowed, report)
        if not row["metric"]:
            report(row, "metric is empty")
        try:
            if not math.isfinite(float(row["value"])):
                raise ValueError
        except ValueError:
            report(row, f"value '{row['value']}' is not a number")
        check_period(row, report)
        for other in filter(None, row["dispute"].split(";")):
            if other not in by_id:
                report(row, f"dispute: unknown observation '{other}'")
            elif row["obs_id"] not in by_id[other]["dispute"].split(";"):
                report(row, f"dispute with '{other}' is not stated there")
        if row["suspect"] not in ("", "1"):
            report(row, f"suspect '{row['suspect']}' is neither empty nor 1")
        general = sources.get(row["source_id"]) == "general"
        if general and GENERAL_NOTE not in row["note"]:
            report(row, f"a number from a general source needs the note '{GENERAL_NOTE}'")
        if not general and not row["place_in_source"]:
            report(row, "place_in_source is empty")
        check_level(row, report)


def check_period(row, report):
    start, end = row["period_start"], row["period_end"]
    for key in ("period_start", "period_end"):
        if row[key] and not is_date(row[key]):
            report(row, f"{key} '{row[key]}' is not a date")
            return
    if start and end and latest(end) < start:
        report(row, f"the period ends before it starts: {start} to {end}")


def check_level(row, report):
    """Totals, rates and yearly levels must not be mixed up."""
    start, end, yearly = row["period_start"], row["period_end"], row["unit"].endswith("/a")
    if row["basis"] == "cumulative" and yearly:
        report(row, f"a cumulative total has the yearly unit {row['unit']}")
    if row["basis"] == "actual" and yearly and (start != end or len(start) not in (0, 4)):
        report(row, f"an actual value in {row['unit']} needs one whole year, not '{start}' to '{end}'")
    is_growth, is_share = row["metric"].startswith("growth_"), row["metric"].startswith("share_of")
    if row["basis"] == "growth" and not is_growth or row["basis"] == "share" and not is_share:
        report(row, f"basis {row['basis']} does not fit the metric '{row['metric']}'")
    if row["basis"] in LEVEL_BASES and (is_growth or is_share):
        report(row, f"metric '{row['metric']}' is no level, but the basis is {row['basis']}")


def check_places(rows, report):
    for row in rows:
        names(row, "name", report)
        one_of(row, "kind", PLACE_KINDS, report)
        if not COORDINATE_SOURCE.fullmatch(row["coordinate_source"]):
            report(row, f"coordinate_source '{row['coordinate_source']}' is not geonames:ID, wmo:ID or typed")
        if row["country"] and not re.fullmatch(r"[A-Z]{2}", row["country"]):
            report(row, f"country '{row['country']}' is not two letters")
        check_position(row, report)


def check_position(row, report):
    try:
        lon, lat = float(row["lon"]), float(row["lat"])
    except ValueError:
        report(row, f"position '{row['lon']}','{row['lat']}' is not two numbers")
        return
    if not (-20 <= lon <= 195 and -60 <= lat <= 88):
        report(row, f"position {lon},{lat} is out of range")


def check_sources(rows, report):
    for row in rows:
        one_of(row, "kind", {"document", "general"}, report)
        names(row, "title", report)
        if row["published"] and not is_date(row["published"]):
            report(row, f"published '{row['published']}' is not a date")


def check_events(rows, systems, sources, places, report):
    for row in rows:
        if not is_date(row["date"]):
            report(row, f"date '{row['date']}' is not a date")
        if row["system_id"] not in systems:
            report(row, f"unknown system '{row['system_id']}'")
        if row["source_id"] not in sources:
            report(row, f"unknown source '{row['source_id']}'")
        references(row, "places", places, report)
        one_of(row, "basis", EVENT_BASES, report)
        names(row, "title", report)


def check_routes(routes, points, systems, places, report):
    points_of = defaultdict(list)
    routed = {row["system_id"] for row in routes}
    for row in routes:
        one_of(row, "accuracy", ACCURACIES, report)
        if row["system_id"] not in {s["system_id"] for s in systems}:
            report(row, f"unknown system '{row['system_id']}'")
        if not row["made"]:
            report(row, "made is empty")
    for row in systems:
        if row["geometry"] == "line" and row["system_id"] not in routed:
            report(row, "geometry is line, but routes/ has no route")
        if row["geometry"] != "line" and row["system_id"] in routed:
            report(row, f"geometry is {row['geometry']}, but routes/ has a route")
    order = [row["route_id"] for row in routes]
    for row in points:
        if row["route_id"] not in order:
            report(row, f"unknown route '{row['route_id']}'")
            continue
        earlier = points_of[row["route_id"]]
        if earlier and int(row["seq"]) <= int(earlier[-1]["seq"]):
            report(row, "seq does not grow")
        if bool(earlier) != bool(row["via"]):
            report(row, "the first point has no via, every other one has")
        elif row["via"] and row["via"] not in VIAS:
            report(row, f"via '{row['via']}' is not one of: {', '.join(sorted(VIAS))}")
        if bool(row["place_id"]) == bool(row["lon"] or row["lat"]):
            report(row, "needs either a place_id or lon and lat")
        elif row["place_id"] and row["place_id"] not in places:
            report(row, f"unknown place '{row['place_id']}'")
        elif not row["place_id"]:
            check_position(row, report)
        if row["follow"] and row["follow"] not in order[: order.index(row["route_id"])]:
            report(row, f"follow '{row['follow']}' is not an earlier route")
        earlier.append(row)
    for row in routes:
        if len(points_of[row["route_id"]]) < 2:
            report(row, "fewer than two points")


def check_geojson(routes, report):
    name = "routes.geojson"
    wanted = {row["route_id"]: row for row in routes}
    seen = set()
    for number, feature in enumerate(json.loads((HERE / name).read_text(encoding="utf-8"))["features"]):
        row = {"_at": f"{name}:{number + 2}"}  # one feature a line after the opening line
        properties, line = feature["properties"], feature["geometry"]["coordinates"]
        route = wanted.get(properties["route_id"])
        seen.add(properties["route_id"])
        if route is None:
            report(row, f"unknown route '{properties['route_id']}'; run build_routes.py")
            continue
        for key in ("system_id", "accuracy", "made"):
            if properties[key] != route[key]:
                report(row, f"{key} differs from routes/; run build_routes.py")
        if len(line) < 2 or not properties["length_km"] > 0:
            report(row, "the line is empty")
        for (lon1, lat1), (lon2, lat2) in zip(line, line[1:]):
            if abs(lon2 - lon1) > 20 or abs(lat2 - lat1) > 5:
                report(row, f"jump from {lon1},{lat1} to {lon2},{lat2}")
            if (lon1, lat1) == (lon2, lat2):
                report(row, f"vertex {lon1},{lat1} is there twice")
    for route_id in wanted.keys() - seen:
        report(wanted[route_id], f"route '{route_id}' is not in {name}; run build_routes.py")


def main():
    report = Report()
    tables = {name: read(name, report) for name in COLUMNS}
    systems, places = tables["systems.csv"], tables["places.csv"]
    sources = {row["source_id"]: row["kind"] for row in tables["sources.csv"]}
    system_ids = unique(systems, "system_id", report)
    place_ids = unique(places, "place_id", report)
    unique(tables["sources.csv"], "source_id", report)
    unique(tables["observations.csv"], "obs_id", report)
    routes = [row for group in ROUTE_GROUPS for row in tables[f"routes/{group}.csv"]]
    points = [row for group in ROUTE_GROUPS for row in tables[f"routes/{group}_points.csv"]]
    unique(routes, "route_id", report)
    check_sources(tables["sources.csv"], report)
    check_systems(systems, sources, place_ids, report)
    check_observations(tables["observations.csv"], system_ids, sources, report)
    check_places(places, report)
    check_events(tables["events.csv"], system_ids, sources, place_ids, report)
    check_routes(routes, points, systems, place_ids, report)
    check_geojson(routes, report)
    for message in report.messages:
        print(message, file=sys.stderr)
    if not report.messages:
        counts = ", ".join(f"{len(rows)} {name.removesuffix('.csv')}" for name, rows in tables.items())
        print(f"catalogue: {counts}; nothing wrong")
    return 1 if report.messages else 0


if __name__ == "__main__":
    sys.exit(main())
