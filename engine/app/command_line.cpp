// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.h"

#include "app/option_table.h"
#include "base/share.h"
#include "scene/theme.h"
#include "scene/viewpoint.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace northway::app {
namespace {

constexpr double kCssPixelsPerInch = 96;
constexpr double kMillimetresPerInch = 25.4;
constexpr double kSheetDpi = 300;  // of a sheet in millimetres when nothing else is asked for
constexpr double kMostOutputPx = 65535;

// What CLI11 collects of one option of one command.
struct Given {
    const OptionRow* row = nullptr;
    std::vector<std::string> values;
    bool flag = false;
};

// ": atlas, mono …": the themes that the program's folder has; empty where there is none.
std::string theme_list() {
    std::string list;
    if (const auto share = share_folder()) {
        for (const auto& name : scene::theme_names(*share / "assets" / "themes")) {
            list += (list.empty() ? ": " : ", ") + name;
        }
    }
    return list;
}

// The same of the viewpoints of the basemap.
std::string viewpoint_list() {
    std::string list;
    if (const auto share = share_folder()) {
        const auto viewpoints = scene::read_viewpoints(*share);
        for (const auto& each : viewpoints.value_or(std::vector<scene::Viewpoint>())) {
            list += (list.empty() ? ": " : ", ") + each.id;
        }
    }
    return list;
}

struct Parser {
    CLI::App app{"Northway draws transport and energy corridors as moving, quantitative maps",
                 "northway"};
    struct Sub {
        const CommandRow* row = nullptr;
        CLI::App* app = nullptr;
        std::string scene;
        std::vector<Given> given;
    };
    std::vector<Sub> subs;

    Parser();
};

Parser::Parser() {
    app.set_version_flag("--version", std::string("northway ") + NORTHWAY_VERSION);
    app.require_subcommand(1);
    app.footer("`northway` alone opens the window; `northway COMMAND --help` explains a command.");
    const std::string themes = theme_list();
    const std::string viewpoints = viewpoint_list();
    subs.resize(command_table().size());
    for (std::size_t i = 0; i < subs.size(); ++i) {
        Sub& sub = subs[i];
        sub.row = &command_table()[i];
        const std::string name(name_of(sub.row->command));
        sub.app = app.add_subcommand(name, std::string(sub.row->help));
        sub.app->footer(fmt::format("Examples:\n{}", sub.row->examples));
        if (!sub.row->argument.empty()) {
            sub.app
                ->add_option("scene", sub.scene,
                             sub.row->command == Command::inspect
                                 ? "A scene, or the folder of a catalogue (default the bundled one)"
                                 : "A scene file or a bundled scene (default far-east)")
                ->option_text(std::string(sub.row->argument));
        }
        sub.given.reserve(option_table().size());
        for (const OptionRow& row : option_table()) {
            if (row.commands.find(name.front()) == std::string_view::npos) {
                continue;
            }
            Given& given = sub.given.emplace_back();
            given.row = &row;
            const std::string names(row.names);
            const std::string help =
                std::string(row.help) + (row.names == "--theme"       ? themes
                                         : row.names == "--viewpoint" ? viewpoints
                                                                      : std::string());
            if (row.value.empty()) {
                sub.app->add_flag(names, given.flag, help);
            } else {
                // One value a time; a repeated option is told apart below.
                sub.app->add_option(names, given.values, help)
                    ->type_name(std::string(row.value))
                    ->option_text(std::string(row.value))
                    ->expected(1)
                    ->allow_extra_args(false)
                    ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
            }
        }
    }
}

Status read_values(const std::vector<Given>& all, Options& options) {
    for (const Given& given : all) {
        const OptionRow& row = *given.row;
        const auto name = long_name(row);
        if (given.flag) {
            (void)row.read({}, options);
        }
        if (given.values.size() > 1 && !row.repeats) {
            return bad_usage(fmt::format("{} is given twice; give it once", name));
        }
        for (const std::string& value : given.values) {
            if (!row.read(value, options)) {
                return bad_usage(fmt::format("{}: '{}' is not {}", name, value, row.expects));
            }
        }
    }
    return {};
}

Status refuse_both(bool a, std::string_view a_name, bool b, std::string_view b_name) {
    if (a && b) {
        return bad_usage(
            fmt::format("{} and {} contradict each other; give one of them", a_name, b_name));
    }
    return {};
}

Status check_together(const Options& o) {
    const bool millimetres = o.width_mm || o.height_mm;
    const std::array checks{
        refuse_both(o.zoom.has_value(), "--zoom", o.scale_denominator.has_value(), "--scale"),
        refuse_both(o.bbox.has_value(), "--bbox", o.center.has_value(), "--center"),
        refuse_both(o.bbox.has_value(), "--bbox", o.zoom.has_value(), "--zoom"),
        refuse_both(o.bbox.has_value(), "--bbox", o.scale_denominator.has_value(), "--scale"),
        refuse_both(o.size.has_value(), "--size", o.width_mm.has_value(), "--width-mm"),
        refuse_both(o.size.has_value(), "--size", o.height_mm.has_value(), "--height-mm"),
        refuse_both(o.dpi.has_value(), "--dpi", o.pixel_ratio.has_value(), "--pixel-ratio"),
    };
    for (const Status& check : checks) {
        if (!check) {
            return check;
        }
    }
    if (millimetres && !(o.width_mm && o.height_mm)) {
        return bad_usage("--width-mm and --height-mm belong together; give both");
    }
    if ((o.command == Command::render || o.command == Command::animate) && o.output.empty()) {
        return bad_usage(fmt::format("--output is missing; name the file, such as -o {}",
                                     o.command == Command::render ? "map.png" : "film.mp4"));
    }
    if ((o.command == Command::render || o.command == Command::animate) && o.output == "-") {
        return bad_usage(
            fmt::format("a picture cannot go to the standard output; name the file, such as -o {}",
                        o.command == Command::render ? "map.png" : "film.mp4"));
    }
    if (o.command == Command::inspect && o.table && o.format == Format::json) {
        return bad_usage("--what chooses a table of text or csv, and json holds them all");
    }
    if (o.command == Command::animate) {
        if (!o.from_year || !o.to_year) {
            return bad_usage(
                "--from and --to are missing; give the film's years, such as "
                "--from 2019 --to 2024");
        }
        if (!(*o.from_year < *o.to_year)) {
            return bad_usage("--to lies before --from; give the earlier date as --from");
        }
        const double frames = o.duration_s * o.fps;
        if (o.frames && o.frames->last >= std::max(1.0, std::round(frames))) {
            return bad_usage(fmt::format(
                "--frames ends at {}, but the film of {} s at {} frames a second ends at {}",
                o.frames->last, o.duration_s, o.fps, std::max(1.0, std::round(frames)) - 1));
        }
    }
    return {};
}

// The names that an unknown word may have been meant as.
std::string guess(const std::string& word, const Parser::Sub* sub) {
    std::vector<std::string> names;
    if (sub != nullptr && word.starts_with("-")) {
        for (const Given& given : sub->given) {
            names.emplace_back(long_name(*given.row));
        }
    }
    const auto meant = nearest_word(word.substr(0, word.find('=')), names);
    return meant ? fmt::format("; did you mean {}?", *meant) : "";
}

const Parser::Sub* parsed_command(const Parser& parser) {
    for (const auto& sub : parser.subs) {
        if (sub.app->parsed()) {
            return &sub;
        }
    }
    return nullptr;
}

tl::unexpected<Error> usage_error(const std::string& what, const Parser& parser) {
    const Parser::Sub* sub = parsed_command(parser);
    const std::string command = sub != nullptr ? std::string(name_of(sub->row->command)) : "";
    return bad_usage(
        fmt::format("{}; see `northway {}--help`", what, command.empty() ? "" : command + " "));
}

tl::unexpected<Error> unknown_word_error(const Parser& parser) {
    const auto left = parser.app.remaining(true);
    const std::string word = left.empty() ? std::string() : left.front();
    return usage_error(
        fmt::format("nothing takes '{}'{}", word, guess(word, parsed_command(parser))), parser);
}

// A first word that is no command stands for `view`, unless it looks like a mistyped command.
Result<std::vector<std::string>> with_command(std::vector<std::string> arguments) {
    std::vector<std::string> commands;
    for (const auto& row : command_table()) {
        commands.emplace_back(name_of(row.command));
    }
    const std::string first = arguments.empty() ? "" : arguments.front();
    const bool is_command = std::find(commands.begin(), commands.end(), first) != commands.end();
    if (is_command || first == "--help" || first == "-h" || first == "--version") {
        return arguments;
    }
    std::error_code ignored;
    const bool is_word = !first.empty() && first.find_first_of("-./") == std::string::npos;
    if (is_word && !std::filesystem::exists(first, ignored)) {
        if (const auto meant = nearest_word(first, commands)) {
            return bad_usage(fmt::format("there is no command '{}'; did you mean `northway {}`?",
                                         first, *meant));
        }
    }
    arguments.insert(arguments.begin(), "view");
    return arguments;
}

}  // namespace

Result<CommandLine> read_command_line(const std::vector<std::string>& typed) {
    auto arguments = with_command(typed);
    if (!arguments) {
        return tl::unexpected(arguments.error());
    }
    Parser parser;
    CommandLine line;
    try {
        std::vector<std::string> reversed(arguments->rbegin(), arguments->rend());
        parser.app.parse(reversed);
    } catch (const CLI::CallForVersion&) {
        line.text = std::string("northway ") + NORTHWAY_VERSION + "\n";
        return line;
    } catch (const CLI::CallForHelp&) {
        const auto subs = parser.app.get_subcommands();
        line.text = (subs.empty() ? &parser.app : subs.front())->help();
        return line;
    } catch (const CLI::ExtrasError&) {
        return unknown_word_error(parser);
    } catch (const CLI::ParseError& error) {
        return usage_error(error.what(), parser);
    }
    for (const auto& sub : parser.subs) {
        if (!sub.app->parsed()) {
            continue;
        }
        line.options.command = sub.row->command;
        if (!sub.scene.empty() || sub.row->command == Command::inspect) {
            line.options.scene = sub.scene;
        }
        if (auto read = read_values(sub.given, line.options); !read) {
            return tl::unexpected(read.error());
        }
    }
    if (auto fits = check_together(line.options); !fits) {
        return tl::unexpected(fits.error());
    }
    const char* validation = std::getenv("NORTHWAY_VALIDATION");
    line.options.validation |= validation != nullptr && std::string_view(validation) == "1";
    return line;
}

Result<compose::FrameSize> frame_size(const Options& options, SizeCssPx otherwise) {
    SizeCssPx size = options.size.value_or(otherwise);
    double ratio =
        options.pixel_ratio.value_or(options.dpi.value_or(kCssPixelsPerInch) / kCssPixelsPerInch);
    if (options.width_mm && options.height_mm) {
        ratio = options.pixel_ratio.value_or(options.dpi.value_or(kSheetDpi) / kCssPixelsPerInch);
        size.width = *options.width_mm / kMillimetresPerInch * kCssPixelsPerInch;
        size.height = *options.height_mm / kMillimetresPerInch * kCssPixelsPerInch;
    }
    const double width = std::round(size.width * ratio);
    const double height = std::round(size.height * ratio);
    if (width < 1 || height < 1 || width > kMostOutputPx || height > kMostOutputPx) {
        return bad_usage(fmt::format(
            "the size of {} x {} output pixels is not between 1 and {}; give a smaller --size, "
            "--dpi or --pixel-ratio",
            width, height, kMostOutputPx));
    }
    return compose::FrameSize{static_cast<int>(width), static_cast<int>(height), ratio,
                              options.width_mm && options.height_mm};
}

}  // namespace northway::app
