// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "model/feature.h"
#include "style/feature.h"

namespace northway::scene {

using FeatureState = std::map<std::string, style::Value, std::less<>>;

// A feature of a feature set as expressions see it. Move it from feature to feature with at().
class FeatureView : public style::Feature {
public:
    // `features` must outlive the view.
    explicit FeatureView(const model::FeatureSet& features);

    void at(std::size_t index, const FeatureState* state = nullptr);

    style::Value id() const override;
    style::GeometryType geometry_type() const override;
    std::optional<style::Value> property(std::string_view name) const override;
    style::Value properties() const override;
    std::optional<style::Value> state(std::string_view name) const override;
    const style::Geometry* geometry() const override;

private:
    const model::FeatureSet* features_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    const model::Feature* feature_;  // until one is chosen: one without properties
    const FeatureState* state_ = nullptr;
    mutable style::Geometry geometry_;  // made when first asked for
    mutable bool geometry_made_ = false;
};

}  // namespace northway::scene
