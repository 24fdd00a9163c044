// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "compose/layer_context.h"

namespace northway::compose {

// Each adds what one layer draws in this camera to the list.
// `fill_ground` fills what the map shows of the Earth with a style of the list.
void build_background(LayerContext& context, mesh::DrawList& list,
                      const std::function<void(std::uint32_t style)>& fill_ground);
// `outlines`: the rings of the same features as lines; null: none are drawn.
void build_fill(LayerContext& context, const mesh::LayerMesh& mesh, const mesh::LayerMesh* outlines,
                mesh::DrawList& list);
// Seen from straight above: the lowest first.
void build_fill_extrusion(LayerContext& context, const mesh::LayerMesh& mesh, mesh::DrawList& list);
// Whether a fill layer draws outlines in a colour of their own.
bool has_outlines(const LayerContext& context);
void build_line(LayerContext& context, const mesh::LayerMesh& mesh, mesh::DrawList& list);
void build_circle(LayerContext& context, const mesh::LayerMesh& mesh, mesh::DrawList& list);

// Whether a box (CRS units), grown by `margin_px`, shows in the frame.
bool is_visible(const Camera& camera, const geo::Box& box, double margin_px);

// Whether any of a shape's points or edges may show in the frame, not only its box.
bool shows(const Camera& camera, const mesh::LayerMesh& mesh, const mesh::MeshShape& shape);

// The subpaths of one shape of a mesh.
std::span<const mesh::Subpath> subpaths_of(const mesh::LayerMesh& mesh,
                                           const mesh::MeshShape& shape,
                                           std::vector<mesh::Subpath>& room);

}  // namespace northway::compose
