// SPDX-License-Identifier: Apache-2.0
#include "ui/palette.h"

#include "style/color.h"

#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace northway::ui {
namespace {

ImVec4 value_color(const style::Json& values, std::string_view name, ImVec4 otherwise) {
    const auto found = values.find(std::string(name));
    if (found == values.end() || !found->is_string()) {
        return otherwise;
    }
    const auto color = style::parse_color(found->get<std::string>());
    if (!color) {
        return otherwise;
    }
    // A panel that lets the map show through is as light here as it is there.
    const auto straight = style::straight_from_color(*color);
    return {static_cast<float>(straight[0]), static_cast<float>(straight[1]),
            static_cast<float>(straight[2]), 1.0F};
}

ImVec4 mix(ImVec4 a, ImVec4 b, float t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t, 1.0F};
}

ImVec4 faded(ImVec4 color, float alpha) {
    return {color.x, color.y, color.z, alpha};
}

}  // namespace

ImVec4 theme_color(const style::Json& values, std::string_view name, ImVec4 otherwise) {
    return value_color(values, name, otherwise);
}

Palette palette_from_theme(const style::Json& values) {
    Palette p;
    p.panel = value_color(values, "page-panel", {0.98F, 0.98F, 0.97F, 1});
    p.text = value_color(values, "page-text", {0.13F, 0.15F, 0.17F, 1});
    p.muted = value_color(values, "page-muted", {0.40F, 0.43F, 0.46F, 1});
    p.dark = p.panel.x + p.panel.y + p.panel.z < 1.5F;
    p.field = mix(p.panel, p.text, p.dark ? 0.09F : 0.06F);
    p.hovered = mix(p.panel, p.text, p.dark ? 0.16F : 0.11F);
    p.pressed = mix(p.panel, p.text, p.dark ? 0.22F : 0.17F);
    p.line = mix(p.panel, p.text, 0.16F);
    p.accent = p.dark ? ImVec4(0.34F, 0.68F, 0.90F, 1) : ImVec4(0.05F, 0.38F, 0.62F, 1);
    p.on_accent = p.dark ? ImVec4(0.04F, 0.08F, 0.11F, 1) : ImVec4(1, 1, 1, 1);
    p.warning = p.dark ? ImVec4(0.96F, 0.68F, 0.30F, 1) : ImVec4(0.66F, 0.33F, 0.0F, 1);
    return p;
}

ImVec4 kind_color(const style::Json& values, std::string_view kind) {
    constexpr std::array kNames{std::pair{std::string_view("gas_pipeline"), "gas"},
                                std::pair{std::string_view("oil_pipeline"), "oil"},
                                std::pair{std::string_view("lng"), "lng"},
                                std::pair{std::string_view("railway"), "rail"},
                                std::pair{std::string_view("train_service"), "train"},
                                std::pair{std::string_view("air_route"), "air"},
                                std::pair{std::string_view("power_line"), "power"},
                                std::pair{std::string_view("rail_bridge"), "bridge"},
                                std::pair{std::string_view("road_bridge"), "bridge"},
                                std::pair{std::string_view("cableway"), "bridge"},
                                std::pair{std::string_view("road"), "road"},
                                std::pair{std::string_view("sea_route"), "sea-route"},
                                std::pair{std::string_view("arctic_route"), "arctic"}};
    for (const auto& [each, name] : kNames) {
        if (each == kind) {
            const ImVec4 fill = value_color(values, name, {0.5F, 0.5F, 0.5F, 1});
            const ImVec4 panel = value_color(values, "page-panel", {1, 1, 1, 1});
            // A class that the map tells by its edge has the edge's colour on a panel like its fill.
            const bool lost = std::abs(fill.x - panel.x) + std::abs(fill.y - panel.y) +
                                  std::abs(fill.z - panel.z) <
                              0.6F;
            return lost ? value_color(values, std::string(name) + "-casing", fill) : fill;
        }
    }
    return value_color(values, "other", {0.5F, 0.5F, 0.5F, 1});
}

void apply_style(const Palette& p, float scale) {
    ImGuiStyle style;
    style.WindowPadding = {12, 10};
    style.FramePadding = {8, 4};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.CellPadding = {4, 3};
    style.IndentSpacing = 14;
    style.ScrollbarSize = 10;
    style.GrabMinSize = 12;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 1;
    style.TabBorderSize = 0;
    style.WindowRounding = 0;
    style.ChildRounding = 4;
    style.FrameRounding = 4;
    style.PopupRounding = 4;
    style.GrabRounding = 6;
    style.TabRounding = 4;
    style.ScrollbarRounding = 6;
    style.ScaleAllSizes(scale);

    auto* colors = style.Colors;
    colors[ImGuiCol_Text] = p.text;
    colors[ImGuiCol_TextDisabled] = p.muted;
    colors[ImGuiCol_WindowBg] = p.panel;
    colors[ImGuiCol_ChildBg] = faded(p.panel, 0);
    colors[ImGuiCol_PopupBg] = mix(p.panel, p.text, 0.03F);
    colors[ImGuiCol_Border] = p.line;
    colors[ImGuiCol_FrameBg] = p.field;
    colors[ImGuiCol_FrameBgHovered] = p.hovered;
    colors[ImGuiCol_FrameBgActive] = p.pressed;
    colors[ImGuiCol_ScrollbarBg] = faded(p.panel, 0);
    colors[ImGuiCol_ScrollbarGrab] = p.line;
    colors[ImGuiCol_ScrollbarGrabHovered] = p.muted;
    colors[ImGuiCol_ScrollbarGrabActive] = p.muted;
    colors[ImGuiCol_CheckMark] = p.accent;
    colors[ImGuiCol_SliderGrab] = p.accent;
    colors[ImGuiCol_SliderGrabActive] = mix(p.accent, p.text, 0.2F);
    colors[ImGuiCol_Button] = p.field;
    colors[ImGuiCol_ButtonHovered] = p.hovered;
    colors[ImGuiCol_ButtonActive] = p.pressed;
    colors[ImGuiCol_Header] = faded(p.accent, 0.22F);
    colors[ImGuiCol_HeaderHovered] = p.hovered;
    colors[ImGuiCol_HeaderActive] = p.pressed;
    colors[ImGuiCol_Separator] = p.line;
    colors[ImGuiCol_SeparatorHovered] = p.line;
    colors[ImGuiCol_SeparatorActive] = p.line;
    colors[ImGuiCol_Tab] = faded(p.panel, 0);
    colors[ImGuiCol_TabHovered] = p.hovered;
    colors[ImGuiCol_TabActive] = p.field;
    colors[ImGuiCol_TextSelectedBg] = faded(p.accent, 0.35F);
    colors[ImGuiCol_NavHighlight] = p.accent;
    colors[ImGuiCol_TableBorderLight] = p.line;
    colors[ImGuiCol_TableBorderStrong] = p.line;
    ImGui::GetStyle() = style;
}

}  // namespace northway::ui
