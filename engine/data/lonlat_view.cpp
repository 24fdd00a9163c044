// SPDX-License-Identifier: Apache-2.0
#include "data/lonlat_view.h"

#include <fmt/format.h>
#include <gdal_utils.h>

namespace northway::data {

Result<GDALDatasetUniquePtr> view_on_lonlat(GDALDataset& dataset, const std::string& name,
                                            const std::vector<std::string>& options,
                                            GdalSession& session) {
    std::vector<std::string> words{"-of", "VRT", "-t_srs", "EPSG:4326"};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    GDALWarpAppOptions* warp = GDALWarpAppOptionsNew(arguments.data(), nullptr);
    GDALDatasetH source = GDALDataset::ToHandle(&dataset);
    int is_misused = 0;
    GDALDatasetUniquePtr view(
        GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &source, warp, &is_misused)));
    GDALWarpAppOptionsFree(warp);
    if (!view) {
        return bad_input(fmt::format("'{}' cannot be brought to longitude and latitude: {}", name,
                                     session.reason("GDAL does not say why")));
    }
    return view;
}

}  // namespace northway::data
