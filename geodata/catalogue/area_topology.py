# SPDX-License-Identifier: Apache-2.0
"""Polygons that share edges, thinned so that they still share them.

Every border between two units is cut into arcs at the points where it meets a third unit. An arc is
thinned once, and both neighbours take the same thinned arc, so there are neither gaps nor overlaps.
Needs the GDAL Python bindings and NumPy.
"""
import math
from collections import defaultdict

import numpy as np
from osgeo import ogr

EARTH_RADIUS_M = 6371008.8


def multi_polygon(geometry):
    """The polygons of any geometry as one multipolygon; lines and points are left out."""
    result = ogr.Geometry(ogr.wkbMultiPolygon)
    if geometry is None or geometry.IsEmpty():
        return result
    kind = ogr.GT_Flatten(geometry.GetGeometryType())
    if kind == ogr.wkbPolygon:
        result.AddGeometry(geometry)
    elif kind in (ogr.wkbMultiPolygon, ogr.wkbGeometryCollection):
        for i in range(geometry.GetGeometryCount()):
            part = multi_polygon(geometry.GetGeometryRef(i))
            for k in range(part.GetGeometryCount()):
                result.AddGeometry(part.GetGeometryRef(k))
    return result


def parts(geometry):
    """Copies of the parts of a collection or the rings of a polygon; they outlive it."""
    return [geometry.GetGeometryRef(i).Clone() for i in range(geometry.GetGeometryCount())]


def vertices(line):
    return [line.GetPoint_2D(i) for i in range(line.GetPointCount())]


def line_string(points):
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        line.AddPoint_2D(x, y)
    return line


def polygon(*rings):
    """A polygon from its outer ring and its holes, first points not repeated."""
    result = ogr.Geometry(ogr.wkbPolygon)
    for points in rings:
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in [*points, points[0]]:
            ring.AddPoint_2D(x, y)
        result.AddGeometry(ring)
    return result


def area_km2(shape):
    """Area of one polygon on the sphere (Chamberlain and Duquette 2007), holes taken off."""
    total = 0.0
    for index, ring in enumerate(parts(shape)):
        points = vertices(ring)
        twice = sum(
            math.radians(x2 - x1) * (2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
            for (x1, y1), (x2, y2) in zip(points, points[1:])
        )
        ring_m2 = abs(twice) / 2 * EARTH_RADIUS_M**2
        total += ring_m2 if index == 0 else -ring_m2
    return total / 1e6


def thinned(points, tolerance_m):
    """Douglas-Peucker on a plane of metres about each chord; both ends stay."""
    lon_lat = np.radians(np.array(points))
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        scale = np.array([math.cos(float(lon_lat[first : last + 1, 1].mean())), 1.0])
        track = (lon_lat[first : last + 1] - lon_lat[first]) * scale * EARTH_RADIUS_M
        chord = track[-1]
        length = float(np.hypot(*chord))
        inner = track[1:-1]
        if length < 1e-6:
            offsets = np.hypot(inner[:, 0], inner[:, 1])
        else:
            share = np.clip(inner @ chord / length**2, 0, 1)
            rest = inner - share[:, None] * chord
            offsets = np.hypot(rest[:, 0], rest[:, 1])
        worst = int(np.argmax(offsets))
        if offsets[worst] > tolerance_m:
            middle = first + 1 + worst
            keep.add(middle)
            stack += [(first, middle), (middle, last)]
    return [points[i] for i in sorted(keep)]


class Units:
    """First-level units by ISO 3166-2 code, with their common borders."""

    def __init__(self, shapes):
        """`shapes`: {code: polygon or multipolygon} with the same vertices along common borders."""
        self.shapes = {code: multi_polygon(shape) for code, shape in shapes.items()}
        self.owners = defaultdict(set)  # edge -> codes
        self.order = {}  # edge -> place in the input, so that results never depend on hashing
        for code in sorted(self.shapes):
            for part in parts(self.shapes[code]):
                for ring in parts(part):
                    points = vertices(ring)
                    for a, b in zip(points, points[1:]):
                        edge = (min(a, b), max(a, b))
                        self.owners[edge].add(code)
                        self.order.setdefault(edge, len(self.order))

    def arcs(self, codes):
        """[(owners among codes, vertices)] of every border of these units, in a fixed order."""
        wanted = set(codes)
        edges = sorted((e for e in self.owners if self.owners[e] & wanted), key=self.order.get)
        at = defaultdict(list)
        for edge in edges:
            for point in edge:
                at[point].append(edge)
        kind = {edge: frozenset(self.owners[edge] & wanted) for edge in edges}
        # The cut does not depend on which units are asked for: all owners count.
        node = {p: len(e) != 2 or self.owners[e[0]] != self.owners[e[1]] for p, e in at.items()}
        used, result = set(), []

        def walk(edge, start):
            line, point = [start], start
            while True:
                used.add(edge)
                point = edge[0] if edge[1] == point else edge[1]
                line.append(point)
                onward = [e for e in at[point] if e not in used]
                if node[point] or not onward:
                    return line
                edge = onward[0]

        for edge in edges:  # lines that begin at a node first, closed rings without a node after them
            for point in edge:
                if node[point] and edge not in used:
                    result.append((kind[edge], walk(edge, point)))
        for edge in edges:
            if edge not in used:
                result.append((kind[edge], walk(edge, edge[0])))
        return result

    def shared(self, code, country):
        """The borders of one unit with the units of a country, as lines that are not thinned."""
        prefix, lines = country + "-", ogr.Geometry(ogr.wkbMultiLineString)
        for edge, owners in self.owners.items():
            if code in owners and any(o.startswith(prefix) for o in owners if o != code):
                lines.AddGeometry(line_string(edge))
        return lines

    def dissolved(self, codes, tolerance_m, smallest_km2, digits):
        """One multipolygon of several units: thinned borders, no inner borders, no small islands or holes."""
        lines = ogr.Geometry(ogr.wkbMultiLineString)
        for owners, points in self.arcs(codes):
            if len(owners) != 1:
                continue
            line = [(round(x, digits), round(y, digits)) for x, y in self.thin_arc(points, tolerance_m)]
            line = [p for i, p in enumerate(line) if i == 0 or p != line[i - 1]]
            if len(line) > 1:
                lines.AddGeometry(line_string(line))
        original = ogr.Geometry(ogr.wkbMultiPolygon)
        for code in sorted(codes):
            for part in parts(self.shapes[code]):
                original.AddGeometry(part)
        faces = lines.Union(lines).Polygonize()
        result = ogr.Geometry(ogr.wkbMultiPolygon)
        for face in parts(faces):
            if area_km2(face) < smallest_km2:
                continue
            if not inside_share(face.PointOnSurface(), original):
                continue
            solid = ogr.Geometry(ogr.wkbPolygon)
            for index, ring in enumerate(parts(face)):
                if index == 0 or area_km2(polygon(vertices(ring)[:-1])) >= smallest_km2:
                    solid.AddGeometry(ring)
            result.AddGeometry(solid)
        return multi_polygon(result.UnionCascaded())

    @staticmethod
    def thin_arc(points, tolerance_m):
        if points[0] != points[-1]:
            return thinned(points, tolerance_m)
        far = max(range(len(points)), key=lambda i: math.dist(points[i], points[0]))  # a ring has no chord
        return thinned(points[: far + 1], tolerance_m)[:-1] + thinned(points[far:], tolerance_m)


def inside_share(point, shape):
    return any(part.Contains(point) for part in parts(shape))
