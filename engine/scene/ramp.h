// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "style/value.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace northway::scene {

// A published table of colours, read from `folder`/NAME.json: {"title", "author", "year", "source",
// "licence", "kind": "sequential" | "diverging" | "topography"} and its "colors" at even steps, or
// those "below" and "above" a shore where they do not meet. "monotone": lightness runs one way.
struct Ramp {
    std::string title;
    std::string author;
    int year = 0;
    std::string source;
    std::string kind;
    bool is_monotone = false;
    std::vector<std::string> colors;  // CSS
    std::size_t shore = 0;            // the first colour above it; 0: there is none
};

// An unknown name is bad input that lists the ramps there are.
Result<Ramp> read_ramp(const std::filesystem::path& folder, const std::string& name);
std::vector<std::string> ramp_names(const std::filesystem::path& folder);

// Where a ramp is laid. From a higher value to a lower one it runs backwards.
struct RampSpan {
    double from = 0;
    double to = 1;
    // The value of the middle colour, or of the shore (0 unless told); beyond the ends only the
    // part on one side is used.
    std::optional<double> middle;
    int steps = 0;  // so many even classes; 0: a continuous ramp
    // The share of the lower end over which the colours come out of nothing, as a heatmap needs.
    double fade = 0;
};

// The "interpolate" or "step" expression of a ramp over `input`.
style::Json expression_of(const Ramp& ramp, const style::Json& input, const RampSpan& span);

// Puts such an expression in place of every ["ramp", name, input, from, to] and ["ramp", name,
// input, from, to, {"middle": m, "steps": n, "fade": share}] in `json`. What cannot be understood
// is told in `warnings` with its JSON path and becomes "magenta", which nobody overlooks.
style::Json with_ramps(const style::Json& json, const std::filesystem::path& folder,
                       const std::string& place, std::vector<Warning>& warnings);

}  // namespace northway::scene
