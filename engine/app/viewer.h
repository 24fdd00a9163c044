// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands.h"
#include "app/glfw_window.h"
#include "app/navigation.h"
#include "app/options.h"
#include "app/playback.h"
#include "app/screen.h"
#include "compose/map.h"
#include "geo/projection.h"
#include "gpu/context.h"
#include "render/renderer.h"
#include "ui/action.h"
#include "ui/ui_state.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace northway::app {

// The window on a scene: shows the map and the panels, carries out what hand and panels ask for.
// It draws only when something has changed or moves.
class Viewer {
public:
    static Result<std::unique_ptr<Viewer>> create(const Options& options,
                                                  const Environment& environment);
    // Until the window is closed.
    Status run();

private:
    using Clock = std::chrono::steady_clock;

    Viewer(const Options& options, const Environment& environment);
    Status open();

    Status draw_frame();
    bool is_moving() const;
    void wait_for_work();
    compose::FrameSize map_size() const;
    ui::Layout layout() const;
    ui::UiInput ui_input() const;
    std::vector<scene::Theme>::const_iterator find_theme() const;  // the map's
    void set_theme_values();
    void find_systems_in_view();

    // The hand on the map and the keyboard.
    void handle_pointer();
    void handle_hover();
    void click(double x_px, double y_px);
    void handle_keys();
    void handle_key(const KeyPress& press);
    void pan(double dx_px, double dy_px);
    void zoom(double x_px, double y_px, double steps);
    void zoom_at_center(double steps);
    std::optional<Navigator> navigator();
    void set_view(const std::optional<scene::View>& view);

    // What the panels ask for.
    void apply(const ui::Actions& actions);
    void apply(const ui::ShowLayer& action);
    void apply(const ui::SetLayerOpacity& action);
    void apply(const ui::SetYear& action);
    void apply(const ui::TogglePlay& action);
    void apply(const ui::SetRate& action);
    void apply(const ui::SetMarksMove& action);
    void apply(const ui::SetLanguage& action);
    void apply(const ui::SetTheme& action);
    void apply(const ui::SetViewpoint& action);
    void apply(const ui::SetCrs& action);
    void apply(const ui::FitView& action);
    void apply(const ui::NorthUp& action);
    void apply(const ui::SelectSystem& action);
    void apply(const ui::GoToSystem& action);
    void apply(const ui::JumpToEvent& action);
    void apply(const ui::StepEvent& action);
    void apply(const ui::ExportPicture& action);
    void tell(const std::string& message, bool is_error);
    void show_notice();
    void next_language();
    void next_theme();

    Options options_;
    const Environment& environment_;
    // In the order of making; the window goes last, after the context with its surface.
    std::unique_ptr<GlfwWindow> window_;
    std::unique_ptr<gpu::Context> context_;
    std::unique_ptr<render::Renderer> renderer_;
    std::unique_ptr<compose::Map> map_;
    std::unique_ptr<Screen> screen_;

    std::optional<Playback> playback_;
    ui::UiState state_;
    ui::Palette palette_;
    style::Json theme_values_;
    std::vector<scene::Theme> themes_;
    std::vector<std::size_t> layer_features_;
    std::vector<Warning> warnings_;
    // Systems drawn in the view that the key describes.
    struct InView {
        scene::View view;
        compose::FrameSize size;
        std::string layers;
        bool operator==(const InView&) const = default;
    };
    std::optional<InView> in_view_;
    std::vector<std::string> systems_in_view_;
    std::uint64_t in_view_version_ = 0;
    bool keep_in_view_ = false;  // the view is about to change by a jump, not by the hand
    scene::View first_view_;
    scene::View good_view_;  // the last one that could be drawn

    int frames_wanted_ = 0;
    Clock::time_point last_frame_ = Clock::now();
    std::optional<Clock::time_point> notice_end_;

    enum class Drag { none, pan, rotate };
    Drag drag_ = Drag::none;
    bool drag_moved_ = false;
    geo::XY drag_start_px_;
    geo::XY pointer_px_;
    std::string hovered_system_;
};

}  // namespace northway::app
