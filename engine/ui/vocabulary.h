// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"
#include "model/catalogue.h"
#include "model/derived.h"
#include "scene/words.h"

#include <string>
#include <string_view>

namespace northway::ui {

// A code in words ("gas_pipeline", kind); a code without a word of its own is shown as it is, with
// spaces.
std::string coded_text(const scene::Words& words, Language language, std::string_view group,
                       std::string_view code);
// A metric or commodity in the words of the catalogue's vocabulary; else as it is, with spaces.
std::string term_text(const model::Catalogue& catalogue, Language language, std::string_view field,
                      std::string_view code);
// A derived value as it is shown: no more digits than its inputs are worth.
double shown_value(const model::Derived& derived);

// "more than 31 bcm", "+12 %": value, unit and qualifier of an observation.
std::string value_text(const model::Observation& observation, const scene::Words& words,
                       Language language);
// "2024", "2019–2049", "from 2019": the period as its source gives it.
std::string period_text(const model::Observation& observation, const scene::Words& words,
                        Language language);
// "gas · Russia → China"; empty for the whole system in no direction.
std::string part_text(std::string_view commodity, std::string_view direction,
                      const model::Catalogue& catalogue, const scene::Words& words,
                      Language language);
// "volume · gas · Russia → China".
std::string subject_text(std::string_view metric, std::string_view commodity,
                         std::string_view direction, const model::Catalogue& catalogue,
                         const scene::Words& words, Language language);
// "2 Dec 2019", "Dec 2019", "2019" of "2019-12-02", "2019-12", "2019"; anything else as it is.
std::string date_text(std::string_view date, const scene::Words& words, Language language);
// The same within its year: "2 Dec", "Dec", "2019".
std::string day_text(std::string_view date, const scene::Words& words, Language language);
// Title, author and date: "Heihe report — Wang, 2025".
std::string citation_text(const model::Source& source, Language language);
// "lines 60–62"; empty without a place.
std::string place_text(const std::string& place_in_source, const scene::Words& words,
                       Language language);
// Both in one: "Heihe report — Wang, 2025, lines 60".
std::string source_text(const model::Source& source, const std::string& place_in_source,
                        const scene::Words& words, Language language);

}  // namespace northway::ui
