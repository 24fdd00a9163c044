// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/inspection.h"
#include "base/result.h"
#include "base/strings.h"
#include "compose/jobs.h"
#include "geo/coordinates.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace northway::app {

enum class Command { view, render, animate, check, inspect, devices };
std::string_view name_of(Command command);

// How a command writes its result.
enum class Format { text, json, csv };

struct SizeCssPx {
    double width = 0;
    double height = 0;
    bool operator==(const SizeCssPx&) const = default;
};

// What the command line asks for, read and checked one value at a time; what is not given is empty.
struct Options {
    Command command = Command::view;
    std::string scene = "far-east";  // of inspect: empty for the bundled catalogue

    std::filesystem::path output;
    std::optional<SizeCssPx> size;
    std::optional<double> width_mm;
    std::optional<double> height_mm;
    std::optional<double> dpi;
    std::optional<double> pixel_ratio;

    std::optional<std::string> crs;
    std::optional<geo::Box> bbox;  // degrees
    std::optional<geo::LonLat> center;
    std::optional<double> zoom;
    std::optional<double> scale_denominator;
    std::optional<double> bearing_deg;

    std::optional<double> year;
    double clock_s = 0;
    std::optional<Language> language;
    std::string theme;  // empty: the scene's own
    std::string viewpoint;  // empty: the scene's own
    std::vector<std::string> show;
    std::vector<std::string> hide;
    std::vector<std::pair<std::string, std::string>> state;
    std::vector<std::string> add;

    std::optional<double> from_year;
    std::optional<double> to_year;
    double fps = 30;
    double duration_s = 10;
    std::optional<compose::FrameRange> frames;

    Format format = Format::text;
    InspectFilter inspect;
    std::optional<InspectTable> table;  // of inspect
    std::filesystem::path pack;         // of check: where the GeoPackage goes

    std::string device;
    bool validation = false;
    bool quiet = false;
    bool progress = false;
    bool hide_ui = false;
};

}  // namespace northway::app
