// SPDX-License-Identifier: Apache-2.0
#include "gpu/device_choice.h"

#include <gtest/gtest.h>
#include <vulkan/vulkan_core.h>

namespace northway::gpu {
namespace {

DeviceFacts device(const char* name, DeviceType type) {
    DeviceFacts facts;
    facts.name = name;
    facts.type = type;
    facts.api_version = VK_API_VERSION_1_3;
    return facts;
}

TEST(DeviceChoice, ADiscreteGpuComesBeforeTheCpu) {
    const auto choice = choose_device({device("llvmpipe", DeviceType::cpu),
                                       device("Radeon", DeviceType::discrete)}, "");
    ASSERT_TRUE(choice);
    EXPECT_EQ(choice->index, 1);
    EXPECT_EQ(choice->verdicts[0].reason, "usable, but Radeon comes first");
}

TEST(DeviceChoice, TheCpuCanBeAskedFor) {
    const auto choice = choose_device({device("Radeon", DeviceType::discrete),
                                       device("llvmpipe", DeviceType::cpu)}, "cpu");
    ASSERT_TRUE(choice);
    EXPECT_EQ(choice->index, 1);
}

TEST(DeviceChoice, APartOfTheNameIsEnough) {
    const auto choice = choose_device({device("NVIDIA A", DeviceType::discrete),
                                       device("AMD Radeon", DeviceType::discrete)}, "radeon");
    ASSERT_TRUE(choice);
    EXPECT_EQ(choice->index, 1);
}

TEST(DeviceChoice, EachRefusalHasItsReason) {
    DeviceFacts old = device("Old", DeviceType::discrete);
    old.api_version = VK_API_VERSION_1_1;
    DeviceFacts poor = device("Poor", DeviceType::integrated);
    poor.missing = {"synchronization2", "maintenance4"};
    const auto choice = choose_device({old, poor}, "");
    ASSERT_FALSE(choice);
    EXPECT_EQ(choice.error().kind, ErrorKind::no_device);
    EXPECT_NE(choice.error().message.find("Old: offers Vulkan 1.1, 1.3 is needed"),
              std::string::npos);
    EXPECT_NE(choice.error().message.find("Poor: lacks synchronization2, maintenance4"),
              std::string::npos);
}

TEST(DeviceChoice, AnUnknownNameIsAnError) {
    const auto choice = choose_device({device("llvmpipe", DeviceType::cpu)}, "voodoo");
    ASSERT_FALSE(choice);
    EXPECT_EQ(choice.error().kind, ErrorKind::no_device);
}

}  // namespace
}  // namespace northway::gpu
