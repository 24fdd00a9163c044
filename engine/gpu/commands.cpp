// SPDX-License-Identifier: Apache-2.0
#include "gpu/commands.h"

#include <limits>

#include "gpu/check.h"

namespace northway::gpu {

FrameCommands::FrameCommands(const Context& context, const std::string& name) : context_(&context) {
    VkCommandPoolCreateInfo pool_info{};
    pool_info.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO;
    pool_info.queueFamilyIndex = context.queue_family();
    VkCommandPool pool = VK_NULL_HANDLE;
    check(vkCreateCommandPool(context.device(), &pool_info, nullptr, &pool), "vkCreateCommandPool");
    pool_ = UniqueCommandPool(context.device(), pool);
    context.name(VK_OBJECT_TYPE_COMMAND_POOL, handle_of(pool), name + " pool");

    VkCommandBufferAllocateInfo allocate{};
    allocate.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO;
    allocate.commandPool = pool;
    allocate.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
    allocate.commandBufferCount = 1;
    check(vkAllocateCommandBuffers(context.device(), &allocate, &commands_),
          "vkAllocateCommandBuffers");
    context.name(VK_OBJECT_TYPE_COMMAND_BUFFER, handle_of(commands_), name);

    VkFenceCreateInfo fence_info{};
    fence_info.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO;
    VkFence fence = VK_NULL_HANDLE;
    check(vkCreateFence(context.device(), &fence_info, nullptr, &fence), "vkCreateFence");
    fence_ = UniqueFence(context.device(), fence);
    context.name(VK_OBJECT_TYPE_FENCE, handle_of(fence), name + " done");
}

VkCommandBuffer FrameCommands::begin() {
    wait();
    check(vkResetCommandPool(context_->device(), pool_.get(), 0), "vkResetCommandPool");
    VkCommandBufferBeginInfo info{};
    info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
    info.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    check(vkBeginCommandBuffer(commands_, &info), "vkBeginCommandBuffer");
    return commands_;
}

void FrameCommands::submit(VkSemaphore wait, VkPipelineStageFlags2 wait_stage, VkSemaphore signal) {
    check(vkEndCommandBuffer(commands_), "vkEndCommandBuffer");
    VkSemaphoreSubmitInfo wait_info{};
    wait_info.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO;
    wait_info.semaphore = wait;
    wait_info.stageMask = wait_stage;
    VkSemaphoreSubmitInfo signal_info{};
    signal_info.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO;
    signal_info.semaphore = signal;
    signal_info.stageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT;
    VkCommandBufferSubmitInfo commands_info{};
    commands_info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO;
    commands_info.commandBuffer = commands_;
    VkSubmitInfo2 info{};
    info.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO_2;
    info.waitSemaphoreInfoCount = wait != VK_NULL_HANDLE ? 1 : 0;
    info.pWaitSemaphoreInfos = &wait_info;
    info.commandBufferInfoCount = 1;
    info.pCommandBufferInfos = &commands_info;
    info.signalSemaphoreInfoCount = signal != VK_NULL_HANDLE ? 1 : 0;
    info.pSignalSemaphoreInfos = &signal_info;
    check(vkQueueSubmit2(context_->queue(), 1, &info, fence_.get()), "vkQueueSubmit2");
    in_flight_ = true;
}

void FrameCommands::wait() {
    if (!in_flight_) {
        return;
    }
    const VkFence fence = fence_.get();
    check(vkWaitForFences(context_->device(), 1, &fence, VK_TRUE,
                          std::numeric_limits<std::uint64_t>::max()),
          "vkWaitForFences");
    check(vkResetFences(context_->device(), 1, &fence), "vkResetFences");
    in_flight_ = false;
}

void memory_barrier(VkCommandBuffer commands, MemoryStep from, MemoryStep to) {
    VkMemoryBarrier2 barrier{};
    barrier.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER_2;
    barrier.srcStageMask = from.stage;
    barrier.srcAccessMask = from.access;
    barrier.dstStageMask = to.stage;
    barrier.dstAccessMask = to.access;
    VkDependencyInfo dependency{};
    dependency.sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO;
    dependency.memoryBarrierCount = 1;
    dependency.pMemoryBarriers = &barrier;
    vkCmdPipelineBarrier2(commands, &dependency);
}

}  // namespace northway::gpu
