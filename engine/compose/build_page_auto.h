// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/layer_context.h"
#include "page/furniture.h"
#include "scene/document.h"
#include "scene/words.h"

#include <vector>

namespace northway::compose {

// Entries that a layer explains itself with, without any of its own in the scene: nested circles
// where the radius follows a number of the features (round values within their range), a ramp with
// its numbers where a colour does (relief: with heights in metres), one entry a value where it
// follows a name, from sparse to dense for a heatmap, else one sample of the layer. `paint` is the layer's paint block in the document;
// `wanted`: the scene asks for it ("northway:legend": "auto"), else only circles and ramps come.
// `context` is the layer's, at the camera; samples have CSS pixels. Empty where there is nothing to
// explain.
std::vector<page::LegendEntry> legend_of_layer(LayerContext& context, const style::Json& paint,
                                               bool wanted, const scene::Words& words,
                                               Language language);

}  // namespace northway::compose
