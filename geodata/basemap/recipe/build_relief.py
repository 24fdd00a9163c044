# SPDX-License-Identifier: Apache-2.0
"""heights.tif and shade.tif on the same 2 arc-minute grid.

Land: the grey height tiles of Marble (SRTM30), grey turned into metres by a curve fitted to the elevations of GeoNames
towns. Sea floor: ETOPO5, smoothed. Which is which: Natural Earth land. Shade: Natural Earth's grey shaded relief."""
import os
import sys

import numpy as np
from osgeo import gdal

import geonames
import gpkg
import raster

TILES = "marble-qt-data/usr/share/marble/data/maps/earth/srtm/3/%06d/%06d_%06d.jpg"
TILE_ROWS, TILE_COLUMNS, TILE_SIZE = 8, 16, 675
ETOPO5 = "ferret-datasets/usr/share/ferret-vis/data/etopo5.cdf"  # 5 arc-minutes, first column at 0 E, first row at 90 N
SHADE = "libgnudatalanguage0/usr/share/gnudatalanguage/resource/maps/earth.jpg"  # 10800 x 5400
FIRST_LAND_GREY, LAST_LAND_GREY = 96, 236  # darker greys are sea; brighter ones have too few towns
LEAST_TOWNS = 20
SEA_SMOOTHING_CELLS = 1.5
DEPTH_STEP_M = 5  # beyond the shelf edge; ETOPO5 knows no better
SHELF_M = 200


def read(path):
    return gdal.Open(path).ReadAsArray()


def marble_grey(inputs):
    world = np.zeros((TILE_ROWS * TILE_SIZE, TILE_COLUMNS * TILE_SIZE), np.float32)
    for row in range(TILE_ROWS):
        for column in range(TILE_COLUMNS):
            tile = read(os.path.join(inputs, TILES % (row, row, column)))
            tile = tile[0] if tile.ndim == 3 else tile
            world[row * TILE_SIZE:(row + 1) * TILE_SIZE, column * TILE_SIZE:(column + 1) * TILE_SIZE] = tile
    return raster.smooth(world, 0.6)


def towns(inputs):
    """Longitude, latitude, elevation of every town of the world that has one."""
    known = [(p.lon, p.lat, p.elevation_m) for p in geonames.read(inputs) if p.elevation_m is not None]
    return np.array(known, dtype=np.float64).T


def increasing(values, weights):
    """The increasing sequence nearest to the values (pool adjacent violators)."""
    pools = []
    for value, weight in zip(values, weights):
        pools.append([value, weight, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value, weight, count = pools.pop()
            below = pools[-1]
            below[0] = (below[0] * below[1] + value * weight) / (below[1] + weight)
            below[1] += weight
            below[2] += count
    return np.concatenate([np.full(count, value) for value, _, count in pools])


def metres_by_grey(grey, elevation):
    """The curve grey -> metres on land: medians of the towns' elevations, made increasing."""
    steps = np.arange(FIRST_LAND_GREY, LAST_LAND_GREY)
    rounded = np.round(grey).astype(int)
    chosen = [elevation[rounded == step] for step in steps]
    known = np.array([len(values) >= LEAST_TOWNS for values in chosen])
    medians = np.array([np.median(values) for values, ok in zip(chosen, known) if ok])
    weights = np.array([len(values) for values, ok in zip(chosen, known) if ok])
    curve = increasing(np.interp(np.arange(256), steps[known], medians),
                       np.interp(np.arange(256), steps[known], weights, 1, 1))
    curve[FIRST_LAND_GREY:] = raster.gaussian(curve[FIRST_LAND_GREY:].astype(np.float32), 1.5, 0)
    return np.maximum(curve, 0)


def report(name, error):
    print(f"  heights against {len(error)} towns {name}: bias {error.mean():.0f} m, rmse "
          f"{np.sqrt((error ** 2).mean()):.0f} m, median error {np.median(np.abs(error)):.0f} m")


def land_heights(inputs):
    """Heights by the curve of one half of the towns, judged on the other half."""
    grey = marble_grey(inputs)
    lon, lat, elevation = towns(inputs)
    at_towns = raster.sample(grey, (90 - lat) * raster.CELLS_PER_DEG - 0.5, (lon + 180) * raster.CELLS_PER_DEG - 0.5)
    fitted = np.arange(len(lon)) % 2 == 0
    curve = metres_by_grey(at_towns[fitted], elevation[fitted])
    error = np.interp(at_towns, np.arange(256), curve) - elevation
    region_towns = ~fitted & (lon > 60) & (lat > 25)
    detail_towns = ~fitted & (lon > 105) & (lon < 145) & (lat > 38) & (lat < 60)
    report("of the region", error[region_towns])
    report("of the detail window", error[detail_towns])
    return np.interp(raster.crop(grey), np.arange(256), curve).astype(np.float32)


def sea_depths(inputs, land):
    grid = read(os.path.join(inputs, ETOPO5)).astype(np.float32)
    grid = np.concatenate([grid, grid[:, :2]], axis=1)
    lon, lat = raster.centres()
    rows, columns = np.meshgrid((90 - lat) * 12, lon * 12, indexing="ij")
    depths = raster.sample(grid, rows, columns).astype(np.float32)
    water = (~land).astype(np.float32)
    # Smoothed over water only, so that coastal mountains do not lift the sea floor.
    share = raster.smooth(water, SEA_SMOOTHING_CELLS)
    depths = raster.smooth(np.minimum(depths, -1) * water, SEA_SMOOTHING_CELLS) / np.maximum(share, 1e-3)
    coarse = np.round(depths / DEPTH_STEP_M) * DEPTH_STEP_M
    return np.where(depths < -SHELF_M, coarse, depths)


def main(inputs, _tables, output):
    shade = read(os.path.join(inputs, SHADE))
    shade = shade[0] if shade.ndim == 3 else shade
    raster.write(os.path.join(output, "shade.tif"), raster.crop(shade), gdal.GDT_Byte,
                 "Grey shaded relief, Natural Earth, public domain")
    heights = land_heights(inputs)
    dataset = gpkg.open_result(output)
    land = raster.rasterized(dataset.GetLayerByName("land"), heights.shape)
    heights = np.where(land, np.maximum(heights, 1), np.minimum(sea_depths(inputs, land), -1))
    raster.write(os.path.join(output, "heights.tif"), np.round(heights).astype(np.int16), gdal.GDT_Int16,
                 "Metres; land at least 1 (SRTM30 by Marble), sea at most -1 (ETOPO5)")
    print(f"  heights: {heights.min():.0f}..{heights.max():.0f} m, land share {land.mean():.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
