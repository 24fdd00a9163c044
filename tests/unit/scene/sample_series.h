// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/catalogue.h"
#include "model/series.h"

#include <string>
#include <vector>

namespace northway::scene::test {

// A figure of the system "pipe" for one whole year, such as "2020".
model::Observation figure(const std::string& year, double value,
                          const std::string& direction = "ru-cn",
                          const std::string& commodity = "gas");

// The system "pipe" with these figures of gas going ru-cn.
model::Series series(std::vector<model::Observation> figures, const std::string& opened = "");

// 12 a year from the start of 2010 to the end of 2030.
model::Series steady();
// Rises, falls and rises again between 2018 and 2024.
model::Series changing();

}  // namespace northway::scene::test
