// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/camera.h"
#include "page/neatline.h"
#include "page/sheet.h"
#include "scene/frame_spec.h"

namespace northway::compose {

// Whether the map of this sheet has a frame: as the scene says, else on paper only.
bool has_frame(const FrameSize& size, const scene::FrameSpec& spec);

// The size with the margins round the map: those of the scene, else 4.5 % of the shorter side, from
// 7 mm (A5) to 32 mm (A0). Without a frame there are none. Margins that would leave less than a
// third of the sheet are reduced. Settled margins stay, however often this is called.
FrameSize framed(const FrameSize& size, const scene::FrameSpec& spec);

page::NeatlineStyle neatline_style(const scene::FrameSpec& spec);

// Output pixels for one CSS pixel of furniture on a sheet of this size.
// The sheet as its furniture measures it.
page::Sheet page_sheet(const FrameSize& size);

double furniture_unit_px(const FrameSize& size);

}  // namespace northway::compose
