// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "data/warning_list.h"
#include "model/value.h"

#include <functional>
#include <string>
#include <vector>

class OGRFeature;
class OGRFeatureDefn;

namespace northway::data {

// Reads chosen fields of features: numbers as double, logicals as bool, dates as ISO 8601 text,
// lists as JSON text. Binary fields stay null, with one warning a field.
class FieldReader {
public:
    // `indices`: which fields of the definition, in the order of the result.
    FieldReader(const OGRFeatureDefn& definition, std::vector<int> indices);

    std::vector<std::string> names() const;
    // `place` names the row for a warning; it is asked only then.
    std::vector<model::Value> read(const OGRFeature& feature,
                                   const std::function<std::string()>& place,
                                   WarningList& warnings) const;

private:
    struct Field {
        int index = 0;
        int type = 0;  // OGRFieldType
        bool is_boolean = false;
        std::string name;
    };
    model::Value read_field(const OGRFeature& feature, const Field& field,
                            const std::function<std::string()>& place, WarningList& warnings) const;

    std::vector<Field> fields_;
};

}  // namespace northway::data
