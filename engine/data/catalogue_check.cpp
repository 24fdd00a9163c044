// SPDX-License-Identifier: Apache-2.0
#include "data/catalogue.h"
#include "data/catalogue_rules.h"

namespace northway::data {
namespace {

// Land in full detail first, then the coarser land around it.
Result<std::vector<LandMap>> read_land(const std::filesystem::path& basemap) {
    std::vector<LandMap> maps;
    for (const char* layer : {"land", "land_around"}) {
        auto map = LandMap::read(basemap.string(), layer);
        if (!map) {
            return tl::unexpected(map.error());
        }
        maps.push_back(std::move(*map));
    }
    return maps;
}

}  // namespace

Result<CatalogueReport> check_catalogue(const std::filesystem::path& folder,
                                        const std::filesystem::path& basemap) {
    auto files = read_catalogue_files(folder);
    if (!files) {
        return tl::unexpected(files.error());
    }
    CatalogueReport report;
    if (!files->missing_columns.empty()) {
        // Every row would break the same rules.
        report.errors = std::move(files->missing_columns);
        report.catalogue = std::move(files->catalogue);
        return report;
    }
    // What a map is drawn without is no catalogue to publish.
    const std::vector<Warning> not_tolerated = files->complaints.warnings();
    check_texts(*files);
    check_systems(*files);
    check_numbers(*files);
    check_places(*files);
    check_geometry(*files);
    check_recipes(*files);
    check_doubles(*files);
    if (!basemap.empty()) {
        const auto maps = read_land(basemap);
        if (!maps) {
            return tl::unexpected(maps.error());
        }
        check_land_and_sea(*files, *maps);
    }
    report.errors = files->complaints.errors();
    report.errors.insert(report.errors.end(), not_tolerated.begin(), not_tolerated.end());
    const auto& warnings = files->complaints.warnings();
    report.warnings.assign(warnings.begin() + static_cast<std::ptrdiff_t>(not_tolerated.size()),
                           warnings.end());
    report.catalogue = std::move(files->catalogue);
    return report;
}

}  // namespace northway::data
