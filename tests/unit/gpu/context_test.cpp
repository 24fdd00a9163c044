// SPDX-License-Identifier: Apache-2.0
#include "gpu/context.h"

#include <gtest/gtest.h>

#include "gpu/buffer.h"
#include "gpu/commands.h"

namespace northway::gpu {
namespace {

ContextOptions options() {
    ContextOptions result;
    result.device = "cpu";
    result.validation = true;
    return result;
}

TEST(Context, CopiesBytesThereAndBackWithoutAValidationMessage) {
    ValidationLog log;
    {
        auto context = Context::create(options(), log);
        ASSERT_TRUE(context) << context.error().message;
        EXPECT_TRUE((*context)->is_cpu());
        const Buffer source(**context, BufferUse::stream, 64, "source");
        const Buffer target(**context, BufferUse::readback, 64, "target");
        const std::uint32_t words[] = {1, 2, 3, 4};
        source.write(std::span<const std::uint32_t>(words));
        FrameCommands frame(**context, "copy");
        const VkBufferCopy region{0, 0, sizeof words};
        const VkCommandBuffer commands = frame.begin();
        vkCmdCopyBuffer(commands, source.get(), target.get(), 1, &region);
        memory_barrier(commands, kCopyWrites, kHostReads);
        frame.submit();
        frame.wait();
        EXPECT_EQ(std::memcmp(target.data(), words, sizeof words), 0);
    }
    EXPECT_EQ(log.messages(), 0);
}

TEST(Context, AMissingBarrierIsCaught) {
    ValidationLog log;
    {
        auto context = Context::create(options(), log);
        ASSERT_TRUE(context) << context.error().message;
        const Buffer buffer(**context, BufferUse::device, 64, "twice");
        FrameCommands frame(**context, "hazard");
        const VkCommandBuffer commands = frame.begin();
        vkCmdFillBuffer(commands, buffer.get(), 0, 64, 1);
        vkCmdFillBuffer(commands, buffer.get(), 0, 64, 2);
        frame.submit();
    }
    EXPECT_GT(log.messages(), 0);
}

}  // namespace
}  // namespace northway::gpu
