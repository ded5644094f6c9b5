#include "app/player/gui_context.hpp"

#include <imgui/imgui.h>

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <utility>

namespace bagration {

struct GuiContext::Impl {
    const FontFiles* fonts = nullptr;
    std::string display_letters;
    ImGuiContext* context = nullptr;
    bool glfw = false, opengl = false;
    GuiStyle style;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (opengl) ImGui_ImplOpenGL3_Shutdown();
        if (glfw) ImGui_ImplGlfw_Shutdown();
        if (context != nullptr) ImGui::DestroyContext(context);
    }
};

GuiContext::GuiContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
GuiContext::GuiContext(GuiContext&&) noexcept = default;
GuiContext& GuiContext::operator=(GuiContext&&) noexcept = default;
GuiContext::~GuiContext() = default;

Expected<GuiContext> GuiContext::create(const Window& window, const FontFiles& fonts, float scale,
                                        std::string display_letters) {
    auto impl = std::make_unique<Impl>();
    impl->fonts = &fonts;
    impl->display_letters = std::move(display_letters);
    impl->context = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    auto style = apply_gui_style(fonts, scale, impl->display_letters);
    if (!style) return tl::unexpected(style.error());
    impl->style = *style;
    // It calls the window's own callbacks first.
    impl->glfw = ImGui_ImplGlfw_InitForOpenGL(window.handle(), true);
    impl->opengl = impl->glfw && ImGui_ImplOpenGL3_Init("#version 330 core");
    if (!impl->opengl)
        return fail(ExitCode::no_display_or_gl, "the controls cannot be drawn with this OpenGL driver");
    return GuiContext(std::move(impl));
}

const GuiStyle& GuiContext::style() const {
    return impl_->style;
}

Expected<void> GuiContext::set_scale(float scale) {
    if (scale == impl_->style.scale) return {};
    auto style = apply_gui_style(*impl_->fonts, scale, impl_->display_letters);
    if (!style) return tl::unexpected(style.error());
    impl_->style = *style;
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    return {};
}

void GuiContext::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    ImGui::PushFont(impl_->style.regular);
}

void GuiContext::end_frame() {
    ImGui::PopFont();
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

} // namespace bagration
