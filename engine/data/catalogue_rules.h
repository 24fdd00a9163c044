// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "data/catalogue_files.h"
#include "data/land_map.h"

#include <string>
#include <string_view>
#include <vector>

namespace northway::data {

// The rules of geodata/catalogue/README.md that go beyond reading the tables. Each function adds
// what is wrong to the complaints of `files`, with file:line, column and what to do.

// Names, titles, texts and labels: there in three languages, each in its script.
void check_texts(CatalogueFiles& files);
// Observations: units that fit the metric, periods that fit the basis, disputes, sources.
void check_numbers(CatalogueFiles& files);
// Systems: words, status in order, scenes, rank, places; events and statements.
void check_systems(CatalogueFiles& files);
// Places and sources.
void check_places(CatalogueFiles& files);
// Routes and areas: in range, without jumps, beside their places …
void check_geometry(CatalogueFiles& files);
// … and on land or sea as the kind demands. The first map that covers a place decides.
void check_land_and_sea(CatalogueFiles& files, const std::vector<LandMap>& maps);
// Where the folder holds the recipes of its geometry (routes/*.csv, areas.csv): that they are
// whole, and that the geometry was built from them.
void check_recipes(CatalogueFiles& files);

// Events and terms that stand in their table twice.
void check_doubles(CatalogueFiles& files);

// What is wrong with the script of `text`, or nothing. A text in Chinese or Russian may hold Latin
// words that are acronyms and model names (no small letters), Roman numerals, or trade marks: words
// that stand in `english` in the same spelling with a capital and are no place's English name
// standing alone.
std::string script_fault(Language language, const std::string& text, const std::string& english,
                         const std::unordered_set<std::string>& place_words);

}  // namespace northway::data
