// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace northway {

// What a failure means for the exit status (DESIGN §7).
enum class ErrorKind {
    failed,     // 1: could not finish the work (disk full, encoder died)
    usage,      // 2: the command line is wrong
    bad_input,  // 3: a file or a value in it is wrong
    no_device,  // 4: no usable Vulkan device
};

// A failure that a user, a file or the machine caused. The message is one sentence that names the
// file and the place in it and says what to do.
struct Error {
    ErrorKind kind = ErrorKind::failed;
    std::string message;
};

int exit_status(ErrorKind kind);

template <class T>
using Result = tl::expected<T, Error>;
using Status = tl::expected<void, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string message) {
    return tl::unexpected<Error>(Error{kind, std::move(message)});
}
inline tl::unexpected<Error> failed(std::string message) {
    return fail(ErrorKind::failed, std::move(message));
}
inline tl::unexpected<Error> bad_input(std::string message) {
    return fail(ErrorKind::bad_input, std::move(message));
}
inline tl::unexpected<Error> bad_usage(std::string message) {
    return fail(ErrorKind::usage, std::move(message));
}

// Puts `place` before the message of an error that is passed on: "place: message".
Error within(const std::string& place, Error error);

// Something that could be read only in part, kept beside the value that was read.
struct Warning {
    std::string place;    // file, layer, row or JSON path
    std::string message;  // what was wrong and what was done about it
};

}  // namespace northway
