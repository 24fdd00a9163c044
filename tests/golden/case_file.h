// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "compose/camera.h"
#include "compose/moment.h"

#include "judge.h"

#include <filesystem>
#include <string>

namespace northway::golden {

// What case.json says: which scene is drawn, how, and how near the picture must be.
struct Case {
    std::filesystem::path folder;
    std::string scene;  // a file of the case's folder, or the name of a bundled scene
    std::string theme;
    std::string language;  // empty: the scene's own
    compose::FrameSize size;
    compose::Moment moment;
    Tolerance tolerance;
};

// {"scene": "scene.json", "size": [W, H], "pixel-ratio": 1, "paper": false, "year": 2024.5 or
//  "play": [from, to, seconds], "clock": 0, "lang": "en", "theme": "atlas",
//  "tolerance": {"levels": 8, "share": 0.002}}. Every key but size and tolerance may be left out;
// another key is an error.
Result<Case> read_case(const std::filesystem::path& folder);

}  // namespace northway::golden
