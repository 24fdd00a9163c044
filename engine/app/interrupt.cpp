// SPDX-License-Identifier: Apache-2.0
#include "app/interrupt.h"

#include <array>
#include <csignal>

namespace northway::app {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM};

// A signal handler can reach nothing but what is static.
std::atomic<std::atomic<bool>*> stop_flag{nullptr};
static_assert(std::atomic<bool>::is_always_lock_free);
static_assert(std::atomic<std::atomic<bool>*>::is_always_lock_free);

extern "C" void set_stop_flag(int) {
    if (std::atomic<bool>* flag = stop_flag.load(); flag != nullptr) {
        flag->store(true);
    }
}

}  // namespace

StopOnSignal::StopOnSignal(std::atomic<bool>& stop) {
    stop_flag = &stop;
    struct sigaction action {};
    action.sa_handler = set_stop_flag;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int signal : kSignals) {
        sigaction(signal, &action, nullptr);
    }
}

StopOnSignal::~StopOnSignal() {
    for (const int signal : kSignals) {
        std::signal(signal, SIG_DFL);
    }
    stop_flag = nullptr;
}

}  // namespace northway::app
