// SPDX-License-Identifier: Apache-2.0
#include "text/placement.h"

#include "text/label_shapes.h"
#include "unit/text/fonts.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace northway::text {
namespace {

using testing::ElementsAre;

constexpr PxBox kBounds{0, 0, 1000, 700};
constexpr std::array<Anchor, 4> kSides{Anchor::left, Anchor::right, Anchor::top, Anchor::bottom};

const ShapedText& name() {
    static const ShapedText text = shape(test_fonts(), "黑河 Heihe", Language::zh);
    return text;
}

LabelRequest point_label(std::uint32_t id, PxPoint point) {
    LabelRequest request;
    request.id = id;
    request.text = &name();
    request.point = point;
    request.anchors = kSides;
    request.radial_offset_px = 6;
    return request;
}

LabelRequest line_label(std::uint32_t id, std::span<const PxPoint> line) {
    LabelRequest request;
    request.id = id;
    request.kind = LabelKind::line;
    request.text = &name();
    request.line = line;
    return request;
}

Placement place_all(std::vector<LabelRequest> requests, std::vector<PxBox> obstacles = {}) {
    return place(requests, kBounds, obstacles);
}

bool meet(const PxBox& a, const PxBox& b) {
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

float distance_to(const PxBox& box, PxPoint p) {
    return std::hypot(p.x - std::clamp(p.x, box.x0, box.x1), p.y - std::clamp(p.y, box.y0, box.y1));
}

std::vector<PxPoint> wave(float amplitude_px) {
    std::vector<PxPoint> line;
    for (int x = 50; x <= 950; x += 5) {
        const auto along = static_cast<float>(x);
        line.push_back({along, 350 + amplitude_px * std::sin(along / 80)});
    }
    return line;
}

std::vector<LabelRequest> random_labels(int count, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<LabelRequest> requests;
    const auto up_to = [&](unsigned n) { return static_cast<float>(random() % n); };
    for (int i = 0; i < count; ++i) {
        LabelRequest request =
            point_label(static_cast<std::uint32_t>(i), {up_to(1000), up_to(700)});
        request.priority = up_to(50);
        request.size_px = 9 + up_to(12);
        request.marker_radius_px = up_to(5);
        requests.push_back(request);
    }
    return requests;
}

TEST(Place, PutsTextBesideItsPoint) {
    const Placement placed = place_all({point_label(7, {500, 350})});
    ASSERT_EQ(placed.labels.size(), 1U);
    const PlacedLabel& label = placed.labels[0];
    EXPECT_EQ(label.id, 7U);
    EXPECT_EQ(label.anchor, Anchor::left);
    EXPECT_EQ(label.glyph_count, name().glyphs.size());
    EXPECT_NEAR(placed.glyphs[0].x_px, 506, 0.001F);
    EXPECT_NEAR(placed.glyphs[0].y_px, 350 + 12 * kMiddleEm, 0.001F);
    EXPECT_NEAR(0.5F * (label.box.y0 + label.box.y1), 350, 2);
}

TEST(Place, EachAnchorPutsThatPartNearestToThePoint) {
    const auto box_for = [](Anchor anchor) {
        LabelRequest request = point_label(1, {500, 350});
        request.anchors = {&anchor, 1};
        return place_all({request}).labels.at(0).box;
    };
    EXPECT_GT(box_for(Anchor::left).x0, 500);
    EXPECT_LT(box_for(Anchor::right).x1, 500);
    EXPECT_GT(box_for(Anchor::top).y0, 350);
    EXPECT_LT(box_for(Anchor::bottom).y1, 350);
    const PxBox corner = box_for(Anchor::top_right);
    EXPECT_LT(corner.x1, 500);
    EXPECT_GT(corner.y0, 350);
    const PxBox center = box_for(Anchor::center);
    EXPECT_NEAR(0.5F * (center.x0 + center.x1), 500, 1);
}

TEST(Place, TakesTheNextAnchorWhereTheFirstIsTaken) {
    const PxBox right_half{505, 0, 1000, 700};
    const Placement placed = place_all({point_label(1, {500, 350})}, {right_half});
    ASSERT_EQ(placed.labels.size(), 1U);
    EXPECT_EQ(placed.labels[0].anchor, Anchor::right);
}

TEST(Place, LowerPriorityGoesFirstAndTiesGoById) {
    LabelRequest late = point_label(1, {500, 350});
    late.anchors = {};
    late.priority = 5;
    LabelRequest high_id = late;
    high_id.id = 9;
    high_id.priority = 2;
    LabelRequest low_id = high_id;
    low_id.id = 3;
    const Placement placed = place_all({late, high_id, low_id});
    ASSERT_EQ(placed.labels.size(), 1U);
    EXPECT_EQ(placed.labels[0].id, 3U);
    EXPECT_EQ(placed.labels[0].request, 2U);
    EXPECT_EQ(placed.dropped, 2);
}

TEST(Place, NoTwoLabelsMeetWhateverIsAsked) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        const auto requests = random_labels(400, seed);
        const Placement placed = place(requests, kBounds, {});
        ASSERT_GT(placed.labels.size(), 50U);
        EXPECT_EQ(placed.labels.size() + static_cast<std::size_t>(placed.dropped), 400U);
        for (std::size_t i = 0; i < placed.labels.size(); ++i) {
            const PxBox& a = placed.labels[i].box;
            ASSERT_GE(a.x0, 0);
            ASSERT_GE(a.y0, 0);
            ASSERT_LE(a.x1, 1000);
            ASSERT_LE(a.y1, 700);
            for (std::size_t j = 0; j < i; ++j) {
                ASSERT_FALSE(meet(a, placed.labels[j].box)) << i << ' ' << j;
            }
            for (const LabelRequest& other : requests) {
                if (other.id != placed.labels[i].id) {
                    ASSERT_GE(distance_to(a, other.point), other.marker_radius_px);
                }
            }
        }
    }
}

TEST(Place, TheInkOfEveryGlyphLiesInItsBox) {
    const Placement placed = place_all({point_label(1, {500, 350})});
    const PxBox box = placed.labels.at(0).box;
    for (const PlacedGlyph& glyph : placed.glyphs) {
        EXPECT_GT(glyph.y_px, box.y0);
        EXPECT_LT(glyph.x_px, box.x1);
    }
    EXPECT_NEAR(box.x1 - box.x0, (name().ink.x1 - name().ink.x0) * 12, 0.001F);
}

TEST(Place, KeepsAwayFromObstacles) {
    const PxBox legend{0, 0, 400, 300};
    const auto requests = random_labels(400, 4);
    const Placement placed = place(requests, kBounds, std::array{legend});
    ASSERT_GT(placed.labels.size(), 30U);
    for (const PlacedLabel& label : placed.labels) {
        ASSERT_FALSE(meet(label.box, legend));
    }
}

TEST(Place, PaddingIsKeptFreeAlsoAtTheEdge) {
    LabelRequest a = point_label(1, {500, 350});
    a.anchors = {};
    a.padding_px = 10;
    LabelRequest b = a;
    b.id = 2;
    b.padding_px = 0;
    const float height_px = (name().ink.y1 - name().ink.y0) * 12;
    b.point.y += height_px + 9.5F;
    EXPECT_EQ(place_all({a, b}).dropped, 1);
    b.point.y += 1;
    EXPECT_EQ(place_all({a, b}).dropped, 0);
    a.point = {500, 0.5F * height_px + 8};
    EXPECT_EQ(place_all({a}).dropped, 1);
}

TEST(Place, APanMovesEveryLabelAndKeepsItsAnchor) {
    const std::vector<PxPoint> line = wave(40);
    std::vector<LabelRequest> requests = random_labels(150, 5);
    // Well inside the bounds, where nothing comes into view or leaves it.
    for (LabelRequest& request : requests) {
        request.point = {200 + 0.6F * request.point.x, 150 + 0.5F * request.point.y};
    }
    requests.push_back(line_label(900, line));
    const Placement before = place(requests, kBounds, {});
    std::vector<PxPoint> moved_line = line;
    for (PxPoint& p : moved_line) {
        p = {p.x + 1, p.y - 1};
    }
    for (LabelRequest& request : requests) {
        request.point = {request.point.x + 1, request.point.y - 1};
        request.line = request.line.empty() ? request.line : moved_line;
    }
    const Placement after = place(requests, kBounds, {});
    ASSERT_EQ(after.labels.size(), before.labels.size());
    for (std::size_t i = 0; i < before.labels.size(); ++i) {
        ASSERT_EQ(after.labels[i].id, before.labels[i].id);
        ASSERT_EQ(after.labels[i].anchor, before.labels[i].anchor);
        ASSERT_NEAR(after.labels[i].box.x0, before.labels[i].box.x0 + 1, 0.01F);
        ASSERT_NEAR(after.labels[i].box.y0, before.labels[i].box.y0 - 1, 0.01F);
    }
}

TEST(Place, RequiredLabelsGoFirstAndLookFarther) {
    LabelRequest small = point_label(1, {500, 350});
    small.priority = -10;
    LabelRequest required = point_label(2, {500, 350});
    required.required = true;
    const Placement placed = place_all({small, required});
    ASSERT_EQ(placed.labels.size(), 2U);
    EXPECT_EQ(placed.labels[0].id, 2U);

    // All near places are taken; a label 18 px away still fits.
    const PxBox around{400, 335, 600, 365};
    EXPECT_EQ(place_all({small}, {around}).dropped, 1);
    EXPECT_EQ(place_all({required}, {around}).dropped, 0);
    const Placement none = place_all({required}, {kBounds});
    EXPECT_THAT(none.dropped_required, ElementsAre(2U));
}

TEST(Place, OverlapCanBeAllowed) {
    LabelRequest a = point_label(1, {500, 350});
    a.anchors = {};
    LabelRequest b = a;
    b.id = 2;
    b.overlap = Overlap::always;
    EXPECT_EQ(place_all({a, b}).labels.size(), 2U);
    EXPECT_EQ(place_all({b}, {{490, 340, 510, 360}}).labels.size(), 0U);
}

TEST(Place, LabelsOfOneGroupKeepTheirDistance) {
    LabelRequest a = point_label(1, {300, 350});
    a.group = 5;
    a.group_distance_px = 250;
    LabelRequest b = a;
    b.id = 2;
    b.point.x = 540;
    EXPECT_EQ(place_all({a, b}).dropped, 1);
    b.point.x = 560;
    EXPECT_EQ(place_all({a, b}).dropped, 0);
    b.point.x = 540;
    b.group = 6;
    EXPECT_EQ(place_all({a, b}).dropped, 0);
}

TEST(Place, AnEmptyTextIsNeitherPlacedNorDropped) {
    const ShapedText empty;
    LabelRequest request = point_label(1, {500, 350});
    request.text = &empty;
    const Placement placed = place_all({request});
    EXPECT_TRUE(placed.labels.empty());
    EXPECT_EQ(placed.dropped, 0);
}

TEST(Place, APlaceThatIsNoNumberIsDropped) {
    EXPECT_EQ(place_all({point_label(1, {std::nanf(""), 10})}).dropped, 1);
    EXPECT_EQ(place_all({point_label(1, {1e30F, INFINITY})}).dropped, 1);
}

TEST(PlaceAlong, GlyphsFollowTheCurve) {
    const std::vector<PxPoint> line = wave(60);
    const Placement placed = place_all({line_label(1, line)});
    ASSERT_EQ(placed.labels.size(), 1U);
    for (std::size_t i = 0; i < placed.glyphs.size(); ++i) {
        const PlacedGlyph& pen = placed.glyphs[i];
        // The middle of the glyph, back from its pen, lies on the line.
        const float half = 0.5F * name().glyphs[i].advance_em * pen.size_px;
        const float up = kMiddleEm * pen.size_px;
        const PxPoint middle{
            pen.x_px + half * std::cos(pen.angle_rad) + up * std::sin(pen.angle_rad),
            pen.y_px + half * std::sin(pen.angle_rad) - up * std::cos(pen.angle_rad)};
        EXPECT_NEAR(middle.y, 350 + 60 * std::sin(middle.x / 80), 0.3F);
        EXPECT_NEAR(std::tan(pen.angle_rad), 0.75F * std::cos(middle.x / 80), 0.1F);
    }
}

TEST(PlaceAlong, TextIsUprightWhicheverWayTheLineRuns) {
    std::vector<PxPoint> line = wave(60);
    const Placement forward = place_all({line_label(1, line)});
    std::reverse(line.begin(), line.end());
    const Placement backward = place_all({line_label(1, line)});
    ASSERT_EQ(forward.glyphs.size(), backward.glyphs.size());
    for (std::size_t i = 0; i < forward.glyphs.size(); ++i) {
        EXPECT_LT(std::abs(backward.glyphs[i].angle_rad), 1.0F);
        EXPECT_NEAR(backward.glyphs[i].x_px, forward.glyphs[i].x_px, 0.1F);
    }
    LabelRequest as_drawn = line_label(1, line);
    as_drawn.keep_upright = false;
    EXPECT_GT(std::abs(place_all({as_drawn}).glyphs.at(0).angle_rad), 2.0F);
}

TEST(PlaceAlong, NoLetterStandsOnItsHead) {
    // Round the right side of a circle: a name in the middle of the line would end upside down.
    std::vector<PxPoint> arc;
    for (int i = 0; i <= 100; ++i) {
        const float turn = -0.7F + 5.2F * static_cast<float>(i) / 100;
        arc.push_back({500 + 40 * std::sin(turn), 350 - 40 * std::cos(turn)});
    }
    LabelRequest request = line_label(1, arc);
    request.max_angle_rad = 3;
    const Placement placed = place_all({request});
    ASSERT_FALSE(placed.glyphs.empty());
    for (const PlacedGlyph& glyph : placed.glyphs) {
        EXPECT_GT(std::cos(glyph.angle_rad), -0.36F);
    }
    request.keep_upright = false;
    const Placement free = place_all({request});
    EXPECT_TRUE(std::any_of(free.glyphs.begin(), free.glyphs.end(), [](const PlacedGlyph& glyph) {
        return std::cos(glyph.angle_rad) < -0.36F;
    }));
}

TEST(PlaceAlong, UpwardsLinesReadUpwards) {
    const std::array<PxPoint, 2> down{PxPoint{500, 100}, PxPoint{500, 600}};
    const Placement placed = place_all({line_label(1, down)});
    ASSERT_FALSE(placed.glyphs.empty());
    EXPECT_NEAR(placed.glyphs[0].angle_rad, -std::numbers::pi_v<float> / 2, 1e-4F);
}

TEST(PlaceAlong, AnOffsetPutsTextBelowOrAboveTheLine) {
    std::array<PxPoint, 2> line{PxPoint{100, 350}, PxPoint{900, 350}};
    LabelRequest request = line_label(1, line);
    request.line_offset_px = -12;
    EXPECT_LT(place_all({request}).labels.at(0).box.y1, 350);
    std::swap(line[0], line[1]);
    EXPECT_LT(place_all({request}).labels.at(0).box.y1, 350);
    request.line_offset_px = 12;
    EXPECT_GT(place_all({request}).labels.at(0).box.y0, 350);
}

TEST(PlaceAlong, ALineTooShortOrTooBentHasNoLabel) {
    const std::array<PxPoint, 2> tiny{PxPoint{500, 350}, PxPoint{520, 350}};
    EXPECT_EQ(place_all({line_label(1, tiny)}).dropped, 1);
    const std::array<PxPoint, 3> corner{PxPoint{470, 350}, PxPoint{510, 350}, PxPoint{510, 390}};
    EXPECT_EQ(place_all({line_label(1, corner)}).dropped, 1);
    const std::array<PxPoint, 3> back{PxPoint{450, 350}, PxPoint{510, 350}, PxPoint{455, 350}};
    for (const PlacedGlyph& glyph : place_all({line_label(1, back)}).glyphs) {
        EXPECT_LT(glyph.x_px, 500);  // never across the turn
    }
    EXPECT_EQ(place_all({line_label(1, {})}).dropped, 1);
}

TEST(PlaceAlong, NamesRepeat) {
    const std::array<PxPoint, 2> line{PxPoint{0, 350}, PxPoint{1000, 350}};
    LabelRequest request = line_label(1, line);
    EXPECT_EQ(place_all({request}).labels.size(), 1U);
    request.repeat_px = 300;
    const Placement placed = place_all({request});
    ASSERT_EQ(placed.labels.size(), 3U);
    std::vector<float> middles;
    for (const PlacedLabel& label : placed.labels) {
        middles.push_back(0.5F * (label.box.x0 + label.box.x1));
    }
    std::sort(middles.begin(), middles.end());
    EXPECT_NEAR(middles[1] - middles[0], 300, 1);
    EXPECT_NEAR(middles[2] - middles[1], 300, 1);
}

TEST(PlaceAlong, ALineThatLeavesTheViewIsNamedInside) {
    const std::array<PxPoint, 2> line{PxPoint{-90000, 350}, PxPoint{500, 350}};
    const Placement placed = place_all({line_label(1, line)});
    ASSERT_EQ(placed.labels.size(), 1U);
    EXPECT_GE(placed.labels[0].box.x0, 0);
}

TEST(PlaceAlong, LabelsSlideAwayFromWhatIsInTheWay) {
    const std::array<PxPoint, 2> line{PxPoint{0, 350}, PxPoint{1000, 350}};
    const PxBox middle{450, 300, 550, 400};
    const Placement placed = place_all({line_label(1, line)}, {middle});
    ASSERT_EQ(placed.labels.size(), 1U);
    EXPECT_FALSE(meet(placed.labels[0].box, middle));
    EXPECT_NEAR(placed.labels[0].box.x0, 560, 30);
}

TEST(PlaceAlong, CurvedLabelsCollideByTheirPiecesNotTheirFrame) {
    // A label that runs diagonally leaves the corners of its frame to others.
    const std::array<PxPoint, 2> diagonal{PxPoint{400, 250}, PxPoint{600, 450}};
    LabelRequest along = line_label(1, diagonal);
    along.size_px = 24;
    LabelRequest corner = point_label(2, {545, 310});
    corner.anchors = {};
    corner.priority = 1;
    const Placement placed = place_all({along, corner});
    ASSERT_EQ(placed.labels.size(), 2U);
    EXPECT_TRUE(meet(placed.labels[0].box, placed.labels[1].box));
    for (std::size_t i = 0; i < placed.labels[0].box_count; ++i) {
        EXPECT_FALSE(meet(placed.boxes[i], placed.labels[1].box));
    }
}

TEST(BusyPlaces, AreLeftForTheNextCandidate) {
    // A band to the right of the place, where the label would stand first.
    const BusyPlaces busy{{{510, 300, 520, 400}}, {}};
    const auto placed = place(std::vector{point_label(7, {500, 350})}, kBounds, {}, busy);
    ASSERT_EQ(placed.labels.size(), 1U);
    EXPECT_EQ(placed.labels[0].anchor, Anchor::right);
}

TEST(BusyPlaces, AreUsedForWantOfOtherRoomAloneByLabelsThatDoNotKeepOff) {
    const BusyPlaces busy{{kBounds}, {}};
    std::vector requests{point_label(7, {500, 350}), point_label(8, {200, 100})};
    requests[1].keeps_off = true;
    const auto placed = place(requests, kBounds, {}, busy);
    ASSERT_EQ(placed.labels.size(), 1U);
    EXPECT_EQ(placed.labels[0].id, 7U);
    EXPECT_EQ(placed.labels[0].anchor, Anchor::left);
    EXPECT_EQ(placed.dropped, 1);
}

TEST(BusyPlaces, ThatAreNarrowMatterToLabelsThatKeepOff) {
    const BusyPlaces one_side{{}, {{510, 300, 520, 400}}};
    auto request = point_label(7, {500, 350});
    EXPECT_EQ(place(std::vector{request}, kBounds, {}, one_side).labels.at(0).anchor, Anchor::left);
    request.keeps_off = true;
    EXPECT_EQ(place(std::vector{request}, kBounds, {}, one_side).labels.at(0).anchor,
              Anchor::right);
    const BusyPlaces everywhere{{}, {kBounds}};
    EXPECT_EQ(place(std::vector{request}, kBounds, {}, everywhere).labels.at(0).anchor,
              Anchor::left);
}

TEST(BusyPlaces, ALabelOfAPlaceOnABandStandsBesideTheBand) {
    // A band 20 px wide that runs through the place from north to south.
    const BusyPlaces busy{{{490, 0, 510, 700}}, {}};
    auto request = point_label(7, {500, 350});
    request.needs_clear = true;
    const auto placed = place(std::vector{request}, kBounds, {}, busy);
    ASSERT_EQ(placed.labels.size(), 1U);
    EXPECT_FALSE(meet(placed.labels[0].box, busy.wide[0]));
    EXPECT_LT(distance_to(placed.labels[0].box, request.point), 20);
}

TEST(BusyPlaces, ALabelThatNeedsClearRoomIsLeftOutWithoutIt) {
    const BusyPlaces busy{{kBounds}, {}};
    auto request = point_label(7, {500, 350});
    request.needs_clear = true;
    EXPECT_TRUE(place(std::vector{request}, kBounds, {}, busy).labels.empty());
}

TEST(BusyPlaces, TheNameOfAnAreaMovesAwayFromABandWithinIt) {
    static constexpr std::array kInside{Anchor::center, Anchor::top, Anchor::bottom};
    const BusyPlaces busy{{{400, 335, 600, 365}}, {}};
    auto request = point_label(7, {500, 350});
    request.anchors = kInside;
    request.keeps_off = true;
    const auto placed = place(std::vector{request}, kBounds, {}, busy);
    ASSERT_EQ(placed.labels.size(), 1U);
    EXPECT_FALSE(meet(placed.labels[0].box, busy.wide[0]));
}

Placement decide(const std::vector<LabelRequest>& requests, const BusyPlaces& busy = {}) {
    return place(requests, kBounds, {}, busy, Edges::open);
}

const PlacedLabel* find(const Placement& placed, std::uint32_t id) {
    const auto found = std::find_if(placed.labels.begin(), placed.labels.end(),
                                    [&](const auto& label) { return label.id == id; });
    return found != placed.labels.end() ? &*found : nullptr;
}

TEST(KeptLabels, StayWhereTheyAreWhileNewOnesFindOtherRoom) {
    std::vector requests{point_label(1, {500, 350}), point_label(2, {540, 350})};
    requests[0].priority = 5;
    requests[0].kept.emplace().anchor = Anchor::left;
    requests[1].radial_offset_px = 16;
    const auto placed = decide(requests);
    ASSERT_NE(find(placed, 1), nullptr);
    ASSERT_NE(find(placed, 2), nullptr);
    EXPECT_EQ(find(placed, 1)->anchor, Anchor::left);
}

TEST(KeptLabels, GiveWayToOnesThatMatterMoreAndHaveNoOtherRoom) {
    static constexpr std::array kRight{Anchor::left};
    std::vector requests{point_label(1, {500, 350}), point_label(2, {510, 350})};
    requests[0].priority = 5;
    requests[0].kept.emplace().anchor = Anchor::left;
    requests[1].anchors = kRight;
    const auto placed = decide(requests);
    ASSERT_NE(find(placed, 2), nullptr);
    // One that matters less does not.
    requests[1].priority = 6;
    EXPECT_EQ(find(decide(requests), 2), nullptr);
}

TEST(KeptLabels, ThatTheEdgeWouldCutMoveAlsoToTheRoomOfOnesThatMatterLess) {
    static constexpr std::array kLevel{Anchor::left, Anchor::right};
    std::vector requests{point_label(1, {10, 350}), point_label(2, {30, 350})};
    for (auto& request : requests) {
        request.anchors = kLevel;
        request.kept.emplace().anchor = Anchor::left;
    }
    requests[0].kept->anchor = Anchor::right;
    requests[1].kept->order = 1;
    const auto placed = place_all(requests);
    ASSERT_NE(find(placed, 1), nullptr);
    EXPECT_EQ(find(placed, 1)->anchor, Anchor::left);
}

TEST(KeptLabels, ThatHadToStandElsewhereTakeTheirFirstPlaceOnceThereIsRoom) {
    auto request = point_label(1, {500, 350});
    request.kept.emplace().anchor = Anchor::bottom;
    EXPECT_EQ(decide({request}).labels.at(0).anchor, Anchor::left);
    // One that may not move either way stays.
    const BusyPlaces sides{{{505, 0, 560, 700}, {440, 0, 495, 700}}, {}};
    request.kept->on_wide = true;
    EXPECT_EQ(decide({request}, sides).labels.at(0).anchor, Anchor::bottom);
    // So does every label in a frame, which draws what was decided.
    EXPECT_EQ(place_all({request}).labels.at(0).anchor, Anchor::bottom);
}

TEST(KeptLabels, ThatAreRequiredComeFirstOfAll) {
    std::vector requests{point_label(1, {500, 350}), point_label(2, {508, 350})};
    requests[0].kept.emplace().anchor = Anchor::left;
    requests[1].required = true;
    const auto placed = decide(requests);
    ASSERT_GE(placed.labels.size(), 1U);
    EXPECT_EQ(placed.labels[0].id, 2U);
}

TEST(PlaceAlong, LettersBesideABendStandAsCloseAsOnAStraightLine) {
    // A bow with a radius of 120 px; the name stands 20 px inside it, then outside.
    std::vector<PxPoint> bow;
    for (int i = 0; i <= 90; ++i) {
        const float angle = std::numbers::pi_v<float> * (1 + static_cast<float>(i) / 90);
        bow.push_back({500 + 120 * std::cos(angle), 350 + 120 * std::sin(angle)});
    }
    static const ShapedText text = shape(test_fonts(), "Северный морской путь", Language::ru);
    for (const float offset_px : {20.0F, -20.0F}) {
        auto request = line_label(1, bow);
        request.text = &text;
        request.line_offset_px = offset_px;
        const auto placed = place_all({request});
        ASSERT_EQ(placed.labels.size(), 1U) << offset_px;
        for (std::size_t i = 1; i < placed.glyphs.size(); ++i) {
            const float apart = std::hypot(placed.glyphs[i].x_px - placed.glyphs[i - 1].x_px,
                                           placed.glyphs[i].y_px - placed.glyphs[i - 1].y_px);
            const float level = (text.glyphs[i].x_em - text.glyphs[i - 1].x_em) * request.size_px;
            EXPECT_NEAR(apart, level, 0.14F * level) << offset_px << ", letter " << i;
        }
    }
}

TEST(MeasuredLine, FindsTheNearestPlace) {
    const std::array<PxPoint, 3> corner{PxPoint{0, 0}, PxPoint{100, 0}, PxPoint{100, 80}};
    const MeasuredLine line(corner);
    const auto nearest = line.nearest({110, 30});
    EXPECT_NEAR(nearest.along_px, 130, 1e-3);
    EXPECT_NEAR(nearest.apart_px, 10, 1e-3);
    EXPECT_NEAR(line.nearest({-30, 40}).along_px, 0, 1e-3);
}

}  // namespace
}  // namespace northway::text
