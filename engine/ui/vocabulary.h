// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/strings.h"
#include "model/catalogue.h"
#include "scene/words.h"

#include <string>
#include <string_view>

namespace northway::ui {

// A code of the catalogue in words ("gas_pipeline", kind); a code without a word of its own is
// shown as it is, with spaces.
std::string coded_text(const scene::Words& words, Language language, std::string_view group,
                       std::string_view code);

// "more than 31 bcm", "+12 %": value, unit and qualifier of an observation.
std::string value_text(const model::Observation& observation, const scene::Words& words,
                       Language language);
// "2024", "2019–2049", "from 2019": the period as its source gives it.
std::string period_text(const model::Observation& observation, const scene::Words& words,
                        Language language);
// "volume · gas · Russia → China".
std::string subject_text(const model::Observation& observation, const scene::Words& words,
                         Language language);
// Title and place: "… , lines 60".
std::string source_text(const model::Source& source, const std::string& place_in_source,
                        const scene::Words& words, Language language);

}  // namespace northway::ui
