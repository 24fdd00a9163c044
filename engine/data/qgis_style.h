// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace northway::data {

// How QGIS draws a layer of systems: one symbol a word of status_2025 (never colour alone: solid
// operating, dashed construction, dotted proposed, grey what stands still or is given up), labels
// by name_en.
enum class SymbolShape { line, point, area };

// As a QGIS layer style (QML, as QGIS 3.22 writes it) …
std::string qgis_qml(SymbolShape shape);
// … and as an OGC Styled Layer Descriptor 1.1 for other programs.
std::string status_sld(SymbolShape shape, const std::string& layer);

}  // namespace northway::data
