// SPDX-License-Identifier: Apache-2.0
#include "judge.h"

#include "sink/png.h"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <cstdlib>

namespace northway::golden {
namespace {

bool differs(const std::uint8_t* a, const std::uint8_t* b, int levels) {
    return std::abs(a[0] - b[0]) > levels || std::abs(a[1] - b[1]) > levels ||
           std::abs(a[2] - b[2]) > levels || std::abs(a[3] - b[3]) > levels;
}

bool same_size(const Pixels& a, const Pixels& b) {
    return a.width == b.width && a.height == b.height;
}

}  // namespace

double differing_share(const Pixels& actual, const Pixels& expected, int levels) {
    if (!same_size(actual, expected)) {
        return 1;
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < actual.rgba.size(); i += 4) {
        count += differs(&actual.rgba[i], &expected.rgba[i], levels) ? 1U : 0U;
    }
    return static_cast<double>(count) / (static_cast<double>(actual.rgba.size()) / 4);
}

Pixels difference_picture(const Pixels& actual, const Pixels& expected, int levels) {
    Pixels result = actual;
    for (int y = 0; y < actual.height; ++y) {
        for (int x = 0; x < actual.width; ++x) {
            const bool inside = x < expected.width && y < expected.height;
            const auto i = static_cast<std::size_t>(actual.at(x, y) - actual.rgba.data());
            if (!inside || differs(actual.at(x, y), expected.at(x, y), levels)) {
                result.rgba[i] = 230;
                result.rgba[i + 1] = result.rgba[i + 2] = 0;
            } else {
                const auto* pixel = expected.at(x, y);
                const int grey = 128 + (pixel[0] + pixel[1] + pixel[2]) / 6;
                std::fill_n(&result.rgba[i], 3, static_cast<std::uint8_t>(std::min(grey, 255)));
            }
            result.rgba[i + 3] = 255;
        }
    }
    return result;
}

Result<Pixels> read_png(const std::filesystem::path& path) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, path.c_str()) == 0) {
        return bad_input(fmt::format("{}: {}", path.string(), image.message));
    }
    image.format = PNG_FORMAT_RGBA;
    Pixels pixels;
    pixels.width = static_cast<int>(image.width);
    pixels.height = static_cast<int>(image.height);
    pixels.rgba.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, pixels.rgba.data(), 0, nullptr) == 0) {
        return bad_input(fmt::format("{}: {}", path.string(), image.message));
    }
    return pixels;
}

Status judge(const Pixels& actual, const std::filesystem::path& expected,
             const std::filesystem::path& output, const Tolerance& tolerance) {
    const auto actual_path = output / "actual.png";
    const auto diff_path = output / "diff.png";
    std::error_code ignored;
    std::filesystem::remove(actual_path, ignored);
    std::filesystem::remove(diff_path, ignored);
    std::filesystem::create_directories(output, ignored);
    const auto keep_actual = [&] { return sink::write_png(actual_path, actual, {}); };

    if (!std::filesystem::exists(expected, ignored)) {
        if (auto kept = keep_actual(); !kept) {
            return kept;
        }
        return failed(fmt::format("{} is missing; look at {} and accept it if it is right",
                                  expected.string(), actual_path.string()));
    }
    const auto wanted = read_png(expected);
    if (!wanted) {
        return tl::unexpected(wanted.error());
    }
    const double share = differing_share(actual, *wanted, tolerance.levels);
    if (share <= tolerance.share) {
        return {};
    }
    if (auto kept = keep_actual(); !kept) {
        return kept;
    }
    const auto difference = difference_picture(actual, *wanted, tolerance.levels);
    if (auto kept = sink::write_png(diff_path, difference, {}); !kept) {
        return kept;
    }
    return failed(
        fmt::format("{:.3f} % of the pixels differ by more than {} levels from {} ({:.3f} % may); "
                    "see {} and {}",
                    100 * share, tolerance.levels, expected.string(), 100 * tolerance.share,
                    actual_path.string(), diff_path.string()));
}

}  // namespace northway::golden
