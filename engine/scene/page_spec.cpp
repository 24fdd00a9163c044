// SPDX-License-Identifier: Apache-2.0
#include "scene/page_spec.h"

#include "scene/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace northway::scene {
namespace {

using json = style::Json;

constexpr std::array kPageKeys{"title",     "subtitle",    "furniture",  "legend",
                               "scale-bar", "north-arrow", "time-label", "charts",
                               "frame",     "graticule"};

// Reads one page block; keeps what the steps share.
class PageReader {
public:
    PageReader(const std::string& place, std::vector<Warning>& warnings)
        : place_(place), warnings_(warnings) {}

    Result<PageSpec> read(const json& page) {
        PageSpec spec;
        if (!page.is_object()) {
            warn("page", "an object is expected; it is passed over");
            return spec;
        }
        warn_of_unknown(page, kPageKeys, "page.");
        spec.title = names_from_json(page.value("title", json()));
        spec.subtitle = names_from_json(page.value("subtitle", json()));
        spec.furniture = flag(page, "furniture");
        spec.legend = flag(page, "legend");
        spec.scale_bar = flag(page, "scale-bar");
        spec.north_arrow = flag(page, "north-arrow");
        spec.time_label = flag(page, "time-label");
        spec.frame = frame_from_json(page.value("frame", json()), place_, warnings_);
        spec.graticule = graticule_from_json(page.value("graticule", json()), place_, warnings_);
        if (page.contains("charts")) {
            spec.charts = charts_from_json(page["charts"], place_, warnings_);
        }
        return spec;
    }

private:
    void warn(const std::string& path, std::string message) {
        warnings_.push_back({fmt::format("{}: {}", place_, path), std::move(message)});
    }

    template <std::size_t N>
    void warn_of_unknown(const json& object, const std::array<const char*, N>& known,
                         const std::string& path) {
        for (const auto& [key, value] : object.items()) {
            if (std::find(known.begin(), known.end(), key) != known.end()) {
                continue;
            }
            const auto meant = nearest_word(key, {known.begin(), known.end()});
            warn(path + key, "is not used; it is kept when the scene is saved" +
                                 (meant ? fmt::format(" (did you mean '{}'?)", *meant)
                                        : std::string()));
        }
    }

    // True unless the key is there and false.
    static bool flag(const json& object, const char* key) {
        const auto found = object.find(key);
        return found == object.end() || !found->is_boolean() || found->get<bool>();
    }

    const std::string& place_;
    std::vector<Warning>& warnings_;
};

}  // namespace

Result<PageSpec> page_from_json(const style::Json& json, const std::string& place,
                                std::vector<Warning>& warnings) {
    return PageReader(place, warnings).read(json);
}

}  // namespace northway::scene
