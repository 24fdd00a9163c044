// SPDX-License-Identifier: Apache-2.0
#include "compose/build_raster.h"

namespace northway::compose {

render::PicturePlane make_picture_plane(const LayerContext& context) {
    const auto number = [&](const char* property) {
        return static_cast<float>(context.number(property));
    };
    render::PicturePlane plane;
    plane.opacity = number("raster-opacity") * static_cast<float>(context.layer().opacity);
    plane.hue_rotate_deg = number("raster-hue-rotate");
    plane.saturation = number("raster-saturation");
    plane.contrast = number("raster-contrast");
    plane.brightness_min = number("raster-brightness-min");
    plane.brightness_max = number("raster-brightness-max");
    // `resampling` is the newer name for the same; either may ask for it.
    plane.is_nearest = context.text("resampling") == "nearest" ||
                       context.text("raster-resampling") == "nearest";
    return plane;
}

}  // namespace northway::compose
