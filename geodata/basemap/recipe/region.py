# SPDX-License-Identifier: Apache-2.0
"""The region of the basemap: lon 60..190 (what lies east of 180 is stored as 180..190), lat 25..85, EPSG:4326 degrees."""
from osgeo import gdal, ogr

ogr.UseExceptions()

WEST, SOUTH, EAST, NORTH = 60.0, 25.0, 190.0, 85.0
SEAM_TOLERANCE_DEG = 2e-5  # Natural Earth's two sides of the antimeridian miss it by up to this


def box(west, south, east, north):
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in ((west, south), (east, south), (east, north), (west, north), (west, south)):
        ring.AddPoint_2D(x, y)
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon


WEST_BOX = box(WEST, SOUTH, 180.0, NORTH)
EAST_BOX = box(-180.0, SOUTH, EAST - 360.0, NORTH)
BOXES = ((WEST_BOX, 0.0), (EAST_BOX, 360.0))


def continuous_lon(lon):
    """Longitude -180..180 to the region's continuous longitude."""
    return lon + 360.0 if lon < EAST - 360.0 else lon


def contains(lon, lat):
    return WEST <= lon <= EAST and SOUTH <= lat <= NORTH


def simple_parts(geometry, dimension):
    """The single lines (dimension 1) or polygons (2) of any geometry; parts of other dimensions are left out."""
    if geometry is None or geometry.IsEmpty():
        return []
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if kind == (ogr.wkbPolygon if dimension == 2 else ogr.wkbLineString):
        return [geometry.Clone()]
    parts = []
    if kind not in (ogr.wkbPolygon, ogr.wkbLineString, ogr.wkbPoint):
        for i in range(geometry.GetGeometryCount()):
            parts += simple_parts(geometry.GetGeometryRef(i), dimension)
    return parts


def shift_lon(geometry, degrees):
    """Moves every vertex in place along the parallel."""
    if geometry.GetGeometryCount():
        for i in range(geometry.GetGeometryCount()):
            shift_lon(geometry.GetGeometryRef(i), degrees)
    else:
        for i in range(geometry.GetPointCount()):
            x, y = geometry.GetPoint_2D(i)
            geometry.SetPoint_2D(i, x + degrees, y)


def snap_to_seam(geometry, tolerance_deg=SEAM_TOLERANCE_DEG):
    """Moves vertices that lie this near to 180 degrees onto it, in place."""
    if geometry.GetGeometryCount():
        for i in range(geometry.GetGeometryCount()):
            snap_to_seam(geometry.GetGeometryRef(i), tolerance_deg)
    else:
        for i in range(geometry.GetPointCount()):
            x, y = geometry.GetPoint_2D(i)
            if abs(x - 180.0) < tolerance_deg:
                geometry.SetPoint_2D(i, 180.0, y)


def touches_seam(geometry):
    west, east, _, _ = geometry.GetEnvelope()
    return west == 180.0 or east == 180.0


def _valid(part):
    if ogr.GT_Flatten(part.GetGeometryType()) != ogr.wkbPolygon:
        return part
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    valid = part if part.IsValid() else part.MakeValid()
    gdal.PopErrorHandler()
    return valid


def _clip_to(part, clip_box):
    west, east, south, north = part.GetEnvelope()
    box_west, box_east, box_south, box_north = clip_box.GetEnvelope()
    if east < box_west or west > box_east or north < box_south or south > box_north:
        return None
    part = _valid(part)
    if west >= box_west and east <= box_east and south >= box_south and north <= box_north:
        return part.Clone()
    return part.Intersection(clip_box)


def clip(geometry, dimension):
    """The parts of a geometry (lon -180..180) inside the region, in continuous longitudes.

    What the antimeridian cut in two is joined again, so no edge runs along 180 degrees."""
    inside, at_seam = clip_unjoined(geometry, dimension)
    return inside + join(at_seam, dimension)


def clip_unjoined(geometry, dimension):
    """As clip, but the parts that end at the antimeridian come apart, for a caller that joins several features."""
    inside, at_seam = [], []
    for piece in clip_to_boxes(geometry, dimension, BOXES):
        snap_to_seam(piece)
        (at_seam if touches_seam(piece) else inside).append(piece)
    return inside, at_seam


def clip_to_boxes(geometry, dimension, boxes):
    """The single parts inside boxes [(box, degrees to shift by)]."""
    pieces = []
    for part in simple_parts(geometry, dimension):
        for clip_box, degrees in boxes:
            for piece in simple_parts(_clip_to(part, clip_box), dimension):
                shift_lon(piece, degrees)
                pieces.append(piece)
    return pieces


def join(parts, dimension):
    """Dissolves common edges (polygons) or end points (lines)."""
    if len(parts) < 2:
        return parts
    collection = ogr.Geometry(ogr.wkbMultiPolygon if dimension == 2 else ogr.wkbMultiLineString)
    for part in parts:
        collection.AddGeometry(part)
    if dimension == 2:
        return simple_parts(collection.UnionCascaded(), 2)
    return simple_parts(ogr.ForceToMultiLineString(collection.UnaryUnion()), 1)


def multi(parts, dimension):
    geometry = ogr.Geometry(ogr.wkbMultiPolygon if dimension == 2 else ogr.wkbMultiLineString)
    for part in parts:
        geometry.AddGeometry(part)
    return geometry
