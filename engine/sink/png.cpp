// SPDX-License-Identifier: Apache-2.0
#include "sink/png.h"

#include "base/file.h"
#include "sink/png_deflate.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string_view>
#include <thread>

namespace northway::sink {
namespace {

using Bytes = std::vector<std::uint8_t>;

// PNG 1.2, section 3: the largest length of a chunk and side of a picture.
constexpr std::size_t kMaxPngValue = 0x7FFFFFFF;
constexpr std::size_t kMaxKeywordBytes = 79;
constexpr double kMetresPerInch = 0.0254;

void append_u32(Bytes& out, std::size_t value) {
    for (const int shift : {24, 16, 8, 0}) {
        out.push_back(static_cast<std::uint8_t>(value >> shift));
    }
}

void append_text(Bytes& out, std::string_view text) {
    out.insert(out.end(), text.begin(), text.end());
}

void append_chunk(Bytes& out, std::string_view type, std::span<const std::uint8_t> data) {
    append_u32(out, data.size());
    const std::size_t start = out.size();
    append_text(out, type);
    out.insert(out.end(), data.begin(), data.end());
    append_u32(out, crc32_z(0, out.data() + start, out.size() - start));
}

Bytes header(const Pixels& pixels, bool opaque) {
    constexpr std::uint8_t kBitDepth = 8;
    const std::uint8_t colour_type = opaque ? 2 : 6;
    Bytes data;
    append_u32(data, static_cast<std::size_t>(pixels.width));
    append_u32(data, static_cast<std::size_t>(pixels.height));
    data.insert(data.end(), {kBitDepth, colour_type, 0, 0, 0});
    return data;
}

Bytes physical_size(double dpi) {
    const auto per_metre = static_cast<std::size_t>(std::lround(dpi / kMetresPerInch));
    Bytes data;
    append_u32(data, per_metre);
    append_u32(data, per_metre);
    data.push_back(1);  // the unit is the metre
    return data;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; });
}

bool is_keyword(std::string_view text) {
    return !text.empty() && text.size() <= kMaxKeywordBytes && is_ascii(text) &&
           text.find('\n') == text.npos && text.front() != ' ' && text.back() != ' ';
}

// tEXt for plain ASCII, which every reader knows, iTXt (uncompressed, no language) for the rest.
void append_metadata(Bytes& out, std::string_view keyword, std::string_view text) {
    Bytes data;
    append_text(data, keyword);
    data.push_back(0);
    const bool ascii = is_ascii(text);
    if (!ascii) {
        data.insert(data.end(), {0, 0, 0, 0});
    }
    append_text(data, text);
    append_chunk(out, ascii ? "tEXt" : "iTXt", data);
}

Status check(const Pixels& pixels, const PngInfo& info) {
    const auto width = static_cast<std::size_t>(std::max(pixels.width, 0));
    const auto height = static_cast<std::size_t>(std::max(pixels.height, 0));
    if (width == 0 || height == 0 || pixels.rgba.size() != width * height * 4) {
        return failed(fmt::format("a picture of {} x {} px with {} bytes cannot be written as PNG",
                                  pixels.width, pixels.height, pixels.rgba.size()));
    }
    const double per_metre = info.dpi / kMetresPerInch;
    if (!(per_metre >= 0 && per_metre <= static_cast<double>(kMaxPngValue))) {
        return failed(
            fmt::format("{} dpi cannot be written to a PNG; give a positive number", info.dpi));
    }
    for (const auto& [keyword, text] : info.metadata) {
        if (!is_keyword(keyword) || text.find('\0') != text.npos) {
            return failed(
                fmt::format("metadata \"{}\" cannot be written to a PNG: a keyword is 1 "
                            "to 79 letters of ASCII, and a text holds no zero byte",
                            keyword));
        }
    }
    return {};
}

int thread_count(int wanted) {
    return wanted > 0 ? wanted : static_cast<int>(std::thread::hardware_concurrency());
}

}  // namespace

Result<Bytes> encode_png(const Pixels& pixels, const PngInfo& info) {
    if (auto fits = check(pixels, info); !fits) {
        return tl::unexpected(fits.error());
    }
    const bool opaque = is_opaque(pixels);
    const Bytes rows = deflate_rows(pixels, opaque, thread_count(info.threads));

    constexpr std::uint8_t kPerceptualIntent = 0;
    constexpr std::size_t kMaxIdatBytes = std::size_t{1} << 30;
    Bytes png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    png.reserve(rows.size() + 4096);
    append_chunk(png, "IHDR", header(pixels, opaque));
    append_chunk(png, "sRGB", std::span(&kPerceptualIntent, 1));
    if (info.dpi > 0) {
        append_chunk(png, "pHYs", physical_size(info.dpi));
    }
    for (const auto& [keyword, text] : info.metadata) {
        append_metadata(png, keyword, text);
    }
    for (std::size_t at = 0; at < rows.size(); at += kMaxIdatBytes) {
        append_chunk(png, "IDAT",
                     std::span(rows).subspan(at, std::min(kMaxIdatBytes, rows.size() - at)));
    }
    append_chunk(png, "IEND", {});
    return png;
}

Status write_png(const std::filesystem::path& path, const Pixels& pixels, const PngInfo& info) {
    const auto png = encode_png(pixels, info);
    if (!png) {
        return tl::unexpected(within(path.string(), png.error()));
    }
    auto file = AtomicFile::create(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    if (auto written = file->write(*png); !written) {
        return written;
    }
    return file->commit();
}

}  // namespace northway::sink
