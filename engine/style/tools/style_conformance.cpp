// SPDX-License-Identifier: Apache-2.0
// Runs cases of the MapLibre expression conformance suite: style_conformance DIR reads every
// DIR/**/test.json, prints the path of each case that does not agree, and last "N passed, M
// failed". A case agrees when compile result, type, constancy, the keys of errors and every output
// do; --wording compares the words of errors too, --explain shows both sides of what does not
// agree.
#include "style/expression.h"
#include "style/shape.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <numbers>
#include <string>
#include <vector>

namespace {

using namespace northway::style;
namespace fs = std::filesystem;

constexpr double kTileSteps = 8192;
constexpr std::string_view kPlace = "layers[0].paint.some-property";

Json member(const Json& object, const char* name) {
    if (!object.is_object() || !object.contains(name)) {
        return nullptr;
    }
    return object.at(name);
}

PropertyType property_type(const Json& name) {
    static const std::vector<std::pair<std::string, PropertyType>> types{
        {"number", PropertyType::number},
        {"string", PropertyType::string},
        {"boolean", PropertyType::boolean},
        {"enum", PropertyType::enumeration},
        {"color", PropertyType::color},
        {"array", PropertyType::array},
        {"formatted", PropertyType::formatted},
        {"resolvedImage", PropertyType::image},
        {"padding", PropertyType::padding},
        {"numberArray", PropertyType::number_array},
        {"colorArray", PropertyType::color_array},
        {"variableAnchorOffsetCollection", PropertyType::variable_anchor_offset},
        {"projectionDefinition", PropertyType::projection_definition},
    };
    const auto found = std::find_if(types.begin(), types.end(),
                                    [&name](const auto& entry) { return name == entry.first; });
    return found == types.end() ? PropertyType::any : found->second;
}

PropertyKind property_kind(const Json& name) {
    if (name.is_null() || name == "data-driven") {
        return PropertyKind::data_driven;
    }
    if (name == "cross-faded-data-driven") {
        return PropertyKind::cross_faded_data_driven;
    }
    return name == "color-ramp" ? PropertyKind::color_ramp : PropertyKind::data_constant;
}

PropertySpec read_spec(const Json& json) {
    PropertySpec spec;
    spec.type = property_type(member(json, "type"));
    spec.item = property_type(member(json, "value"));
    spec.kind = property_kind(member(json, "property-type"));
    spec.tokens = member(json, "tokens") == true;
    if (const Json length = member(json, "length"); length.is_number()) {
        spec.length = length.get<int>();
    }
    if (json.is_object() && json.contains("default")) {
        spec.default_json = json.at("default").dump();
    }
    const Json values = member(json, "values");
    for (const auto& [word, description] : values.items()) {
        spec.values.push_back(
            values.is_array() && description.is_string() ? description.get<std::string>() : word);
    }
    if (const Json expression = member(json, "expression"); expression.is_object()) {
        const Json parameters = member(expression, "parameters");
        spec.interpolated = member(expression, "interpolated") == true;
        spec.takes_zoom =
            std::find(parameters.begin(), parameters.end(), "zoom") != parameters.end();
    }
    return spec;
}

struct Tile {
    double z = 0;
    double x = 0;
    double y = 0;
};

// A point as a tile holds it: on a grid of whole steps.
LonLat on_grid(const LonLat& point, const Tile& tile) {
    constexpr double kPi = std::numbers::pi;
    const double size = std::exp2(tile.z) * kTileSteps;
    const double x = (180 + point.lon_deg) / 360 * size;
    const double angle = kPi / 4 + point.lat_deg * kPi / 360;
    const double y = (180 - 180 / kPi * std::log(std::tan(angle))) / 360 * size;
    const double mercator_y = std::floor(y + 0.5) / size;
    return {std::floor(x + 0.5) / size * 360 - 180,
            360 / kPi * std::atan(std::exp((180 - mercator_y * 360) * kPi / 180)) - 90};
}

void put_on_grid(Geometry& geometry, const Tile& tile) {
    const auto move = [&tile](std::vector<LonLat>& points) {
        std::transform(points.begin(), points.end(), points.begin(),
                       [&tile](const LonLat& point) { return on_grid(point, tile); });
    };
    move(geometry.points);
    std::for_each(geometry.lines.begin(), geometry.lines.end(), move);
    for (Geometry::Polygon& polygon : geometry.polygons) {
        std::for_each(polygon.begin(), polygon.end(), move);
    }
}

// The feature of a case; its geometry is known only inside a tile.
class CaseFeature : public PlainFeature {
public:
    CaseFeature(const Json& globals, const Json& json) {
        feature_id = value_from_json(member(json, "id"));
        if (const Json properties = member(json, "properties"); properties.is_object()) {
            attributes = *value_from_json(properties).object();
        }
        if (const Json state = member(json, "featureState"); state.is_object()) {
            feature_state = *value_from_json(state).object();
        }
        if (auto geometry = geometry_from_geojson(member(json, "geometry"))) {
            shape = std::move(*geometry);
        }
        if (const Json id = member(globals, "canonicalID"); id.is_object()) {
            tile_ =
                Tile{id.at("z").get<double>(), id.at("x").get<double>(), id.at("y").get<double>()};
            put_on_grid(shape, *tile_);
        }
    }

    GeometryType geometry_type() const override { return tile_ ? single(shape.type) : shape.type; }
    const Geometry* geometry() const override { return tile_ ? PlainFeature::geometry() : nullptr; }
    const std::optional<Tile>& tile() const { return tile_; }

private:
    static GeometryType single(GeometryType type) {
        switch (type) {
            case GeometryType::multi_point:
                return GeometryType::point;
            case GeometryType::multi_line_string:
                return GeometryType::line_string;
            case GeometryType::multi_polygon:
                return GeometryType::polygon;
            default:
                return type;
        }
    }

    std::optional<Tile> tile_;
};

std::optional<double> number_member(const Json& json, const char* name) {
    const Json value = member(json, name);
    return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

Json output_of(const Expression& expression, const Json& input, const GlobalState& state) {
    const Json globals = input.at(0);
    const CaseFeature feature(globals, input.at(1));
    const Value accumulated = value_from_json(member(globals, "accumulated"));
    std::set<std::string, std::less<>> images;
    for (const Json& image : member(globals, "availableImages")) {
        images.insert(image.get<std::string>());
    }
    EvaluationContext context;
    context.zoom = number_member(globals, "zoom").value_or(std::nan(""));
    context.feature = &feature;
    context.global_state = &state;
    context.heatmap_density = number_member(globals, "heatmapDensity");
    context.line_progress = number_member(globals, "lineProgress");
    context.elevation = number_member(globals, "elevation");
    context.accumulated = &accumulated;
    context.available_images = &images;
    if (feature.tile()) {
        context.grid_zoom = static_cast<int>(feature.tile()->z);
    }
    const auto value = expression.evaluate(context);
    if (!value) {
        return Json{
            {"error", std::string(kPlace) + value.error().key + ": " + value.error().message}};
    }
    if (const Color* color = value->color(); color && expression.type().kind == Type::Kind::color) {
        return Json::array({color->r, color->g, color->b, color->a});
    }
    return json_from_value(*value);
}

Json compiled_json(const Expression& expression) {
    return Json{{"result", "success"},
                {"isFeatureConstant", expression.is_feature_constant()},
                {"isZoomConstant", expression.is_zoom_constant()},
                {"type", to_string(expression.type())}};
}

Json run_case(const Json& json) {
    const auto expression =
        Expression::parse(json.at("expression"), read_spec(member(json, "propertySpec")));
    Json result;
    if (!expression) {
        Json errors = Json::array();
        for (const ParseError& error : expression.error()) {
            errors.push_back(Json{{"key", error.key}, {"error", error.message}});
        }
        result["compiled"] = Json{{"result", "error"}, {"errors", errors}};
        return result;
    }
    result["compiled"] = compiled_json(*expression);
    result["outputs"] = Json::array();
    GlobalState state;
    const Json given_state = member(json, "globalState");
    for (const auto& [key, value] : given_state.items()) {
        state[key] = value_from_json(value);
    }
    for (const Json& input : member(json, "inputs")) {
        result["outputs"].push_back(output_of(*expression, input, state));
    }
    return result;
}

// The number cut to six significant figures, or to its whole part when that is longer. The suite's
// expected numbers have been cut so.
double cut(double number) {
    if (number == 0) {
        return number;
    }
    constexpr double kFigures = 6;
    const double scale =
        std::pow(10.0, std::max(0.0, kFigures - std::ceil(std::log10(std::abs(number)))));
    return std::floor(std::floor(number * scale) / scale * scale) / scale;
}

bool agree(double actual, double expected) {
    constexpr double kTolerance = 1e-6;
    return cut(actual) == cut(expected) ||
           std::abs(actual - expected) <= kTolerance * std::abs(expected);
}

// Where an output failed: what stands before the words of its error.
std::optional<std::string> fault_place(const Json& output) {
    if (!output.is_object() || output.size() != 1 || !member(output, "error").is_string()) {
        return std::nullopt;
    }
    const auto text = output.at("error").get<std::string>();
    return text.starts_with(kPlace) ? text.substr(0, text.find(": ")) : std::string();
}

// Errors agree when they are at the same place, unless the expected one names none.
bool agree_as_faults(const std::string& actual, const std::string& expected) {
    return expected.empty() || actual == expected;
}

bool agree(const Json& actual, const Json& expected, bool wording);

bool agree_compiled(const Json& actual, const Json& expected, bool wording) {
    if (wording || member(expected, "result") != "error") {
        return agree(actual, expected, true);
    }
    const Json found = member(actual, "errors");
    const Json wanted = member(expected, "errors");
    return member(actual, "result") == "error" && found.size() == wanted.size() &&
           std::equal(found.begin(), found.end(), wanted.begin(),
                      [](const Json& a, const Json& b) { return member(a, "key") == member(b, "key"); });
}

bool agree(const Json& actual, const Json& expected, bool wording) {
    const auto actual_fault = fault_place(actual);
    const auto expected_fault = fault_place(expected);
    if (!wording && actual_fault && expected_fault) {
        return agree_as_faults(*actual_fault, *expected_fault);
    }
    if (actual.is_number() && expected.is_number()) {
        return agree(actual.get<double>(), expected.get<double>());
    }
    if (actual.type() != expected.type() || actual.size() != expected.size()) {
        return false;
    }
    if (actual.is_array()) {
        for (std::size_t i = 0; i < actual.size(); ++i) {
            if (!agree(actual[i], expected[i], wording)) {
                return false;
            }
        }
        return true;
    }
    if (actual.is_object()) {
        return std::all_of(expected.items().begin(), expected.items().end(), [&](const auto& item) {
            return actual.contains(item.key()) &&
                   agree(actual.at(item.key()), item.value(), wording);
        });
    }
    return actual == expected;
}

std::optional<Json> read_json(const fs::path& path) {
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    Json json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

bool passes(const fs::path& path, bool explain, bool wording) {
    const auto json = read_json(path);
    if (!json || !json->is_object() || !json->contains("expression")) {
        return false;
    }
    const Json expected = member(*json, "expected");
    const Json actual = run_case(*json);
    const bool failed_as_expected = member(actual["compiled"], "result") == "error";
    const bool same = agree_compiled(actual["compiled"], member(expected, "compiled"), wording) &&
                      (failed_as_expected || !expected.contains("outputs") ||
                       agree(actual["outputs"], expected["outputs"], wording));
    if (!same && explain) {
        std::cout << "  expected " << expected.dump() << "\n  found    " << actual.dump() << '\n';
    }
    return same;
}

// A case that is not of the suite's form fails like one that does not agree.
bool is_well_formed_and_passes(const fs::path& path, bool explain, bool wording) {
    try {
        return passes(path, explain, wording);
    } catch (const Json::exception& error) {
        if (explain) {
            std::cout << "  " << error.what() << '\n';
        }
        return false;
    }
}

std::vector<fs::path> find_cases(const fs::path& folder) {
    std::vector<fs::path> cases;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().filename() == "test.json") {
            cases.push_back(entry.path());
        }
    }
    std::sort(cases.begin(), cases.end());
    return cases;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + 1, argv + argc);
    const auto has = [&args](std::string_view option) {
        return std::find(args.begin(), args.end(), option) != args.end();
    };
    const bool explain = has("--explain");
    const bool wording = has("--wording");
    const std::size_t options = (explain ? 1U : 0U) + (wording ? 1U : 0U);
    if (args.size() != 1 + options || !fs::is_directory(args[0])) {
        std::cerr << "usage: style_conformance DIR [--explain] [--wording]\n";
        return 2;
    }
    int passed = 0;
    int failed = 0;
    for (const fs::path& path : find_cases(args[0])) {
        if (is_well_formed_and_passes(path, explain, wording)) {
            ++passed;
        } else {
            ++failed;
            std::cout << path.string() << '\n';
        }
    }
    std::cout << passed << " passed, " << failed << " failed\n";
    return failed == 0 ? 0 : 1;
}
