// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.h"

#include "app/option_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace northway::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Options options_of(const std::vector<std::string>& arguments) {
    const auto line = read_command_line(arguments);
    EXPECT_TRUE(line.has_value()) << line.error().message;
    return line ? line->options : Options();
}

// The message of a usage error; empty when there is none.
std::string usage_error(const std::vector<std::string>& arguments) {
    const auto line = read_command_line(arguments);
    if (line) {
        ADD_FAILURE() << "accepted";
        return "";
    }
    EXPECT_EQ(line.error().kind, ErrorKind::usage);
    return line.error().message;
}

TEST(CommandLine, WithoutACommandTheWindowOpens) {
    EXPECT_EQ(options_of({}).command, Command::view);
    EXPECT_EQ(options_of({}).scene, "far-east");
    EXPECT_EQ(options_of({"arctic"}).command, Command::view);
    EXPECT_EQ(options_of({"arctic"}).scene, "arctic");
    EXPECT_EQ(options_of({"--lang", "ru"}).language, Language::ru);
    EXPECT_EQ(options_of({"view", "a.json"}).scene, "a.json");
}

TEST(CommandLine, OptionsGoIntoPlainValues) {
    const auto o =
        options_of({"render",  "arctic",        "-o",     "a.png",      "--size",  "800x600",
                    "--bbox",  "105,38,150,62", "--time", "2024-06-30", "--lang",  "zh",
                    "--hide",  "lakes,rivers",  "--hide", "roads",      "--theme", "night",
                    "--state", "scenario=high", "--crs",  "EPSG:3576",  "-q"});
    EXPECT_EQ(o.command, Command::render);
    EXPECT_EQ(o.output, "a.png");
    EXPECT_EQ(o.size, (SizeCssPx{800, 600}));
    EXPECT_EQ(o.bbox, (geo::Box{105, 38, 150, 62}));
    EXPECT_NEAR(*o.year, 2024.4959, 1e-4);
    EXPECT_EQ(o.language, Language::zh);
    EXPECT_THAT(o.hide, ElementsAre("lakes", "rivers", "roads"));
    EXPECT_EQ(o.theme, "night");
    EXPECT_THAT(o.state, ElementsAre(std::pair{"scenario", "high"}));
    EXPECT_EQ(o.crs, "EPSG:3576");
    EXPECT_TRUE(o.quiet);
}

TEST(CommandLine, NegativeNumbersAreValues) {
    const auto o = options_of({"render", "-o", "a.png", "--center", "-120,50", "--bearing", "-30"});
    EXPECT_EQ(o.center, (geo::LonLat{-120, 50}));
    EXPECT_EQ(o.bearing_deg, -30.0);
}

TEST(CommandLine, AFilmKnowsItsYears) {
    const auto o = options_of({"animate", "-o", "f.mp4", "--from", "2019", "--to", "2024", "--fps",
                               "25", "--duration", "4", "--frames", "10-99:10"});
    EXPECT_EQ(o.from_year, 2019.0);
    EXPECT_EQ(o.to_year, 2025.0);
    EXPECT_EQ(o.fps, 25.0);
    EXPECT_EQ(o.frames, (compose::FrameRange{10, 99, 10}));
}

TEST(CommandLine, AWrongValueNamesTheOptionAndWhatIsExpected) {
    EXPECT_THAT(usage_error({"render", "-o", "a.png", "--size", "0x5"}),
                testing::AllOf(HasSubstr("--size"), HasSubstr("0x5"), HasSubstr("1920x1080")));
    EXPECT_THAT(usage_error({"render", "-o", "a.png", "--time", "20x4"}),
                testing::AllOf(HasSubstr("--time"), HasSubstr("20x4"), HasSubstr("2024")));
    EXPECT_THAT(usage_error({"render", "-o", "a.png", "--lang", "de"}), HasSubstr("zh, ru or en"));
    EXPECT_THAT(usage_error({"render", "-o", "a.png", "--pixel-ratio", "nan"}),
                HasSubstr("--pixel-ratio"));
    EXPECT_THAT(usage_error({"render", "-o"}), HasSubstr("--output"));
}

TEST(CommandLine, OptionsThatContradictEachOtherAreRefused) {
    const std::vector<std::vector<std::string>> pairs{
        {"--zoom", "3", "--scale", "1:5000000"},
        {"--bbox", "105,38,150,62", "--center", "1,1"},
        {"--bbox", "105,38,150,62", "--zoom", "3"},
        {"--size", "5x5", "--width-mm", "100"},
        {"--dpi", "96", "--pixel-ratio", "2"}};
    for (const auto& pair : pairs) {
        std::vector<std::string> arguments{"render", "-o", "a.png"};
        arguments.insert(arguments.end(), pair.begin(), pair.end());
        EXPECT_THAT(usage_error(arguments), testing::AllOf(HasSubstr(pair[0]), HasSubstr(pair[2])));
    }
    EXPECT_THAT(usage_error({"render", "-o", "a.png", "--size", "5x5", "--size", "6x6"}),
                HasSubstr("--size is given twice"));
    EXPECT_THAT(usage_error({"render", "-o", "a.png", "--width-mm", "100"}),
                HasSubstr("--height-mm"));
}

TEST(CommandLine, WhatIsMissingIsSaid) {
    EXPECT_THAT(usage_error({"render"}), HasSubstr("--output"));
    EXPECT_THAT(usage_error({"animate", "-o", "a.mp4"}), HasSubstr("--from"));
    EXPECT_THAT(usage_error({"animate", "-o", "a.mp4", "--from", "2024", "--to", "2019"}),
                HasSubstr("--to"));
    EXPECT_THAT(usage_error({"animate", "-o", "a.mp4", "--from", "2019", "--to", "2024", "--frames",
                             "0-300", "--fps", "30", "--duration", "10"}),
                HasSubstr("--frames"));
}

TEST(CommandLine, MistypedWordsAreGuessed) {
    EXPECT_THAT(usage_error({"rendr", "-o", "a.png"}), HasSubstr("`northway render`"));
    EXPECT_THAT(usage_error({"render", "-o", "a.png", "--sise", "5x5"}),
                testing::AllOf(HasSubstr("--sise"), HasSubstr("--size")));
    EXPECT_THAT(usage_error({"devices", "--size", "5x5"}), HasSubstr("--size"));
}

TEST(CommandLine, HelpAndVersionAreTexts) {
    EXPECT_THAT(*read_command_line({"--version"})->text, HasSubstr("northway 0."));
    EXPECT_THAT(*read_command_line({"--help"})->text, HasSubstr("animate"));
    EXPECT_THAT(*read_command_line({"render", "--help"})->text,
                HasSubstr("atlas, mono, night, print"));
    EXPECT_THAT(*read_command_line({"render", "--help"})->text,
                testing::AllOf(HasSubstr("--bbox"), HasSubstr("Examples")));
}

TEST(CommandLine, EveryCommandHasExamplesAndEveryOptionHelp) {
    for (const auto& row : command_table()) {
        EXPECT_THAT(std::string(row.examples), HasSubstr("northway")) << row.help;
    }
    std::set<std::string> names;
    for (const auto& row : option_table()) {
        EXPECT_FALSE(row.help.empty()) << row.names;
        EXPECT_EQ(row.value.empty(), row.expects.empty()) << row.names;
        // An option may mean something else in another command.
        for (const char command : row.commands) {
            EXPECT_TRUE(names.insert(std::string(long_name(row)) + " of " + command).second)
                << row.names << " stands there twice";
        }
    }
}

TEST(FrameSize, IsInCssPixelsTimesTheRatio) {
    Options o;
    o.size = SizeCssPx{1920, 1080};
    EXPECT_EQ(*frame_size(o, {1, 1}), (compose::FrameSize{1920, 1080, 1}));
    o.pixel_ratio = 2;
    EXPECT_EQ(*frame_size(o, {1, 1}), (compose::FrameSize{3840, 2160, 2}));
    EXPECT_EQ(*frame_size(Options(), {640, 480}), (compose::FrameSize{640, 480, 1}));
}

TEST(FrameSize, OfASheetFollowsFromMillimetresAndDpi) {
    Options o;
    o.width_mm = 254;
    o.height_mm = 127;
    o.dpi = 192;
    EXPECT_EQ(*frame_size(o, {1, 1}), (compose::FrameSize{1920, 960, 2, true}));
    o.dpi.reset();
    EXPECT_EQ(frame_size(o, {1, 1})->width_px, 3000);
}

TEST(FrameSize, HasALimit) {
    Options o;
    o.size = SizeCssPx{60000, 10};
    o.pixel_ratio = 4;
    EXPECT_EQ(frame_size(o, {1, 1}).error().kind, ErrorKind::usage);
}

TEST(CommandLine, InspectTakesItsFilters) {
    const auto o = options_of({"inspect",       "--system", "bridge,port", "--system", "road",
                               "--kind",        "railway",  "--tier",      "core",     "--status",
                               "operating",     "--scene",  "arctic",      "--metric", "throughput",
                               "--commodity",   "gas",      "--source",    "report",   "--year",
                               "2019..2024-06", "--what",   "events",      "--format", "csv",
                               "--lang",        "zh",       "-o",          "a.csv"});
    EXPECT_EQ(o.command, Command::inspect);
    EXPECT_EQ(o.scene, "");  // the bundled catalogue
    EXPECT_THAT(o.inspect.systems, ElementsAre("bridge", "port", "road"));
    EXPECT_THAT(o.inspect.kinds, ElementsAre("railway"));
    EXPECT_THAT(o.inspect.tiers, ElementsAre("core"));
    EXPECT_THAT(o.inspect.statuses, ElementsAre("operating"));
    EXPECT_THAT(o.inspect.scenes, ElementsAre("arctic"));
    EXPECT_THAT(o.inspect.metrics, ElementsAre("throughput"));
    EXPECT_THAT(o.inspect.commodities, ElementsAre("gas"));
    EXPECT_THAT(o.inspect.sources, ElementsAre("report"));
    EXPECT_EQ(o.inspect.years->start, 2019);
    EXPECT_NEAR(o.inspect.years->end, 2024 + 182.0 / 366, 1e-9);
    EXPECT_EQ(o.table, InspectTable::events);
    EXPECT_EQ(o.format, Format::csv);
    EXPECT_EQ(o.output, "a.csv");
    EXPECT_EQ(options_of({"inspect", "far-east"}).scene, "far-east");
}

TEST(CommandLine, APictureDoesNotGoToTheStandardOutput) {
    EXPECT_THAT(usage_error({"render", "-o", "-"}), HasSubstr("such as -o map.png"));
    EXPECT_THAT(usage_error({"animate", "-o", "-", "--from", "2019", "--to", "2024"}),
                HasSubstr("such as -o film.mp4"));
    EXPECT_EQ(options_of({"inspect", "-o", "-"}).output, "-");
}

TEST(CommandLine, InspectRefusesWhatItCannotShow) {
    EXPECT_THAT(usage_error({"inspect", "--format", "xml"}),
                HasSubstr("--format: 'xml' is not text, json or csv"));
    EXPECT_THAT(usage_error({"inspect", "--year", "2024..2019"}), HasSubstr("--year"));
    EXPECT_THAT(usage_error({"inspect", "--what", "numbers"}), HasSubstr("--what"));
    EXPECT_THAT(usage_error({"inspect", "--what", "events", "--format", "json"}),
                HasSubstr("json holds them all"));
    EXPECT_THAT(usage_error({"check", "--format", "csv"}), HasSubstr("text or json"));
}

}  // namespace
}  // namespace northway::app
