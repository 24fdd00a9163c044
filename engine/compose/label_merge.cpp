// SPDX-License-Identifier: Apache-2.0
#include "compose/label_merge.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace northway::compose {
namespace {

// How far between two scales a label changes, above 0 to 1: each of them at its own time.
double time_of(const SymbolKey& key) {
    const auto number = static_cast<std::uint32_t>(key.layer) * 0x9E3779B1U +
                        key.feature * 0x85EBCA77U + key.spot * 0xC2B2AE3DU;
    return (1.0 + static_cast<double>((number ^ (number >> 15U)) * 0x2C1B3C6DU)) / 4294967296.0;
}

bool is_same_place(const text::Choice& a, const text::Choice& b) {
    return a.anchor == b.anchor && a.ring == b.ring && a.vertical == b.vertical &&
           a.shows_text == b.shows_text && a.shows_icon == b.shows_icon;
}

// The labels of a decision, to be found by what they name.
class Finder {
public:
    // Of labels along one line those are the same that lie nearer to each other than `near`.
    Finder(const LabelDecisions& decisions, double near) : near_(near) {
        for (const LabelDecision& label : decisions.labels) {
            (label.kind == text::LabelKind::line ? lines_ : points_).emplace(label.key, &label);
        }
    }

    const LabelDecision* find(const LabelDecision& label) const {
        const bool is_line = label.kind == text::LabelKind::line;
        const auto [first, last] = (is_line ? lines_ : points_).equal_range(label.key);
        for (auto each = first; each != last; ++each) {
            const geo::XY at = each->second->at;
            if (!is_line || std::hypot(at.x - label.at.x, at.y - label.at.y) < near_) {
                return each->second;
            }
        }
        return nullptr;
    }

private:
    double near_;
    std::multimap<SymbolKey, const LabelDecision*> points_;
    std::multimap<SymbolKey, const LabelDecision*> lines_;
};

}  // namespace

LabelDecisions merged(const LabelDecisions& first, const LabelDecisions& second,
                      double on_the_way, double near) {
    LabelDecisions all;
    const Finder later(second, near);
    for (const LabelDecision& label : first.labels) {
        const LabelDecision* next = later.find(label);
        const bool stays = next != nullptr && (label.kind == text::LabelKind::line ||
                                               is_same_place(label.choice, next->choice));
        if (stays || on_the_way < time_of(label.key)) {
            all.labels.push_back(label);
        } else if (next != nullptr) {
            all.labels.push_back(*next);
        }
    }
    const Finder before(first, near);
    for (const LabelDecision& label : second.labels) {
        if (before.find(label) == nullptr) {
            all.labels.push_back(label);
            all.labels.back().comes = true;
        }
    }
    all.icons = first.icons;
    all.coming_icons = first.coming_icons;
    for (const auto* more : {&second.icons, &second.coming_icons}) {
        std::set_difference(more->begin(), more->end(), first.icons.begin(), first.icons.end(),
                            std::inserter(all.coming_icons, all.coming_icons.end()));
    }
    all.missing = second.missing;
    all.fonts = second.fonts;
    return all;
}

}  // namespace northway::compose
