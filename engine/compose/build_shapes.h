// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "compose/layer_context.h"
#include "page/ink.h"

namespace northway::compose {

// What a background layer fills the ground with, a style of the list; nothing where its pattern is
// missing.
std::optional<std::uint32_t> background_style(LayerContext& context, mesh::DrawList& list);

// Each adds what one layer draws in this camera to the list.
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

// Whether any of a shape shows in the frame beside these boxes (output pixels).
bool shows_beside(const Camera& camera, const mesh::LayerMesh& mesh, const mesh::MeshShape& shape,
                  const geo::Box& map_px, std::span<const page::Box> hidden);
bool is_beside(geo::XY at_px, std::span<const page::Box> hidden);

// The subpaths of one shape of a mesh.
std::span<const mesh::Subpath> subpaths_of(const mesh::LayerMesh& mesh,
                                           const mesh::MeshShape& shape,
                                           std::vector<mesh::Subpath>& room);

}  // namespace northway::compose
