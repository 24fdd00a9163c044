// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

namespace northway {

int exit_status(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::failed: return 1;
        case ErrorKind::usage: return 2;
        case ErrorKind::bad_input: return 3;
        case ErrorKind::no_device: return 4;
    }
    return 1;
}

Error within(const std::string& place, Error error) {
    error.message = place + ": " + error.message;
    return error;
}

}  // namespace northway
