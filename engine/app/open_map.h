// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/options.h"
#include "base/result.h"
#include "compose/map.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace northway::app {

// The scene that the options name, with what they change: datasets, language, time, state, layers
// and view. Wrong values are errors of kind usage that name the option.
Result<scene::Scene> make_scene(const Options& options, const std::filesystem::path& share,
                                const compose::FrameSize& size);

// The scene that the options name, as it is in its file, with their theme.
Result<scene::Scene> read_named_scene(const Options& options, const std::filesystem::path& share);

// What an output file says about its making, such as scene, moment and version.
std::map<std::string, std::string> metadata_of(const Options& options, const scene::Scene& scene);
// The same with the credits of the map's data.
std::map<std::string, std::string> metadata_of(const Options& options, const compose::Map& map,
                                               const std::filesystem::path& share);

}  // namespace northway::app
