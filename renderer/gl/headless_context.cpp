#include "renderer/gl/headless_context.hpp"

#include "renderer/gl/api.hpp"

#include <array>
#include <utility>
#include <vector>

namespace bagration {

struct HeadlessContext::State {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    std::string platform;
    GlInfo info;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (context == EGL_NO_CONTEXT) return;
        if (eglGetCurrentContext() == context)
            eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display, context);
        // The display stays initialised: EGL hands the same one to every context of the process, and
        // eglTerminate would pull it away from under the others.
    }
};

namespace {

struct Platform {
    std::string name;
    EGLDisplay display = EGL_NO_DISPLAY;
};

bool has_client_extension(const char* name) {
    return epoxy_has_egl_extension(EGL_NO_DISPLAY, name);
}

/// GPU devices and software devices, in EGL's order.
void list_devices(std::vector<Platform>& hardware, std::vector<Platform>& software) {
    if (!has_client_extension("EGL_EXT_device_enumeration") && !has_client_extension("EGL_EXT_device_base"))
        return;
    std::array<EGLDeviceEXT, 32> devices{};
    EGLint count = 0;
    if (!eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &count)) return;
    for (EGLint i = 0; i < count; ++i) {
        const char* extensions =
            eglQueryDeviceStringEXT(devices[static_cast<std::size_t>(i)], EGL_EXTENSIONS);
        const bool is_software =
            extensions &&
            std::string_view(extensions).find("EGL_MESA_device_software") != std::string_view::npos;
        const EGLDisplay display =
            eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)], nullptr);
        (is_software ? software : hardware)
            .push_back({"EGL device " + std::to_string(i) + (is_software ? " (software)" : ""), display});
    }
}

/// All platforms worth trying, best first. eglGetPlatformDisplayEXT, because libepoxy 1.5.10 aborts in
/// eglGetPlatformDisplay where the client library is older than EGL 1.5.
std::vector<Platform> list_platforms(Rasterizer rasterizer) {
    std::vector<Platform> hardware, software, surfaceless;
    if (!has_client_extension("EGL_EXT_platform_base")) return {};
    if (has_client_extension("EGL_EXT_platform_device")) list_devices(hardware, software);
    if (has_client_extension("EGL_MESA_platform_surfaceless"))
        surfaceless.push_back(
            {"EGL surfaceless", eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr)});

    std::vector<Platform> all;
    const auto append = [&all](const std::vector<Platform>& some) {
        all.insert(all.end(), some.begin(), some.end());
    };
    if (rasterizer == Rasterizer::software) {
        append(software);
        append(surfaceless);
    } else {
        append(hardware);
        append(surfaceless);
        append(software);
    }
    return all;
}

EGLContext create_context(EGLDisplay display, bool debug) {
    const EGLint config_attributes[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE,
                                        EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (!eglChooseConfig(display, config_attributes, &config, 1, &count) || count == 0) {
        if (!epoxy_has_egl_extension(display, "EGL_KHR_no_config_context")) return EGL_NO_CONTEXT;
        config = nullptr; // EGL_NO_CONFIG_KHR: only framebuffer objects are drawn into anyway.
    }
    const EGLint context_attributes[] = {EGL_CONTEXT_MAJOR_VERSION_KHR,
                                         3,
                                         EGL_CONTEXT_MINOR_VERSION_KHR,
                                         3,
                                         EGL_CONTEXT_OPENGL_PROFILE_MASK_KHR,
                                         EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT_KHR,
                                         EGL_CONTEXT_FLAGS_KHR,
                                         debug ? EGL_CONTEXT_OPENGL_DEBUG_BIT_KHR : 0,
                                         EGL_NONE};
    return eglCreateContext(display, config, EGL_NO_CONTEXT, context_attributes);
}

std::string hint_for_missing_gl(Rasterizer rasterizer) {
    if (rasterizer == Rasterizer::hardware)
        return "install the GPU's EGL driver, or draw in software instead";
    return "install Mesa's EGL and software driver: apt install libegl1 libgl1-mesa-dri";
}

} // namespace

Expected<HeadlessContext> HeadlessContext::create(const HeadlessOptions& options) {
    std::string attempts;
    const auto note = [&attempts](const Platform& platform, const std::string& what) {
        attempts += (attempts.empty() ? "" : "; ") + platform.name + ": " + what;
    };
    for (const Platform& platform : list_platforms(options.rasterizer)) {
        EGLint major = 0, minor = 0;
        if (platform.display == EGL_NO_DISPLAY || !eglInitialize(platform.display, &major, &minor)) {
            note(platform, "cannot be initialised");
            continue;
        }
        if (!epoxy_has_egl_extension(platform.display, "EGL_KHR_surfaceless_context") ||
            !epoxy_has_egl_extension(platform.display, "EGL_KHR_create_context") ||
            !eglBindAPI(EGL_OPENGL_API)) {
            note(platform, "has no OpenGL without a surface");
            continue;
        }
        auto state = std::make_unique<State>();
        state->display = platform.display;
        state->platform = platform.name;
        state->context = create_context(platform.display, options.debug);
        if (state->context == EGL_NO_CONTEXT) {
            note(platform, "gives no OpenGL 3.3 core context");
            continue;
        }
        if (!eglMakeCurrent(state->display, EGL_NO_SURFACE, EGL_NO_SURFACE, state->context)) {
            note(platform, "cannot make its context current");
            continue;
        }
        auto info = adopt_current_context();
        if (!info) {
            note(platform, info.error().message);
            continue;
        }
        if (options.rasterizer != Rasterizer::automatic &&
            info->is_software != (options.rasterizer == Rasterizer::software)) {
            note(platform, "is " + describe(*info));
            continue;
        }
        state->info = *std::move(info);
        return HeadlessContext(std::move(state));
    }
    if (attempts.empty()) attempts = "EGL offers no platform that works without a display";
    return fail(ExitCode::no_display_or_gl, "no OpenGL without a window (" + attempts + ")",
                hint_for_missing_gl(options.rasterizer));
}

HeadlessContext::HeadlessContext(std::unique_ptr<State> state) : state_(std::move(state)) {}
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext& HeadlessContext::operator=(HeadlessContext&&) noexcept = default;
HeadlessContext::~HeadlessContext() = default;

Expected<void> HeadlessContext::make_current() {
    // The bound API belongs to the thread, and starts as OpenGL ES.
    if (!eglBindAPI(EGL_OPENGL_API) ||
        !eglMakeCurrent(state_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, state_->context))
        return fail(ExitCode::no_display_or_gl, "the OpenGL context cannot be made current on this thread");
    return {};
}

void HeadlessContext::release() {
    eglMakeCurrent(state_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
}

const GlInfo& HeadlessContext::info() const {
    return state_->info;
}
const std::string& HeadlessContext::platform() const {
    return state_->platform;
}

} // namespace bagration
