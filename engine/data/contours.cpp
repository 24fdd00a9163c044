// SPDX-License-Identifier: Apache-2.0
#include "data/contours.h"

#include "data/gdal_session.h"
#include "data/raster.h"

#include <fmt/format.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace northway::data {
namespace {

constexpr double kMostLines = 5e5;

// A grid of heights; NaN where there is none.
struct Heights {
    int width = 0;
    int height = 0;
    std::vector<float> cells;

    float& at(int column, int row) {
        return cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(column)];
    }
};

// The values of the cubic B-spline surface at the cells' centres: weights 1, 4, 1 both ways. What
// lies on one side of the shore stays there: land is smoothed with land and sea with sea.
void smooth(Heights& heights) {
    const auto pass = [&](int count, int runs, auto&& cell) {
        std::vector<float> line(static_cast<std::size_t>(count));
        for (int run = 0; run < runs; ++run) {
            for (int i = 0; i < count; ++i) {
                line[static_cast<std::size_t>(i)] = cell(run, i);
            }
            for (int i = 0; i < count; ++i) {
                const float here = line[static_cast<std::size_t>(i)];
                const auto beside = [&](int k) {
                    const float there =
                        line[static_cast<std::size_t>(std::clamp(k, 0, count - 1))];
                    return std::isnan(there) || (there < 0) != (here < 0) ? here : there;
                };
                cell(run, i) = (beside(i - 1) + 4 * here + beside(i + 1)) / 6;
            }
        }
    };
    pass(heights.width, heights.height,
         [&](int row, int column) -> float& { return heights.at(column, row); });
    pass(heights.height, heights.width,
         [&](int column, int row) -> float& { return heights.at(column, row); });
}

Heights heights_of(const model::Raster& raster) {
    Heights heights{raster.width, raster.height, {}};
    heights.cells.resize(static_cast<std::size_t>(raster.width) *
                         static_cast<std::size_t>(raster.height));
    for (int row = 0; row < raster.height; ++row) {
        for (int column = 0; column < raster.width; ++column) {
            heights.at(column, row) = raster.is_nodata(column, row)
                                          ? std::numeric_limits<float>::quiet_NaN()
                                          : static_cast<float>(raster.value(column, row));
        }
    }
    return heights;
}

// Each corner becomes two, at a quarter and three quarters of the ways to the next; ends stay.
std::vector<geo::LonLat> rounded(const std::vector<geo::LonLat>& line) {
    if (line.size() < 3) {
        return line;
    }
    const auto between = [](geo::LonLat a, geo::LonLat b, double t) {
        return geo::LonLat{a.lon_deg + (b.lon_deg - a.lon_deg) * t,
                           a.lat_deg + (b.lat_deg - a.lat_deg) * t};
    };
    const bool closed = line.front() == line.back();
    std::vector<geo::LonLat> result;
    if (!closed) {
        result.push_back(line.front());
    }
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (closed || i > 0) {
            result.push_back(between(line[i], line[i + 1], 0.25));
        }
        if (closed || i + 2 < line.size()) {
            result.push_back(between(line[i], line[i + 1], 0.75));
        }
    }
    result.push_back(closed ? result.front() : line.back());
    return result;
}

// The raster with its smoothed cells as GDAL reads it.
Result<GDALDatasetUniquePtr> dataset_of(Heights& heights, const model::Raster& raster,
                                        GdalSession& session) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    GDALDatasetUniquePtr dataset(
        driver->Create("", heights.width, heights.height, 1, GDT_Float32, nullptr));
    double transform[] = {raster.west_deg, raster.step_lon_deg, 0,
                          raster.north_deg, 0, -raster.step_lat_deg};
    if (!dataset || dataset->SetGeoTransform(transform) != CE_None ||
        dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, heights.width, heights.height,
                                            heights.cells.data(), heights.width, heights.height,
                                            GDT_Float32, 0, 0, nullptr) != CE_None) {
        return failed(fmt::format("'{}': {}", raster.name, session.reason("no memory is left")));
    }
    return dataset;
}

}  // namespace

Result<model::FeatureSet> read_contours(const ContourRequest& request) {
    if (!(request.interval_m > 0)) {
        return bad_input(fmt::format("'{}': the interval of contours must be above 0 m, not {:g}",
                                     request.path, request.interval_m));
    }
    RasterRequest wanted;
    wanted.path = request.path;
    wanted.band = request.band;
    wanted.bbox = request.bbox;
    auto raster = read_raster(wanted);
    if (!raster) {
        return tl::unexpected(raster.error());
    }
    Heights heights = heights_of(*raster);
    for (int i = 0; i < request.smoothing; ++i) {
        smooth(heights);
    }
    GdalSession session;
    auto dataset = dataset_of(heights, *raster, session);
    if (!dataset) {
        return tl::unexpected(dataset.error());
    }
    GDALDatasetUniquePtr lines(GetGDALDriverManager()->GetDriverByName("Memory")->Create(
        "", 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayer* layer = lines->CreateLayer("contours", nullptr, wkbLineString, nullptr);
    OGRFieldDefn field("elevation", OFTReal);
    layer->CreateField(&field);
    const std::string interval = fmt::format("LEVEL_INTERVAL={}", request.interval_m);
    const std::string base = fmt::format("LEVEL_BASE={}", request.base_m);
    std::vector<std::string> words{interval, base, "ELEV_FIELD=0", "NODATA=nan"};
    std::vector<char*> options;
    for (std::string& word : words) {
        options.push_back(word.data());
    }
    options.push_back(nullptr);
    if (GDALContourGenerateEx(GDALRasterBand::ToHandle((*dataset)->GetRasterBand(1)), layer,
                              options.data(), nullptr, nullptr) != CE_None) {
        return bad_input(fmt::format("'{}': no contours can be made: {}", request.path,
                                     session.reason("GDAL does not say why")));
    }
    if (static_cast<double>(layer->GetFeatureCount()) > kMostLines) {
        return bad_input(fmt::format("'{}': {} contours are too many; choose a greater interval "
                                     "or a smaller \"bbox\"",
                                     request.path, layer->GetFeatureCount()));
    }

    model::FeatureSet set;
    set.name = request.path;
    set.fields = {"elevation", "index"};
    set.warnings = raster->warnings;
    std::vector<geo::LonLat> points;
    for (const auto& each : *layer) {
        const double elevation_m = each->GetFieldAsDouble(0);
        const OGRGeometry* geometry = each->GetGeometryRef();
        if (geometry == nullptr || (!request.has_shore && std::abs(elevation_m) < 1e-6)) {
            continue;
        }
        const OGRLineString* line = geometry->toLineString();
        points.clear();
        for (int i = 0; i < line->getNumPoints(); ++i) {
            points.push_back({line->getX(i), line->getY(i)});
        }
        for (int i = 0; i < request.smoothing; ++i) {
            points = rounded(points);
        }
        if (points.size() < 2) {
            continue;
        }
        model::Feature feature;
        feature.id = static_cast<std::int64_t>(set.features.size());
        feature.geometry.type = model::GeometryType::line;
        feature.geometry.points = points;
        feature.geometry.part_starts = {0};
        const double step = (elevation_m - request.base_m) / request.interval_m;
        const bool is_index =
            request.index_every > 0 && std::llround(step) % request.index_every == 0;
        feature.values = {elevation_m, is_index};
        set.features.push_back(std::move(feature));
    }
    return set;
}

}  // namespace northway::data
