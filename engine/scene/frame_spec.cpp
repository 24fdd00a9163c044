// SPDX-License-Identifier: Apache-2.0
#include "scene/frame_spec.h"

#include "scene/json_reader.h"

#include <algorithm>

namespace northway::scene {
namespace {

constexpr double kMostMargin_mm = 500;

bool is_margin(const style::Json& json) {
    return json.is_number() && json.get<double>() >= 0 && json.get<double>() <= kMostMargin_mm;
}

std::optional<std::array<double, 4>> margins(ObjectReader& reader) {
    const auto* json = reader.find("margin-mm");
    if (json == nullptr) {
        return std::nullopt;
    }
    if (is_margin(*json)) {
        const double all = json->get<double>();
        return std::array{all, all, all, all};
    }
    if (json->is_array() && json->size() == 4 && std::all_of(json->begin(), json->end(), is_margin)) {
        return json->get<std::array<double, 4>>();
    }
    reader.warn("margin-mm", "a number or [top, right, bottom, left] is expected");
    return std::nullopt;
}

// Degrees that divide the circle into whole parts, or "auto".
bool read_interval(const style::Json& json, double& interval_deg) {
    if (json == style::Json("auto")) {
        interval_deg = 0;
        return true;
    }
    if (!json.is_number() || !(json.get<double>() >= 1.0 / 60) || !(json.get<double>() <= 90)) {
        return false;
    }
    interval_deg = json.get<double>();
    return true;
}

void read_intervals(ObjectReader& reader, GraticuleSpec& spec) {
    const auto* json = reader.find("interval-deg");
    if (json == nullptr) {
        return;
    }
    const bool two = json->is_array() && json->size() == 2;
    GraticuleSpec read = spec;
    if (!read_interval(two ? (*json)[0] : *json, read.lon_interval_deg) ||
        !read_interval(two ? (*json)[1] : *json, read.lat_interval_deg)) {
        reader.warn("interval-deg",
                    "\"auto\", degrees from 1/60 to 90, or [of meridians, of parallels] is "
                    "expected");
        return;
    }
    spec = read;
}

}  // namespace

FrameSpec frame_from_json(const style::Json& json, const std::string& place,
                          std::vector<Warning>& warnings) {
    FrameSpec spec;
    if (json.is_boolean()) {
        spec.visible = json.get<bool>();
        return spec;
    }
    ObjectReader reader(json, place, "page.frame", warnings);
    if (!json.is_object()) {
        if (!json.is_null()) {
            reader.warn("", "true, false or an object is expected");
        }
        return spec;
    }
    spec.visible = reader.flag("visible", true);
    spec.margin_mm = margins(reader);
    spec.style = reader.word("style", spec.style,
                             {std::pair{std::string_view("none"), FrameSpec::Style::none},
                              std::pair{std::string_view("line"), FrameSpec::Style::line},
                              std::pair{std::string_view("double"), FrameSpec::Style::pair},
                              std::pair{std::string_view("zebra"), FrameSpec::Style::zebra}});
    spec.color = reader.color("color");
    spec.paper_color = reader.color("paper-color");
    if (reader.find("visible") == nullptr) {
        spec.visible.reset();
    }
    reader.finish();
    return spec;
}

GraticuleSpec graticule_from_json(const style::Json& json, const std::string& place,
                                  std::vector<Warning>& warnings) {
    GraticuleSpec spec;
    if (json.is_boolean()) {
        spec.visible = json.get<bool>();
        return spec;
    }
    ObjectReader reader(json, place, "page.graticule", warnings);
    if (!json.is_object()) {
        if (!json.is_null()) {
            reader.warn("", "true, false or an object is expected");
        }
        return spec;
    }
    spec.visible = reader.flag("visible", true);
    read_intervals(reader, spec);
    spec.color = reader.color("color");
    spec.label_color = reader.color("label-color");
    spec.width_css = reader.number("width", spec.width_css, 0, 20);
    spec.opacity = reader.number("opacity", spec.opacity, 0, 1);
    spec.labels = reader.flag("labels", spec.labels);
    spec.rotate_labels = reader.flag("rotate-labels", spec.rotate_labels);
    spec.ticks = reader.flag("ticks", spec.ticks);
    spec.above = reader.word("layer", spec.above,
                             {std::pair{std::string_view("below"), false},
                              std::pair{std::string_view("above"), true}});
    spec.special = reader.flag("special", spec.special);
    reader.finish();
    return spec;
}

}  // namespace northway::scene
