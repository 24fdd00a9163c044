// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"
#include "data/catalogue.h"
#include "data/vector.h"
#include "support/scratch.h"

#include "sample_catalogue.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <thread>

namespace northway::data {
namespace {

using testing::HasSubstr;

class PackTest : public testing::Test {
protected:
    void SetUp() override {
        for (const auto& [name, text] : test_sample::files()) {
            ASSERT_TRUE(write_text(scratch_ / name, text));
        }
        catalogue_ = read_catalogue(scratch_.path()).value();
    }
    std::string out(const char* name = "c.gpkg") const { return (scratch_ / name).string(); }

    test::Scratch scratch_;
    model::Catalogue catalogue_;
};

TEST_F(PackTest, ALinkStaysAndItsTargetIsWritten) {
    std::filesystem::create_symlink("real.gpkg", out("link.gpkg"));
    ASSERT_TRUE(pack_catalogue(catalogue_, out("link.gpkg")));
    EXPECT_TRUE(std::filesystem::is_symlink(out("link.gpkg")));
    EXPECT_FALSE(std::filesystem::is_symlink(out("real.gpkg")));
    EXPECT_GT(std::filesystem::file_size(out("real.gpkg")), 0U);
}

TEST_F(PackTest, AFifoGetsTheWholePackage) {
    ASSERT_EQ(mkfifo(out("fifo.gpkg").c_str(), 0600), 0);
    std::string got;
    std::thread reader([&] { got = read_bytes(out("fifo.gpkg")).value_or(""); });
    const auto packed = pack_catalogue(catalogue_, out("fifo.gpkg"));
    reader.join();
    ASSERT_TRUE(packed) << packed.error().message;
    EXPECT_TRUE(got.starts_with("SQLite format 3"));
    EXPECT_TRUE(std::filesystem::is_fifo(out("fifo.gpkg")));
}

TEST_F(PackTest, NamesAFolderThatIsMissing) {
    const auto packed = pack_catalogue(catalogue_, out("no/dir/c.gpkg"));
    ASSERT_FALSE(packed);
    EXPECT_THAT(packed.error().message, HasSubstr("no/dir' does not exist"));
}

TEST_F(PackTest, MakesALayerOfEachTable) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    std::vector<std::string> names;
    const auto layers = list_layers(out()).value();
    for (const LayerInfo& layer : layers) {
        names.push_back(layer.name);
    }
    EXPECT_THAT(names, testing::UnorderedElementsAre(
                           "systems_line", "systems_point", "systems_area", "systems", "places",
                           "observations", "derived", "events", "statements", "sources", "terms",
                           "layer_styles"));
}

TEST_F(PackTest, ComesBackAsItWas) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    const auto lines = read_vector({.path = out(), .layer = "systems_line"}).value();
    ASSERT_EQ(lines.features.size(), 1u);
    EXPECT_EQ(lines.features[0].geometry.points[1], (geo::LonLat{127.54, 50.28}));
    EXPECT_EQ(lines.features[0].values[static_cast<std::size_t>(lines.field_index("name_zh"))],
              model::Value(std::string("大桥")));
    EXPECT_EQ(lines.features[0].values[static_cast<std::size_t>(lines.field_index("status_from"))],
              model::Value(std::string("construction@2016-12-01;operating@2022-06-10")));
    const auto points = read_vector({.path = out(), .layer = "systems_point"}).value();
    ASSERT_EQ(points.features.size(), 1u);
    EXPECT_EQ(points.features[0].geometry.points[0], (geo::LonLat{127.49, 50.24}));
    const auto numbers = read_vector({.path = out(), .layer = "observations"}).value();
    ASSERT_EQ(numbers.features.size(), 3u);
    EXPECT_TRUE(numbers.warnings.empty());  // a table has no geometry, and that is no fault
    EXPECT_EQ(numbers.features[0].values[static_cast<std::size_t>(numbers.field_index("value"))],
              model::Value(4e6));
    EXPECT_EQ(
        numbers.features[2].values[static_cast<std::size_t>(numbers.field_index("qualifier"))],
        model::Value());
}

TEST_F(PackTest, SameCatalogueSameBytes) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out("one.gpkg")));
    ASSERT_TRUE(pack_catalogue(catalogue_, out("two.gpkg")));
    EXPECT_EQ(read_bytes(out("one.gpkg")).value(), read_bytes(out("two.gpkg")).value());
}

TEST_F(PackTest, ReplacesAFileAndLeavesNothingBeside) {
    ASSERT_TRUE(write_text(out(), "old"));
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    EXPECT_TRUE(list_layers(out()).has_value());
    for (const auto& entry : std::filesystem::directory_iterator(scratch_.path())) {
        EXPECT_EQ(entry.path().string().find(".part-"), std::string::npos) << entry.path();
    }
}

TEST_F(PackTest, SaysWhereItCannotWrite) {
    const auto status = pack_catalogue(catalogue_, scratch_ / "nowhere" / "c.gpkg");
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().kind, ErrorKind::failed);
    EXPECT_THAT(status.error().message, HasSubstr("c.gpkg: the folder '"));
}

TEST_F(PackTest, WrongLayerIsGuessed) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    const auto wrong = read_vector({.path = out(), .layer = "system_line"});
    ASSERT_FALSE(wrong.has_value());
    EXPECT_THAT(wrong.error().message,
                HasSubstr("no layer 'system_line'; did you mean 'systems_line'?"));
    const auto none = read_vector({.path = out()}).value();
    ASSERT_FALSE(none.warnings.empty());
    EXPECT_THAT(none.warnings[0].message, HasSubstr("read the first, as none is named"));
}

// One text of one row of a layer.
std::string text_in(const std::string& path, const std::string& sql, const std::string& field) {
    VectorRequest request;
    request.path = path;
    request.sql = sql;
    const auto rows = read_vector(request).value();
    if (rows.features.size() != 1) {
        ADD_FAILURE() << rows.features.size() << " rows";
        return "";
    }
    const auto& value = rows.features[0].values[static_cast<std::size_t>(rows.field_index(field))];
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? "" : *text;
}

TEST_F(PackTest, AreasAndEveryPointOfASystemAreThere) {
    catalogue_.systems[1].place_ids.push_back("blagoveshchensk");
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    const auto areas = read_vector({.path = out(), .layer = "systems_area"}).value();
    ASSERT_EQ(areas.features.size(), 1u);
    EXPECT_EQ(areas.features[0].geometry.polygon_count(), 2u);
    const auto points = read_vector({.path = out(), .layer = "systems_point"}).value();
    ASSERT_EQ(points.features.size(), 2u);
    const auto number = static_cast<std::size_t>(points.field_index("point_number"));
    EXPECT_EQ(points.features[0].values[number], model::Value(1.0));
    EXPECT_EQ(points.features[1].values[number], model::Value(2.0));
    EXPECT_EQ(points.features[1].geometry.points[0], (geo::LonLat{127.54, 50.28}));
}

TEST_F(PackTest, TablesCarryCodesAndSources) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    EXPECT_EQ(text_in(out(), "SELECT * FROM observations WHERE obs_id = 'o2'", "source_kind"),
              "general");
    EXPECT_EQ(text_in(out(), "SELECT * FROM systems WHERE system_id = 'zone'", "status_2025"),
              "planned");
    EXPECT_EQ(text_in(out(), "SELECT * FROM statements WHERE stmt_id = 's2'", "place_id"), "heihe");
    EXPECT_EQ(text_in(out(), "SELECT * FROM terms WHERE code = 'freight'", "label_ru"), "грузы");
    EXPECT_EQ(text_in(out(), "SELECT * FROM events WHERE date = '2016'", "basis"), "planned");
}

TEST_F(PackTest, QgisFindsAStyleOfEachLayerOfSystems) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    for (const char* layer : {"systems_line", "systems_point", "systems_area"}) {
        const std::string sql = std::string(
                                    "SELECT * FROM layer_styles WHERE f_table_schema = '' "
                                    "AND f_geometry_column = 'geometry' AND useAsDefault "
                                    "AND f_table_name = '") +
                                layer + "'";
        const std::string qml = text_in(out(), sql, "styleQML");
        EXPECT_THAT(qml, HasSubstr(R"(attr="status_2025")"));
        EXPECT_THAT(qml, HasSubstr(R"(value="construction" label="Under construction")"));
        EXPECT_THAT(text_in(out(), sql, "styleSLD"), HasSubstr("<ogc:Literal>operating<"));
    }
}

TEST_F(PackTest, TheFileSaysWhatItIs) {
    ASSERT_TRUE(pack_catalogue(catalogue_, out()));
    const std::string metadata = text_in(out(), "SELECT metadata FROM gpkg_metadata", "metadata");
    EXPECT_THAT(metadata, HasSubstr("Northway catalogue"));
    EXPECT_THAT(metadata, HasSubstr("3 systems (1 routes, 1 areas), 3 numbers"));
    EXPECT_THAT(metadata, HasSubstr("Yearbook, 2024 (general; verify before publishing)"));
    EXPECT_EQ(text_in(out(),
                      "SELECT identifier FROM gpkg_contents WHERE table_name = "
                      "'systems_line'",
                      "identifier"),
              "Systems: lines");
}

}  // namespace
}  // namespace northway::data
