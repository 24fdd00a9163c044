// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace northway::data {

struct GdalMessage {
    bool is_failure = false;  // else a warning
    bool is_file_error = false;
    std::string text;
};

// While it lives, what GDAL has to say on this thread is kept here instead of going to stderr.
// Registers GDAL's drivers when first used. Not movable: GDAL holds its address.
class GdalSession {
public:
    GdalSession();
    ~GdalSession();
    GdalSession(const GdalSession&) = delete;
    GdalSession& operator=(const GdalSession&) = delete;

    // Each different message once, in order.
    const std::vector<GdalMessage>& messages() const { return messages_; }
    bool has_failure() const;
    // The first failure in GDAL's words, or `otherwise`.
    std::string reason(const std::string& otherwise) const;
    void add(GdalMessage message);
    void clear() { messages_.clear(); }

private:
    std::vector<GdalMessage> messages_;
};

}  // namespace northway::data
