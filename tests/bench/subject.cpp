// SPDX-License-Identifier: Apache-2.0
#include "subject.h"

#include "data/vector.h"
#include "geo/projection.h"

#include "cairo_map.h"

#include <map>
#include <stdexcept>

namespace northway::bench {

const std::string& Subject::file() {
    if (file_.empty()) {
        file_ = (scratch_ / "network.gpkg").string();
        write_network(network_, file_);
    }
    return file_;
}

const model::FeatureSet& Subject::features() {
    if (!features_) {
        data::VectorRequest request;
        request.path = file();
        auto read = data::read_vector(request);
        if (!read) {
            throw std::runtime_error(read.error().message);
        }
        features_ = std::move(*read);
    }
    return *features_;
}

const mesh::LayerMesh& Subject::full() {
    if (!levels_) {
        const auto projection = geo::Projection::create("EPSG:3857");
        levels_ =
            std::make_unique<mesh::MeshLevels>(features(), model::GeometryType::line, *projection);
    }
    return levels_->full();
}

mesh::DrawList Subject::list(double scale) {
    mesh::DrawList list;
    std::array<std::uint32_t, 16> styles{};
    for (std::size_t i = 0; i < styles.size(); ++i) {
        const auto& style = network_.styles[i];
        const float color[] = {static_cast<float>(style.color[0]),
                               static_cast<float>(style.color[1]),
                               static_cast<float>(style.color[2]), 1.0F};
        styles[i] =
            list.add_style(mesh::solid_style(color, static_cast<float>(style.width_px / 2)));
    }
    const double per_metre = scale / kMetresPerPx;
    const auto transform = list.add_transform({per_metre, 0, 0, -per_metre, 0, kHeightPx * scale});
    const mesh::LayerMesh& mesh = full();
    const int field = features().field_index("sty");
    std::vector<mesh::Subpath> paths;
    for (const auto& shape : mesh.shapes) {
        paths.clear();
        for (std::uint32_t part = shape.first; part < shape.first + shape.count; ++part) {
            paths.push_back(mesh.subpath(mesh.parts[part]));
        }
        const auto& value =
            features().features[shape.feature].values[static_cast<std::size_t>(field)];
        const auto style = static_cast<std::size_t>(std::get<double>(value));
        list.stroke(styles[style], transform, paths, mesh::Cap::round);
    }
    return list;
}

double Subject::cairo_s() {
    if (cairo_s_ == 0) {
        cairo_s_ = cairo_time_s(network_);
    }
    return cairo_s_;
}

Subject& subject(int segments) {
    static std::map<int, std::unique_ptr<Subject>> subjects;
    auto& found = subjects[segments];
    if (!found) {
        found = std::make_unique<Subject>(segments);
    }
    return *found;
}

}  // namespace northway::bench
