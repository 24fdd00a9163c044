// SPDX-License-Identifier: Apache-2.0
// The hand on the map and the keyboard.
#include "app/navigation.h"
#include "app/viewer.h"
#include "ui/panels.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <array>
#include <cmath>

namespace northway::app {
namespace {

constexpr double kClickReachCssPx = 6;
constexpr double kDragStartCssPx = 4;
constexpr double kZoomStepOfWheel = 0.25;
constexpr double kZoomStepOfKey = 0.5;
constexpr double kPanShareOfKey = 0.12;  // of the frame's shorter side

}  // namespace

void Viewer::set_view(const std::optional<scene::View>& view) {
    if (view) {
        map_->scene().view = *view;
    }
}

std::optional<Navigator> Viewer::navigator() {
    const auto projection = map_->projection();
    return projection ? std::optional(Navigator{**projection, map_size()}) : std::nullopt;
}

void Viewer::pan(double dx_px, double dy_px) {
    if (const auto hand = navigator()) {
        set_view(hand->panned(map_->scene().view, dx_px, dy_px));
    }
}

void Viewer::zoom(double x_px, double y_px, double steps) {
    if (const auto hand = navigator()) {
        set_view(hand->zoomed(map_->scene().view, x_px, y_px, steps));
    }
}

void Viewer::zoom_at_center(double steps) {
    const geo::XY middle = map_size().map_px().center();
    zoom(middle.x, middle.y, steps);
}

void Viewer::handle_pointer() {
    const ImGuiIO& io = ImGui::GetIO();
    const ui::Rect map = layout().map;
    const bool over_map =
        !io.WantCaptureMouse && ImGui::IsMousePosValid() &&
        map.contains(static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y));
    const geo::XY before = pointer_px_;
    if (ImGui::IsMousePosValid()) {
        pointer_px_ = {static_cast<double>(io.MousePos.x) - map.x,
                       static_cast<double>(io.MousePos.y) - map.y};
    }
    if (over_map && io.MouseWheel != 0) {
        zoom(pointer_px_.x, pointer_px_.y, kZoomStepOfWheel * static_cast<double>(io.MouseWheel));
    }
    if (over_map && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        zoom(pointer_px_.x, pointer_px_.y, 1);
    }
    const bool left = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    const bool right = ImGui::IsMouseClicked(ImGuiMouseButton_Right) ||
                       ImGui::IsMouseClicked(ImGuiMouseButton_Middle);
    if (over_map && (left || right)) {
        drag_ = right || io.KeyCtrl ? Drag::rotate : Drag::pan;
        drag_moved_ = false;
        drag_start_px_ = pointer_px_;
    } else if (drag_ != Drag::none) {
        const double reach = kDragStartCssPx * screen_->ui().scale();
        drag_moved_ |=
            std::hypot(pointer_px_.x - drag_start_px_.x, pointer_px_.y - drag_start_px_.y) > reach;
        if (drag_moved_ && drag_ == Drag::pan) {
            pan(pointer_px_.x - before.x, pointer_px_.y - before.y);
        } else if (drag_moved_) {
            const double angle = drag_angle_deg(map_size(), before, pointer_px_);
            if (const auto hand = navigator()) {
                set_view(hand->rotated(map_->scene().view, angle));
            }
        }
        if (!ImGui::IsAnyMouseDown()) {
            if (!drag_moved_ && drag_ == Drag::pan) {
                click(drag_start_px_.x, drag_start_px_.y);
            }
            drag_ = Drag::none;
        }
    }
    hovered_system_.clear();
    if (over_map && drag_ == Drag::none) {
        handle_hover();
    }
}

void Viewer::handle_hover() {
    const auto hit = map_->hit(map_size(), playback_->moment(), pointer_px_.x, pointer_px_.y,
                               kClickReachCssPx * screen_->ui().scale());
    if (hit && !hit->system_id.empty()) {
        hovered_system_ = hit->system_id;
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (state_.panels) {
            ui::system_tooltip(ui_input(), hovered_system_);
        }
    }
}

void Viewer::click(double x_px, double y_px) {
    const auto hit = map_->hit(map_size(), playback_->moment(), x_px, y_px,
                               kClickReachCssPx * screen_->ui().scale());
    state_.system_id = hit ? hit->system_id : "";
    state_.feature.clear();
    if (hit && hit->system_id.empty()) {
        state_.feature = hit->attributes;
    }
}

void Viewer::handle_keys() {
    for (const KeyPress& press : window_->take_keys()) {
        // Text fields have the keyboard, except for what no text holds.
        const bool is_command = (press.mods & GLFW_MOD_CONTROL) != 0 ||
                                (press.key >= GLFW_KEY_F1 && press.key <= GLFW_KEY_F12);
        if (!ImGui::GetIO().WantTextInput || (is_command && press.key == GLFW_KEY_E)) {
            handle_key(press);
        }
    }
}

void Viewer::handle_key(const KeyPress& press) {
    const bool control = (press.mods & GLFW_MOD_CONTROL) != 0;
    const auto size = map_size();
    const double step = kPanShareOfKey * std::min(size.width_px, size.height_px);
    switch (press.key) {
        case GLFW_KEY_EQUAL:
        case GLFW_KEY_KP_ADD:
            zoom_at_center(kZoomStepOfKey);
            break;
        case GLFW_KEY_MINUS:
        case GLFW_KEY_KP_SUBTRACT:
            zoom_at_center(-kZoomStepOfKey);
            break;
        case GLFW_KEY_LEFT:
            control ? playback_->step_years(-1) : pan(step, 0);
            break;
        case GLFW_KEY_RIGHT:
            control ? playback_->step_years(1) : pan(-step, 0);
            break;
        case GLFW_KEY_UP:
            pan(0, step);
            break;
        case GLFW_KEY_DOWN:
            pan(0, -step);
            break;
        case GLFW_KEY_HOME:
        case GLFW_KEY_F:
            apply(ui::FitView{});
            break;
        case GLFW_KEY_N:
            apply(ui::NorthUp{});
            break;
        case GLFW_KEY_SPACE:
            playback_->toggle();
            break;
        case GLFW_KEY_LEFT_BRACKET:
        case GLFW_KEY_RIGHT_BRACKET:
            apply(ui::StepEvent{press.key == GLFW_KEY_RIGHT_BRACKET});
            break;
        case GLFW_KEY_L:
            next_language();
            break;
        case GLFW_KEY_T:
            next_theme();
            break;
        case GLFW_KEY_TAB:
        case GLFW_KEY_F1:
            state_.panels = !state_.panels;
            break;
        case GLFW_KEY_ESCAPE:
            apply(ui::SelectSystem{});
            break;
        case GLFW_KEY_E:
            if (control) {
                apply(ui::ExportPicture{state_.export_path, state_.export_scale});
            }
            break;
        case GLFW_KEY_Q:
            if (control) {
                window_->close();
            }
            break;
        default:
            break;
    }
}

}  // namespace northway::app
