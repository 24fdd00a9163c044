// SPDX-License-Identifier: Apache-2.0
#include "gpu/compute_pipeline.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include <fmt/format.h>

#include "base/file.h"
#include "gpu/check.h"

namespace northway::gpu {
namespace {

constexpr std::uint32_t kSpirvMagic = 0x07230203;

Result<UniqueShaderModule> load_module(const Context& context, const std::filesystem::path& path) {
    auto bytes = read_bytes(path);
    if (!bytes) {
        return failed(bytes.error().message + "; the installation is incomplete");
    }
    std::vector<std::uint32_t> words(bytes->size() / 4);
    std::memcpy(words.data(), bytes->data(), words.size() * 4);
    if (words.empty() || bytes->size() % 4 != 0 || words[0] != kSpirvMagic) {
        return failed(fmt::format("{}: is not a SPIR-V shader; install Northway again",
                                  path.string()));
    }
    VkShaderModuleCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO;
    info.codeSize = bytes->size();
    info.pCode = words.data();
    VkShaderModule module = VK_NULL_HANDLE;
    check(vkCreateShaderModule(context.device(), &info, nullptr, &module), "vkCreateShaderModule");
    return UniqueShaderModule(context.device(), module);
}

UniqueSetLayout make_set_layout(const Context& context, const ComputePipelineDesc& desc) {
    std::vector<VkDescriptorSetLayoutBinding> bindings;
    for (std::uint32_t i = 0; i < desc.storage_buffers + desc.textures; ++i) {
        bindings.push_back({i,
                            i < desc.storage_buffers ? VK_DESCRIPTOR_TYPE_STORAGE_BUFFER
                                                     : VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER,
                            1, VK_SHADER_STAGE_COMPUTE_BIT, nullptr});
    }
    VkDescriptorSetLayoutCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO;
    info.bindingCount = static_cast<std::uint32_t>(bindings.size());
    info.pBindings = bindings.data();
    VkDescriptorSetLayout layout = VK_NULL_HANDLE;
    check(vkCreateDescriptorSetLayout(context.device(), &info, nullptr, &layout),
          "vkCreateDescriptorSetLayout");
    context.name(VK_OBJECT_TYPE_DESCRIPTOR_SET_LAYOUT, handle_of(layout), desc.name + " bindings");
    return {context.device(), layout};
}

}  // namespace

Result<ComputePipeline> ComputePipeline::create(const Context& context,
                                                const ComputePipelineDesc& desc) {
    ComputePipeline result;
    result.desc_ = desc;
    auto module = load_module(context, desc.spirv);
    if (!module) {
        return tl::unexpected(module.error());
    }
    context.name(VK_OBJECT_TYPE_SHADER_MODULE, handle_of(module->get()), desc.name);
    result.set_layout_ = make_set_layout(context, desc);

    const VkDescriptorSetLayout set_layout = result.set_layout_.get();
    const VkPushConstantRange push{VK_SHADER_STAGE_COMPUTE_BIT, 0, desc.push_bytes};
    VkPipelineLayoutCreateInfo layout_info{};
    layout_info.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO;
    layout_info.setLayoutCount = 1;
    layout_info.pSetLayouts = &set_layout;
    layout_info.pushConstantRangeCount = desc.push_bytes > 0 ? 1 : 0;
    layout_info.pPushConstantRanges = &push;
    VkPipelineLayout layout = VK_NULL_HANDLE;
    check(vkCreatePipelineLayout(context.device(), &layout_info, nullptr, &layout),
          "vkCreatePipelineLayout");
    result.layout_ = UniquePipelineLayout(context.device(), layout);
    context.name(VK_OBJECT_TYPE_PIPELINE_LAYOUT, handle_of(layout), desc.name + " layout");

    std::vector<VkSpecializationMapEntry> entries;
    for (std::uint32_t i = 0; i < desc.constants.size(); ++i) {
        entries.push_back({i, i * 4, 4});
    }
    const VkSpecializationInfo constants{static_cast<std::uint32_t>(entries.size()), entries.data(),
                                         desc.constants.size() * 4, desc.constants.data()};
    VkComputePipelineCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO;
    info.stage.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
    info.stage.stage = VK_SHADER_STAGE_COMPUTE_BIT;
    info.stage.module = module->get();
    info.stage.pName = "main";
    info.stage.pSpecializationInfo = &constants;
    info.layout = layout;
    VkPipeline pipeline = VK_NULL_HANDLE;
    check(vkCreateComputePipelines(context.device(), VK_NULL_HANDLE, 1, &info, nullptr, &pipeline),
          "vkCreateComputePipelines");
    result.pipeline_ = UniquePipeline(context.device(), pipeline);
    context.name(VK_OBJECT_TYPE_PIPELINE, handle_of(pipeline), desc.name);
    return result;
}

void ComputePipeline::record(VkCommandBuffer commands, VkDescriptorSet set,
                             std::span<const std::byte> push, std::uint32_t groups_x,
                             std::uint32_t groups_y) const {
    assert(push.size() == desc_.push_bytes);
    if (groups_x == 0 || groups_y == 0) {
        return;
    }
    vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, pipeline_.get());
    vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_COMPUTE, layout_.get(), 0, 1, &set, 0,
                            nullptr);
    if (!push.empty()) {
        vkCmdPushConstants(commands, layout_.get(), VK_SHADER_STAGE_COMPUTE_BIT, 0,
                           static_cast<std::uint32_t>(push.size()), push.data());
    }
    vkCmdDispatch(commands, groups_x, groups_y, 1);
}

Bindings::Bindings(const Context& context, const ComputePipeline& pipeline, const std::string& name)
    : context_(&context) {
    const VkDescriptorPoolSize sizes[] = {
        {VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, std::max(pipeline.desc().storage_buffers, 1U)},
        {VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, std::max(pipeline.desc().textures, 1U)}};
    VkDescriptorPoolCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO;
    info.maxSets = 1;
    info.poolSizeCount = 2;
    info.pPoolSizes = sizes;
    VkDescriptorPool pool = VK_NULL_HANDLE;
    check(vkCreateDescriptorPool(context.device(), &info, nullptr, &pool),
          "vkCreateDescriptorPool");
    pool_ = UniqueDescriptorPool(context.device(), pool);
    context.name(VK_OBJECT_TYPE_DESCRIPTOR_POOL, handle_of(pool), name + " pool");

    const VkDescriptorSetLayout layout = pipeline.set_layout();
    VkDescriptorSetAllocateInfo allocate{};
    allocate.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
    allocate.descriptorPool = pool;
    allocate.descriptorSetCount = 1;
    allocate.pSetLayouts = &layout;
    check(vkAllocateDescriptorSets(context.device(), &allocate, &set_), "vkAllocateDescriptorSets");
    context.name(VK_OBJECT_TYPE_DESCRIPTOR_SET, handle_of(set_), name);
}

void Bindings::write(std::span<const Buffer* const> buffers,
                     std::span<const Texture* const> textures) {
    constexpr std::size_t kMost = 16;
    assert(buffers.size() + textures.size() <= kMost);
    VkDescriptorBufferInfo buffer_infos[kMost];
    VkDescriptorImageInfo image_infos[kMost];
    VkWriteDescriptorSet writes[kMost];
    std::uint32_t count = 0;
    const auto next = [&](VkDescriptorType type) -> VkWriteDescriptorSet& {
        VkWriteDescriptorSet& write = writes[count];
        write = {};
        write.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
        write.dstSet = set_;
        write.dstBinding = count;
        write.descriptorCount = 1;
        write.descriptorType = type;
        ++count;
        return write;
    };
    for (const Buffer* buffer : buffers) {
        buffer_infos[count] = {buffer->get(), 0, VK_WHOLE_SIZE};
        const auto* info = &buffer_infos[count];
        next(VK_DESCRIPTOR_TYPE_STORAGE_BUFFER).pBufferInfo = info;
    }
    for (const Texture* texture : textures) {
        image_infos[count] = {texture->sampler(), texture->view(),
                              VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
        const auto* info = &image_infos[count];
        next(VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER).pImageInfo = info;
    }
    vkUpdateDescriptorSets(context_->device(), count, writes, 0, nullptr);
}

}  // namespace northway::gpu
