// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "style/property.h"

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace northway::style {

// Checks the blocks of a style's root that say nothing about a planar map: light, sky, terrain,
// transition, sprite, glyphs, font-faces, pitch, roll, centerAltitude. The warnings name the JSON
// path ("light.intensity: 3 is greater than the maximum value 1").
std::vector<Warning> check_root(const Json& root);

// The name of the projection that a root's "projection" stands for at a zoom: a name, an object
// with "type", or an expression over zoom in it, of which the nearer of its two names counts. The
// errors say with their place what is wrong.
tl::expected<std::string, std::vector<Warning>> projection_name(const Json& projection,
                                                                double zoom);

}  // namespace northway::style
