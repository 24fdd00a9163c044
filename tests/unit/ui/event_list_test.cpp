// SPDX-License-Identifier: Apache-2.0
#include "ui/event_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace northway::ui {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Found = std::vector<std::size_t>;

model::Event event(const char* date, const char* system, const char* title,
                   std::vector<std::string> places = {}) {
    model::Event result;
    result.date = date;
    result.period = parse_period(date);
    result.system_id = system;
    result.titles.en = title;
    result.place_ids = std::move(places);
    return result;
}

class EventList : public testing::Test {
protected:
    EventList() {
        catalogue.events = {event("2019-12-02", "pos", "Gas flows"),               // 0
                            event("2014-05-21", "pos", "Contract signed"),         // 1
                            event("2019", "bridge", "Bridge built", {"heihe"}),    // 2
                            event("2019-03", "trade", "Trade forum", {"harbin"}),  // 3
                            event("2019-12-02", "trade", "Trade talks"),           // 4
                            event("", "pos", "Without a date")};                   // 5
        model::System line;
        line.id = "pos";
        line.names.ru = "Сила Сибири";
        line.geometry = "line";
        model::System trade;
        trade.id = "trade";
        trade.geometry = "none";
        catalogue.systems = {line, trade};
        catalogue.routes.push_back({"pos-1", "pos", {{{120, 55}, {127, 50}}}, "", "", 800});
    }
    Found all() const { return find_events(catalogue, {}); }
    Found named(const char* text) const {
        EventQuery query;
        query.text = text;
        return find_events(catalogue, query);
    }
    std::optional<std::size_t> step(std::optional<std::size_t> from, double year,
                                    bool forward) const {
        return step_event(catalogue, all(), from, year, forward);
    }
    model::Catalogue catalogue;
};

TEST_F(EventList, StandsInOrderOfTimeAndAYearAloneInItsMiddle) {
    EXPECT_THAT(all(), ElementsAre(1U, 3U, 2U, 0U, 4U));
    EXPECT_DOUBLE_EQ(year_of(catalogue.events[2]), 2019.5);
}

TEST_F(EventList, FiltersByWordsInTitleDateAndSystem) {
    EXPECT_THAT(named("trade"), ElementsAre(3U, 4U));
    EXPECT_THAT(named("TALKS trade"), ElementsAre(4U));
    EXPECT_THAT(named("2019-12"), ElementsAre(0U, 4U));
    EXPECT_THAT(named("сила"), ElementsAre(1U, 0U));
    EXPECT_THAT(named("nothing"), IsEmpty());
}

TEST_F(EventList, FiltersByTheSystemsInViewOrTheSelectedOne) {
    const std::vector<std::string> in_view{"bridge", "trade"};
    EventQuery query;
    query.scope = EventScope::in_view;
    query.in_view = in_view;
    EXPECT_THAT(find_events(catalogue, query), ElementsAre(3U, 2U, 4U));
    query.scope = EventScope::of_system;
    query.system_id = "pos";
    EXPECT_THAT(find_events(catalogue, query), ElementsAre(1U, 0U));
}

TEST_F(EventList, StepsFromTheYearOfTheMap) {
    EXPECT_EQ(step({}, 2016.5, true), 3U);
    EXPECT_EQ(step({}, 2016.5, false), 1U);
    EXPECT_EQ(step({}, 2024.5, true), std::nullopt);
    EXPECT_EQ(step({}, 2000, false), std::nullopt);
}

TEST_F(EventList, StepsThroughEventsOfOneDayWhileTheMapShowsIt) {
    const double day = year_of(catalogue.events[0]);
    EXPECT_EQ(step(0U, day, true), 4U);
    EXPECT_EQ(step(4U, day, false), 0U);
    EXPECT_EQ(step(4U, day, true), std::nullopt);
    EXPECT_EQ(step(1U, year_of(catalogue.events[1]), false), std::nullopt);
    // Moved on since: the year counts, not the event.
    EXPECT_EQ(step(0U, 2016.5, true), 3U);
}

TEST_F(EventList, AJumpGoesToTheSystemElseToThePlaces) {
    const auto system = target_of(catalogue, catalogue.events[0]);
    EXPECT_EQ(system.system_id, "pos");
    EXPECT_TRUE(system.has_geometry);
    const auto places = target_of(catalogue, catalogue.events[3]);
    EXPECT_EQ(places.system_id, "trade");
    EXPECT_FALSE(places.has_geometry);
    EXPECT_THAT(places.place_ids, ElementsAre("harbin"));
    // A system that the catalogue does not have opens no card.
    EXPECT_EQ(target_of(catalogue, catalogue.events[2]).system_id, "");
}

TEST_F(EventList, DensityCountsTheEventsOfEachPart) {
    EXPECT_THAT(event_density(catalogue, all(), 2010, 2020, 5), ElementsAre(0, 0, 1, 0, 4));
    EXPECT_THAT(event_density(catalogue, all(), 2015, 2019, 2), ElementsAre(0, 0));
}

}  // namespace
}  // namespace northway::ui
