// SPDX-License-Identifier: Apache-2.0
#include "data/vector.h"

#include "data/field_reader.h"
#include "data/gdal_session.h"
#include "data/layer_reader.h"
#include "data/lonlat_transform.h"
#include "data/open_vector.h"
#include "data/warning_list.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include <algorithm>

namespace northway::data {
namespace {

Result<LayerHold> choose_layer(GDALDataset& dataset, const VectorRequest& request,
                               GdalSession& session, WarningList& warnings) {
    if (!request.sql.empty()) {
        session.clear();
        OGRLayer* result = dataset.ExecuteSQL(request.sql.c_str(), nullptr, nullptr);
        if (result == nullptr) {
            return bad_input(fmt::format("'{}' statement \"{}\": {}", request.path, request.sql,
                                         session.reason("it gives no rows; use SELECT")));
        }
        return LayerHold(dataset, result);
    }
    if (!request.layer.empty()) {
        return find_layer(dataset, request.path, request.layer).map([](OGRLayer* layer) {
            return LayerHold(layer);
        });
    }
    const std::vector<std::string> names = layer_names(dataset);
    if (names.empty()) {
        return bad_input(fmt::format("'{}' has no vector layer", request.path));
    }
    if (names.size() > 1) {
        warnings.add(request.path,
                     fmt::format("has the layers '{}'; read the first, as none is named",
                                 fmt::join(names, "', '")));
    }
    return LayerHold(dataset.GetLayer(0));
}

Result<std::vector<int>> choose_fields(OGRFeatureDefn& definition, const VectorRequest& request) {
    std::vector<std::string> names;
    std::vector<int> all;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
        all.push_back(i);
    }
    if (!request.fields) {
        return all;
    }
    std::vector<int> chosen;
    for (const std::string& field : *request.fields) {
        const int index = definition.GetFieldIndex(field.c_str());
        if (index < 0) {
            return bad_input(fmt::format("'{}' layer '{}' has no field '{}'; {}", request.path,
                                         definition.GetName(), field, choices_text(field, names)));
        }
        chosen.push_back(index);
    }
    return chosen;
}

// Lets the driver pass over the fields that nobody asked for.
void ignore_other_fields(const LayerHold& layer, const std::vector<int>& chosen) {
    std::vector<std::string> ignored{"OGR_STYLE"};
    OGRFeatureDefn& definition = *layer->GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        if (std::find(chosen.begin(), chosen.end(), i) == chosen.end()) {
            ignored.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
        }
    }
    std::vector<const char*> names;
    for (const std::string& name : ignored) {
        names.push_back(name.c_str());
    }
    names.push_back(nullptr);
    layer->SetIgnoredFields(names.data());
}

// A first, coarse filter by the driver's index. Left out where longitudes may be written on
// another turn than the box; touches() has the last word.
void set_spatial_filter(const LayerHold& layer, const LonLatTransform& transform,
                        const geo::Box& degrees) {
    OGREnvelope extent;
    const bool is_plain_box = degrees.min_x >= -180.0 && degrees.max_x <= 180.0;
    const bool is_plain_layer =
        !transform.is_identity() || (layer->GetExtent(&extent, FALSE) == OGRERR_NONE &&
                                     extent.MinX >= -180.0 && extent.MaxX <= 180.0);
    if (!is_plain_box || !is_plain_layer) {
        return;
    }
    if (const auto box = transform.box_in_crs(degrees)) {
        layer->SetSpatialFilterRect(box->min_x, box->min_y, box->max_x, box->max_y);
    }
}

}  // namespace

Result<model::FeatureSet> read_vector(const VectorRequest& request) {
    GdalSession session;
    WarningList warnings;
    auto dataset = open_vector(request.path, session);
    if (!dataset) {
        return tl::unexpected(dataset.error());
    }
    for (const GdalMessage& message : session.messages()) {
        warnings.add("'" + request.path + "'", "GDAL says: " + message.text);
    }
    auto layer = choose_layer(**dataset, request, session, warnings);
    if (!layer) {
        return tl::unexpected(layer.error());
    }
    auto fields = choose_fields(*(*layer)->GetLayerDefn(), request);
    if (!fields) {
        return tl::unexpected(fields.error());
    }
    const std::string place = fmt::format("'{}' layer '{}'", request.path, (*layer)->GetName());
    auto transform = LonLatTransform::create((*layer)->GetSpatialRef());
    if (!transform) {
        return tl::unexpected(within(place, transform.error()));
    }
    session.clear();
    if (!request.where.empty() &&
        (*layer)->SetAttributeFilter(request.where.c_str()) != OGRERR_NONE) {
        return bad_input(fmt::format("{} filter \"{}\": {}", place, request.where,
                                     session.reason("GDAL does not say why it is wrong")));
    }
    // A filter may ask for fields that the result leaves out.
    if (request.fields && request.where.empty() && !layer->is_statement()) {
        ignore_other_fields(*layer, *fields);
    }
    if (request.bbox) {
        set_spatial_filter(*layer, *transform, *request.bbox);
    }
    FieldReader reader(*(*layer)->GetLayerDefn(), std::move(*fields));
    auto set = LayerReader(request, *layer, std::move(*transform), std::move(reader), warnings)
                   .run(session);
    if (set) {
        set->warnings = warnings.take();
    }
    return set;
}

Result<std::vector<LayerInfo>> list_layers(const std::string& path) {
    GdalSession session;
    auto dataset = open_vector(path, session);
    if (!dataset) {
        return tl::unexpected(dataset.error());
    }
    std::vector<LayerInfo> layers;
    for (OGRLayer* layer : (*dataset)->GetLayers()) {
        LayerInfo info;
        info.name = layer->GetName();
        info.geometry_type = OGRGeometryTypeToName(layer->GetGeomType());
        if (const OGRSpatialReference* crs = layer->GetSpatialRef()) {
            info.crs = crs->GetName() != nullptr ? crs->GetName() : "";
        }
        info.feature_count = layer->GetFeatureCount(TRUE);
        OGRFeatureDefn& definition = *layer->GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            const OGRFieldDefn* field = definition.GetFieldDefn(i);
            info.fields.push_back(
                {field->GetNameRef(), OGRFieldDefn::GetFieldTypeName(field->GetType())});
        }
        layers.push_back(std::move(info));
    }
    return layers;
}

}  // namespace northway::data
