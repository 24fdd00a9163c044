// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mesh/draw_list.h"
#include "mesh/layer_mesh.h"
#include "model/feature.h"
#include "support/scratch.h"

#include "network.h"

#include <memory>
#include <optional>
#include <string>

namespace northway::bench {

// One network in all its forms, each made when it is first asked for.
class Subject {
public:
    explicit Subject(int segments) : network_(make_network(segments)) {}

    const Network& network() const { return network_; }
    const std::string& file();
    const model::FeatureSet& features();
    const mesh::LayerMesh& full();
    // Every segment as an item list, `scale` device pixels per map pixel, widths as they are.
    mesh::DrawList list(double scale);
    double cairo_s();

private:
    Network network_;
    test::Scratch scratch_;
    std::string file_;
    std::optional<model::FeatureSet> features_;
    std::unique_ptr<mesh::MeshLevels> levels_;
    double cairo_s_ = 0;
};

// The subjects live until the program ends, as Google Benchmark repeats its functions.
Subject& subject(int segments);

}  // namespace northway::bench
