// SPDX-License-Identifier: Apache-2.0
#include "base/share.h"
#include "compose/camera.h"
#include "compose/layer_context.h"
#include "data/catalogue.h"
#include "scene/catalogue_features.h"
#include "scene/document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace northway::compose {
namespace {

using scene::LayerType;

const model::FeatureSet& set_of(const scene::Layer& layer, const scene::CatalogueFeatures& all) {
    return layer.source_layer == "points"   ? all.points
           : layer.source_layer == "areas"  ? all.areas
           : layer.source_layer == "places" ? all.places
                                            : all.routes;
}

// The systems that the layer's filter lets through at a zoom.
void add_drawn(const scene::Scene& scene, const scene::Layer& layer,
               const scene::CatalogueFeatures& all, double zoom, std::set<std::string>& drawn) {
    const model::FeatureSet& features = set_of(layer, all);
    const int field = features.field_index("system_id");
    if (field < 0 || !layer.is_shown_at(zoom)) {
        return;
    }
    // Texts alone are no drawing.
    if (layer.type == LayerType::symbol && !layer.property("icon-image").is_set()) {
        return;
    }
    Camera camera;
    camera.zoom = zoom;
    LayerContext context(layer, &features, scene.state, camera, 1);
    // Of icons at one place the first alone may stand for all.
    if (layer.type == LayerType::symbol && context.text("icon-stack") == "first") {
        return;
    }
    for (std::size_t i = 0; i < features.features.size(); ++i) {
        if (context.select(i)) {
            drawn.insert(std::get<std::string>(
                features.features[i].values[static_cast<std::size_t>(field)]));
        }
    }
}

TEST(BundledScenes, DrawEverySystemOfTheirsAtSomeZoom) {
    const auto share = share_folder();
    ASSERT_TRUE(share) << share.error().message;
    const auto catalogue = data::read_catalogue((*share / "geodata" / "catalogue").string());
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    const auto all = scene::features_of(*catalogue);
    int scenes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*share / "assets" / "scenes")) {
        const std::string name = entry.path().stem().string();
        const auto scene = scene::read_scene(name, *share, "");
        ASSERT_TRUE(scene) << scene.error().message;
        std::set<std::string> drawn;
        for (const auto& layer : scene->layers) {
            const auto* source = scene->find_source(layer.source);
            for (double zoom = 0; zoom <= 14 && source != nullptr &&
                                  source->kind == scene::SourceSpec::Kind::catalogue;
                 zoom += 0.5) {
                add_drawn(*scene, layer, all, zoom, drawn);
            }
        }
        int systems = 0;
        for (const auto& system : catalogue->systems) {
            if (std::count(system.scenes.begin(), system.scenes.end(), name) == 0) {
                continue;
            }
            ++systems;
            EXPECT_TRUE(drawn.count(system.id) > 0) << name << " never draws " << system.id;
        }
        EXPECT_GT(systems, 0) << name;
        ++scenes;
    }
    EXPECT_GE(scenes, 2);
}

TEST(BundledScenes, ShowFewerSystemsFarOff) {
    const auto share = share_folder();
    ASSERT_TRUE(share) << share.error().message;
    const auto catalogue = data::read_catalogue((*share / "geodata" / "catalogue").string());
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    const auto all = scene::features_of(*catalogue);
    const auto scene = scene::read_scene("far-east", *share, "");
    ASSERT_TRUE(scene) << scene.error().message;
    const auto count_at = [&](double zoom) {
        std::set<std::string> drawn;
        for (const auto& layer : scene->layers) {
            if (layer.source == "catalogue") {
                add_drawn(*scene, layer, all, zoom, drawn);
            }
        }
        return drawn.size();
    };
    EXPECT_LT(2 * count_at(5), count_at(12));
}

}  // namespace
}  // namespace northway::compose
