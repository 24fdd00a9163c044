// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/images.h"
#include "geo/coordinates.h"
#include "mesh/draw_list.h"
#include "style/color.h"

namespace northway::compose {

// How an image stands on the map. Pixels are output pixels.
struct ImageLook {
    geo::XY center_px;
    double width_px = 0;  // of the whole image, stretched parts included
    double height_px = 0;
    double scale = 1;        // output pixels a CSS pixel of the image: icon-size x pixel ratio
    double rotation_rad = 0;  // clockwise
    double opacity = 1;
    style::Color tint;  // of images that hold distances, like the halo below
    style::Color halo;
    double halo_px = 0;
};

// Adds an image to the list as one item (two where it has a halo). Parts of it that do not stretch
// (stretchX, stretchY of its sprite) keep their size.
void draw_image(mesh::DrawList& list, const PlacedImage& image, const ImageLook& look);

}  // namespace northway::compose
