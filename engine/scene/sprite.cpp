// SPDX-License-Identifier: Apache-2.0
#include "scene/sprite.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <png.h>

#include "base/file.h"

namespace northway::scene {
namespace {

using json = style::Json;

Result<Pixels> read_png(const std::filesystem::path& path) {
    auto bytes = read_bytes(path);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes->data(), bytes->size()) == 0) {
        return bad_input(fmt::format("{}: no PNG picture: {}", path.string(), image.message));
    }
    image.format = PNG_FORMAT_RGBA;
    Pixels pixels;
    pixels.width = static_cast<int>(image.width);
    pixels.height = static_cast<int>(image.height);
    pixels.rgba.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, pixels.rgba.data(), 0, nullptr) == 0) {
        const std::string message = image.message;
        png_image_free(&image);
        return bad_input(fmt::format("{}: {}", path.string(), message));
    }
    for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) {
        const unsigned alpha = pixels.rgba[i + 3];
        for (std::size_t c = i; c < i + 3; ++c) {
            pixels.rgba[c] = static_cast<std::uint8_t>((pixels.rgba[c] * alpha + 127) / 255);
        }
    }
    return pixels;
}

std::optional<double> number_of(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? std::optional(found->get<double>())
                                                       : std::nullopt;
}

std::vector<std::pair<double, double>> stretches_of(const json& object, const char* key) {
    std::vector<std::pair<double, double>> stretches;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array()) {
        return stretches;
    }
    for (const auto& each : *found) {
        if (each.is_array() && each.size() == 2 && each[0].is_number() && each[1].is_number() &&
            each[0].get<double>() < each[1].get<double>()) {
            stretches.emplace_back(each[0].get<double>(), each[1].get<double>());
        }
    }
    std::sort(stretches.begin(), stretches.end());
    return stretches;
}

TextFit text_fit_of(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found != object.end() && *found == "stretchOnly") {
        return TextFit::stretch_only;
    }
    if (found != object.end() && *found == "proportional") {
        return TextFit::proportional;
    }
    return TextFit::stretch_or_shrink;
}

// One entry of the index; an error says what is wrong with it.
Result<SpriteImage> image_of(const json& entry, const Pixels& sheet) {
    constexpr const char* kKeys[] = {"x", "y", "width", "height"};
    double box[4] = {};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto number = entry.is_object() ? number_of(entry, kKeys[i]) : std::nullopt;
        if (!number) {
            return bad_input("\"x\", \"y\", \"width\" and \"height\" are expected");
        }
        box[i] = *number;
    }
    const auto [x, y, width, height] = box;
    if (!(x >= 0) || !(y >= 0) || !(width >= 1) || !(height >= 1) || x + width > sheet.width ||
        y + height > sheet.height) {
        return bad_input("it lies outside the picture");
    }
    SpriteImage image;
    image.pixel_ratio = number_of(entry, "pixelRatio").value_or(1);
    if (!(image.pixel_ratio > 0)) {
        return bad_input("\"pixelRatio\" is expected to be above 0");
    }
    const auto sdf = entry.find("sdf");
    image.is_sdf = sdf != entry.end() && *sdf == true;
    image.pixels.width = static_cast<int>(width);
    image.pixels.height = static_cast<int>(height);
    for (int row = 0; row < image.pixels.height; ++row) {
        const auto* from = sheet.at(static_cast<int>(x), static_cast<int>(y) + row);
        image.pixels.rgba.insert(image.pixels.rgba.end(), from, from + 4 * image.pixels.width);
    }
    const auto content = entry.find("content");
    if (content != entry.end() && content->is_array() && content->size() == 4 &&
        std::all_of(content->begin(), content->end(), [](const json& v) { return v.is_number(); })) {
        image.content = content->get<std::array<double, 4>>();
    }
    image.stretch_x = stretches_of(entry, "stretchX");
    image.stretch_y = stretches_of(entry, "stretchY");
    image.text_fit_width = text_fit_of(entry, "textFitWidth");
    image.text_fit_height = text_fit_of(entry, "textFitHeight");
    return image;
}

using ImageMap = std::map<std::string, SpriteImage>;

Result<ImageMap> read_sheet(const std::filesystem::path& stem, std::vector<Warning>& warnings) {
    const auto with = [&](const char* extension) { return std::filesystem::path(stem.string() + extension); };
    const auto index_path = with(".json");
    const auto text = read_text(index_path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const json index = json::parse(*text, nullptr, false);
    if (!index.is_object()) {
        return bad_input(fmt::format("{}: a JSON object of images is expected", index_path.string()));
    }
    const auto sheet = read_png(with(".png"));
    if (!sheet) {
        return tl::unexpected(sheet.error());
    }
    ImageMap images;
    for (const auto& [name, entry] : index.items()) {
        auto image = image_of(entry, *sheet);
        if (image) {
            images.emplace(name, std::move(*image));
        } else {
            warnings.push_back({fmt::format("{}: {}", index_path.string(), name),
                                image.error().message + "; the image stays missing"});
        }
    }
    return images;
}

bool is_remote(const std::string& url) {
    return url.starts_with("http://") || url.starts_with("https://") ||
           url.starts_with("mapbox://");
}

std::filesystem::path stem_of(std::string url, const std::filesystem::path& folder,
                              const std::filesystem::path& share) {
    constexpr std::string_view kFile = "file://";
    constexpr std::string_view kShare = "share:";
    if (url.starts_with(kFile)) {
        url.erase(0, kFile.size());
    }
    if (url.starts_with(kShare)) {
        return share / url.substr(kShare.size());
    }
    return (folder / url).lexically_normal();
}

}  // namespace

Sprites Sprites::read(const style::Json& sprite, const std::filesystem::path& folder,
                      const std::filesystem::path& share, const std::string& place,
                      std::vector<Warning>& warnings) {
    Sprites result;
    const auto add = [&](const std::string& id, const std::string& url, const std::string& where) {
        if (is_remote(url)) {
            warnings.push_back({where, fmt::format("'{}' is not fetched from the network: its images "
                                                   "stay missing; save NAME.json and NAME.png "
                                                   "beside the scene and give their path",
                                                   url)});
            return;
        }
        const auto stem = stem_of(url, folder, share);
        const std::string prefix = id.empty() || id == "default" ? std::string() : id + ":";
        auto single = read_sheet(stem, warnings);
        std::error_code ignored;
        const std::filesystem::path twice_stem(stem.string() + "@2x");
        const bool has_twice = std::filesystem::exists(twice_stem.string() + ".json", ignored);
        if (!single && !has_twice) {
            warnings.push_back({where, single.error().message + "; its images stay missing"});
            return;
        }
        if (single) {
            for (auto& [name, image] : *single) {
                result.images_[prefix + name].single = std::move(image);
            }
        }
        if (has_twice) {
            auto twice = read_sheet(twice_stem, warnings);
            if (!twice) {
                warnings.push_back({where, twice.error().message + "; those of single size are used"});
                return;
            }
            for (auto& [name, image] : *twice) {
                result.images_[prefix + name].twice = std::move(image);
            }
        }
    };
    if (sprite.is_string() && sprite.get_ref<const std::string&>().empty()) {
        return result;  // published styles say so where they have none
    }
    if (sprite.is_string()) {
        add("", sprite.get<std::string>(), place);
        return result;
    }
    if (!sprite.is_array()) {
        if (!sprite.is_null()) {
            warnings.push_back({place, "a path or a list of {\"id\", \"url\"} is expected; no image "
                                       "is read"});
        }
        return result;
    }
    for (std::size_t i = 0; i < sprite.size(); ++i) {
        const json& each = sprite[i];
        const std::string where = fmt::format("{}[{}]", place, i);
        if (!each.is_object() || !each.value("id", json()).is_string() ||
            !each.value("url", json()).is_string()) {
            warnings.push_back({where, "{\"id\", \"url\"} is expected; it is passed over"});
            continue;
        }
        add(each["id"].get<std::string>(), each["url"].get<std::string>(), where);
    }
    return result;
}

const SpriteImage* Sprites::find(std::string_view name, double pixel_ratio) const {
    const auto found = images_.find(name);
    if (found == images_.end()) {
        return nullptr;
    }
    const auto& [single, twice] = found->second;
    if (twice && (pixel_ratio > 1 || !single)) {
        return &*twice;
    }
    return single ? &*single : nullptr;
}

std::vector<std::string> Sprites::names() const {
    std::vector<std::string> names;
    for (const auto& [name, variants] : images_) {
        names.push_back(name);
    }
    return names;
}

}  // namespace northway::scene
