// SPDX-License-Identifier: Apache-2.0
#include "scene/status_look.h"

#include <array>

namespace northway::scene {
namespace {

using model::SystemStatus;

constexpr std::array kConstruction_px{9.0, 5.0};
constexpr std::array kProposed_px{2.0, 4.5};
constexpr std::array kRetired_px{1.2, 6.0};
constexpr std::array kMothballed_px{16.0, 3.0, 3.0, 3.0};
constexpr std::array kSparseTies_px{1.4, 20.0};
constexpr std::array kDenseTies_px{1.4, 6.0};

constexpr std::array<StatusLook, 8> kLooks{
    StatusLook{SystemStatus::proposed, false, 1, kProposed_px, {}, 0, 0},
    StatusLook{SystemStatus::construction, false, 1, kConstruction_px, {}, 0.5, 0},
    StatusLook{SystemStatus::shelved, true, 0.6, {}, kSparseTies_px, 0, 1},
    StatusLook{SystemStatus::cancelled, true, 0.6, {}, kDenseTies_px, 0, 2},
    StatusLook{SystemStatus::operating, false, 1, {}, {}, 1, 0},
    StatusLook{SystemStatus::idle, true, 1, {}, {}, 1, 0},
    StatusLook{SystemStatus::mothballed, true, 1, kMothballed_px, {}, 0.5, 0},
    StatusLook{SystemStatus::retired, true, 1, kRetired_px, {}, 0, 0},
};

}  // namespace

StatusLook status_look(SystemStatus status) {
    return kLooks[static_cast<std::size_t>(status)];
}

}  // namespace northway::scene
