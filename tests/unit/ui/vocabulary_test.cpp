// SPDX-License-Identifier: Apache-2.0
#include "ui/vocabulary.h"

#include <gtest/gtest.h>

namespace northway::ui {
namespace {

class Vocabulary : public testing::Test {
protected:
    const scene::Words words =
        scene::Words::read(std::string(NORTHWAY_SOURCE_DIR) + "/assets/words").value();
};

model::Observation observation() {
    model::Observation result;
    result.metric = "throughput";
    result.commodity = "gas";
    result.direction = "ru-cn";
    result.value = 31e9;
    result.unit = "m3/a";
    result.period_start = result.period_end = "2024";
    return result;
}

TEST_F(Vocabulary, AValueHasItsUnitAndQualifier) {
    auto o = observation();
    EXPECT_EQ(value_text(o, words, Language::en), "31\u00A0bcm/yr");
    o.qualifier = ">";
    EXPECT_EQ(value_text(o, words, Language::en), "more than 31\u00A0bcm/yr");
    EXPECT_EQ(value_text(o, words, Language::zh), "超过 310亿立方米/年");
    o.qualifier = "~";
    EXPECT_EQ(value_text(o, words, Language::ru), "около 31\u00A0млрд\u00A0м³/год");
}

TEST_F(Vocabulary, GrowthHasASign) {
    auto o = observation();
    o.basis = model::Basis::growth;
    o.value = 12;
    o.unit = "%";
    EXPECT_EQ(value_text(o, words, Language::en).front(), '+');
}

TEST_F(Vocabulary, APeriodIsWrittenAsItsSourceGivesIt) {
    auto o = observation();
    EXPECT_EQ(period_text(o, words, Language::en), "2024");
    o.period_start = "2019-12";
    EXPECT_EQ(period_text(o, words, Language::en), "2019-12–2024");
    o.period_end.clear();
    EXPECT_EQ(period_text(o, words, Language::en), "from 2019-12");
    o.period_start.clear();
    EXPECT_EQ(period_text(o, words, Language::en), "–");
    o.period_end = "2030";
    EXPECT_EQ(period_text(o, words, Language::ru), "до 2030");
}

TEST_F(Vocabulary, ASubjectSaysMetricCommodityAndDirection) {
    model::Catalogue catalogue;
    catalogue.terms = {{"metric", "throughput", {"运量", "объём", "volume"}, ""},
                       {"commodity", "gas", {"天然气", "газ", "gas"}, ""},
                       {"metric", "gas", {"不", "нет", "not this"}, ""}};
    const auto subject = [&](const char* direction, Language language) {
        return subject_text("throughput", "gas", direction, catalogue, words, language);
    };
    EXPECT_EQ(subject("ru-cn", Language::en), "volume · gas · Russia → China");
    EXPECT_EQ(subject("ru-cn", Language::zh), "运量 · 天然气 · 俄 → 中");
    EXPECT_EQ(subject("", Language::ru), "объём · газ");
    EXPECT_EQ(subject_text("throughput", "", "", catalogue, words, Language::en), "volume");
    EXPECT_EQ(term_text(catalogue, Language::en, "metric", "net_weight"), "net weight");
}

TEST_F(Vocabulary, ADateIsAsPreciseAsItIsKnown) {
    EXPECT_EQ(date_text("2019-12-02", words, Language::en), "2\u00A0Dec\u00A02019");
    EXPECT_EQ(date_text("2019-12-02", words, Language::zh), "2019年12月2日");
    EXPECT_EQ(date_text("2019-12-02", words, Language::ru), "2\u00A0дек.\u00A02019");
    EXPECT_EQ(date_text("2019-05", words, Language::zh), "2019年5月");
    EXPECT_EQ(date_text("2019-05", words, Language::ru), "май\u00A02019");
    EXPECT_EQ(date_text("2019-05-21", words, Language::ru), "21\u00A0мая\u00A02019");
    EXPECT_EQ(date_text("2019", words, Language::en), "2019");
    EXPECT_EQ(date_text("2023-03/2030", words, Language::en), "2023-03/2030");
    EXPECT_EQ(day_text("2019-12-02", words, Language::zh), "12月2日");
    EXPECT_EQ(day_text("2019-05", words, Language::en), "May");
    EXPECT_EQ(day_text("2019", words, Language::en), "2019");
}

TEST_F(Vocabulary, ACodeWithoutAWordIsShownWithSpaces) {
    EXPECT_EQ(coded_text(words, Language::ru, "ui.kind", "space_elevator"), "space elevator");
}

TEST_F(Vocabulary, ASourceNamesTitleAuthorDateAndPlace) {
    model::Source source;
    source.id = "heihe-2025";
    source.titles.en = "Heihe report";
    EXPECT_EQ(source_text(source, "60;75-77", words, Language::en),
              "Heihe report, lines 60, 75–77");
    source.publisher = "A journal";
    source.published = "2025";
    EXPECT_EQ(source_text(source, "", words, Language::en), "Heihe report\u00A0— A journal, 2025");
    source.authors = "Wang";
    EXPECT_EQ(citation_text(source, Language::en), "Heihe report\u00A0— Wang, 2025");
    EXPECT_EQ(citation_text(source, Language::zh), "heihe-2025\u00A0— Wang, 2025");
}

}  // namespace
}  // namespace northway::ui
