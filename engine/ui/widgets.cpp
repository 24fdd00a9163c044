// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets.h"

#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

namespace northway::ui {
namespace {

float text_width(const char* begin, const char* end) {
    return ImGui::CalcTextSize(begin, end).x;
}

bool is_letter_start(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

std::string fitted(const std::string& text, float width_px) {
    if (text_width(text.data(), text.data() + text.size()) <= width_px) {
        return text;
    }
    constexpr const char* kEllipsis = "…";
    const float room = width_px - text_width(kEllipsis, nullptr);
    std::size_t least = 0;
    std::size_t most = text.size();
    while (least < most) {
        const std::size_t middle = (least + most + 1) / 2;
        if (text_width(text.data(), text.data() + middle) <= room) {
            least = middle;
        } else {
            most = middle - 1;
        }
    }
    while (least > 0 && !is_letter_start(text[least])) {
        --least;
    }
    return text.substr(0, least) + kEllipsis;
}

void clipped_text(const std::string& text, float width_px) {
    const std::string shown = fitted(text, width_px);
    ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
    if (shown != text) {
        tooltip(text);
    }
}

void clipped_text(const std::string& text) {
    clipped_text(text, ImGui::GetContentRegionAvail().x);
}

void wrapped_text(const std::string& text) {
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
}

void colored_text(ImVec4 color, const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, color);
    wrapped_text(text);
    ImGui::PopStyleColor();
}

void muted_text(const Fonts& fonts, const std::string& text) {
    ImGui::PushFont(fonts.small);
    colored_text(ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled), text);
    ImGui::PopFont();
}

void heading(const Fonts& fonts, const std::string& text) {
    ImGui::PushFont(fonts.bold);
    wrapped_text(text);
    ImGui::PopFont();
}

void tooltip(const std::string& text) {
    if (!ImGui::IsItemHovered()) {
        return;
    }
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ImGui::GetFontSize() * 24);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

bool primary_button(const Palette& palette, const std::string& label, float width_px) {
    ImGui::PushStyleColor(ImGuiCol_Button, palette.accent);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, palette.accent);
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, palette.accent);
    ImGui::PushStyleColor(ImGuiCol_Text, palette.on_accent);
    const bool pressed = ImGui::Button(label.c_str(), {width_px, 0});
    ImGui::PopStyleColor(4);
    return pressed;
}

bool choice_button(const Palette& palette, const std::string& label, bool chosen, float width_px) {
    const float padding = ImGui::GetStyle().FramePadding.x;
    const std::string shown = fitted(label, width_px - padding) + "###" + label;
    return chosen ? primary_button(palette, shown, width_px)
                  : ImGui::Button(shown.c_str(), {width_px, 0});
}

void search_field(const Palette& palette, const char* id, const std::string& hint,
                  const std::string& clear_tip, std::string& text, float scale) {
    const float gap = 6 * scale;
    const float clear = text.empty() ? 0 : ImGui::GetFrameHeight() + gap;
    ImGui::PushID(id);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - clear);
    ImGui::InputTextWithHint("##text", hint.c_str(), &text);
    if (clear > 0) {
        ImGui::SameLine(0, gap);
        if (icon_button("##clear", Icon::close, ImGui::GetFrameHeight(), palette.muted)) {
            text.clear();
        }
        tooltip(clear_tip);
    }
    ImGui::PopID();
}

bool icon_button(const char* id, Icon icon, float size_px, ImVec4 color) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed = ImGui::Button(id, {size_px, size_px});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ink = ImGui::ColorConvertFloat4ToU32(color);
    const ImVec2 c{at.x + size_px / 2, at.y + size_px / 2};
    const float r = size_px * 0.24F;
    switch (icon) {
        case Icon::play:
            list->AddTriangleFilled({c.x - 0.8F * r, c.y - r}, {c.x - 0.8F * r, c.y + r},
                                    {c.x + 1.1F * r, c.y}, ink);
            break;
        case Icon::pause:
            list->AddRectFilled({c.x - 0.9F * r, c.y - r}, {c.x - 0.25F * r, c.y + r}, ink);
            list->AddRectFilled({c.x + 0.25F * r, c.y - r}, {c.x + 0.9F * r, c.y + r}, ink);
            break;
        case Icon::close: {
            const float half = r * 0.8F;
            const float width = std::max(1.0F, size_px / 14);
            list->AddLine({c.x - half, c.y - half}, {c.x + half, c.y + half}, ink, width);
            list->AddLine({c.x - half, c.y + half}, {c.x + half, c.y - half}, ink, width);
            break;
        }
        case Icon::earlier:
        case Icon::later: {
            const float way = icon == Icon::later ? 0.5F * r : -0.5F * r;
            const std::array<ImVec2, 3> points{ImVec2{c.x - way, c.y - 0.8F * r},
                                               ImVec2{c.x + way, c.y},
                                               ImVec2{c.x - way, c.y + 0.8F * r}};
            list->AddPolyline(points.data(), 3, ink, 0, std::max(1.0F, size_px / 14));
            break;
        }
    }
    return pressed;
}

void begin_panel(const char* id, float x, float y, float width, float height) {
    ImGui::SetNextWindowPos({x, y});
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin(id, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoNav);
}

}  // namespace northway::ui
