// SPDX-License-Identifier: Apache-2.0
#include "app/option_table.h"

#include "app/values.h"
#include "base/year.h"

#include <array>

namespace northway::app {
namespace {

template <class T, class U>
bool take(T& target, std::optional<U> value) {
    if (value) {
        target = std::move(*value);
    }
    return value.has_value();
}

bool take_flag(bool& target) {
    target = true;
    return true;
}

bool take_words(std::vector<std::string>& target, std::string_view text) {
    for (const auto& part : split(text, ',')) {
        if (trim(part).empty()) {
            return false;
        }
        target.emplace_back(trim(part));
    }
    return true;
}

template <class T>
bool take_text(T& target, std::string_view text) {
    target = std::string(text);
    return !text.empty();
}

using Text = std::string_view;

constexpr std::array kOptions{
    OptionRow{"-o,--output", "FILE", "ra",
              "Where the result goes; the extension chooses the format", "the name of a file",
              [](Text t, Options& o) { return take_text(o.output, t); }},
    OptionRow{"-o,--output", "FILE", "i", "Writes to a file instead of the standard output",
              "the name of a file", [](Text t, Options& o) { return take_text(o.output, t); }},
    OptionRow{"--size", "WxH", "vra", "Size of the map in CSS pixels (1/96 inch)",
              "WIDTHxHEIGHT in whole pixels from 1 to 65535, such as 1920x1080",
              [](Text t, Options& o) { return take(o.size, parse_size(t)); }},
    OptionRow{"--width-mm", "MM", "ra", "Width of the sheet, with --height-mm",
              "millimetres from 1 to 10000",
              [](Text t, Options& o) { return take(o.width_mm, parse_within(t, 1, 1e4)); }},
    OptionRow{"--height-mm", "MM", "ra", "Height of the sheet, with --width-mm",
              "millimetres from 1 to 10000",
              [](Text t, Options& o) { return take(o.height_mm, parse_within(t, 1, 1e4)); }},
    OptionRow{"--dpi", "N", "ra", "Output pixels per inch of the sheet", "a number from 24 to 2400",
              [](Text t, Options& o) { return take(o.dpi, parse_within(t, 24, 2400)); }},
    OptionRow{"--pixel-ratio", "R", "vra", "Output pixels per CSS pixel",
              "a number from 0.25 to 16",
              [](Text t, Options& o) { return take(o.pixel_ratio, parse_within(t, 0.25, 16)); }},
    OptionRow{"--crs", "CRS", "vra", "Map projection: EPSG:3576, a PROJ string, WKT, mercator",
              "a coordinate reference system that PROJ knows, such as EPSG:3576",
              [](Text t, Options& o) { return take_text(o.crs.emplace(), t); }},
    OptionRow{"--bbox", "W,S,E,N", "vra", "Show this rectangle of longitudes and latitudes whole",
              "west,south,east,north in degrees with west < east and south < north",
              [](Text t, Options& o) { return take(o.bbox, parse_bbox(t)); }},
    OptionRow{"--center", "LON,LAT", "vra", "The middle of the map",
              "longitude,latitude in degrees, such as 127.5,50.25",
              [](Text t, Options& o) { return take(o.center, parse_center(t)); }},
    OptionRow{"--zoom", "Z", "vra", "Zoom: 0 is the world in 512 pixels, each step doubles",
              "a number from 0 to 22",
              [](Text t, Options& o) { return take(o.zoom, parse_within(t, 0, 22)); }},
    OptionRow{"--scale", "1:N", "vra", "Scale at the middle of the map, instead of --zoom",
              "1:N, such as 1:5000000",
              [](Text t, Options& o) { return take(o.scale_denominator, parse_scale(t)); }},
    OptionRow{"--bearing", "DEG", "vra", "Turns the map: what is up, in degrees from north",
              "degrees from -360 to 360",
              [](Text t, Options& o) { return take(o.bearing_deg, parse_within(t, -360, 360)); }},
    OptionRow{"--time", "DATE", "vr", "The data year: 2024, 2024-06, 2024-06-30 or 2024.5",
              "a year such as 2024, a date such as 2024-06-30 or a decimal year such as 2024.5",
              [](Text t, Options& o) {
                  const auto year = parse_year(t);
                  return year && *year >= 1000 && *year < 10000 && take(o.year, year);
              }},
    OptionRow{"--clock", "SECONDS", "vr", "The presentation clock, which moves the marks",
              "seconds from 0 to 1000000",
              [](Text t, Options& o) { return take(o.clock_s, parse_within(t, 0, 1e6)); }},
    OptionRow{"--lang", "LANGUAGE", "vrai", "Language of names and texts: zh, ru or en",
              "zh, ru or en",
              [](Text t, Options& o) { return take(o.language, language_from_code(t)); }},
    OptionRow{"--theme", "NAME", "vrac", "Look of the map instead of the scene's own",
              "the name of a theme", [](Text t, Options& o) { return take_text(o.theme, t); }},
    OptionRow{"--viewpoint", "NAME", "vra", "Whose boundary lines and names are shown",
              "the name of a viewpoint",
              [](Text t, Options& o) { return take_text(o.viewpoint, t); }},
    OptionRow{"--show", "LAYER,…", "vra", "Shows layers that the scene hides",
              "names of layers, with commas between them",
              [](Text t, Options& o) { return take_words(o.show, t); }, true},
    OptionRow{"--hide", "LAYER,…", "vra", "Hides layers",
              "names of layers, with commas between them",
              [](Text t, Options& o) { return take_words(o.hide, t); }, true},
    OptionRow{"--state", "KEY=VALUE", "vra", "Sets a global state of the scene", "KEY=VALUE",
              [](Text t, Options& o) {
                  auto assignment = parse_assignment(t);
                  if (assignment) {
                      o.state.push_back(std::move(*assignment));
                  }
                  return assignment.has_value();
              },
              true},
    OptionRow{"--add", "DATASET", "vrac", "Draws any dataset that GDAL opens on top",
              "the name of a dataset",
              [](Text t, Options& o) {
                  o.add.emplace_back(t);
                  return !t.empty();
              },
              true},
    OptionRow{"--from", "DATE", "a", "The film's first moment: the start of this year or date",
              "a year such as 2019, a date such as 2019-12-02 or a decimal year such as 2019.5",
              [](Text t, Options& o) { return take(o.from_year, parse_year_start(t)); }},
    OptionRow{"--to", "DATE", "a", "The film's last moment: the end of this year or date",
              "a year such as 2024, a date such as 2024-06-30 or a decimal year such as 2024.5",
              [](Text t, Options& o) { return take(o.to_year, parse_year_end(t)); }},
    OptionRow{"--fps", "N", "a", "Frames a second (default 30)", "a number from 0.01 to 1000",
              [](Text t, Options& o) { return take(o.fps, parse_within(t, 0.01, 1000)); }},
    OptionRow{"--duration", "SECONDS", "a", "Length of the film (default 10)",
              "seconds from 0.01 to 100000",
              [](Text t, Options& o) { return take(o.duration_s, parse_within(t, 0.01, 1e5)); }},
    OptionRow{"--frames", "A-B[:STEP]", "a", "Only these frames, counted from 0",
              "FIRST-LAST or FIRST-LAST:STEP, such as 0-99:10",
              [](Text t, Options& o) { return take(o.frames, parse_frames(t)); }},
    OptionRow{"--format", "FORMAT", "cd", "text or json (default text)", "text or json",
              [](Text t, Options& o) { return t != "csv" && take(o.format, parse_format(t)); }},
    OptionRow{"--format", "FORMAT", "i", "text, json or csv (default text)", "text, json or csv",
              [](Text t, Options& o) { return take(o.format, parse_format(t)); }},
    OptionRow{"--what", "TABLE", "i",
              "The table of text and csv: systems, observations, events, places, sources, "
              "statements or derived",
              "systems, observations, events, places, sources, statements or derived",
              [](Text t, Options& o) { return take(o.table, inspect_table_from_name(t)); }},
    OptionRow{"--system", "ID,…", "i", "Only these systems", "ids of systems, with commas",
              [](Text t, Options& o) { return take_words(o.inspect.systems, t); }, true},
    OptionRow{"--kind", "KIND,…", "i", "Only systems of these kinds, such as gas_pipeline",
              "kinds of systems, with commas",
              [](Text t, Options& o) { return take_words(o.inspect.kinds, t); }, true},
    OptionRow{"--tier", "TIER,…", "i", "Only systems of core, wider or context",
              "core, wider or context",
              [](Text t, Options& o) { return take_words(o.inspect.tiers, t); }, true},
    OptionRow{"--status", "WORD,…", "i", "Only systems of this status in 2025",
              "status words, with commas",
              [](Text t, Options& o) { return take_words(o.inspect.statuses, t); }, true},
    OptionRow{"--scene", "NAME,…", "i", "Only systems that these scenes draw",
              "names of scenes, with commas",
              [](Text t, Options& o) { return take_words(o.inspect.scenes, t); }, true},
    OptionRow{"--metric", "CODE,…", "i", "Only these metrics, such as throughput",
              "codes of metrics, with commas",
              [](Text t, Options& o) { return take_words(o.inspect.metrics, t); }, true},
    OptionRow{"--commodity", "CODE,…", "i", "Only these commodities, such as gas",
              "codes of commodities, with commas",
              [](Text t, Options& o) { return take_words(o.inspect.commodities, t); }, true},
    OptionRow{"--source", "ID,…", "i", "Only what these sources say", "ids of sources, with commas",
              [](Text t, Options& o) { return take_words(o.inspect.sources, t); }, true},
    OptionRow{"--year", "A[..B]", "i", "Only what falls into these years or dates",
              "a year, a date or two of them such as 2019..2024, 2019.. or ..2024",
              [](Text t, Options& o) { return take(o.inspect.years, parse_years(t)); }},
    OptionRow{"--pack", "FILE", "c",
              "Writes a catalogue without errors as a GeoPackage that any GIS opens",
              "the name of a file", [](Text t, Options& o) { return take_text(o.pack, t); }},
    OptionRow{"--hide-ui", "", "v",
              "Starts without panels and at rest: the picture that `render` gives", "",
              [](Text, Options& o) { return take_flag(o.hide_ui); }},
    OptionRow{"--device", "NAME", "vrad", "Vulkan device: cpu or a part of its name",
              "cpu or a part of a device's name, as `northway devices` lists them",
              [](Text t, Options& o) { return take_text(o.device, t); }},
    OptionRow{"--validation", "", "vrad",
              "Lets the Khronos layer check the program's use of Vulkan (NORTHWAY_VALIDATION=1)",
              "", [](Text, Options& o) { return take_flag(o.validation); }},
    OptionRow{"--progress", "", "a", "Tells the progress also where stderr is not a terminal", "",
              [](Text, Options& o) { return take_flag(o.progress); }},
    OptionRow{"-q,--quiet", "", "vraci", "Says nothing but errors", "",
              [](Text, Options& o) { return take_flag(o.quiet); }},
};

constexpr std::array kCommands{
    CommandRow{Command::view, "SCENE", "Shows the map in a window (the default)",
               "  northway\n"
               "  northway arctic --lang ru --theme night\n"
               "  northway view my-scene.json --add ports.gpkg --size 1600x900"},
    CommandRow{Command::render, "SCENE", "Draws one picture",
               "  northway render -o map.png --size 1920x1080 --lang zh --time 2024\n"
               "  northway render -o poster.png --width-mm 420 --height-mm 297 --dpi 200\n"
               "  northway render -o amur.png --center 127.5,50.25 --scale 1:500000 --hide labels"},
    CommandRow{Command::animate, "SCENE", "Makes a film or numbered frames",
               "  northway animate -o film.mp4 --from 2019 --to 2024 --fps 30 --duration 10\n"
               "  northway animate -o frames/%05d.png --from 2019 --to 2024 --frames 0-99"},
    CommandRow{Command::check, "SCENE|DATASET", "Says what was read, what was dropped and why",
               "  northway check far-east\n"
               "  northway check my-scene.json --format json\n"
               "  northway check roads.gpkg\n"
               "  northway check geodata/catalogue --pack catalogue.gpkg"},
    CommandRow{Command::inspect, "SCENE|CATALOGUE",
               "Lists systems, their numbers, events, places and sources",
               "  northway inspect --scene amur-crossings --lang zh\n"
               "  northway inspect --system power-of-siberia\n"
               "  northway inspect --what observations --metric throughput --year 2019..2024\n"
               "  northway inspect --format json -o catalogue.json"},
    CommandRow{Command::devices, "", "Lists the Vulkan devices and says which is chosen and why",
               "  northway devices\n"
               "  northway devices --device cpu --format json"},
};

}  // namespace

std::string_view name_of(Command command) {
    constexpr std::array<std::string_view, 6> kNames{"view",  "render",  "animate",
                                                     "check", "inspect", "devices"};
    return kNames[static_cast<std::size_t>(command)];
}

std::span<const OptionRow> option_table() {
    return kOptions;
}

std::span<const CommandRow> command_table() {
    return kCommands;
}

std::string_view long_name(const OptionRow& row) {
    return row.names.substr(row.names.find("--"));
}

}  // namespace northway::app
