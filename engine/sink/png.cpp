// SPDX-License-Identifier: Apache-2.0
#include "sink/png.h"

#include "base/file.h"
#include "sink/png_rows.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

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
    append_u32(out, libdeflate_crc32(0, out.data() + start, out.size() - start));
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

// On flat map colours level 1 with filter NONE is smaller and faster than any other filter.
// Measured at 3840 x 2160 on one core: 56 ms for lines, 94 ms over relief, half of zlib's time at
// its level 1.
Result<Bytes> compress(std::span<const std::uint8_t> raw) {
    constexpr int kLevel = 1;
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(kLevel), libdeflate_free_compressor);
    if (!compressor) {
        return failed("out of memory while compressing a PNG");
    }
    Bytes stream(libdeflate_zlib_compress_bound(compressor.get(), raw.size()));
    stream.resize(libdeflate_zlib_compress(compressor.get(), raw.data(), raw.size(), stream.data(),
                                           stream.size()));
    return stream;
}

}  // namespace

Result<Bytes> encode_png(const Pixels& pixels, const PngInfo& info) {
    if (auto fits = check(pixels, info); !fits) {
        return tl::unexpected(fits.error());
    }
    const bool opaque = is_opaque(pixels);
    const auto stream = compress(png_rows(pixels, opaque));
    if (!stream) {
        return tl::unexpected(stream.error());
    }

    constexpr std::uint8_t kPerceptualIntent = 0;
    constexpr std::size_t kMaxIdatBytes = std::size_t{1} << 30;
    Bytes png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    png.reserve(stream->size() + 4096);
    append_chunk(png, "IHDR", header(pixels, opaque));
    append_chunk(png, "sRGB", std::span(&kPerceptualIntent, 1));
    if (info.dpi > 0) {
        append_chunk(png, "pHYs", physical_size(info.dpi));
    }
    for (const auto& [keyword, text] : info.metadata) {
        append_metadata(png, keyword, text);
    }
    for (std::size_t at = 0; at < stream->size(); at += kMaxIdatBytes) {
        append_chunk(png, "IDAT",
                     std::span(*stream).subspan(at, std::min(kMaxIdatBytes, stream->size() - at)));
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
