// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "compose/camera.h"
#include "mesh/draw_list.h"

namespace northway::compose {

// The dashes of lines as pieces of them: for arrays of more lengths than the shader takes.
// `dash_px` holds on, off, on, …; a pixel of it is `step_m` along the line. Only what lies near the
// frame is cut; the points are kept in the list.
std::vector<mesh::Subpath> cut_dashes(std::span<const mesh::Subpath> paths,
                                      std::span<const double> dash_px, double step_m,
                                      const Camera& camera, mesh::DrawList& list);

}  // namespace northway::compose
