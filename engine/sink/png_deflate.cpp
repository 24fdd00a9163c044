// SPDX-License-Identifier: Apache-2.0
#include "sink/png_deflate.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <cstddef>
#include <new>
#include <span>
#include <thread>

namespace northway::sink {
namespace {

// Large enough that restarting the window costs under 1 % of the size, small enough that a 1080p
// frame (6 MB) feeds a dozen cores.
constexpr std::size_t kStripBytes = 512 * 1024;
// On flat map colours level 1 with filter NONE is smaller and faster than any other filter.
constexpr int kLevel = 1;

struct Strip {
    std::vector<std::uint8_t> deflated;
    uLong adler = 1;
    std::size_t raw_bytes = 0;
};

void append_opaque_row(std::vector<std::uint8_t>& out, std::span<const std::uint8_t> rgba) {
    const std::size_t start = out.size();
    out.resize(start + rgba.size() / 4 * 3);
    std::uint8_t* to = out.data() + start;
    for (std::size_t i = 0; i < rgba.size(); i += 4, to += 3) {
        to[0] = rgba[i];
        to[1] = rgba[i + 1];
        to[2] = rgba[i + 2];
    }
}

// straight = premultiplied * 255 / alpha, rounded to nearest.
std::uint8_t straight(std::uint8_t premultiplied, std::uint8_t alpha) {
    const unsigned rounded = (premultiplied * 255U + alpha / 2U) / alpha;
    return static_cast<std::uint8_t>(std::min(rounded, 255U));
}

void append_straight_row(std::vector<std::uint8_t>& out, std::span<const std::uint8_t> rgba) {
    const std::size_t start = out.size();
    out.resize(start + rgba.size());  // a fully transparent pixel stays 0, 0, 0, 0
    std::uint8_t* to = out.data() + start;
    for (std::size_t i = 0; i < rgba.size(); i += 4) {
        const std::uint8_t alpha = rgba[i + 3];
        for (std::size_t channel = 0; alpha != 0 && channel < 3; ++channel) {
            to[i + channel] = straight(rgba[i + channel], alpha);
        }
        to[i + 3] = alpha;
    }
}

// One raw deflate piece: the last one ends the stream, the others end on a byte (sync flush).
void deflate_strip(std::span<const std::uint8_t> raw, bool last, Strip& strip) {
    z_stream stream{};
    constexpr int kRawWindowBits = -15;
    constexpr int kMemoryLevel = 8;
    if (deflateInit2(&stream, kLevel, Z_DEFLATED, kRawWindowBits, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::bad_alloc();  // the only way deflateInit2 fails with constant arguments
    }
    constexpr std::size_t kFlushBytes = 16;  // deflateBound() does not count the sync marker
    const auto raw_bytes = static_cast<uInt>(raw.size());
    strip.deflated.resize(deflateBound(&stream, raw_bytes) + kFlushBytes);
    stream.next_in = const_cast<Bytef*>(raw.data());  // zlib reads only
    stream.avail_in = raw_bytes;
    stream.next_out = strip.deflated.data();
    stream.avail_out = static_cast<uInt>(strip.deflated.size());
    [[maybe_unused]] const int ended = deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
    assert(ended == (last ? Z_STREAM_END : Z_OK) && stream.avail_in == 0);
    strip.deflated.resize(stream.total_out);
    deflateEnd(&stream);
    strip.adler = adler32(1, raw.data(), raw_bytes);
    strip.raw_bytes = raw.size();
}

class StripJob {
public:
    StripJob(const Pixels& pixels, bool opaque)
        : pixels_(pixels),
          opaque_(opaque),
          row_bytes_(static_cast<std::size_t>(pixels.width) * 4),
          rows_per_strip_(static_cast<int>(std::max<std::size_t>(1, kStripBytes / row_bytes_))),
          strips_(
              static_cast<std::size_t>((pixels.height + rows_per_strip_ - 1) / rows_per_strip_)) {}

    void run() {
        std::vector<std::uint8_t> raw;
        for (std::size_t i = next_++; i < strips_.size(); i = next_++) {
            const int first = static_cast<int>(i) * rows_per_strip_;
            const int end = std::min(pixels_.height, first + rows_per_strip_);
            raw.clear();
            for (int y = first; y < end; ++y) {
                raw.push_back(0);  // filter NONE
                const std::span row(pixels_.at(0, y), row_bytes_);
                opaque_ ? append_opaque_row(raw, row) : append_straight_row(raw, row);
            }
            deflate_strip(raw, i + 1 == strips_.size(), strips_[i]);
        }
    }
    const std::vector<Strip>& strips() const { return strips_; }

private:
    const Pixels& pixels_;
    bool opaque_;
    std::size_t row_bytes_;
    int rows_per_strip_;
    std::vector<Strip> strips_;
    std::atomic<std::size_t> next_ = 0;
};

std::vector<std::uint8_t> join(const std::vector<Strip>& strips) {
    std::vector<std::uint8_t> stream{0x78, 0x01};  // zlib header: 32 KiB window, fastest level
    uLong adler = 1;
    for (const Strip& strip : strips) {
        stream.insert(stream.end(), strip.deflated.begin(), strip.deflated.end());
        adler = adler32_combine(adler, strip.adler, static_cast<z_off_t>(strip.raw_bytes));
    }
    for (const int shift : {24, 16, 8, 0}) {
        stream.push_back(static_cast<std::uint8_t>(adler >> shift));
    }
    return stream;
}

}  // namespace

bool is_opaque(const Pixels& pixels) {
    std::uint8_t all = 255;
    for (std::size_t i = 3; i < pixels.rgba.size(); i += 4) {
        all &= pixels.rgba[i];
    }
    return all == 255;
}

std::vector<std::uint8_t> deflate_rows(const Pixels& pixels, bool opaque, int threads) {
    StripJob job(pixels, opaque);
    const int wanted = std::clamp(threads, 1, static_cast<int>(job.strips().size()));
    {
        std::vector<std::jthread> helpers;
        for (int i = 1; i < wanted; ++i) {
            helpers.emplace_back([&job] { job.run(); });
        }
        job.run();
    }
    return join(job.strips());
}

}  // namespace northway::sink
