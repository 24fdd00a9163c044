// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/picture.h"

#include <gdal_priv.h>

#include <string>

namespace northway::data {

// Reads the colours of a dataset into a picture of the width and height it has. `name` is what
// messages call it. Warnings are added to the picture's.
Status read_colors(GDALDataset& dataset, const std::string& name, model::Picture& picture);

}  // namespace northway::data
