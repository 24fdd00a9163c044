// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "data/gdal_session.h"

#include <gdal_priv.h>

#include <memory>
#include <string>

namespace northway::data {

// `path` as a vector dataset. The session must outlive it.
Result<GDALDatasetUniquePtr> open_vector(const std::string& path, GdalSession& session);

// The names of its layers, in order.
std::vector<std::string> layer_names(GDALDataset& dataset);

// The layer called `name`; the error lists those there are.
Result<OGRLayer*> find_layer(GDALDataset& dataset, const std::string& path,
                             const std::string& name);

// ": use one of 'a', 'b'" with a guess where `word` looks like a typing mistake.
std::string choices_text(const std::string& word, const std::vector<std::string>& choices);

}  // namespace northway::data
