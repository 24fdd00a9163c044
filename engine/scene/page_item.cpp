// SPDX-License-Identifier: Apache-2.0
#include "scene/page_item.h"

#include "scene/document.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace northway::scene {
namespace {

constexpr double kMost_mm = 5000;
constexpr double kSmallest_pt = 4;
constexpr double kLargest_pt = 400;
constexpr int kMostOrder = 1000;

const std::vector<std::string_view>& side_words() {
    static const std::vector<std::string_view> words{
        "top-left", "top",         "top-right", "left",        "center",
        "right",    "bottom-left", "bottom",    "bottom-right"};
    return words;
}

std::optional<PageAnchor> anchor_from_word(std::string_view word) {
    PageAnchor anchor;
    constexpr std::array kAreas{std::pair{std::string_view("page-"), PageArea::page},
                                std::pair{std::string_view("outside-"), PageArea::outside}};
    for (const auto& [prefix, area] : kAreas) {
        if (word.starts_with(prefix)) {
            anchor.area = area;
            word.remove_prefix(prefix.size());
        }
    }
    const auto found = std::find(side_words().begin(), side_words().end(), word);
    if (found == side_words().end()) {
        return std::nullopt;
    }
    anchor.side = static_cast<Side>(found - side_words().begin());
    if (anchor.area == PageArea::outside && anchor.side == Side::center) {
        return std::nullopt;
    }
    return anchor;
}

}  // namespace

ItemReader::ItemReader(const style::Json& object, std::string place, std::string path,
                       std::vector<Warning>& warnings)
    : object_(object), place_(std::move(place)), path_(std::move(path)), warnings_(warnings) {}

std::string ItemReader::path_of(std::string_view key) const {
    return fmt::format("{}: {}{}{}", place_, path_, key.empty() ? "" : ".", key);
}

void ItemReader::fail(std::string_view key, std::string_view message) {
    if (!error_) {
        error_ = Error{ErrorKind::bad_input, fmt::format("{}: {}", path_of(key), message)};
    }
}

const style::Json* ItemReader::find(std::string_view key) {
    known_.emplace_back(key);
    if (!object_.is_object()) {
        return nullptr;
    }
    const auto found = object_.find(std::string(key));
    return found != object_.end() ? &*found : nullptr;
}

std::optional<bool> ItemReader::flag(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_boolean()) {
        fail(key, "true or false is expected");
        return std::nullopt;
    }
    return value->get<bool>();
}

std::optional<double> ItemReader::number(std::string_view key, double least, double most) {
    const auto* value = find(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    const double number = value->is_number() ? value->get<double>() : std::nan("");
    if (!(number >= least) || !(number <= most)) {
        fail(key, fmt::format("a number from {} to {} is expected", least, most));
        return std::nullopt;
    }
    return number;
}

std::optional<int> ItemReader::whole(std::string_view key, int least, int most) {
    const auto value = number(key, least, most);
    if (value && *value != std::floor(*value)) {
        fail(key, fmt::format("a whole number from {} to {} is expected", least, most));
        return std::nullopt;
    }
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::optional<style::Color> ItemReader::color(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (value->is_string() && value->get_ref<const std::string&>() == "none") {
        return style::kTransparent;
    }
    const auto color = value->is_string() ? style::parse_color(value->get<std::string>())
                                          : std::optional<style::Color>();
    if (!color) {
        fail(key, "a colour is expected, such as \"#20262c\", or \"none\"");
    }
    return color;
}

std::optional<std::size_t> ItemReader::word(std::string_view key,
                                            const std::vector<std::string_view>& words) {
    const auto* value = find(key);
    if (value == nullptr) {
        return std::nullopt;
    }
    const std::string given = value->is_string() ? value->get<std::string>() : std::string();
    const auto found = std::find(words.begin(), words.end(), given);
    if (found == words.end()) {
        fail(key, fmt::format("one of {} is expected", fmt::join(words, ", ")));
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - words.begin());
}

Names ItemReader::names(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr || value->is_null()) {
        return {};
    }
    const bool texts =
        value->is_object() && std::all_of(value->begin(), value->end(),
                                          [](const style::Json& each) { return each.is_string(); });
    if (!value->is_string() && !texts) {
        fail(key, "a text is expected, or {\"zh\", \"ru\", \"en\"}");
        return {};
    }
    return names_from_json(*value);
}

PageItem ItemReader::item() {
    PageItem item;
    item.show = flag("show");
    if (const auto* anchor = find("anchor")) {
        item.anchor =
            anchor->is_string() ? anchor_from_word(anchor->get<std::string>()) : std::nullopt;
        if (!item.anchor) {
            fail("anchor", fmt::format("one of {} is expected, alone or after \"page-\" or "
                                       "\"outside-\" (not with center)",
                                       fmt::join(side_words(), ", ")));
        }
    }
    item.x_mm = number("x-mm", -kMost_mm, kMost_mm);
    item.y_mm = number("y-mm", -kMost_mm, kMost_mm);
    if (item.x_mm.has_value() != item.y_mm.has_value()) {
        fail(item.x_mm ? "y-mm" : "x-mm", "x-mm and y-mm go together");
    }
    if (const auto* offset = find("offset-mm")) {
        const bool two = offset->is_array() && offset->size() == 2 && (*offset)[0].is_number() &&
                         (*offset)[1].is_number();
        if (two) {
            item.offset_x_mm = (*offset)[0].get<double>();
            item.offset_y_mm = (*offset)[1].get<double>();
        }
        if (!two || !(std::abs(item.offset_x_mm) <= kMost_mm) ||
            !(std::abs(item.offset_y_mm) <= kMost_mm)) {
            fail("offset-mm", "[right, down] in millimetres is expected");
        }
    }
    item.order = whole("order", -kMostOrder, kMostOrder);
    item.size_pt = number("size-pt", kSmallest_pt, kLargest_pt);
    item.scale = number("scale", 0.25, 8).value_or(1);
    item.color = color("color");
    item.background = color("background");
    item.border = color("border");
    item.border_mm = number("border-mm", 0, 20);
    item.padding_mm = number("padding-mm", 0, 200);
    item.max_width_mm = number("max-width-mm", 1, kMost_mm);
    if (const auto align = word("align", {"left", "center", "right"})) {
        item.align = static_cast<ItemAlign>(*align);
    }
    if (const auto font = word("font", {"regular", "italic", "bold", "bold-italic"})) {
        item.font = static_cast<ItemFont>(*font);
    }
    return item;
}

void ItemReader::finish() {
    if (!object_.is_object()) {
        return;
    }
    for (const auto& [key, value] : object_.items()) {
        if (std::find(known_.begin(), known_.end(), key) != known_.end()) {
            continue;
        }
        const auto meant = nearest_word(key, known_);
        warnings_.push_back(
            {path_of(key),
             fmt::format("is not used; it is kept when the scene is saved{}",
                         meant ? fmt::format(" (did you mean '{}'?)", *meant) : std::string())});
    }
}

}  // namespace northway::scene
