// SPDX-License-Identifier: Apache-2.0
#include "page_fixture.h"

#include "text/atlas.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace northway::page {
namespace {

using Sample = LegendEntry::Sample;

constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr Box kNothing{kFar, kFar, -kFar, -kFar};

void add(Box& box, double x, double y, double reach) {
    box = {std::min(box.x0, x - reach), std::min(box.y0, y - reach), std::max(box.x1, x + reach),
           std::max(box.y1, y + reach)};
}

void add_glyph(Box& box, const mesh::GlyphQuad& quad) {
    const double spread_px = text::kSpreadPx / static_cast<double>(quad.texels_per_px);
    const double w = quad.atlas_w / static_cast<double>(quad.texels_per_px);
    const double h = quad.atlas_h / static_cast<double>(quad.texels_per_px);
    for (const auto& [u, v] :
         {geo::XY{spread_px, spread_px}, geo::XY{w - spread_px, h - spread_px}}) {
        add(box, static_cast<double>(quad.x_px) + u, static_cast<double>(quad.y_px) + v, 0);
    }
}

std::string pick(Language language, const char* zh, const char* ru, const char* en) {
    return language == Language::zh ? zh : language == Language::ru ? ru : en;
}

}  // namespace

void PageTest::SetUp() {
    static const auto shared = Typesetter::create();
    ASSERT_TRUE(shared) << shared.error().message;
    type_ = shared->get();
}

Box painted(const mesh::DrawList& list, const mesh::DrawItem& item) {
    Box box = kNothing;
    if (item.kind == mesh::ItemKind::glyphs) {
        for (std::uint32_t i = item.first; i < item.first + item.count; ++i) {
            add_glyph(box, list.quads()[i]);
        }
        return box;
    }
    const auto& style = list.styles()[item.style];
    const bool stroke = item.kind == mesh::ItemKind::stroke;
    const double reach = stroke ? static_cast<double>(style.half_width) : 0;
    for (std::uint32_t i = item.first; i < item.first + item.count; ++i) {
        const auto& path = list.subpaths()[i];
        const bool level = stroke && item.cap == mesh::Cap::butt && !path.closed;
        for (std::uint32_t p = 0; p < path.count; ++p) {
            const auto at = list.transforms()[item.transform].apply(path.points[p]);
            // Level strokes with square ends reach up and down only.
            add(box, at.x, at.y - (level ? reach : 0), level ? 0 : reach);
            add(box, at.x, at.y + (level ? reach : 0), level ? 0 : reach);
        }
    }
    return box;
}

Box painted(const mesh::DrawList& list) {
    Box all = kNothing;
    for (const auto& item : list.items()) {
        const Box box = painted(list, item);
        add(all, box.x0, box.y0, 0);
        add(all, box.x1, box.y1, 0);
    }
    return all;
}

std::size_t glyph_count(const mesh::DrawList& list) {
    return list.quads().size();
}

bool is_inside(const Box& inner, const Box& outer, double tolerance_px) {
    return inner.x0 >= outer.x0 - tolerance_px && inner.y0 >= outer.y0 - tolerance_px &&
           inner.x1 <= outer.x1 + tolerance_px && inner.y1 <= outer.y1 + tolerance_px;
}

LegendEntry entry(LegendEntry::Sample sample, const std::string& text, double width_px) {
    LegendEntry made;
    made.sample = sample;
    made.text = text;
    made.color = {0.8, 0.3, 0, 1, {}};
    made.width_px = width_px;
    return made;
}

FurnitureInput full_page(int width_px, int height_px, Language language) {
    const auto in = [&](const char* zh, const char* ru, const char* en) {
        return pick(language, zh, ru, en);
    };
    FurnitureInput page;
    page.width_px = width_px;
    page.height_px = height_px;
    page.language = language;
    page.title = in("中国东北与俄罗斯远东的通道",
                    "Коридоры Северо-Восточного Китая и Дальнего Востока России",
                    "Corridors of Northeast China and the Russian Far East");
    page.subtitle =
        in("管道、铁路、桥梁与海上航线", "Трубопроводы, железные дороги, мосты и морские пути",
           "Pipelines, railways, bridges and sea routes");
    page.time_text = in("2024年6月", "июнь 2024", "June 2024");
    page.time_note = in("插值", "интерполировано", "interpolated");
    page.credits =
        in("数据：Natural Earth、GeoNames、SRTM30_PLUS · 部分数据并非来自文献，发表前请核实",
           "Данные: Natural Earth, GeoNames, SRTM30_PLUS · Часть чисел не из документов; проверьте "
           "перед публикацией",
           "Natural Earth, GeoNames (CC BY 4.0), SRTM30_PLUS · Some figures are not from the "
           "documents; verify before publishing");
    page.legend.push_back(entry(Sample::heading, in("线路", "Линии", "Lines")));
    page.legend.push_back(entry(Sample::line, in("天然气管道", "газопровод", "gas pipeline")));
    page.legend.push_back(entry(Sample::line, in("铁路", "железная дорога", "railway"), 4));
    page.legend.push_back(entry(Sample::circle, in("口岸", "переход", "border crossing"), 7));
    page.legend.push_back(entry(Sample::polygon, in("海冰", "морской лёд", "sea ice")));
    page.legend.push_back(
        entry(Sample::heading, in("线宽 = 每年运量", "Ширина линии = объём", "Width = volume")));
    page.legend.push_back(entry(Sample::band, in("50亿立方米", "5 млрд м³", "5 bcm"), 3));
    page.legend.push_back(entry(Sample::band, in("310亿立方米", "31 млрд м³", "31 bcm"), 12));
    page.legend.push_back(entry(Sample::marks, in("每个标记 = 1亿", "один знак", "one mark")));
    page.legend.push_back(entry(Sample::heading, in("标记速度 60 公里/秒；1 秒 = 1 个月运量",
                                                    "Знаки: 60 км/с; 1 с = 1 мес. перевозок",
                                                    "Marks move 60 km/s; 1 s = 1 month")));
    page.legend.push_back(entry(Sample::heading, in("状态", "Состояние", "Status")));
    auto dashed = entry(Sample::line, in("在建", "строится", "under construction"));
    dashed.dash_px = {9, 5};
    page.legend.push_back(dashed);
    auto hatched = entry(Sample::line, in("运行中，运量未报告", "действует, объём не сообщён",
                                          "operating, volume not reported"));
    hatched.hatched = true;
    page.legend.push_back(hatched);
    auto ramp = entry(Sample::ramp, in("海拔，米", "Высота, м", "Elevation, m"));
    ramp.ramp = {{1, 1, 1, 1, {}}, {0, 0.2, 0.4, 1, {}}};
    ramp.low_text = std::string("0");
    ramp.high_text = std::string("3000");
    page.legend.push_back(ramp);
    page.metres_per_px = 2.4e6 / height_px;
    page.north_rad = 0.3;
    page.text_color = {0.1, 0.1, 0.1, 1, {}};
    page.muted_color = {0.4, 0.4, 0.4, 1, {}};
    page.panel_color = {0.9, 0.9, 0.9, 0.9, {}};
    page.line_color = {0.3, 0.3, 0.3, 1, {}};
    return page;
}

}  // namespace northway::page
