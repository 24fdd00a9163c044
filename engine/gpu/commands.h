// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gpu/context.h"
#include "gpu/unique.h"

namespace northway::gpu {

// The command buffer of one frame in flight and the fence that says when it has run. Used again
// and again: begin() waits for its last run.
class FrameCommands {
public:
    FrameCommands() = default;
    FrameCommands(const Context& context, const std::string& name);

    VkCommandBuffer begin();
    // Ends and submits. `wait` and `signal` may be null; waiting is at `wait_stage`.
    void submit(VkSemaphore wait, VkPipelineStageFlags2 wait_stage, VkSemaphore signal);
    void submit() { submit(VK_NULL_HANDLE, 0, VK_NULL_HANDLE); }
    void wait();

private:
    const Context* context_ = nullptr;
    UniqueCommandPool pool_;
    UniqueFence fence_;
    VkCommandBuffer commands_ = VK_NULL_HANDLE;
    bool in_flight_ = false;
};

// What one side of a memory barrier does.
struct MemoryStep {
    VkPipelineStageFlags2 stage;
    VkAccessFlags2 access;
};
inline constexpr MemoryStep kComputeReads{VK_PIPELINE_STAGE_2_COMPUTE_SHADER_BIT,
                                          VK_ACCESS_2_SHADER_STORAGE_READ_BIT};
inline constexpr MemoryStep kComputeWrites{VK_PIPELINE_STAGE_2_COMPUTE_SHADER_BIT,
                                           VK_ACCESS_2_SHADER_STORAGE_WRITE_BIT};
inline constexpr MemoryStep kComputeUses{
    VK_PIPELINE_STAGE_2_COMPUTE_SHADER_BIT,
    VK_ACCESS_2_SHADER_STORAGE_READ_BIT | VK_ACCESS_2_SHADER_STORAGE_WRITE_BIT};
inline constexpr MemoryStep kCopyReads{VK_PIPELINE_STAGE_2_TRANSFER_BIT,
                                       VK_ACCESS_2_TRANSFER_READ_BIT};
inline constexpr MemoryStep kCopyWrites{VK_PIPELINE_STAGE_2_TRANSFER_BIT,
                                        VK_ACCESS_2_TRANSFER_WRITE_BIT};
inline constexpr MemoryStep kHostReads{VK_PIPELINE_STAGE_2_HOST_BIT, VK_ACCESS_2_HOST_READ_BIT};

// All that `from` did is seen by what `to` does after it.
void memory_barrier(VkCommandBuffer commands, MemoryStep from, MemoryStep to);

}  // namespace northway::gpu
