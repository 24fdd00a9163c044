// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/options.h"

#include <optional>
#include <string>
#include <vector>

namespace northway::app {

// What was typed: options to work with, or a text to print instead (help, version).
struct CommandLine {
    Options options;
    std::optional<std::string> text;
};

// Reads the arguments without the program's name. Errors of kind usage name the option, what was
// given and what is expected. An environment that sets NORTHWAY_VALIDATION=1 is as --validation.
Result<CommandLine> read_command_line(const std::vector<std::string>& arguments);

// The size of the frame that the options ask for; `otherwise` in CSS pixels where they ask for
// none. Errors of kind usage for sizes that contradict each other.
Result<compose::FrameSize> frame_size(const Options& options, SizeCssPx otherwise);

}  // namespace northway::app
