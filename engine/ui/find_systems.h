// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"
#include "model/status.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace northway::ui {

struct SystemQuery {
    std::string text;  // words that all stand in the names or the id, whatever their case
    std::string kind;  // empty: all
    std::optional<model::SystemStatus> status;  // at `year`
    std::string tier;                           // core, wider, context; empty: all
    std::string scene;                          // drawn by this bundled scene; empty: all
    double year = 0;
};

// The systems of a catalogue in the order of a list: by kind in the catalogue's order of kinds,
// core systems before wider and context ones; with their names ready to be searched. Holds pointers
// into the catalogue.
class SystemIndex {
public:
    SystemIndex() = default;
    explicit SystemIndex(const model::Catalogue& catalogue);

    std::vector<const model::System*> find(const SystemQuery& query) const;
    const std::vector<std::string>& kinds() const { return kinds_; }
    const std::vector<std::string>& scenes() const { return scenes_; }
    std::size_t size() const { return rows_.size(); }

private:
    struct Row {
        const model::System* system = nullptr;
        std::string text;  // folded names and id
    };
    std::vector<Row> rows_;
    std::vector<std::string> kinds_;
    std::vector<std::string> scenes_;
};

// Whether a system has a place on the map: a route, an area, or a point that stands somewhere.
bool is_drawn(const model::Catalogue& catalogue, const model::System& system);

// The kinds there are, in the order of their first systems.
std::vector<std::string> kinds_of(const model::Catalogue& catalogue);
// Lower case of Latin and Cyrillic letters, ё as е; other letters as they are. UTF-8.
std::string folded(std::string_view text);
// The words of a search, folded.
std::vector<std::string> search_words(std::string_view text);

}  // namespace northway::ui
