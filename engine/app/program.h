// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace northway::app {

// The whole program, given its arguments without its own name; gives the exit status of DESIGN §7.
int run(const std::vector<std::string>& arguments);

}  // namespace northway::app
