// SPDX-License-Identifier: Apache-2.0
#include "data/field_reader.h"

#include <cpl_string.h>
#include <fmt/format.h>
#include <ogr_feature.h>

#include <cmath>

namespace northway::data {
namespace {

constexpr GIntBig kLargestExactInteger = GIntBig{1} << 53;  // that a double holds

std::string iso_8601(const OGRFeature& feature, int index, int type) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float second = 0;
    int zone = 0;  // OGR: 100 is UTC, a step is a quarter of an hour; 0 and 1 are unknown and local
    feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone);
    std::string text;
    if (type != OFTTime) {
        text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    }
    if (type != OFTDate) {
        const bool has_fraction = second != std::floor(second);
        text += fmt::format("{}{:02}:{:02}:{}", text.empty() ? "" : "T", hour, minute,
                            has_fraction ? fmt::format("{:06.3f}", second)
                                         : fmt::format("{:02}", static_cast<int>(second)));
        if (zone == 100) {
            text += "Z";
        } else if (zone > 1) {
            const int offset_min = std::abs(zone - 100) * 15;
            text += fmt::format("{}{:02}:{:02}", zone < 100 ? '-' : '+', offset_min / 60,
                                offset_min % 60);
        }
    }
    return text;
}

}  // namespace

FieldReader::FieldReader(const OGRFeatureDefn& definition, std::vector<int> indices) {
    for (const int index : indices) {
        const OGRFieldDefn* field = definition.GetFieldDefn(index);
        fields_.push_back(
            {index, field->GetType(), field->GetSubType() == OFSTBoolean, field->GetNameRef()});
    }
}

std::vector<std::string> FieldReader::names() const {
    std::vector<std::string> names;
    for (const Field& field : fields_) {
        names.push_back(field.name);
    }
    return names;
}

std::vector<model::Value> FieldReader::read(const OGRFeature& feature,
                                            const std::function<std::string()>& place,
                                            WarningList& warnings) const {
    std::vector<model::Value> values;
    values.reserve(fields_.size());
    for (const Field& field : fields_) {
        values.push_back(feature.IsFieldSetAndNotNull(field.index)
                             ? read_field(feature, field, place, warnings)
                             : model::Value{});
    }
    return values;
}

model::Value FieldReader::read_field(const OGRFeature& feature, const Field& field,
                                     const std::function<std::string()>& place,
                                     WarningList& warnings) const {
    const auto warn = [&](const std::string& message) {
        warnings.add(fmt::format("{} field '{}'", place(), field.name), message);
    };
    switch (field.type) {
        case OFTInteger: {
            const int value = feature.GetFieldAsInteger(field.index);
            return field.is_boolean ? model::Value(value != 0)
                                    : model::Value(static_cast<double>(value));
        }
        case OFTInteger64: {
            const GIntBig value = feature.GetFieldAsInteger64(field.index);
            if (value > kLargestExactInteger || value < -kLargestExactInteger) {
                warn("the integer has more than 53 bits; its last digits are lost");
            }
            return static_cast<double>(value);
        }
        case OFTReal: {
            const double value = feature.GetFieldAsDouble(field.index);
            if (!std::isfinite(value)) {
                warn("the number is not finite; read as null");
                return {};
            }
            return value;
        }
        case OFTString: {
            std::string text = feature.GetFieldAsString(field.index);
            if (CPLIsUTF8(text.c_str(), static_cast<int>(text.size())) == 0) {
                warn("the text is not UTF-8; its foreign bytes are read as '?'");
                char* ascii = CPLForceToASCII(text.c_str(), static_cast<int>(text.size()), '?');
                text = ascii;
                CPLFree(ascii);
            }
            return text;
        }
        case OFTDate:
        case OFTTime:
        case OFTDateTime:
            return iso_8601(feature, field.index, field.type);
        case OFTIntegerList:
        case OFTInteger64List:
        case OFTRealList:
        case OFTStringList: {
            char* json = feature.GetFieldAsSerializedJSon(field.index);
            std::string text = json != nullptr ? json : "";
            CPLFree(json);
            return text;
        }
        default:
            warn(
                fmt::format("values of type {} are not supported; read as null",
                            OGRFieldDefn::GetFieldTypeName(static_cast<OGRFieldType>(field.type))));
            return {};
    }
}

}  // namespace northway::data
