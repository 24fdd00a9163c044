# SPDX-License-Identifier: Apache-2.0
"""heights.tif and shade.tif on the same 2 arc-minute grid; heights_around.tif and shade_around.tif, the same for the
northern hemisphere (lon -170..190, lat -12..90) on a 6 arc-minute grid.

Land: the grey height tiles of Marble (SRTM30), grey turned into metres by a curve fitted to the elevations of GeoNames
towns and, where towns are few, to ETOPO5. Sea floor: ETOPO5, smoothed. Which is which: Natural Earth land. Shade: Natural Earth's grey shaded relief."""
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
FIRST_LAND_GREY, LAST_LAND_GREY = 96, 236  # darker greys are sea; brighter ones are too few cells
LEAST_TOWNS = 20
# Towns of high mountains lie in valleys, and there is none on the high plateaus: from the first of these greys on the
# medians of ETOPO5 count, from the second on alone (about 3,000 and 4,700 m).
FIRST_ETOPO5_GREY, ONLY_ETOPO5_GREY = 206, 224
SEA_SMOOTHING_CELLS = 1.5
DEPTH_STEP_M = 5  # beyond the shelf edge; ETOPO5 knows no better
SHELF_M = 200
AROUND_CELLS_PER_DEG, AROUND_BLOCK = 10, 3  # three cells of the fine grid to a coarse one
AROUND_WEST, AROUND_NORTH, AROUND_SOUTH = -170, 90, -12
AROUND_GEOTRANSFORM = (AROUND_WEST, 1 / AROUND_CELLS_PER_DEG, 0, AROUND_NORTH, 0, -1 / AROUND_CELLS_PER_DEG)
AROUND_STEP_M, AROUND_DEPTH_STEP_M = 5, 25  # more would only be noise at this grid


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


def etopo5_by_grey(inputs, grey):
    """Medians of ETOPO5 over the cells of each grey of high land (index: grey - FIRST_ETOPO5_GREY)."""
    rows, columns = np.nonzero(grey >= FIRST_ETOPO5_GREY - 0.5)
    lon, lat = (columns + 0.5) / raster.CELLS_PER_DEG - 180, 90 - (rows + 0.5) / raster.CELLS_PER_DEG
    heights = raster.sample(etopo5(inputs), (90 - lat) * 12, (lon % 360) * 12)
    rounded = np.round(grey[rows, columns]).astype(int)
    return np.array([np.median(heights[rounded == step]) for step in range(FIRST_ETOPO5_GREY, LAST_LAND_GREY)])


def metres_by_grey(grey, elevation, high):
    """The curve grey -> metres on land: medians of the towns' elevations, on high land of ETOPO5 (`high`), made
    increasing."""
    steps = np.arange(FIRST_LAND_GREY, LAST_LAND_GREY)
    rounded = np.round(grey).astype(int)
    chosen = [elevation[rounded == step] for step in steps]
    known = np.array([len(values) >= LEAST_TOWNS for values in chosen])
    medians = np.array([np.median(values) for values, ok in zip(chosen, known) if ok])
    weights = np.array([len(values) for values, ok in zip(chosen, known) if ok])
    curve = np.interp(np.arange(256), steps[known], medians)
    mountains = np.arange(FIRST_ETOPO5_GREY, LAST_LAND_GREY)
    share = np.clip((mountains - FIRST_ETOPO5_GREY) / (ONLY_ETOPO5_GREY - FIRST_ETOPO5_GREY), 0, 1)
    curve[mountains] = curve[mountains] * (1 - share) + high * share
    curve[LAST_LAND_GREY:] = high[-1]
    curve = increasing(curve, np.interp(np.arange(256), steps[known], weights, 1, 1))
    curve[FIRST_LAND_GREY:] = raster.gaussian(curve[FIRST_LAND_GREY:].astype(np.float32), 1.5, 0)
    return np.maximum(curve, 0)


def report(name, error):
    print(f"  heights against {len(error)} towns {name}: bias {error.mean():.0f} m, rmse "
          f"{np.sqrt((error ** 2).mean()):.0f} m, median error {np.median(np.abs(error)):.0f} m")


def land_heights(inputs):
    """Heights of the world by the curve of one half of the towns, judged on the other half."""
    grey = marble_grey(inputs)
    lon, lat, elevation = towns(inputs)
    at_towns = raster.sample(grey, (90 - lat) * raster.CELLS_PER_DEG - 0.5, (lon + 180) * raster.CELLS_PER_DEG - 0.5)
    fitted = np.arange(len(lon)) % 2 == 0
    curve = metres_by_grey(at_towns[fitted], elevation[fitted], etopo5_by_grey(inputs, grey))
    error = np.interp(at_towns, np.arange(256), curve) - elevation
    region_towns = ~fitted & (lon > 60) & (lat > 25)
    detail_towns = ~fitted & (lon > 105) & (lon < 145) & (lat > 38) & (lat < 60)
    report("of the region", error[region_towns])
    report("of the detail window", error[detail_towns])
    return np.interp(grey, np.arange(256), curve).astype(np.float32)


def etopo5(inputs):
    grid = read(os.path.join(inputs, ETOPO5)).astype(np.float32)
    return np.concatenate([grid, grid[:, :2]], axis=1)


def sea_depths(inputs, land):
    grid = etopo5(inputs)
    lon, lat = raster.centres()
    rows, columns = np.meshgrid((90 - lat) * 12, lon * 12, indexing="ij")
    depths = raster.sample(grid, rows, columns).astype(np.float32)
    water = (~land).astype(np.float32)
    # Smoothed over water only, so that coastal mountains do not lift the sea floor.
    share = raster.smooth(water, SEA_SMOOTHING_CELLS)
    depths = raster.smooth(np.minimum(depths, -1) * water, SEA_SMOOTHING_CELLS) / np.maximum(share, 1e-3)
    coarse = np.round(depths / DEPTH_STEP_M) * DEPTH_STEP_M
    return np.where(depths < -SHELF_M, coarse, depths)


def around(world):
    """Block means of a world grid (row 0 at 90 N, column 0 at 180 W) on the coarse grid."""
    columns = (np.arange(world.shape[1]) + (AROUND_WEST + 180) * raster.CELLS_PER_DEG) % world.shape[1]
    rows = int((AROUND_NORTH - AROUND_SOUTH) * raster.CELLS_PER_DEG)
    cut = world[:rows][:, columns]
    blocks = cut.reshape(rows // AROUND_BLOCK, AROUND_BLOCK, world.shape[1] // AROUND_BLOCK, AROUND_BLOCK)
    return blocks.mean(axis=(1, 3), dtype=np.float32)


def around_depths(inputs, shape):
    lon = AROUND_WEST + (np.arange(shape[1]) + 0.5) / AROUND_CELLS_PER_DEG
    lat = AROUND_NORTH - (np.arange(shape[0]) + 0.5) / AROUND_CELLS_PER_DEG
    rows, columns = np.meshgrid((90 - lat) * 12, (lon % 360) * 12, indexing="ij")
    depths = raster.smooth(raster.sample(etopo5(inputs), rows, columns).astype(np.float32), 0.7)
    return np.where(depths < -SHELF_M, np.round(depths / AROUND_DEPTH_STEP_M) * AROUND_DEPTH_STEP_M, depths)


def write_around(inputs, output, dataset, heights, shade):
    raster.write(os.path.join(output, "shade_around.tif"), np.round(around(shade) / 2).astype(np.uint8) * 2,
                 gdal.GDT_Byte, "Grey shaded relief, Natural Earth, public domain", AROUND_GEOTRANSFORM)
    coarse = around(heights)
    land = raster.rasterized(dataset.GetLayerByName("land_world"), coarse.shape, AROUND_GEOTRANSFORM)
    coarse = np.round(coarse / AROUND_STEP_M) * AROUND_STEP_M
    coarse = np.where(land, np.maximum(coarse, 1), np.minimum(around_depths(inputs, coarse.shape), -1))
    raster.write(os.path.join(output, "heights_around.tif"), np.round(coarse).astype(np.int16), gdal.GDT_Int16,
                 "Metres; land at least 1 (SRTM30 by Marble), sea at most -1 (ETOPO5)", AROUND_GEOTRANSFORM)


def main(inputs, _tables, output):
    shade = read(os.path.join(inputs, SHADE))
    shade = shade[0] if shade.ndim == 3 else shade
    raster.write(os.path.join(output, "shade.tif"), raster.crop(shade), gdal.GDT_Byte,
                 "Grey shaded relief, Natural Earth, public domain")
    world = land_heights(inputs)
    heights = raster.crop(world)
    dataset = gpkg.open_result(output)
    land = raster.rasterized(dataset.GetLayerByName("land"), heights.shape)
    heights = np.where(land, np.maximum(heights, 1), np.minimum(sea_depths(inputs, land), -1))
    raster.write(os.path.join(output, "heights.tif"), np.round(heights).astype(np.int16), gdal.GDT_Int16,
                 "Metres; land at least 1 (SRTM30 by Marble), sea at most -1 (ETOPO5)")
    print(f"  heights: {heights.min():.0f}..{heights.max():.0f} m, land share {land.mean():.3f}")
    write_around(inputs, output, dataset, world, shade)


if __name__ == "__main__":
    main(*sys.argv[1:4])
