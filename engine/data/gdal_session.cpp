// SPDX-License-Identifier: Apache-2.0
#include "data/gdal_session.h"

#include <cpl_error.h>
#include <gdal.h>

#include <algorithm>
#include <mutex>

namespace northway::data {
namespace {

// A broken file may complain about each of its rows.
constexpr std::size_t kMostMessages = 200;

void register_drivers_once() {
    static std::once_flag registered;
    std::call_once(registered, [] { GDALAllRegister(); });
}

void CPL_STDCALL keep(CPLErr level, CPLErrorNum number, const char* text) {
    if (level == CE_Warning || level == CE_Failure) {
        auto* session = static_cast<GdalSession*>(CPLGetErrorHandlerUserData());
        session->add({level == CE_Failure, number == CPLE_FileIO, text});
    }
}

// One line: GDAL breaks some of its messages.
std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    while (!text.empty() && (text.back() == ' ' || text.back() == '.')) {
        text.pop_back();
    }
    return text;
}

}  // namespace

GdalSession::GdalSession() {
    register_drivers_once();
    CPLPushErrorHandlerEx(keep, this);
}

GdalSession::~GdalSession() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void GdalSession::add(GdalMessage message) {
    message.text = on_one_line(std::move(message.text));
    const bool is_known =
        std::any_of(messages_.begin(), messages_.end(),
                    [&](const GdalMessage& known) { return known.text == message.text; });
    if (!is_known && messages_.size() < kMostMessages) {
        messages_.push_back(std::move(message));
    }
}

bool GdalSession::has_failure() const {
    return std::any_of(messages_.begin(), messages_.end(),
                       [](const GdalMessage& message) { return message.is_failure; });
}

std::string GdalSession::reason(const std::string& otherwise) const {
    for (const GdalMessage& message : messages_) {
        if (message.is_failure) {
            return message.text;
        }
    }
    return otherwise;
}

}  // namespace northway::data
