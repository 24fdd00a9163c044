// SPDX-License-Identifier: Apache-2.0
// Files that break off or were overwritten: never a crash, never silently fewer rows.
#include "base/file.h"
#include "data/catalogue.h"
#include "data/vector.h"
#include "support/scratch.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace northway::data {
namespace {

constexpr std::size_t kPlaces = 5000;

class TruncatedTest : public testing::Test {
protected:
    void SetUp() override {
        model::Catalogue catalogue;
        for (std::size_t i = 0; i < kPlaces; ++i) {
            model::Place place;
            place.id = fmt::format("place-{}", i);
            place.names.en = fmt::format("A place with the number {}", i);
            place.position = {100.0 + 0.001 * static_cast<double>(i), 50.0};
            catalogue.places.push_back(place);
        }
        ASSERT_TRUE(pack_catalogue(catalogue, scratch_ / "whole.gpkg"));
        whole_ = read_bytes(scratch_ / "whole.gpkg").value();
    }

    Result<model::FeatureSet> read(const std::string& bytes) {
        EXPECT_TRUE(write_text(scratch_ / "broken.gpkg", bytes));
        return read_vector({.path = (scratch_ / "broken.gpkg").string(), .layer = "places"});
    }

    test::Scratch scratch_;
    std::string whole_;
};

TEST_F(TruncatedTest, WholeFileIsRead) {
    EXPECT_EQ(read(whole_).value().features.size(), kPlaces);
}

TEST_F(TruncatedTest, EveryShorterGeoPackageIsAnError) {
    for (int percent = 0; percent < 100; percent += 3) {
        const std::size_t size = whole_.size() * static_cast<std::size_t>(percent) / 100;
        const auto set = read(whole_.substr(0, size));
        ASSERT_FALSE(set.has_value()) << percent;
        EXPECT_EQ(set.error().kind, ErrorKind::bad_input);
        EXPECT_THAT(set.error().message, testing::HasSubstr("broken.gpkg"));
    }
}

TEST_F(TruncatedTest, OverwrittenPagesAreAnErrorOrAWarning) {
    for (int percent = 10; percent < 100; percent += 10) {
        std::string bytes = whole_;
        const std::size_t start = whole_.size() * static_cast<std::size_t>(percent) / 100;
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(start), 8192, '\x55');
        const auto set = read(bytes);
        const bool is_complete = set && set->features.size() == kPlaces;
        EXPECT_TRUE(!set || is_complete || !set->warnings.empty()) << percent;
    }
}

TEST_F(TruncatedTest, ShorterGeoJsonIsAnError) {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < 2000; ++i) {
        text += fmt::format(
            R"({}{{"type":"Feature","properties":{{}},"geometry":{{"type":"Point","coordinates":[{},50]}}}})",
            i == 0 ? "" : ",", 100 + 0.01 * i);
    }
    text += "]}";
    for (const std::size_t size : {text.size() / 3, text.size() / 2, text.size() - 2}) {
        ASSERT_TRUE(write_text(scratch_ / "broken.geojson", text.substr(0, size)));
        const auto set = read_vector({.path = (scratch_ / "broken.geojson").string()});
        ASSERT_FALSE(set.has_value()) << size;
        EXPECT_EQ(set.error().kind, ErrorKind::bad_input);
        EXPECT_THAT(set.error().message, testing::HasSubstr("broken.geojson"));
    }
}

}  // namespace
}  // namespace northway::data
