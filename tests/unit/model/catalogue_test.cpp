// SPDX-License-Identifier: Apache-2.0
#include "model/catalogue.h"

#include <gtest/gtest.h>

namespace northway::model {
namespace {

Catalogue small() {
    Catalogue catalogue;
    for (const char* id : {"bridge", "port"}) {
        catalogue.systems.emplace_back().id = id;
    }
    for (const auto& [id, system] :
         {std::pair("o1", "bridge"), std::pair("o2", "port"), std::pair("o3", "bridge")}) {
        auto& observation = catalogue.observations.emplace_back();
        observation.id = id;
        observation.system_id = system;
    }
    catalogue.statements.emplace_back().system_id = "port";
    catalogue.areas.emplace_back().system_id = "port";
    catalogue.terms.push_back({"metric", "trips", {"人次", "", "trips"}, ""});
    return catalogue;
}

void expect_finds(const Catalogue& catalogue) {
    ASSERT_NE(catalogue.find_system("port"), nullptr);
    EXPECT_EQ(catalogue.find_system("port"), &catalogue.systems[1]);
    EXPECT_EQ(catalogue.find_system("ports"), nullptr);
    EXPECT_EQ(catalogue.find_observation("o2"), &catalogue.observations[1]);
    const auto of_bridge = catalogue.observations_of("bridge");
    ASSERT_EQ(of_bridge.size(), 2u);
    EXPECT_EQ(of_bridge[1]->id, "o3");
    EXPECT_TRUE(catalogue.observations_of("road").empty());
    EXPECT_EQ(catalogue.statements_of("port").size(), 1u);
    EXPECT_EQ(catalogue.area_of("port"), &catalogue.areas[0]);
}

TEST(Catalogue, FindsWithoutAnIndex) {
    expect_finds(small());
}

TEST(Catalogue, FindsTheSameWithAnIndex) {
    Catalogue catalogue = small();
    catalogue.build_index();
    expect_finds(catalogue);
    const Catalogue copy = catalogue;  // its pointers lead into the copy
    expect_finds(copy);
}

TEST(Catalogue, FindsRowsThatCameAfterTheIndex) {
    Catalogue catalogue = small();
    catalogue.build_index();
    catalogue.systems.emplace_back().id = "road";
    EXPECT_EQ(catalogue.find_system("road"), &catalogue.systems[2]);
    expect_finds(catalogue);
}

TEST(Catalogue, ALabelThatIsMissingIsTheCode) {
    const Catalogue catalogue = small();
    EXPECT_EQ(catalogue.label_of("metric", "trips", Language::zh), "人次");
    EXPECT_EQ(catalogue.label_of("metric", "trips", Language::ru), "trips");
    EXPECT_EQ(catalogue.label_of("commodity", "trips", Language::zh), "trips");
}

}  // namespace
}  // namespace northway::model
