# SPDX-License-Identifier: Apache-2.0
"""The boundary at Heixiazi / Bolshoy Ussuriysky after the protocol of 2008, as a schematic hand edit of Natural Earth.

Natural Earth 10m still follows the channel south-west of the islands. Since 14 October 2008 Yinlong (Tarabarov) and
the western half of Heixiazi (Bolshoy Ussuriysky) are Chinese. The edited line leaves the old one where the Amur and the
channel part, follows Natural Earth's own Amur centreline to about 134.75 E and crosses the island to the mouth of the
channel in the Ussuri. It is right to some kilometres and no survey: the layer says `schematic`."""
from osgeo import ogr

OLD_LINE = [(134.3671, 48.3770), (134.3863, 48.3813), (134.4055, 48.3703), (134.4531, 48.3442), (134.4713, 48.3399),
            (134.4898, 48.3392), (134.5082, 48.3426), (134.5259, 48.3490), (134.5426, 48.3573), (134.5695, 48.3155),
            (134.6113, 48.2854), (134.6612, 48.2670), (134.7009, 48.2615), (134.7187, 48.2634)]
AMUR = [(134.4473, 48.3951), (134.4962, 48.4117), (134.5051, 48.4137), (134.5802, 48.4178), (134.5981, 48.4164),
        (134.7344, 48.3734)]
ISLAND_CROSSING = [(134.7515, 48.3716), (134.7480, 48.3330), (134.7340, 48.2950)]
NEW_LINE = OLD_LINE[:1] + AMUR + ISLAND_CROSSING + OLD_LINE[-1:]

TOLERANCE_DEG = 0.0005  # the copies of the line in Natural Earth's layers differ by rounding only


def _polyline(points):
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        line.AddPoint_2D(x, y)
    return line


def new_line():
    return _polyline(NEW_LINE)


def without_old_line(boundary):
    """A Russian-Chinese boundary less the stretch that the protocol replaced."""
    return boundary.Difference(_polyline(OLD_LINE).Buffer(TOLERANCE_DEG))


def transferred_area():
    """The area between the old and the new line."""
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in NEW_LINE + OLD_LINE[::-1]:
        ring.AddPoint_2D(x, y)
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon.MakeValid()
