// SPDX-License-Identifier: Apache-2.0
#include "page/furniture.h"

namespace northway::page {

std::vector<text::PxBox> draw_furniture(mesh::DrawList&, Typesetter&, const FurnitureInput&) {
    return {};
}

}  // namespace northway::page
