// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/strings.h"
#include "style/color.h"
#include "style/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace northway::scene {

// Nine places along the edges of a rectangle.
enum class Side {
    top_left,
    top,
    top_right,
    left,
    center,
    right,
    bottom_left,
    bottom,
    bottom_right
};
// The rectangle: the map, the whole sheet, or the sheet's margin outside the map.
enum class PageArea { map, page, outside };

// Where an item stands: "top-left" (of the map), "page-top-left", "outside-top-left".
struct PageAnchor {
    PageArea area = PageArea::map;
    Side side = Side::top_left;
    bool operator==(const PageAnchor&) const = default;
};

enum class ItemAlign { left, center, right };
enum class ItemFont { regular, italic, bold, bold_italic };

// What a scene may say of any item of the page; what it does not say is the layout's.
struct PageItem {
    std::optional<bool> show;
    std::optional<PageAnchor> anchor;
    std::optional<double> x_mm, y_mm;  // of the top left corner, from the sheet's; both or none
    double offset_x_mm = 0;            // to the right, from where the layout puts it
    double offset_y_mm = 0;            // down
    std::optional<int> order;          // in its stack, from the edge inwards; later ones are drawn above
    std::optional<double> size_pt;     // of its (main) text
    double scale = 1;                  // of all its sizes; size_pt counts first
    std::optional<style::Color> color, background, border;
    std::optional<double> border_mm, padding_mm, max_width_mm;
    std::optional<ItemAlign> align;
    std::optional<ItemFont> font;

    bool is_shown() const { return show.value_or(true); }
    // Taken out of the layout's hands.
    bool is_placed() const { return x_mm.has_value(); }
    // Stands apart from what the layout would join it to.
    bool is_apart() const { return anchor.has_value() || is_placed(); }
};

// Reads the keys of one object of the page. The first wrong value is the error; finish() warns of
// keys that nobody asked for.
class ItemReader {
public:
    // `object` and `warnings` must outlive the reader. `path` is the object's JSON path.
    ItemReader(const style::Json& object, std::string place, std::string path,
               std::vector<Warning>& warnings);

    const style::Json* find(std::string_view key);  // null when it is not there
    std::optional<bool> flag(std::string_view key);
    std::optional<double> number(std::string_view key, double least, double most);
    std::optional<int> whole(std::string_view key, int least, int most);
    std::optional<style::Color> color(std::string_view key);
    // Which of the words, by its place in the list.
    std::optional<std::size_t> word(std::string_view key,
                                    const std::vector<std::string_view>& words);
    // A text or {zh, ru, en}.
    Names names(std::string_view key);
    // The keys that every item has.
    PageItem item();

    void fail(std::string_view key, std::string_view message);
    void finish();
    const std::optional<Error>& error() const { return error_; }

private:
    std::string path_of(std::string_view key) const;

    const style::Json& object_;
    std::string place_;
    std::string path_;
    std::vector<Warning>& warnings_;
    std::vector<std::string> known_;
    std::optional<Error> error_;
};

}  // namespace northway::scene
