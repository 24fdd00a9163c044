# SPDX-License-Identifier: Apache-2.0
"""Grids of the basemap's rasters: 2 arc-minutes, the region of region.py, north up. World grids: 10800 x 5400 cells."""
import numpy as np
from osgeo import gdal

import gpkg
import region

gdal.UseExceptions()

CELLS_PER_DEG = 30
GEOTRANSFORM = (region.WEST, 1 / CELLS_PER_DEG, 0, region.NORTH, 0, -1 / CELLS_PER_DEG)


def crop(world):
    """The region out of a world grid (row 0 at 90 N, column 0 at 180 W), across the antimeridian."""
    columns = np.arange(int((region.WEST + 180) * CELLS_PER_DEG), int((region.EAST + 180) * CELLS_PER_DEG))
    rows = slice(int((90 - region.NORTH) * CELLS_PER_DEG), int((90 - region.SOUTH) * CELLS_PER_DEG))
    return world[rows][:, columns % world.shape[1]]


def centres():
    """Longitudes and latitudes of the region's cell centres."""
    columns = int((region.EAST - region.WEST) * CELLS_PER_DEG)
    rows = int((region.NORTH - region.SOUTH) * CELLS_PER_DEG)
    return (region.WEST + (np.arange(columns) + 0.5) / CELLS_PER_DEG,
            region.NORTH - (np.arange(rows) + 0.5) / CELLS_PER_DEG)


def sample(grid, rows, columns):
    """Bilinear values at fractional cell indices (0 = centre of the first cell), clamped at the edges."""
    rows = np.clip(rows, 0, grid.shape[0] - 1)
    columns = np.clip(columns, 0, grid.shape[1] - 1)
    r0 = np.minimum(rows.astype(int), grid.shape[0] - 2)
    c0 = np.minimum(columns.astype(int), grid.shape[1] - 2)
    fr, fc = rows - r0, columns - c0
    top = grid[r0, c0] * (1 - fc) + grid[r0, c0 + 1] * fc
    bottom = grid[r0 + 1, c0] * (1 - fc) + grid[r0 + 1, c0 + 1] * fc
    return top * (1 - fr) + bottom * fr


def gaussian(values, sigma, axis):
    """Convolution with a normal curve cut at three sigma, edges repeated."""
    radius = int(np.ceil(3 * sigma))
    weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
    weights /= weights.sum()
    padding = [(radius, radius) if a == axis else (0, 0) for a in range(values.ndim)]
    padded = np.pad(values, padding, mode="edge")
    result = np.zeros_like(values)
    for offset, weight in enumerate(weights):
        window = [slice(None)] * values.ndim
        window[axis] = slice(offset, offset + values.shape[axis])
        result += np.float32(weight) * padded[tuple(window)]
    return result


def smooth(values, sigma):
    return gaussian(gaussian(values, sigma, 0), sigma, 1)


def rasterized(layer, shape, geotransform=GEOTRANSFORM):
    """True where the cell's centre lies in a polygon of the layer."""
    memory = gdal.GetDriverByName("MEM").Create("", shape[1], shape[0], 1, gdal.GDT_Byte)
    memory.SetGeoTransform(geotransform)
    memory.SetProjection(gpkg.wgs84().ExportToWkt())
    gdal.RasterizeLayer(memory, [1], layer, burn_values=[1])
    return memory.ReadAsArray().astype(bool)


def write(path, values, data_type, description, geotransform=GEOTRANSFORM):
    options = ["COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=9", "TILED=YES", "BLOCKXSIZE=256", "BLOCKYSIZE=256"]
    dataset = gdal.GetDriverByName("GTiff").Create(path, values.shape[1], values.shape[0], 1, data_type, options)
    dataset.SetGeoTransform(geotransform)
    dataset.SetProjection(gpkg.wgs84().ExportToWkt())
    dataset.SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", description)
    dataset.GetRasterBand(1).WriteArray(values)
    dataset = None
