// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "data/field_reader.h"
#include "data/gdal_session.h"
#include "data/lonlat_transform.h"
#include "data/vector.h"
#include "data/warning_list.h"
#include "model/feature.h"

#include <ogrsf_frmts.h>

#include <utility>

namespace northway::data {

// The layer to read; the result of a statement goes back to its dataset.
class LayerHold {
public:
    explicit LayerHold(OGRLayer* layer) : layer_(layer) {}
    LayerHold(GDALDataset& dataset, OGRLayer* result) : layer_(result), statement_of_(&dataset) {}
    LayerHold(LayerHold&& other) noexcept
        : layer_(other.layer_), statement_of_(std::exchange(other.statement_of_, nullptr)) {}
    LayerHold& operator=(LayerHold&&) = delete;
    ~LayerHold() {
        if (statement_of_ != nullptr) {
            statement_of_->ReleaseResultSet(layer_);
        }
    }
    OGRLayer* operator->() const { return layer_; }
    bool is_statement() const { return statement_of_ != nullptr; }

private:
    OGRLayer* layer_;
    GDALDataset* statement_of_ = nullptr;
};

// Reads the rows of one layer, filters set, into a feature set.
class LayerReader {
public:
    LayerReader(const VectorRequest& request, const LayerHold& layer, LonLatTransform transform,
                FieldReader fields, WarningList& warnings);

    Result<model::FeatureSet> run(GdalSession& session);

private:
    std::string place() const;
    std::string place(std::int64_t row) const;
    Status add(OGRFeature& source);
    Result<std::vector<model::Geometry>> read_placed(OGRFeature& source, std::int64_t row);
    Status check_degrees(const model::Geometry& geometry, std::int64_t row);
    Status check_whole(const GdalSession& session, bool is_cut_short) const;

    const VectorRequest& request_;
    const LayerHold& layer_;
    bool has_crs_;
    bool has_geometry_;
    LonLatTransform transform_;
    FieldReader fields_;
    WarningList& warnings_;
    model::FeatureSet set_;
    std::int64_t read_count_ = 0;
    bool is_assumed_ = false;
};

}  // namespace northway::data
