// SPDX-License-Identifier: Apache-2.0
#include "scene/charts.h"

#include "scene/document.h"
#include "style/color.h"

#include <fmt/format.h>

#include <array>
#include <algorithm>
#include <optional>

namespace northway::scene {
namespace {

constexpr std::array<std::string_view, 6> kSeriesKeys{"system",    "metric", "commodity",
                                                      "direction", "label",  "color"};

class Reader {
public:
    Reader(const std::string& place, std::vector<Warning>& warnings)
        : place_(place), warnings_(warnings) {}

    std::optional<ChartSpec> chart(const style::Json& json, const std::string& path) {
        if (!json.is_object() || !json.value("series", style::Json()).is_array()) {
            warn(path, "an object with a list \"series\" is expected; it is passed over");
            return std::nullopt;
        }
        ChartSpec spec;
        ItemReader reader(json, place_, path, warnings_);
        reader.find("title");
        reader.find("series");
        spec.item = reader.item();
        reader.finish();
        if (reader.error() && !error_) {
            error_ = reader.error();
        }
        spec.title = names_from_json(json.value("title", style::Json()));
        std::size_t number = 0;
        for (const auto& each : json["series"]) {
            if (auto line = series(each, fmt::format("{}.series[{}]", path, number++))) {
                spec.lines.push_back(std::move(*line));
            }
        }
        if (spec.lines.empty()) {
            warn(path, "a chart without series; it is passed over");
            return std::nullopt;
        }
        return spec;
    }

    void warn(const std::string& path, std::string message) {
        warnings_.push_back({fmt::format("{}: {}", place_, path), std::move(message)});
    }
    const std::optional<Error>& error() const { return error_; }

private:
    std::optional<ChartSpec::Line> series(const style::Json& json, const std::string& path) {
        if (!json.is_object()) {
            warn(path, "an object is expected; it is passed over");
            return std::nullopt;
        }
        warn_of_unknown(json, kSeriesKeys, path);
        ChartSpec::Line line;
        line.key = {text(json, "system", path), text(json, "metric", path),
                    text(json, "commodity", path), text(json, "direction", path)};
        line.label = names_from_json(json.value("label", style::Json()));
        line.color = text(json, "color", path);
        if (line.key.system_id.empty() || line.key.metric.empty()) {
            warn(path, "\"system\" and \"metric\" are needed; it is passed over");
            return std::nullopt;
        }
        if (!line.color.empty() && !style::parse_color(line.color)) {
            warn(path, fmt::format("'{}' is no colour; the theme's is used", line.color));
            line.color.clear();
        }
        return line;
    }

    std::string text(const style::Json& json, const char* key, const std::string& path) {
        const auto found = json.find(key);
        if (found == json.end()) {
            return {};
        }
        if (!found->is_string()) {
            warn(fmt::format("{}.{}", path, key), "a text is expected; it is passed over");
            return {};
        }
        return found->get<std::string>();
    }

    template <std::size_t N>
    void warn_of_unknown(const style::Json& json, const std::array<std::string_view, N>& keys,
                         const std::string& path) {
        for (const auto& [key, value] : json.items()) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
                warn(fmt::format("{}.{}", path, key), "unknown key; it is passed over");
            }
        }
    }

    const std::string& place_;
    std::vector<Warning>& warnings_;
    std::optional<Error> error_;
};

}  // namespace

Result<std::vector<ChartSpec>> charts_from_json(const style::Json& json, const std::string& place,
                                                std::vector<Warning>& warnings) {
    std::vector<ChartSpec> charts;
    Reader reader(place, warnings);
    if (!json.is_array()) {
        reader.warn("page.charts", "a list is expected; it is passed over");
        return charts;
    }
    std::size_t number = 0;
    for (const auto& each : json) {
        if (auto chart = reader.chart(each, fmt::format("page.charts[{}]", number++))) {
            charts.push_back(std::move(*chart));
        }
    }
    if (reader.error()) {
        return tl::unexpected(*reader.error());
    }
    return charts;
}

}  // namespace northway::scene
