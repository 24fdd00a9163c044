// SPDX-License-Identifier: Apache-2.0
// Tiles on a GPU: 64 invocations, each owns a pixel.
#version 450
#extension GL_GOOGLE_include_directive : require
#define ROWS 1
#define TILES_PER_GROUP 1
layout(local_size_x = 8, local_size_y = 8) in;

#include "tile.glsl"
