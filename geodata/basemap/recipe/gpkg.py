# SPDX-License-Identifier: Apache-2.0
"""Writes layers of a GeoPackage in EPSG:4326 (x = longitude)."""
import csv
import os

from osgeo import ogr, osr

ogr.UseExceptions()

INTEGER, REAL, TEXT = ogr.OFTInteger, ogr.OFTReal, ogr.OFTString


def wgs84():
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4326)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def open_result(folder):
    path = os.path.join(folder, "basemap.gpkg")
    if os.path.exists(path):
        return ogr.Open(path, 1)
    return ogr.GetDriverByName("GPKG").CreateDataSource(path)


def write_layer(dataset, name, geometry_type, fields, rows, description):
    """fields: [(name, type)]; rows: iterable of (dict, geometry). None becomes NULL."""
    layer = dataset.CreateLayer(name, wgs84(), geometry_type, ["DESCRIPTION=" + description])
    for field, kind in fields:
        layer.CreateField(ogr.FieldDefn(field, kind))
    layer.StartTransaction()
    for values, geometry in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for field, _ in fields:
            if values.get(field) not in (None, ""):
                feature.SetField(field, values[field])
            else:
                feature.SetFieldNull(field)
        feature.SetGeometry(geometry)
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    print(f"  {name}: {layer.GetFeatureCount()} features")


def point(lon, lat):
    geometry = ogr.Geometry(ogr.wkbPoint)
    geometry.AddPoint_2D(float(lon), float(lat))
    return geometry


def read_table(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
