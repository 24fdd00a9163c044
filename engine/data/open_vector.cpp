// SPDX-License-Identifier: Apache-2.0
#include "data/open_vector.h"

#include "base/strings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>

namespace northway::data {
namespace {

constexpr std::size_t kMostChoices = 20;

std::uint32_t big_endian(const std::array<unsigned char, 100>& header, std::size_t at,
                         std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
        value = value << 8U | header[at + i];
    }
    return value;
}

// How many bytes an SQLite file (such as a GeoPackage) says it has: page size at byte 16, number
// of pages at byte 28, valid while the two change counters at 24 and 92 agree (SQLite, "Database
// File Format", 1.3). 0 where it does not say.
std::uintmax_t promised_sqlite_bytes(const std::filesystem::path& path) {
    std::array<unsigned char, 100> header{};
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(header.data()), header.size());
    const std::string magic(header.begin(), header.begin() + 15);
    if (!file || magic != "SQLite format 3" ||
        big_endian(header, 24, 4) != big_endian(header, 92, 4)) {
        return 0;
    }
    const std::uint32_t page_size = big_endian(header, 16, 2);
    return static_cast<std::uintmax_t>(page_size == 1 ? 65536 : page_size) *
           big_endian(header, 28, 4);
}

Status check_whole(const std::string& path) {
    std::error_code no_file;
    const std::uintmax_t bytes = std::filesystem::file_size(path, no_file);
    if (no_file) {
        return {};  // a folder, a connection string or an address: GDAL will tell
    }
    if (const std::uintmax_t promised = promised_sqlite_bytes(path); bytes < promised) {
        return bad_input(
            fmt::format("'{}' breaks off after {} of {} bytes; copy or download it again", path,
                        bytes, promised));
    }
    return {};
}

bool looks_like_file(const std::string& path) {
    return path.find(':') == std::string::npos && path.find('{') == std::string::npos &&
           path.find('<') == std::string::npos && !path.starts_with("/vsi");
}

}  // namespace

std::string choices_text(const std::string& word, const std::vector<std::string>& choices) {
    if (choices.empty()) {
        return "there are none";
    }
    if (const auto nearest = nearest_word(word, choices)) {
        return fmt::format("did you mean '{}'?", *nearest);
    }
    const std::vector<std::string> shown(
        choices.begin(),
        choices.begin() + static_cast<std::ptrdiff_t>(std::min(choices.size(), kMostChoices)));
    return fmt::format("use one of '{}'{}", fmt::join(shown, "', '"),
                       choices.size() > shown.size() ? " …" : "");
}

Result<GDALDatasetUniquePtr> open_vector(const std::string& path, GdalSession& session) {
    if (path.empty()) {
        return bad_input("a dataset needs a path; it is empty");
    }
    std::error_code ignored;
    if (looks_like_file(path) && !std::filesystem::exists(path, ignored)) {
        return bad_input(fmt::format("'{}' does not exist; check the path", path));
    }
    if (auto whole = check_whole(path); !whole) {
        return tl::unexpected(whole.error());
    }
    session.clear();
    GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
    if (!dataset) {
        return bad_input(fmt::format("'{}' cannot be opened as vector data: {}", path,
                                     session.reason("GDAL does not say why")));
    }
    return dataset;
}

std::vector<std::string> layer_names(GDALDataset& dataset) {
    std::vector<std::string> names;
    for (OGRLayer* layer : dataset.GetLayers()) {
        names.emplace_back(layer->GetName());
    }
    return names;
}

Result<OGRLayer*> find_layer(GDALDataset& dataset, const std::string& path,
                             const std::string& name) {
    if (OGRLayer* layer = dataset.GetLayerByName(name.c_str())) {
        return layer;
    }
    return bad_input(fmt::format("'{}' has no layer '{}'; {}", path, name,
                                 choices_text(name, layer_names(dataset))));
}

}  // namespace northway::data
