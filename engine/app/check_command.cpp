// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.h"
#include "app/commands.h"
#include "app/open_map.h"
#include "app/standard_output.h"
#include "app/text_table.h"
#include "base/file.h"
#include "data/catalogue.h"
#include "data/raster.h"
#include "data/vector.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace northway::app {
namespace {

using Json = nlohmann::ordered_json;

// What `check` found: rows of a table, each with its parts by name, and what was wrong.
struct Report {
    std::string subject;
    std::string kind;  // scene, catalogue, vector, raster
    std::vector<Json> rows;
    std::vector<Warning> warnings;
    std::vector<Warning> errors;
};

Result<Report> check_scene(const Options& options, const Environment& environment) {
    const auto size = frame_size(options, {1920, 1080});
    if (!size) {
        return tl::unexpected(size.error());
    }
    auto scene = make_scene(options, environment.share, *size);
    if (!scene) {
        return tl::unexpected(scene.error());
    }
    auto map = compose::Map::open(std::move(*scene), environment.share);
    if (!map) {
        return tl::unexpected(map.error());
    }
    Report report;
    report.kind = "scene";
    for (const auto& layer : (*map)->scene().layers) {
        report.rows.push_back({{"layer", layer.id},
                               {"type", scene::name_of(layer.type)},
                               {"source", layer.source},
                               {"features", (*map)->feature_count(layer.id)},
                               {"shown", layer.visible}});
    }
    report.warnings = (*map)->warnings();
    return report;
}

Result<Report> check_catalogue(const Options& options, const Environment& environment) {
    auto checked =
        data::check_catalogue(options.scene, environment.share / "geodata/basemap/basemap.gpkg");
    if (!checked) {
        return tl::unexpected(checked.error());
    }
    const model::Catalogue& c = checked->catalogue;
    Report report;
    report.kind = "catalogue";
    for (const auto& [name, count] :
         {std::pair{"systems", c.systems.size()}, std::pair{"observations", c.observations.size()},
          std::pair{"places", c.places.size()}, std::pair{"sources", c.sources.size()},
          std::pair{"events", c.events.size()}, std::pair{"statements", c.statements.size()},
          std::pair{"terms", c.terms.size()}, std::pair{"routes", c.routes.size()},
          std::pair{"areas", c.areas.size()}}) {
        report.rows.push_back({{"table", name}, {"rows", count}});
    }
    report.warnings = std::move(checked->warnings);
    report.errors = std::move(checked->errors);
    if (!options.pack.empty() && report.errors.empty()) {
        if (auto packed = data::pack_catalogue(c, options.pack); !packed) {
            return tl::unexpected(packed.error());
        }
    }
    return report;
}

Result<Report> check_vector(const Options& options, const std::vector<data::LayerInfo>& layers) {
    Report report;
    report.kind = "vector";
    for (const auto& layer : layers) {
        data::VectorRequest request;
        request.path = options.scene;
        request.layer = layer.name;
        const auto read = data::read_vector(request);
        if (!read) {
            return tl::unexpected(read.error());
        }
        report.rows.push_back({{"layer", layer.name},
                               {"geometry", layer.geometry_type},
                               {"crs", layer.crs},
                               {"rows", layer.feature_count},
                               {"read", read->features.size()}});
        report.warnings.insert(report.warnings.end(), read->warnings.begin(), read->warnings.end());
    }
    return report;
}

Result<Report> check_raster(const Options& options) {
    data::RasterRequest request;
    request.path = options.scene;
    const auto raster = data::read_raster(request);
    if (!raster) {
        return tl::unexpected(raster.error());
    }
    Report report;
    report.kind = "raster";
    const auto box = raster->bounds();
    report.rows.push_back({{"width", raster->width},
                           {"height", raster->height},
                           {"bounds", {box.min_x, box.min_y, box.max_x, box.max_y}}});
    report.warnings = raster->warnings;
    return report;
}

// A file that holds a JSON object which is no scene is a dataset for GDAL (GeoJSON, say).
bool is_scene(const std::string& name) {
    std::error_code ignored;
    const std::filesystem::path path = name;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return name.find(':') == std::string::npos;
    }
    if (path.extension() != ".json") {
        return false;
    }
    const auto text = read_text(path);
    const auto json = text ? Json::parse(*text, nullptr, false) : Json();
    const bool is_geojson = json.is_object() && json.contains("type") && !json.contains("layers");
    return !is_geojson;
}

Result<Report> check_any(const Options& options, const Environment& environment) {
    std::error_code ignored;
    const std::filesystem::path path = options.scene;
    if (std::filesystem::exists(path / "systems.csv", ignored)) {
        return check_catalogue(options, environment);
    }
    const bool is_folder = std::filesystem::is_directory(path, ignored);
    const auto no_catalogue = [&] {
        return bad_input(fmt::format("'{}' holds no systems.csv; name the folder of a catalogue",
                                     options.scene));
    };
    if (!options.pack.empty() && is_folder) {
        return no_catalogue();
    }
    if (!options.pack.empty()) {
        return bad_usage(
            fmt::format("--pack needs the folder of a catalogue, and '{}' is none", options.scene));
    }
    if (!is_folder && is_scene(options.scene)) {
        return check_scene(options, environment);
    }
    auto layers = data::list_layers(options.scene);
    if (is_folder && (!layers || layers->empty())) {
        return no_catalogue();
    }
    if (!layers || layers->empty()) {
        auto raster = check_raster(options);
        if (!raster && !layers) {
            return bad_input(fmt::format("{}; {}", layers.error().message, raster.error().message));
        }
        return raster;
    }
    return check_vector(options, *layers);
}

std::string cell_text(const Json& value) {
    if (value.is_boolean()) {
        return value.get<bool>() ? "yes" : "no";
    }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string table_text(const std::vector<Json>& rows) {
    std::vector<std::vector<std::string>> cells;
    for (const auto& row : rows) {
        if (cells.empty()) {
            auto& header = cells.emplace_back();
            for (const auto& [key, value] : row.items()) {
                header.push_back(key);
            }
        }
        auto& line = cells.emplace_back();
        for (const auto& [key, value] : row.items()) {
            line.push_back(cell_text(value));
        }
    }
    return text_table(cells, "  ");
}

Json json_of(const std::string& subject, const Report& report, const std::optional<Error>& error) {
    const auto list = [](const std::vector<Warning>& entries) {
        Json array = Json::array();
        for (const auto& entry : entries) {
            array.push_back({{"place", entry.place}, {"message", entry.message}});
        }
        return array;
    };
    Json json{{"subject", subject},
              {"kind", report.kind},
              {"content", report.rows},
              {"warnings", list(report.warnings)},
              {"errors", list(report.errors)}};
    if (error) {
        json["errors"].push_back({{"place", subject}, {"message", error->message}});
    }
    return json;
}

// "1 error:", "2 warnings:" and the entries; "0 errors" alone.
std::string list_text(std::string_view what, const std::vector<Warning>& entries) {
    std::string text = fmt::format("{} {}{}{}\n", entries.size(), what,
                                   entries.size() == 1 ? "" : "s", entries.empty() ? "" : ":");
    for (const auto& entry : entries) {
        // Cells are named FILE:LINE: COLUMN, and the message goes on from the column.
        text += fmt::format("  {}{} {}\n", entry.place,
                            entry.place.find(": ") == std::string::npos ? ":" : "", entry.message);
    }
    return text;
}

}  // namespace

Status check(const Options& options, const Environment& environment) {
    const auto report = check_any(options, environment);
    std::string text;
    if (options.format == Format::json) {
        const auto error = report ? std::nullopt : std::optional(report.error());
        text = json_of(options.scene, report.value_or(Report{}), error)
                   .dump(2, ' ', false, Json::error_handler_t::replace) +
               "\n";
    }
    if (!report) {
        if (auto written = write_standard_output(text); !written) {
            return written;
        }
        return tl::unexpected(report.error());
    }
    if (options.format == Format::text && !options.quiet) {
        text += fmt::format("{}: {}\n{}", options.scene, report->kind, table_text(report->rows));
        text += list_text("warning", report->warnings);
    }
    if (options.format == Format::text && (!options.quiet || !report->errors.empty()) &&
        (report->kind == "catalogue" || !report->errors.empty())) {
        text += list_text("error", report->errors);
    }
    // The list stands before the message on stderr.
    if (auto written = write_standard_output(text); !written) {
        return written;
    }
    return report->errors.empty()
               ? Status{}
               : bad_input(fmt::format("'{}' breaks {}; see the list above", options.scene,
                                       report->errors.size() == 1
                                           ? std::string("1 rule")
                                           : fmt::format("{} rules", report->errors.size())));
}

}  // namespace northway::app
