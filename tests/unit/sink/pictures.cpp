// SPDX-License-Identifier: Apache-2.0
#include "pictures.h"

#include <png.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <stdexcept>

namespace northway::test {

Pixels plain(int width, int height, Rgba colour) {
    Pixels pixels{width, height, {}};
    for (int i = 0; i < width * height; ++i) {
        pixels.rgba.insert(pixels.rgba.end(), colour.begin(), colour.end());
    }
    return pixels;
}

Pixels gradient(int width, int height) {
    Pixels pixels = plain(width, height, {0, 0, 0, 255});
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            set(pixels, x, y,
                {static_cast<std::uint8_t>(x * 7), static_cast<std::uint8_t>(y * 5),
                 static_cast<std::uint8_t>(x * y), 255});
        }
    }
    return pixels;
}

void set(Pixels& pixels, int x, int y, Rgba colour) {
    const auto at = static_cast<std::ptrdiff_t>(y * pixels.width + x) * 4;
    std::ranges::copy(colour, pixels.rgba.begin() + at);
}

std::vector<int> DecodedPng::at(int x, int y) const {
    const auto start = bytes.begin() + static_cast<std::ptrdiff_t>((y * width + x) * channels);
    return {start, start + channels};
}

DecodedPng decode_png(const std::filesystem::path& path) {
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
    if (!file) {
        throw std::runtime_error("no file " + path.string());
    }
    const auto stop = [](png_structp, png_const_charp why) { throw std::runtime_error(why); };
    // A warning of libpng (a wrong checksum in a text, a bad size) is a failure here.
    png_structp reader = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, stop, stop);
    png_infop info = png_create_info_struct(reader);
    png_init_io(reader, file.get());
    png_read_png(reader, info, PNG_TRANSFORM_IDENTITY, nullptr);

    DecodedPng decoded;
    decoded.width = static_cast<int>(png_get_image_width(reader, info));
    decoded.height = static_cast<int>(png_get_image_height(reader, info));
    decoded.channels = png_get_channels(reader, info);
    decoded.pixels_per_metre = png_get_pixels_per_meter(reader, info);
    png_bytepp rows = png_get_rows(reader, info);
    for (int y = 0; y < decoded.height; ++y) {
        decoded.bytes.insert(decoded.bytes.end(), rows[y],
                             rows[y] + decoded.width * decoded.channels);
    }
    png_textp texts = nullptr;
    int count = 0;
    png_get_text(reader, info, &texts, &count);
    for (int i = 0; i < count; ++i) {
        decoded.text[texts[i].key] = texts[i].text;
    }
    png_destroy_read_struct(&reader, &info, nullptr);
    return decoded;
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace northway::test
