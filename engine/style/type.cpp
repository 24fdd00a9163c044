// SPDX-License-Identifier: Apache-2.0
#include "style/type.h"

#include <array>
#include <string_view>
#include <utility>

namespace northway::style {

Type Type::array_of(Type item, std::optional<int> length) {
    Type type{Kind::array};
    type.item = std::make_shared<const Type>(std::move(item));
    type.length = length;
    return type;
}

}  // namespace northway::style
