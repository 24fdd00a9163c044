// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/document.h"

#include <string>

namespace northway::scene {

// What PROJ is asked for a view: its CRS. The specification's "vertical-perspective" is a globe
// seen from above the middle of the view (in whole degrees), and so is its "globe" up to zoom 11.5;
// from there on it is Mercator.
std::string definition_of_crs(const View& view);

}  // namespace northway::scene
