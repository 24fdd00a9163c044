// SPDX-License-Identifier: Apache-2.0
#include "data/picture_bands.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

namespace northway::data {
namespace {

// The bands that hold red, green, blue and alpha; of grey pictures the first three are the same.
struct Channels {
    std::array<int, 3> color{1, 1, 1};
    int alpha = 0;  // 0: none
    const GDALColorTable* palette = nullptr;
};

Channels channels_of(GDALDataset& dataset) {
    Channels channels;
    const int count = dataset.GetRasterCount();
    const auto find = [&](GDALColorInterp wanted) {
        for (int band = 1; band <= count; ++band) {
            if (dataset.GetRasterBand(band)->GetColorInterpretation() == wanted) {
                return band;
            }
        }
        return 0;
    };
    channels.alpha = find(GCI_AlphaBand);
    const std::array<int, 3> named{find(GCI_RedBand), find(GCI_GreenBand), find(GCI_BlueBand)};
    if (named[0] > 0 && named[1] > 0 && named[2] > 0) {
        channels.color = named;
    } else if (count >= 3 && channels.alpha != 2 && channels.alpha != 3) {
        channels.color = {1, 2, 3};
    } else {
        channels.palette = dataset.GetRasterBand(1)->GetColorTable();
    }
    return channels;
}

// How the numbers of the bands become 0 … 255.
struct Scaling {
    double low = 0;
    double high = 255;
    bool is_plain = true;  // bytes already
};

Scaling scaling_of(GDALDataset& dataset, const Channels& channels, const std::string& name,
                   std::vector<Warning>& warnings) {
    Scaling scaling;
    GDALRasterBand& first = *dataset.GetRasterBand(channels.color[0]);
    const GDALDataType type = first.GetRasterDataType();
    if (type == GDT_Byte) {
        return scaling;
    }
    scaling.is_plain = false;
    const char* bits = first.GetMetadataItem("NBITS", "IMAGE_STRUCTURE");
    if (type == GDT_UInt16 && bits != nullptr) {
        scaling.high = std::exp2(std::atoi(bits)) - 1;
        return scaling;
    }
    scaling.low = std::numeric_limits<double>::infinity();
    scaling.high = -scaling.low;
    for (const int band : channels.color) {
        std::array<double, 2> range{};
        if (GDALComputeRasterMinMax(dataset.GetRasterBand(band), 0, range.data()) == CE_None) {
            scaling.low = std::min(scaling.low, range[0]);
            scaling.high = std::max(scaling.high, range[1]);
        }
    }
    // Sixteen bits that are used whole are a photograph's; else the numbers are stretched.
    constexpr double kMost = 65535;
    if (type == GDT_UInt16 && scaling.high > kMost / 4) {
        scaling = {0, kMost, false};
        return scaling;
    }
    if (!(scaling.high > scaling.low)) {
        scaling.high = scaling.low + 1;
    }
    warnings.push_back({"'" + name + "'",
                        fmt::format("its numbers from {:g} to {:g} are drawn from black to white",
                                    scaling.low, scaling.high)});
    return scaling;
}

Status read_band(GDALRasterBand& band, const model::Picture& picture, bool is_plain,
                 std::vector<float>& values) {
    values.resize(static_cast<std::size_t>(picture.width) *
                  static_cast<std::size_t>(picture.height));
    GDALRasterIOExtraArg extra;
    INIT_RASTERIO_EXTRA_ARG(extra);
    // Only where the size is reduced; numbers of a palette have no mean.
    extra.eResampleAlg = is_plain && band.GetColorTable() != nullptr ? GRIORA_NearestNeighbour
                                                                     : GRIORA_Average;
    if (band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), values.data(),
                      picture.width, picture.height, GDT_Float32, 0, 0, &extra) != CE_None) {
        return bad_input("its pixels cannot be read");
    }
    return {};
}

// Whether the masks of all colours leave a pixel out: 0 or 255 each. Empty: none leaves out any.
Status read_mask(GDALDataset& dataset, const Channels& channels, const model::Picture& picture,
                 std::vector<std::uint8_t>& mask) {
    for (const int number : channels.color) {
        GDALRasterBand& band = *dataset.GetRasterBand(number);
        const int flags = band.GetMaskFlags();
        if ((flags & GMF_ALL_VALID) != 0 || (flags & GMF_ALPHA) != 0) {
            mask.clear();
            return {};
        }
        std::vector<std::uint8_t> one(static_cast<std::size_t>(picture.width) *
                                      static_cast<std::size_t>(picture.height));
        if (band.GetMaskBand()->RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(),
                                         one.data(), picture.width, picture.height, GDT_Byte, 0, 0,
                                         nullptr) != CE_None) {
            return bad_input("its mask cannot be read");
        }
        if (mask.empty()) {
            mask = std::move(one);
            continue;
        }
        for (std::size_t i = 0; i < mask.size(); ++i) {
            mask[i] = std::max(mask[i], one[i]);
        }
    }
    return {};
}

std::uint8_t byte_of(double value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

}  // namespace

Status read_colors(GDALDataset& dataset, const std::string& name, model::Picture& picture) {
    const Channels channels = channels_of(dataset);
    const Scaling scaling = scaling_of(dataset, channels, name, picture.warnings);
    const std::size_t count =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    picture.rgba.assign(4 * count, 255);
    std::vector<float> values;
    for (std::size_t part = 0; part < 3; ++part) {
        if (part > 0 && channels.color[part] == channels.color[0]) {
            for (std::size_t i = 0; channels.palette == nullptr && i < count; ++i) {
                picture.rgba[4 * i + part] = picture.rgba[4 * i];
            }
            continue;
        }
        if (auto read = read_band(*dataset.GetRasterBand(channels.color[part]), picture,
                                  channels.palette != nullptr, values);
            !read) {
            return read;
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (channels.palette != nullptr) {
                GDALColorEntry entry{};
                channels.palette->GetColorEntryAsRGB(static_cast<int>(values[i]), &entry);
                const short parts[] = {entry.c1, entry.c2, entry.c3, entry.c4};
                for (std::size_t k = 0; k < 4; ++k) {
                    picture.rgba[4 * i + k] = byte_of(parts[k]);
                }
            } else {
                const auto value = static_cast<double>(values[i]);
                picture.rgba[4 * i + part] =
                    byte_of((value - scaling.low) * 255 / (scaling.high - scaling.low));
            }
        }
    }
    if (channels.alpha > 0) {
        if (auto read = read_band(*dataset.GetRasterBand(channels.alpha), picture, false, values);
            !read) {
            return read;
        }
        const double most = scaling.is_plain ? 255 : 65535;
        bool is_mask = true;
        for (std::size_t i = 0; i < count; ++i) {
            picture.rgba[4 * i + 3] = byte_of(static_cast<double>(values[i]) * 255 / most);
            is_mask &= picture.rgba[4 * i + 3] % 255 == 0;
        }
        picture.has_mask = is_mask;
    }
    std::vector<std::uint8_t> mask;
    if (auto read = read_mask(dataset, channels, picture, mask); !read) {
        return read;
    }
    for (std::size_t i = 0; i < mask.size(); ++i) {
        if (mask[i] == 0) {
            picture.rgba[4 * i + 3] = 0;
            picture.has_mask = channels.alpha == 0 || picture.has_mask;
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        std::uint8_t* pixel = &picture.rgba[4 * i];
        for (std::size_t k = 0; pixel[3] != 255 && k < 3; ++k) {
            pixel[k] = byte_of(pixel[k] * pixel[3] / 255.0);
        }
    }
    return {};
}

}  // namespace northway::data
