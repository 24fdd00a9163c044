// SPDX-License-Identifier: Apache-2.0
// Tiles on a CPU whose vectors have eight lanes: each lane owns a column of eight pixels. Memory is
// read by all lanes at once and handed round, as a load of one address by all is eight loads there.
#version 450
#extension GL_GOOGLE_include_directive : require
#extension GL_KHR_shader_subgroup_basic : require
#extension GL_KHR_shader_subgroup_shuffle : require
#define ROWS 8
#define TILES_PER_GROUP kTilesPerSimdGroup  // a group costs a malloc
#define NORTHWAY_SUBGROUPS
layout(local_size_x = 8, local_size_y = 1) in;

#include "tile.glsl"
