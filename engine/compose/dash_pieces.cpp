// SPDX-License-Identifier: Apache-2.0
#include "compose/dash_pieces.h"

#include "compose/build_shapes.h"

#include <cmath>

namespace northway::compose {
namespace {

// Dashes further from the frame than this are left out.
constexpr double kMarginPx = 256;

class Cutter {
public:
    Cutter(std::span<const double> dash_px, double step_m, const Camera& camera,
           mesh::DrawList& list)
        : camera_(camera), list_(list) {
        double at = 0;
        for (std::size_t i = 0; i < dash_px.size(); ++i) {
            const double end = at + dash_px[i] * step_m;
            if (i % 2 == 0) {
                dashes_.emplace_back(at, end);
            }
            at = end;
        }
        period_m_ = at;
    }

    void cut(const mesh::Subpath& path) {
        if (path.distance_m == nullptr || !(period_m_ > 0)) {
            return;
        }
        for (std::uint32_t i = 0; i + 1 < path.count; ++i) {
            geo::Box box;
            box.add(path.points[i]);
            box.add(path.points[i + 1]);
            if (is_visible(camera_, box, kMarginPx)) {
                segment(path, i);
            } else {
                close();
            }
        }
        close();
    }

    std::vector<mesh::Subpath> take() { return std::move(pieces_); }

private:
    // A dash that ends where a segment ends goes on in the next one.
    void segment(const mesh::Subpath& path, std::uint32_t i) {
        const geo::XY p = path.points[i];
        const geo::XY q = path.points[i + 1];
        const double from_m = path.distance_m[i];
        const double to_m = path.distance_m[i + 1];
        if (!(to_m > from_m)) {
            return;
        }
        const auto at = [&](double m) {
            const double t = (m - from_m) / (to_m - from_m);
            return geo::XY{p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)};
        };
        for (double start = std::floor(from_m / period_m_) * period_m_; start < to_m;
             start += period_m_) {
            for (const auto& [on, off] : dashes_) {
                const double first = std::max(start + on, from_m);
                const double last = std::min(start + off, to_m);
                if (first > last || (first == last && on != off)) {
                    continue;
                }
                if (!open_.empty() && first > from_m) {
                    close();
                }
                if (open_.empty()) {
                    open_.push_back(at(first));
                }
                open_.push_back(at(last));
                if (last < to_m) {
                    close();
                }
            }
        }
    }

    void close() {
        if (!open_.empty()) {
            pieces_.push_back(
                {list_.keep(open_), nullptr, static_cast<std::uint32_t>(open_.size()), false});
            open_.clear();
        }
    }

    const Camera& camera_;
    mesh::DrawList& list_;
    std::vector<std::pair<double, double>> dashes_;
    double period_m_ = 0;
    std::vector<geo::XY> open_;
    std::vector<mesh::Subpath> pieces_;
};

}  // namespace

std::vector<mesh::Subpath> cut_dashes(std::span<const mesh::Subpath> paths,
                                      std::span<const double> dash_px, double step_m,
                                      const Camera& camera, mesh::DrawList& list) {
    Cutter cutter(dash_px, step_m, camera, list);
    for (const auto& path : paths) {
        cutter.cut(path);
    }
    return cutter.take();
}

}  // namespace northway::compose
