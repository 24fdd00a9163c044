// SPDX-License-Identifier: Apache-2.0
#include "render/edge_walk.h"

#include "shapes.h"
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace northway::render {
namespace {

struct Walked {
    std::vector<EdgePiece> pieces;
    std::vector<std::array<int, 3>> crossings;  // row, column, sign
};

Walked walked(geo::XY p, geo::XY q, int columns = 4, int rows = 4) {
    Walked result;
    walk_edge(
        TileGrid{0, 0, columns, rows}, p, q,
        [&](const EdgePiece& piece) { result.pieces.push_back(piece); },
        [&](int row, int column, int sign) {
            result.crossings.push_back({row, column, sign});
        });
    return result;
}

TEST(TileGrid, RoundsUp) {
    const auto grid = TileGrid::of(0, 0, 17, 8);
    EXPECT_EQ(grid.columns, 3);
    EXPECT_EQ(grid.rows, 1);
}

TEST(TileGrid, CountsTilesFromTheFramesCorner) {
    const auto grid = TileGrid::of(15, -1, 2, 2);
    EXPECT_EQ(grid.first_column, 1);
    EXPECT_EQ(grid.columns, 2);
    EXPECT_EQ(grid.first_row, -1);
    EXPECT_EQ(grid.rows, 2);
    EXPECT_EQ(grid.number(2, 0), 3U);
}

TEST(EdgeWalk, AnEdgeWithinATileIsOnePiece) {
    const auto result = walked({9, 10}, {15, 12});
    ASSERT_EQ(result.pieces.size(), 1U);
    EXPECT_EQ(result.pieces[0].column, 1);
    EXPECT_EQ(result.pieces[0].row, 1);
    EXPECT_EQ(result.pieces[0].from, (geo::XY{1, 2}));
    EXPECT_EQ(result.pieces[0].to, (geo::XY{7, 4}));
    EXPECT_EQ(result.pieces[0].step_sign, 0);
    EXPECT_TRUE(result.crossings.empty());
}

TEST(EdgeWalk, GoingDownTheTilesToTheRightGainATurn) {
    const auto result = walked({4, 4}, {4, 20});
    EXPECT_EQ(result.pieces.size(), 3U);
    ASSERT_EQ(result.crossings.size(), 2U);
    EXPECT_EQ(result.crossings[0], (std::array{1, 1, 1}));
    EXPECT_EQ(result.crossings[1], (std::array{2, 1, 1}));
}

TEST(EdgeWalk, ComingInFromTheLeftStepsTheLeftSide) {
    const auto result = walked({4, 3}, {12, 5});
    ASSERT_EQ(result.pieces.size(), 2U);
    EXPECT_EQ(result.pieces[0].step_sign, 0);
    EXPECT_EQ(result.pieces[1].column, 1);
    EXPECT_EQ(result.pieces[1].step_sign, -1);
    EXPECT_EQ(result.pieces[1].step_y, 4);
}

TEST(EdgeWalk, AnEdgeFarLargerThanTheGridIsWalkedInsideItOnly) {
    const auto result = walked({-1e7, -1e7}, {1e7, 1e7});
    for (const auto& piece : result.pieces) {
        EXPECT_GE(piece.column, 0);
        EXPECT_LT(piece.column, 4);
        EXPECT_GE(piece.row, 0);
        EXPECT_LT(piece.row, 4);
    }
    EXPECT_GE(result.pieces.size(), 4U);
    EXPECT_LE(result.pieces.size(), 8U);
}

TEST(EdgeWalk, ThePiecesOfAnEdgeJoinUp) {
    Numbers numbers(5);
    for (int i = 0; i < 2000; ++i) {
        const geo::XY p{numbers.between(0, 31.9), numbers.between(0, 31.9)};
        const geo::XY q{numbers.between(0, 31.9), numbers.between(0, 31.9)};
        const auto result = walked(p, q);
        geo::XY at = p;
        for (const auto& piece : result.pieces) {
            ASSERT_NEAR(piece.column * 8 + piece.from.x, at.x, 1e-9);
            ASSERT_NEAR(piece.row * 8 + piece.from.y, at.y, 1e-9);
            at = {piece.column * 8 + piece.to.x, piece.row * 8 + piece.to.y};
        }
        ASSERT_NEAR(at.x, q.x, 1e-9);
        ASSERT_NEAR(at.y, q.y, 1e-9);
    }
}

}  // namespace
}  // namespace northway::render
