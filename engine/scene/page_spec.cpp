// SPDX-License-Identifier: Apache-2.0
#include "scene/page_spec.h"

#include "scene/document.h"

#include <fmt/format.h>

#include <cmath>

namespace northway::scene {
namespace {

using json = style::Json;

// Reads one page block; keeps what the steps share.
class PageReader {
public:
    PageReader(const json& page, const std::string& place, std::vector<Warning>& warnings)
        : place_(place), warnings_(warnings), root_(page, place, "page", warnings) {}

    Result<PageSpec> read() {
        PageSpec spec;
        spec.furniture = root_.flag("furniture").value_or(true);
        read_text("title", spec.title);
        read_text("subtitle", spec.subtitle);
        read_item("time-label", spec.time_label, [](ItemReader&) {});
        read_item("legend", spec.legend, [&](ItemReader& reader) {
            spec.legend.title = reader.names("title");
            spec.legend.columns = reader.whole("columns", 1, 12);
        });
        read_item("scale-bar", spec.scale_bar, [&](ItemReader& reader) {
            if (const auto form = reader.word("style", {"auto", "bar", "latitudes"})) {
                spec.scale_bar.form = static_cast<PageScaleBar::Form>(*form);
            }
            spec.scale_bar.numeric = reader.flag("numeric");
            spec.scale_bar.range = reader.flag("range").value_or(true);
        });
        read_item("north-arrow", spec.north_arrow, [](ItemReader&) {});
        read_item("credits", spec.credits, [](ItemReader&) {});
        read_item("viewpoint", spec.viewpoint, [](ItemReader&) {});
        read_text("approval", spec.approval);
        read_notes(spec.notes);
        if (const auto* charts = root_.find("charts")) {
            take(charts_from_json(*charts, place_, warnings_), spec.charts);
        }
        if (const auto* frame = root_.find("frame")) {
            spec.frame = frame_from_json(*frame, place_, warnings_);
        }
        if (const auto* graticule = root_.find("graticule")) {
            spec.graticule = graticule_from_json(*graticule, place_, warnings_);
        }
        if (const auto* insets = root_.find("insets")) {
            take(insets_from_json(*insets, place_, warnings_), spec.insets);
        }
        read_subject(spec);
        root_.finish();
        if (root_.error() && !error_) {
            error_ = root_.error();
        }
        if (error_) {
            return tl::unexpected(*error_);
        }
        return spec;
    }

private:
    // true, false or an object with the keys of an item and those that `more` reads.
    template <class Item, class More>
    void read_item(const char* key, Item& item, const More& more) {
        const auto* value = root_.find(key);
        if (value == nullptr) {
            return;
        }
        if (value->is_boolean()) {
            item.show = value->get<bool>();
            return;
        }
        if (!value->is_object()) {
            root_.fail(key, "true, false or an object is expected");
            return;
        }
        ItemReader reader(*value, place_, fmt::format("page.{}", key), warnings_);
        static_cast<PageItem&>(item) = reader.item();
        more(reader);
        finish(reader);
    }

    void read_subject(PageSpec& spec) {
        const auto* value = root_.find("subject");
        if (value == nullptr) {
            return;
        }
        std::vector<double> b;
        for (const auto& each : value->is_array() ? *value : json::array()) {
            b.push_back(each.is_number() ? each.get<double>() : std::nan(""));
        }
        if (b.size() != 4 || !(b[0] != b[2]) || !(b[1] < b[3])) {
            root_.fail("subject", "[west, south, east, north] in degrees is expected");
            return;
        }
        spec.subject = geo::Box{b[0], b[1], b[2] < b[0] ? b[2] + 360 : b[2], b[3]};
    }

    void read_text(const char* key, PageText& item) {
        if (const auto* value = root_.find(key)) {
            item = text_from(*value, fmt::format("page.{}", key));
        }
    }

    void read_notes(std::vector<PageText>& notes) {
        const auto* value = root_.find("notes");
        if (value == nullptr) {
            return;
        }
        if (!value->is_array()) {
            root_.fail("notes", "a list of texts is expected");
            return;
        }
        for (std::size_t i = 0; i < value->size(); ++i) {
            notes.push_back(text_from((*value)[i], fmt::format("page.notes[{}]", i)));
        }
    }

    // A text, {zh, ru, en}, or an object with "text" and the keys of an item.
    PageText text_from(const json& value, const std::string& path) {
        PageText item;
        ItemReader reader(value, place_, path, warnings_);
        if (value.is_null()) {
            return item;
        }
        if (value.is_string()) {
            item.text = names_from_json(value);
            return item;
        }
        if (value.is_boolean()) {
            item.show = value.get<bool>();
            return item;
        }
        if (!value.is_object()) {
            reader.fail("", "a text is expected, {\"zh\", \"ru\", \"en\"} or an object with \"text\"");
        }
        static_cast<PageItem&>(item) = reader.item();
        item.text = reader.names("text");
        if (!value.contains("text")) {
            for (const auto& [key, text] :
                 {std::pair{"zh", &item.text.zh}, std::pair{"ru", &item.text.ru},
                  std::pair{"en", &item.text.en}}) {
                *text = reader.names(key).en;
            }
        }
        finish(reader);
        return item;
    }

    void finish(ItemReader& reader) {
        reader.finish();
        if (reader.error() && !error_) {
            error_ = reader.error();
        }
    }

    template <class T>
    void take(Result<T> read, T& target) {
        if (read) {
            target = std::move(*read);
        } else if (!error_) {
            error_ = read.error();
        }
    }

    const std::string& place_;
    std::vector<Warning>& warnings_;
    ItemReader root_;
    std::optional<Error> error_;
};

}  // namespace

Result<PageSpec> page_from_json(const style::Json& json, const std::string& place,
                                std::vector<Warning>& warnings) {
    if (!json.is_object()) {
        return bad_input(fmt::format("{}: page: an object is expected", place));
    }
    return PageReader(json, place, warnings).read();
}

}  // namespace northway::scene
