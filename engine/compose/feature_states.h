// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/layer_context.h"
#include "model/status.h"

#include <cstdint>
#include <vector>

namespace northway::compose {

using StatusChanges = std::vector<std::vector<model::StatusChange>>;

// The statuses of all features at `year` in one number that differs when any of them does.
std::uint64_t status_digest(const StatusChanges& all, double year);

// Feature state `status`, the word at `year`. A feature before its first date is not shown; one
// without dates has no status.
FeatureStates states_at(const StatusChanges& all, double year);

}  // namespace northway::compose
