// SPDX-License-Identifier: Apache-2.0
#include "model/feature.h"

#include "model/raster.h"

#include <gtest/gtest.h>

namespace northway::model {
namespace {

TEST(Geometry, PartsAndPolygonsAreRuns) {
    Geometry geometry;
    geometry.type = GeometryType::polygon;
    geometry.points = {{0, 0}, {4, 0}, {0, 4}, {0, 0}, {1, 1}, {2, 1},
                       {1, 2}, {1, 1}, {8, 8}, {9, 8}, {8, 9}, {8, 8}};
    geometry.part_starts = {0, 4, 8};
    geometry.polygon_starts = {0, 2};
    EXPECT_EQ(geometry.part_count(), 3u);
    EXPECT_EQ(geometry.part(1).size(), 4u);
    EXPECT_EQ(geometry.part(2)[1], (geo::LonLat{9, 8}));
    EXPECT_EQ(geometry.polygon_count(), 2u);
    EXPECT_EQ(geometry.first_ring(1), 2u);
    EXPECT_EQ(geometry.end_ring(0), 2u);
    EXPECT_EQ(geometry.end_ring(1), 3u);
    EXPECT_EQ(geometry.bounds(), (geo::Box{0, 0, 9, 9}));
}

TEST(FeatureSet, FieldIndex) {
    const FeatureSet set{"roads", {"name", "lanes"}, {}, {}};
    EXPECT_EQ(set.field_index("lanes"), 1);
    EXPECT_EQ(set.field_index("Lanes"), -1);
}

TEST(Raster, ValuesAndNodata) {
    Raster raster;
    raster.width = 2;
    raster.height = 2;
    raster.west_deg = 100;
    raster.north_deg = 60;
    raster.step_lon_deg = 0.5;
    raster.step_lat_deg = 0.25;
    raster.values = std::vector<std::int16_t>{1, 2, -32768, 4};
    raster.nodata = -32768;
    EXPECT_EQ(raster.value(1, 0), 2.0);
    EXPECT_EQ(raster.value(1, 1), 4.0);
    EXPECT_TRUE(raster.is_nodata(0, 1));
    EXPECT_FALSE(raster.is_nodata(0, 0));
    EXPECT_EQ(raster.bounds(), (geo::Box{100, 59.5, 101, 60}));
}

}  // namespace
}  // namespace northway::model
