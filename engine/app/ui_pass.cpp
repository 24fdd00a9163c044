// SPDX-License-Identifier: Apache-2.0
#include "app/ui_pass.h"

#include "gpu/check.h"
#include "gpu/commands.h"
#include "render/renderer.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_vulkan.h>
#include <imgui.h>

#include <algorithm>
#include <array>

namespace northway::app {

UiPass::UiPass(const gpu::Context& context, double scale) : context_(context), scale_(scale) {}

Result<std::unique_ptr<UiPass>> UiPass::create(const gpu::Context& context,
                                               const GlfwWindow& window, const Swapchain& swapchain,
                                               double scale, const std::string& text) {
    std::unique_ptr<UiPass> pass(new UiPass(context, scale));
    ImGui::CreateContext();
    pass->make_render_pass(swapchain.format());
    pass->resize(swapchain);
    if (auto made = pass->make_imgui(window, swapchain, text); !made) {
        return tl::unexpected(made.error());
    }
    return pass;
}

UiPass::~UiPass() {
    if (has_vulkan_) {
        ImGui_ImplVulkan_Shutdown();
    }
    if (has_glfw_) {
        ImGui_ImplGlfw_Shutdown();
    }
    ImGui::DestroyContext();
}

void UiPass::make_render_pass(VkFormat format) {
    VkAttachmentDescription color{};
    color.format = format;
    color.samples = VK_SAMPLE_COUNT_1_BIT;
    color.loadOp = VK_ATTACHMENT_LOAD_OP_LOAD;
    color.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
    color.stencilLoadOp = VK_ATTACHMENT_LOAD_OP_DONT_CARE;
    color.stencilStoreOp = VK_ATTACHMENT_STORE_OP_DONT_CARE;
    color.initialLayout = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL;
    color.finalLayout = VK_IMAGE_LAYOUT_PRESENT_SRC_KHR;
    const VkAttachmentReference reference{0, VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL};
    VkSubpassDescription subpass{};
    subpass.pipelineBindPoint = VK_PIPELINE_BIND_POINT_GRAPHICS;
    subpass.colorAttachmentCount = 1;
    subpass.pColorAttachments = &reference;
    // The panels wait for the map's copy; showing waits for the panels (by semaphore).
    std::array<VkSubpassDependency, 2> dependencies{};
    dependencies[0].srcSubpass = VK_SUBPASS_EXTERNAL;
    dependencies[0].dstSubpass = 0;
    dependencies[0].srcStageMask = VK_PIPELINE_STAGE_TRANSFER_BIT;
    dependencies[0].srcAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
    dependencies[0].dstStageMask = VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT;
    dependencies[0].dstAccessMask =
        VK_ACCESS_COLOR_ATTACHMENT_READ_BIT | VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT;
    dependencies[1].srcSubpass = 0;
    dependencies[1].dstSubpass = VK_SUBPASS_EXTERNAL;
    dependencies[1].srcStageMask = VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT;
    dependencies[1].srcAccessMask = VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT;
    dependencies[1].dstStageMask = VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT;
    VkRenderPassCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO;
    info.attachmentCount = 1;
    info.pAttachments = &color;
    info.subpassCount = 1;
    info.pSubpasses = &subpass;
    info.dependencyCount = static_cast<std::uint32_t>(dependencies.size());
    info.pDependencies = dependencies.data();
    VkRenderPass pass = VK_NULL_HANDLE;
    gpu::check(vkCreateRenderPass(context_.device(), &info, nullptr, &pass), "vkCreateRenderPass");
    render_pass_ = gpu::UniqueRenderPass(context_.device(), pass);
    context_.name(VK_OBJECT_TYPE_RENDER_PASS, gpu::handle_of(pass), "panels");
}

void UiPass::resize(const Swapchain& swapchain) {
    framebuffers_.clear();
    extent_ = swapchain.extent();
    for (const auto& image : swapchain.images()) {
        const VkImageView view = image.view.get();
        VkFramebufferCreateInfo info{};
        info.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO;
        info.renderPass = render_pass_.get();
        info.attachmentCount = 1;
        info.pAttachments = &view;
        info.width = extent_.width;
        info.height = extent_.height;
        info.layers = 1;
        VkFramebuffer framebuffer = VK_NULL_HANDLE;
        gpu::check(vkCreateFramebuffer(context_.device(), &info, nullptr, &framebuffer),
                   "vkCreateFramebuffer");
        framebuffers_.emplace_back(context_.device(), framebuffer);
    }
}

Status UiPass::make_imgui(const GlfwWindow& window, const Swapchain& swapchain,
                          const std::string& text) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // positions of panels follow from the window's size
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;  // an idle window draws nothing
    auto fonts = ui::load_fonts(*io.Fonts, static_cast<float>(scale_), text);
    if (!fonts) {
        return tl::unexpected(fonts.error());
    }
    fonts_ = *fonts;
    has_glfw_ = ImGui_ImplGlfw_InitForVulkan(window.get(), true);

    const VkDescriptorPoolSize size{VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, 1};
    VkDescriptorPoolCreateInfo pool_info{};
    pool_info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO;
    pool_info.flags = VK_DESCRIPTOR_POOL_CREATE_FREE_DESCRIPTOR_SET_BIT;
    pool_info.maxSets = 1;
    pool_info.poolSizeCount = 1;
    pool_info.pPoolSizes = &size;
    VkDescriptorPool pool = VK_NULL_HANDLE;
    gpu::check(vkCreateDescriptorPool(context_.device(), &pool_info, nullptr, &pool),
               "vkCreateDescriptorPool");
    pool_ = gpu::UniqueDescriptorPool(context_.device(), pool);

    ImGui_ImplVulkan_InitInfo info{};
    info.Instance = context_.instance();
    info.PhysicalDevice = context_.physical_device();
    info.Device = context_.device();
    info.QueueFamily = context_.queue_family();
    info.Queue = context_.queue();
    info.DescriptorPool = pool;
    info.MinImageCount = 2;
    // Sets of vertex buffers that take turns: one more than frames in flight is always free.
    info.ImageCount = std::max<std::uint32_t>(static_cast<std::uint32_t>(swapchain.images().size()),
                                              render::Renderer::kSlots + 1);
    info.MSAASamples = VK_SAMPLE_COUNT_1_BIT;
    info.CheckVkResultFn = [](VkResult result) { gpu::check(result, "drawing the panels"); };
    has_vulkan_ = ImGui_ImplVulkan_Init(&info, render_pass_.get());

    gpu::FrameCommands upload(context_, "font upload");
    ImGui_ImplVulkan_CreateFontsTexture(upload.begin());
    upload.submit();
    upload.wait();
    ImGui_ImplVulkan_DestroyFontUploadObjects();
    return {};
}

void UiPass::begin_frame() const {
    ImGui_ImplVulkan_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    // The panels are laid out in output pixels, also where the window system counts otherwise.
    ImGuiIO& io = ImGui::GetIO();
    const ImVec2 scale = io.DisplayFramebufferScale;
    if (ImGui::IsMousePosValid(&io.MousePos)) {
        io.MousePos = {io.MousePos.x * scale.x, io.MousePos.y * scale.y};
    }
    io.DisplaySize = {static_cast<float>(extent_.width), static_cast<float>(extent_.height)};
    io.DisplayFramebufferScale = {1, 1};
    ImGui::NewFrame();
}

void UiPass::end_frame() const {
    ImGui::Render();
}

void UiPass::record(VkCommandBuffer commands, std::uint32_t image) const {
    VkRenderPassBeginInfo info{};
    info.sType = VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO;
    info.renderPass = render_pass_.get();
    info.framebuffer = framebuffers_[image].get();
    info.renderArea.extent = extent_;
    vkCmdBeginRenderPass(commands, &info, VK_SUBPASS_CONTENTS_INLINE);
    ImGui_ImplVulkan_RenderDrawData(ImGui::GetDrawData(), commands);
    vkCmdEndRenderPass(commands);
}

}  // namespace northway::app
