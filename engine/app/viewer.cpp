// SPDX-License-Identifier: Apache-2.0
#include "app/viewer.h"

#include "app/command_line.h"
#include "app/open_map.h"
#include "app/texts.h"
#include "app/year_range.h"
#include "compose/map_frame.h"
#include "scene/theme.h"
#include "ui/panels.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <thread>
#include <utility>

namespace northway::app {
namespace {

constexpr SizeCssPx kPlannedSize{1280, 800};  // of a window whose size the screen decides
constexpr auto kFrameTime = std::chrono::microseconds(16667);
constexpr double kLongestStep_s = 0.25;  // of the clock after the program was held up
// ImGui needs a second frame to lay out what the first one measured, and a third for its popups.
constexpr int kFramesAfterEvent = 3;

}  // namespace

Viewer::Viewer(const Options& options, const Environment& environment)
    : options_(options), environment_(environment) {}

Result<std::unique_ptr<Viewer>> Viewer::create(const Options& options,
                                               const Environment& environment) {
    std::unique_ptr<Viewer> viewer(new Viewer(options, environment));
    if (auto opened = viewer->open(); !opened) {
        return tl::unexpected(opened.error());
    }
    return viewer;
}

Status Viewer::open() {
    const auto planned = frame_size(options_, kPlannedSize);
    if (!planned) {
        return tl::unexpected(planned.error());
    }
    auto scene = make_scene(options_, environment_.share, *planned);
    if (!scene) {
        return tl::unexpected(scene.error());
    }
    auto map = compose::Map::open(std::move(*scene), environment_.share);
    if (!map) {
        return tl::unexpected(map.error());
    }
    map_ = std::move(*map);
    const bool sized = options_.size.has_value();
    auto window = GlfwWindow::open(map_->words()("ui.window", map_->scene().language()),
                                   sized ? planned->width_px : 0, sized ? planned->height_px : 0);
    if (!window) {
        return tl::unexpected(window.error());
    }
    window_ = std::move(*window);

    gpu::ContextOptions context_options;
    context_options.device = options_.device;
    context_options.validation = options_.validation;
    context_options.instance_extensions = GlfwWindow::instance_extensions();
    context_options.make_surface = [this](VkInstance instance) {
        return window_->make_surface(instance);
    };
    auto context = gpu::Context::create(context_options, environment_.validation);
    if (!context) {
        return tl::unexpected(context.error());
    }
    context_ = std::move(*context);
    auto renderer = render::Renderer::create(*context_, environment_.share / "shaders");
    if (!renderer) {
        return tl::unexpected(renderer.error());
    }
    renderer_ = std::move(*renderer);

    themes_ = scene::read_themes(environment_.share / "assets" / "themes");
    warnings_ = map_->warnings();
    for (const auto& layer : map_->scene().layers) {
        layer_features_.push_back(map_->feature_count(layer.id));
    }
    const auto years = year_range(map_->catalogue(), map_->scene().year());
    playback_.emplace(years.first, years.end, map_->scene().year(), options_.clock_s);
    playback_->set_playing(!options_.hide_ui);
    first_view_ = map_->scene().view;
    good_view_ = first_view_;
    state_.panels = !options_.hide_ui;
    state_.export_path = free_name(std::filesystem::path(options_.scene).stem().string() + ".png");

    auto screen =
        Screen::create(*context_, *window_, options_.pixel_ratio.value_or(window_->content_scale()),
                       font_text(*map_, environment_.share));
    if (!screen) {
        return tl::unexpected(screen.error());
    }
    screen_ = std::move(*screen);
    set_theme_values();
    return {};
}

std::vector<scene::Theme>::const_iterator Viewer::find_theme() const {
    return std::find_if(themes_.begin(), themes_.end(), [&](const scene::Theme& theme) {
        return theme.name == map_->scene().theme;
    });
}

void Viewer::set_theme_values() {
    const auto now = find_theme();
    theme_values_ = now != themes_.end() ? now->values : style::Json::object();
    palette_ = ui::palette_from_theme(theme_values_);
    ui::apply_style(palette_, static_cast<float>(screen_->ui().scale()));
}

ui::Layout Viewer::layout() const {
    return ui::make_layout(screen_->width_px(), screen_->height_px(), screen_->ui().scale(),
                           state_.panels, state_.has_card());
}

compose::FrameSize Viewer::map_size() const {
    const auto map = layout().map;
    return compose::framed({map.width, map.height, screen_->ui().scale()},
                           map_->scene().page.frame);
}

ui::UiInput Viewer::ui_input() const {
    ui::UiInput input{.scene = map_->scene(),
                      .catalogue = map_->catalogue(),
                      .words = map_->words(),
                      .warnings = warnings_,
                      .layer_features = layer_features_,
                      .themes = themes_,
                      .theme_values = theme_values_,
                      .palette = palette_,
                      .fonts = screen_->ui().fonts(),
                      .layout = layout(),
                      .scale = static_cast<float>(screen_->ui().scale()),
                      .year = playback_->year(),
                      .first_year = playback_->first_year(),
                      .last_year = playback_->last_year(),
                      .playing = playback_->is_playing(),
                      .marks_move = playback_->moment().marks_move,
                      .years_per_s = playback_->rate(),
                      .zoom = 0,
                      .scene_crs = first_view_.crs,
                      .scene_name = std::filesystem::path(options_.scene).stem().string(),
                      .systems_in_view = systems_in_view_,
                      .in_view_version = in_view_version_};
    if (const auto camera = map_->camera(map_size())) {
        input.zoom = camera->zoom;
    }
    return input;
}

// What the timeline may list. A jump to an event moves the view, but the list that it was taken
// from stays, so that the next step goes on in it.
void Viewer::find_systems_in_view() {
    if (!state_.panels || map_->catalogue() == nullptr) {
        return;
    }
    InView now{map_->scene().view, map_size(), {}};
    for (const auto& layer : map_->scene().layers) {
        now.layers += layer.visible ? '1' : '0';
    }
    if (in_view_ == now) {
        return;
    }
    in_view_ = std::move(now);
    if (std::exchange(keep_in_view_, false)) {
        return;
    }
    auto found = map_->systems_in_view(map_size());
    if (found != systems_in_view_) {
        systems_in_view_ = std::move(found);
        ++in_view_version_;
    }
}

bool Viewer::is_moving() const {
    return playback_->is_playing() && (playback_->moment().marks_move || playback_->rate() > 0);
}

void Viewer::wait_for_work() {
    const auto now = Clock::now();
    if (is_moving() || frames_wanted_ > 0) {
        window_->poll();
    } else if (notice_end_) {
        const std::chrono::duration<double> left = *notice_end_ - now;
        window_->wait(std::max(left.count(), 0.0) + 0.001);
    } else {
        window_->wait();
    }
    if (notice_end_ && Clock::now() >= *notice_end_) {
        notice_end_.reset();
        frames_wanted_ = std::max(frames_wanted_, 1);
    }
    if (window_->take_activity()) {
        frames_wanted_ = kFramesAfterEvent;
    }
}

Status Viewer::run() {
    frames_wanted_ = kFramesAfterEvent;
    while (true) {
        wait_for_work();
        if (window_->wants_to_close()) {
            return {};
        }
        if (!screen_->follow_window()) {
            window_->wait();  // minimised
            continue;
        }
        const auto now = Clock::now();
        const double passed_s = std::chrono::duration<double>(now - last_frame_).count();
        if (!is_moving() && frames_wanted_ == 0) {
            last_frame_ = now;
            continue;
        }
        last_frame_ = now;
        playback_->advance(std::min(passed_s, kLongestStep_s));
        if (auto drawn = draw_frame(); !drawn) {
            return drawn;
        }
        frames_wanted_ = std::max(frames_wanted_ - 1, 0);
        // Not every window system holds back a program that draws too fast.
        std::this_thread::sleep_until(now + kFrameTime);
    }
}

Status Viewer::draw_frame() {
    if (!options_.pixel_ratio) {
        if (auto set = screen_->set_scale(window_->content_scale()); !set) {
            return set;
        }
    }
    find_systems_in_view();
    screen_->ui().begin_frame();
    const ui::Actions actions = ui::draw_panels(ui_input(), state_);
    handle_pointer();
    handle_keys();
    show_notice();
    screen_->ui().end_frame();
    apply(actions);

    map_->set_highlight(state_.system_id);
    const auto place = layout().map;
    auto frame = map_->frame(*renderer_, map_size(), playback_->moment());
    if (!frame) {
        // The view cannot be drawn: go back to the last one that could.
        tell(frame.error().message, true);
        map_->scene().view = good_view_;
        frame = map_->frame(*renderer_, map_size(), playback_->moment());
        if (!frame) {
            return tl::unexpected(frame.error());
        }
    }
    good_view_ = map_->scene().view;
    return screen_->show(*renderer_, *frame, place);
}

}  // namespace northway::app
