// SPDX-License-Identifier: Apache-2.0
#include "sample_series.h"

namespace northway::scene::test {

model::Observation figure(const std::string& year, double value, const std::string& direction,
                          const std::string& commodity) {
    model::Observation o;
    o.id = "o" + year + direction + commodity;
    o.system_id = "pipe";
    o.metric = "throughput";
    o.commodity = commodity;
    o.direction = direction;
    o.value = value;
    o.unit = "t/a";
    o.period_start = year;
    o.period_end = year;
    o.start = parse_period(year);
    o.end = parse_period(year);
    o.source_id = "report";
    return o;
}

model::Series series(std::vector<model::Observation> figures, const std::string& opened) {
    model::Catalogue catalogue;
    model::System system;
    system.id = "pipe";
    system.opened = parse_period(opened);
    catalogue.systems = {system};
    model::Source source;
    source.id = "report";
    source.kind = "document";
    catalogue.sources = {source};
    catalogue.observations = std::move(figures);
    return model::Series::build(catalogue,
                                {"pipe", "throughput", "gas", "ru-cn", model::Basis::actual});
}

model::Series steady() {
    std::vector<model::Observation> figures;
    for (int year = 2010; year <= 2030; ++year) {
        figures.push_back(figure(std::to_string(year), 12));
    }
    return series(std::move(figures));
}

model::Series changing() {
    return series({figure("2018", 6), figure("2019", 24), figure("2020", 30), figure("2021", 3),
                   figure("2022", 0), figure("2023", 18), figure("2024", 36)});
}

}  // namespace northway::scene::test
