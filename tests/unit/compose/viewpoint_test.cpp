// SPDX-License-Identifier: Apache-2.0
// The boundary lines and names of the basemap, through the layers of the bundled scenes.
#include "base/share.h"
#include "compose/build_page.h"
#include "compose/camera.h"
#include "compose/layer_context.h"
#include "data/vector.h"
#include "scene/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace northway::compose {
namespace {

using ::testing::HasSubstr;

std::filesystem::path share() {
    const auto folder = share_folder();
    EXPECT_TRUE(folder) << folder.error().message;
    return folder.value_or("");
}

scene::Scene scene_with(const std::string& name, const std::string& viewpoint) {
    auto scene = scene::read_scene(name, share(), "");
    EXPECT_TRUE(scene) << scene.error().message;
    scene->state["viewpoint"] = viewpoint;
    return std::move(*scene);
}

model::FeatureSet features_of(const scene::Scene& scene, const std::string& source) {
    const auto* spec = scene.find_source(source);
    EXPECT_NE(spec, nullptr) << source;
    data::VectorRequest request;
    request.path = spec->path;
    request.layer = spec->layer;
    request.where = spec->where;
    auto features = data::read_vector(request);
    EXPECT_TRUE(features) << features.error().message;
    return std::move(*features);
}

std::string value_of(const model::FeatureSet& features, std::size_t feature, const char* field) {
    const int index = features.field_index(field);
    if (index < 0) {
        return "";
    }
    const auto* text = std::get_if<std::string>(
        &features.features[feature].values[static_cast<std::size_t>(index)]);
    return text != nullptr ? *text : "";
}

// The layers that draw a line of the basemap.
std::set<std::string> drawn_by(const std::string& scene_name, const std::string& viewpoint,
                               const std::string& line_id) {
    scene::Scene scene = scene_with(scene_name, viewpoint);
    const auto features = features_of(scene, "borders");
    Camera camera;
    camera.zoom = 4;
    std::set<std::string> layers;
    bool known = false;
    for (const auto& layer : scene.layers) {
        if (layer.source != "borders" || layer.id == "border-halo") {
            continue;
        }
        LayerContext context(layer, &features, scene.state, camera, 1);
        for (std::size_t i = 0; i < features.features.size(); ++i) {
            if (value_of(features, i, "line_id") == line_id) {
                known = true;
                if (context.select(i)) {
                    layers.insert(layer.id);
                }
            }
        }
    }
    EXPECT_TRUE(known) << line_id;
    return layers;
}

using Layers = std::set<std::string>;

TEST(BoundaryViewpoint, DecidesWhichLayerDrawsALine) {
    for (const auto* scene : {"far-east", "eurasia", "arctic"}) {
        EXPECT_EQ(drawn_by(scene, "neutral", "kuril-hokkaido"), Layers{"borders-disputed"});
        EXPECT_EQ(drawn_by(scene, "ru", "kuril-hokkaido"), Layers{"borders"});
        EXPECT_EQ(drawn_by(scene, "jp", "kuril-hokkaido"), Layers{});
        EXPECT_EQ(drawn_by(scene, "jp", "kuril-urup"), Layers{"borders"});
        EXPECT_EQ(drawn_by(scene, "neutral", "korea-demarcation"), Layers{"borders-control"});
        EXPECT_EQ(drawn_by(scene, "in", "mcmahon"), Layers{"borders"});
        EXPECT_EQ(drawn_by(scene, "cn", "mcmahon"), Layers{});
        EXPECT_EQ(drawn_by(scene, "cn", "arunachal-claim"), Layers{"borders-disputed"});
    }
    EXPECT_EQ(drawn_by("eurasia", "neutral", "crimea-perekop"), Layers{"borders-disputed"});
    EXPECT_EQ(drawn_by("eurasia", "ru", "crimea-perekop"), Layers{"borders"});
    EXPECT_EQ(drawn_by("eurasia", "jp", "crimea-perekop"), Layers{"borders-admin"});
    EXPECT_EQ(drawn_by("eurasia", "cn", "south-china-sea"), Layers{"borders"});
    EXPECT_EQ(drawn_by("eurasia", "neutral", "south-china-sea"), Layers{});
}

TEST(BoundaryViewpoint, LinesThatNobodyDisputesAreDrawnInAll) {
    for (const auto* name : {"far-east", "eurasia"}) {
        scene::Scene scene = scene_with(name, "neutral");
        const auto features = features_of(scene, "borders");
        Camera camera;
        camera.zoom = 4;
        for (const auto& viewpoint : scene.viewpoints) {
            scene.state["viewpoint"] = viewpoint.id;
            LayerContext context(*scene.find_layer("borders"), &features, scene.state, camera, 1);
            for (std::size_t i = 0; i < features.features.size(); ++i) {
                if (value_of(features, i, "class") == "recognised") {
                    EXPECT_TRUE(context.select(i)) << name << " " << viewpoint.id << " " << i;
                }
            }
        }
    }
}

std::string name_of(const std::string& source, const std::string& layer,
                    const std::string& name_en, const std::string& viewpoint,
                    const std::string& language) {
    scene::Scene scene = scene_with("far-east", viewpoint);
    scene.state["lang"] = language;
    const auto features = features_of(scene, source);
    Camera camera;
    camera.zoom = 6;
    LayerContext context(*scene.find_layer(layer), &features, scene.state, camera, 1);
    for (std::size_t i = 0; i < features.features.size(); ++i) {
        if (value_of(features, i, "name_en") == name_en && context.select(i)) {
            return context.text("text-field");
        }
    }
    ADD_FAILURE() << name_en;
    return "";
}

TEST(BoundaryViewpoint, HasNamesOfItsOwnForSomePlaces) {
    const auto sea = [](const char* viewpoint, const char* language) {
        return name_of("seas", "sea-labels", "Sea of Japan", viewpoint, language);
    };
    EXPECT_EQ(sea("neutral", "en"), "Sea of Japan");
    EXPECT_EQ(sea("kr", "en"), "East Sea (Sea of Japan)");
    EXPECT_EQ(sea("kr", "ru"), "Восточное море (Японское)");
    EXPECT_EQ(sea("jp", "en"), "Sea of Japan");
    EXPECT_EQ(name_of("places", "city-labels", "Vladivostok", "cn", "zh"),
              "符拉迪沃斯托克（海参崴）");
    EXPECT_EQ(name_of("places", "city-labels", "Vladivostok", "neutral", "zh"), "符拉迪沃斯托克");
}

TEST(BoundaryViewpoint, IsPrintedInTheCredits) {
    for (const auto* name : {"far-east", "arctic", "amur-crossings", "eurasia"}) {
        for (const auto& [id, language, text] :
             {std::tuple{"neutral", "en", "neutral viewpoint"}, {"cn", "zh", "中国地图"},
              {"jp", "ru", "на картах Японии"}}) {
            scene::Scene scene = scene_with(name, id);
            scene.state["lang"] = std::string(language);
            EXPECT_THAT(viewpoint_text(scene), HasSubstr(text)) << name;
        }
    }
}

}  // namespace
}  // namespace northway::compose
