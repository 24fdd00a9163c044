// SPDX-License-Identifier: Apache-2.0
// What the panels ask for.
#include "app/navigation.h"
#include "app/open_map.h"
#include "app/texts.h"
#include "app/viewer.h"
#include "base/year.h"
#include "compose/jobs.h"
#include "ui/card_content.h"
#include "ui/event_list.h"
#include "ui/timeline.h"

#include <imgui.h>

#include <algorithm>

namespace northway::app {
namespace {

constexpr auto kNoticeTime = std::chrono::seconds(4);

}  // namespace

void Viewer::apply(const ui::Actions& actions) {
    for (const auto& action : actions) {
        std::visit([this](const auto& each) { apply(each); }, action);
    }
}

void Viewer::apply(const ui::ShowLayer& action) {
    if (scene::Layer* layer = map_->scene().find_layer(action.id)) {
        layer->visible = action.visible;
    }
}

void Viewer::apply(const ui::SetLayerOpacity& action) {
    if (scene::Layer* layer = map_->scene().find_layer(action.id)) {
        layer->opacity = action.opacity;
    }
}

void Viewer::apply(const ui::SetYear& action) {
    playback_->set_year(action.year);
}

void Viewer::apply(const ui::TogglePlay&) {
    playback_->toggle();
}

void Viewer::apply(const ui::SetRate& action) {
    playback_->set_rate(action.years_per_s);
}

void Viewer::apply(const ui::SetMarksMove& action) {
    playback_->set_marks_move(action.move);
}

void Viewer::apply(const ui::SetLanguage& action) {
    map_->scene().state["lang"] = std::string(code_of(action.language));
    window_->set_title(map_->words()("ui.window", action.language));
}

void Viewer::next_language() {
    constexpr std::array kNext{Language::ru, Language::en, Language::zh};
    apply(ui::SetLanguage{kNext[static_cast<std::size_t>(map_->scene().language())]});
}

void Viewer::apply(const ui::SetTheme& action) {
    if (auto set = map_->set_theme(action.name); !set) {
        tell(set.error().message, true);
        return;
    }
    set_theme_values();
}

void Viewer::apply(const ui::SetViewpoint& action) {
    map_->scene().state["viewpoint"] = action.id;
}

void Viewer::next_theme() {
    const auto now = find_theme();
    if (!themes_.empty()) {
        const auto next = now == themes_.end() || now + 1 == themes_.end() ? themes_.begin() : now + 1;
        apply(ui::SetTheme{next->name});
    }
}

void Viewer::apply(const ui::SetCrs& action) {
    scene::View next = first_view_;
    if (!action.crs.empty()) {
        next = map_->scene().view;
        next.crs = action.crs;
        next.bearing_deg = 0;
        if (const auto camera = map_->camera(map_size())) {
            next.bounds.reset();
            next.center = camera->center;
            next.zoom = camera->zoom;
        }
    }
    const scene::View before = map_->scene().view;
    map_->scene().view = next;
    const auto camera = map_->camera(map_size());
    if (!camera) {
        tell(camera.error().message, true);
        map_->scene().view = before;
        return;
    }
    state_.message.clear();
    // Where north is not up any more, as in the polar maps, it is turned there.
    apply(ui::NorthUp{});
}

void Viewer::apply(const ui::FitView&) {
    const std::string crs = map_->scene().view.crs;
    scene::View next = first_view_;
    if (crs == first_view_.crs || next.bounds) {
        next.crs = crs;
        map_->scene().view = next;
    }
}

void Viewer::apply(const ui::NorthUp&) {
    if (const auto hand = navigator()) {
        set_view(hand->north_up(map_->scene().view));
    }
}

void Viewer::apply(const ui::SelectSystem& action) {
    state_.system_id = action.id;
    state_.feature.clear();
}

void Viewer::apply(const ui::GoToSystem& action) {
    if (auto view = map_->view_of_system(action.id, map_size())) {
        map_->scene().view = *view;
    } else {
        tell(view.error().message, true);
    }
}

void Viewer::apply(const ui::JumpToEvent& action) {
    const auto* catalogue = map_->catalogue();
    if (catalogue == nullptr || action.event >= catalogue->events.size()) {
        return;
    }
    const auto& event = catalogue->events[action.event];
    state_.event = action.event;
    if (playback_->rate() > 0) {
        playback_->set_playing(false);  // the year stays at the event
    }
    playback_->set_year(ui::year_of(event));
    const auto target = ui::target_of(*catalogue, event);
    // The card first: the map that the view must fit is what it leaves.
    apply(ui::SelectSystem{target.system_id});
    if (target.system_id.empty()) {
        const auto language = map_->scene().language();
        const auto text = ui::event_text(*catalogue, event, map_->words(), language);
        state_.feature = {{text.date, text.text}, {"", text.citation}};
    }
    const auto size = map_size();
    if (!target.has_geometry && target.place_ids.empty()) {
        tell(map_->words()("ui.timeline.no-place", map_->scene().language()), false);
        return;
    }
    const auto view = target.has_geometry ? map_->view_of_system(target.system_id, size)
                                          : map_->view_of_places(target.place_ids, size);
    if (!view) {
        tell(view.error().message, true);
        return;
    }
    map_->scene().view = *view;
    keep_in_view_ = true;
}

void Viewer::apply(const ui::StepEvent& action) {
    const auto* catalogue = map_->catalogue();
    if (catalogue == nullptr) {
        return;
    }
    const auto& listed = ui::listed_events(ui_input(), state_);
    if (const auto next =
            ui::step_event(*catalogue, listed, state_.event, playback_->year(), action.forward)) {
        apply(ui::JumpToEvent{*next});
    }
}

void Viewer::apply(const ui::ExportPicture& action) {
    const auto size = map_size();
    compose::StillJob job;
    job.size = {size.width_px * action.scale, size.height_px * action.scale,
                size.pixel_ratio * action.scale};
    job.moment = playback_->moment();
    job.output = free_name(action.path);
    Options made_with = options_;  // as `render` would make the same picture
    made_with.clock_s = job.moment.clock_s;
    job.metadata = metadata_of(made_with, *map_, environment_.share);
    job.metadata["northway-time"] = format_day(job.moment.year());
    screen_->finish();  // the renderer draws one thing at a time
    map_->set_highlight("");
    compose::Progress progress;
    const auto written = compose::render_still(*map_, *renderer_, job, progress);
    if (!written) {
        tell(written.error().message, true);
        return;
    }
    state_.export_path = free_name(action.path);
    tell(map_->words().with("ui.export-done", map_->scene().language(), {job.output.string()}),
         false);
}

void Viewer::tell(const std::string& message, bool is_error) {
    state_.message = message;
    state_.message_is_error = is_error;
    notice_end_ = Clock::now() + kNoticeTime;
    frames_wanted_ = std::max(frames_wanted_, 2);
}

// The last message, for a while, at the bottom of the map.
void Viewer::show_notice() {
    if (!notice_end_ || state_.message.empty()) {
        return;
    }
    const auto map = layout().map;
    const float scale = static_cast<float>(screen_->ui().scale());
    const float x = static_cast<float>(map.x) + static_cast<float>(map.width) / 2;
    const float y = static_cast<float>(map.y + map.height) - 18 * scale;
    ImGui::SetNextWindowPos({x, y}, ImGuiCond_Always, {0.5F, 1});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {static_cast<float>(map.width) * 0.9F, 400});
    ImGui::Begin("##notice", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                     ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PushTextWrapPos(static_cast<float>(map.width) * 0.85F);
    ImGui::PushStyleColor(ImGuiCol_Text,
                          state_.message_is_error ? palette_.warning : palette_.text);
    ImGui::TextUnformatted(state_.message.c_str());
    ImGui::PopStyleColor();
    ImGui::PopTextWrapPos();
    ImGui::End();
}

}  // namespace northway::app
