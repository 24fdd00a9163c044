// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.h"
#include <gmock/gmock.h>

namespace northway::compose {
namespace {

using text::PxBox;

bool overlap(const PxBox& a, const PxBox& b) {
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

bool any_overlap(const std::vector<PxBox>& a, const std::vector<PxBox>& b) {
    for (const auto& one : a) {
        for (const auto& other : b) {
            if (overlap(one, other)) {
                return true;
            }
        }
    }
    return false;
}

void expect_inside(const PxBox& box, const FrameSize& size) {
    EXPECT_GE(box.x0, 0);
    EXPECT_GE(box.y0, 0);
    EXPECT_LE(box.x1, size.width_px);
    EXPECT_LE(box.y1, size.height_px);
}

class DefaultSceneLabels : public test::MapTest,
                           public ::testing::WithParamInterface<const char*> {};

TEST_P(DefaultSceneLabels, OverlapNeitherEachOtherNorTheFurnitureNorTheEdge) {
    const auto map = open_bundled("far-east", GetParam());
    for (const char* language : {"zh", "ru", "en"}) {
        map->scene().state["lang"] = language;
        for (const FrameSize size : {FrameSize{800, 600, 1}, FrameSize{1920, 1080, 1},
                                     FrameSize{3840, 2160, 1}, FrameSize{3840, 2160, 2}}) {
            SCOPED_TRACE(std::string(language) + " " + std::to_string(size.width_px) + " at " +
                         std::to_string(size.pixel_ratio));
            frame(*map, size);
            const Sheet& sheet = map->sheet();
            EXPECT_GT(sheet.labels.size(), 10U);
            EXPECT_FALSE(sheet.furniture.empty());
            for (std::size_t i = 0; i < sheet.labels.size(); ++i) {
                for (std::size_t k = i + 1; k < sheet.labels.size(); ++k) {
                    EXPECT_FALSE(any_overlap(sheet.labels[i], sheet.labels[k]))
                        << i << " and " << k;
                }
                EXPECT_FALSE(any_overlap(sheet.labels[i], sheet.furniture)) << i;
                for (const auto& box : sheet.labels[i]) {
                    expect_inside(box, size);
                }
            }
        }
        // A letter that no font has is a warning.
        for (const auto& warning : map->warnings()) {
            EXPECT_THAT(warning.message, ::testing::Not(::testing::HasSubstr("no font")));
        }
    }
}

TEST_P(DefaultSceneLabels, FurnitureDoesNotOverlapAndStaysOnTheSheet) {
    const auto map = open_bundled("far-east", GetParam());
    for (const char* language : {"zh", "ru", "en"}) {
        map->scene().state["lang"] = language;
        for (const FrameSize size :
             {FrameSize{800, 600, 1}, FrameSize{1920, 1080, 1}, FrameSize{3840, 2160, 2}}) {
            SCOPED_TRACE(std::string(language) + " " + std::to_string(size.width_px));
            frame(*map, size);
            const auto& furniture = map->sheet().furniture;
            for (std::size_t i = 0; i < furniture.size(); ++i) {
                expect_inside(furniture[i], size);
                for (std::size_t k = i + 1; k < furniture.size(); ++k) {
                    EXPECT_FALSE(overlap(furniture[i], furniture[k])) << i << " and " << k;
                }
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Themes, DefaultSceneLabels, ::testing::Values("atlas", "night"),
                         [](const auto& theme) { return std::string(theme.param); });

class Labels : public test::MapTest {};

TEST_F(Labels, ALetterThatNoFontHasIsToldOnce) {
    const auto map =
        open(R"({"version": 8, "bounds": [0, 0, 2, 2], "sources": {"p": {"type": "geojson",
        "data": {"type": "MultiPoint", "coordinates": [[0.5, 0.5], [1.5, 1.5]]}}}, "layers": [
        {"id": "names", "type": "symbol", "source": "p", "layout": {"text-field": "a\uD80C\uDC00"}}]})");
    frame(*map, {256, 256, 1});
    int told = 0;
    for (const auto& warning : map->warnings()) {
        told += warning.message.find("U+13000") != std::string::npos ? 1 : 0;
    }
    EXPECT_EQ(told, 1);
}

TEST_F(Labels, ALaterLayerGoesBeforeAnEarlierOne) {
    const auto map = open(R"({"version": 8, "bounds": [0, 0, 2, 2], "page": {"furniture": false},
        "sources": {"p": {"type": "geojson", "data": {"type": "Point", "coordinates": [1, 1]}}},
        "layers": [{"id": "a", "type": "symbol", "source": "p", "layout": {"text-field": "long name"}},
                   {"id": "b", "type": "symbol", "source": "p", "layout": {"text-field": "b"}}]})");
    frame(*map, {256, 256, 1});
    ASSERT_EQ(map->sheet().labels.size(), 1U);
    const auto& box = map->sheet().labels[0].front();
    EXPECT_LT(box.x1 - box.x0, 20);  // the one letter
}

}  // namespace
}  // namespace northway::compose
