// SPDX-License-Identifier: Apache-2.0
#include "data/picture.h"

#include "data/gdal_session.h"
#include "data/picture_bands.h"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace northway::data {
namespace {

namespace fs = std::filesystem;

constexpr double kHalfWorld_m = 20037508.342789244;

struct Tile {
    int zoom = 0;
    int x = 0;
    int y = 0;  // from the north
    fs::path path;
};

// The number that stands where `key` does in the pattern, and nothing else; -1: none.
int number_in(const std::string& pattern, const std::string& key, const std::string& text) {
    const auto at = pattern.find(key);
    if (at == std::string::npos || text.size() < pattern.size() - key.size()) {
        return -1;
    }
    const std::string_view after(pattern.data() + at + key.size(),
                                 pattern.size() - at - key.size());
    if (text.compare(0, at, pattern, 0, at) != 0 || !std::string_view(text).ends_with(after)) {
        return -1;
    }
    int number = -1;
    const char* first = text.data() + at;
    const char* last = text.data() + text.size() - after.size();
    const auto [end, fault] = std::from_chars(first, last, number);
    return fault == std::errc() && end == last ? number : -1;
}

std::vector<std::pair<int, fs::path>> numbered(const fs::path& folder, const std::string& pattern,
                                               const std::string& key) {
    std::vector<std::pair<int, fs::path>> found;
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator(folder, fault)) {
        const int number = number_in(pattern, key, entry.path().filename().string());
        if (number >= 0) {
            found.emplace_back(number, entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

// Every tile that there is, by zoom.
Result<std::map<int, std::vector<Tile>>> find_tiles(const TilesRequest& request) {
    const fs::path pattern(request.pattern);
    const std::string rows = pattern.filename().string();
    const std::string columns = pattern.parent_path().filename().string();
    const std::string zooms = pattern.parent_path().parent_path().filename().string();
    const fs::path root = pattern.parent_path().parent_path().parent_path();
    if (rows.find("{y}") == std::string::npos || columns.find("{x}") == std::string::npos ||
        zooms.find("{z}") == std::string::npos) {
        return bad_input(fmt::format("'{}': folders and files as {{z}}/{{x}}/{{y}}.png are expected",
                                     request.pattern));
    }
    std::map<int, std::vector<Tile>> tiles;
    for (const auto& [zoom, zoom_path] : numbered(root, zooms, "{z}")) {
        if (zoom < request.min_zoom || zoom > request.max_zoom || zoom > 30) {
            continue;
        }
        for (const auto& [x, column_path] : numbered(zoom_path, columns, "{x}")) {
            for (const auto& [y, path] : numbered(column_path, rows, "{y}")) {
                const int north = request.is_tms ? (1 << zoom) - 1 - y : y;
                tiles[zoom].push_back({zoom, x, north, path});
            }
        }
    }
    if (tiles.empty()) {
        return bad_input(fmt::format("'{}': there is no such tile", request.pattern));
    }
    return tiles;
}

struct Range {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // both ends included
};

Range range_of(const std::vector<Tile>& tiles) {
    Range range{tiles[0].x, tiles[0].y, tiles[0].x, tiles[0].y};
    for (const Tile& tile : tiles) {
        range = {std::min(range.x0, tile.x), std::min(range.y0, tile.y),
                 std::max(range.x1, tile.x), std::max(range.y1, tile.y)};
    }
    return range;
}

Result<model::Picture> read_tile(const fs::path& path, GdalSession& session) {
    const GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
    model::Picture picture;
    if (dataset) {
        picture.width = dataset->GetRasterXSize();
        picture.height = dataset->GetRasterYSize();
    }
    if (!dataset || !read_colors(*dataset, path.string(), picture)) {
        return bad_input(fmt::format("'{}' cannot be read: {}", path.string(),
                                     session.reason("GDAL does not say why")));
    }
    return picture;
}

}  // namespace

Result<model::Picture> read_tiles(const TilesRequest& request) {
    GdalSession session;
    auto found = find_tiles(request);
    if (!found) {
        return tl::unexpected(found.error());
    }
    auto first = read_tile(found->begin()->second.front().path, session);
    if (!first) {
        return first;
    }
    const int side = first->width;
    // The greatest zoom that fits, else the least.
    auto chosen = found->begin();
    for (auto each = found->begin(); each != found->end(); ++each) {
        const Range range = range_of(each->second);
        if ((std::max(range.x1 - range.x0, range.y1 - range.y0) + 1) * side <=
            request.max_size_px) {
            chosen = each;
        }
    }
    const auto& [zoom, tiles] = *chosen;
    const Range range = range_of(tiles);
    model::Picture picture;
    picture.name = request.pattern;
    picture.width = (range.x1 - range.x0 + 1) * side;
    picture.height = (range.y1 - range.y0 + 1) * side;
    picture.rgba.assign(
        4 * static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height), 0);
    picture.has_mask = true;
    const double tile_m = 2 * kHalfWorld_m / (1 << zoom);
    const double px_m = tile_m / side;
    picture.place.crs = "EPSG:3857";
    picture.place.px_from_crs = model::matrix_from_geotransform(
        {range.x0 * tile_m - kHalfWorld_m, px_m, 0, kHalfWorld_m - range.y0 * tile_m, 0, -px_m});
    const auto stride = 4 * static_cast<std::size_t>(picture.width);
    for (const Tile& tile : tiles) {
        auto read = read_tile(tile.path, session);
        if (!read) {
            return read;
        }
        if (read->width != side || read->height != side) {
            return bad_input(fmt::format("'{}' is {} x {} pixels, other tiles are {} x {}",
                                         tile.path.string(), read->width, read->height, side,
                                         side));
        }
        for (int row = 0; row < side; ++row) {
            const auto from = 4 * static_cast<std::size_t>(row) * static_cast<std::size_t>(side);
            const auto to = static_cast<std::size_t>((tile.y - range.y0) * side + row) * stride +
                            4 * static_cast<std::size_t>((tile.x - range.x0) * side);
            std::memcpy(&picture.rgba[to], &read->rgba[from], 4 * static_cast<std::size_t>(side));
        }
        for (std::size_t i = 3; picture.has_mask && i < read->rgba.size(); i += 4) {
            picture.has_mask = read->rgba[i] % 255 == 0;
        }
    }
    if (zoom != found->rbegin()->first) {
        picture.warnings.push_back(
            {"'" + request.pattern + "'",
             fmt::format("is shown at zoom {}; tiles up to {} would be too large to hold", zoom,
                         found->rbegin()->first)});
    }
    return picture;
}

}  // namespace northway::data
