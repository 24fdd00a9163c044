// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace northway::render {

// Makes malloc keep large blocks instead of giving them back to the system after each frame: a CPU
// Vulkan device asks for megabytes anew for every frame, and touching fresh pages costs more than
// drawing into them. To be called once, first of all in main(). Does nothing where malloc is not
// glibc's.
void tune_allocation();

}  // namespace northway::render
