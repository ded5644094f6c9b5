#include "renderer/gl/gl_info.hpp"

#include "renderer/gl/api.hpp"

#include <algorithm>
#include <cctype>
#include <dlfcn.h>

namespace bagration {
namespace {

std::string gl_string(GLenum name) {
    const auto* text = reinterpret_cast<const char*>(glGetString(name));
    return text ? text : "";
}

int gl_int(GLenum name) {
    GLint value = 0;
    glGetIntegerv(name, &value);
    return value;
}

bool mentions_software(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* name : {"llvmpipe", "softpipe", "swrast", "swiftshader", "software", "gdi generic"})
        if (text.find(name) != std::string::npos) return true;
    return false;
}

} // namespace

bool has_current_context() {
    if (eglGetCurrentContext() != EGL_NO_CONTEXT) return true;
    // GLX only where a window library has loaded it already: libepoxy ends the process when it is not
    // installed.
    for (const char* library_name : {"libGLX.so.0", "libGL.so.1"}) {
        void* library = dlopen(library_name, RTLD_LAZY | RTLD_NOLOAD);
        if (!library) continue;
        using GetContext = void* (*)();
        const auto get_context = reinterpret_cast<GetContext>(dlsym(library, "glXGetCurrentContext"));
        const bool current = get_context && get_context() != nullptr;
        dlclose(library);
        if (current) return true;
    }
    return false;
}

Expected<GlInfo> adopt_current_context() {
    // epoxy resolves its functions through the current context: ask EGL and GLX before the first gl call.
    if (!has_current_context())
        return fail(ExitCode::no_display_or_gl, "no OpenGL context is current on this thread");
    GlInfo info;
    info.vendor = gl_string(GL_VENDOR);
    info.renderer = gl_string(GL_RENDERER);
    info.version = gl_string(GL_VERSION);
    info.glsl_version = gl_string(GL_SHADING_LANGUAGE_VERSION);
    const int version = epoxy_gl_version();
    info.major = version / 10;
    info.minor = version % 10;
    if (!epoxy_is_desktop_gl() || version < 33)
        return fail(ExitCode::no_display_or_gl,
                    "OpenGL 3.3 is needed, this driver has \"" + info.version + "\" (" + info.renderer + ")",
                    "update the graphics driver, or draw in software with LIBGL_ALWAYS_SOFTWARE=1 (Mesa)");
    info.max_texture_size = gl_int(GL_MAX_TEXTURE_SIZE);
    info.max_samples = std::min(gl_int(GL_MAX_SAMPLES), gl_int(GL_MAX_COLOR_TEXTURE_SAMPLES));
    if (epoxy_has_gl_extension("GL_EXT_texture_filter_anisotropic") || version >= 46)
        glGetFloatv(GL_MAX_TEXTURE_MAX_ANISOTROPY, &info.max_anisotropy);
    info.is_software = mentions_software(info.renderer);
    info.has_debug = has_khr_debug();
    info.has_pack_invert = epoxy_has_gl_extension("GL_MESA_pack_invert");
    GLint timestamp_bits = 0;
    glGetQueryiv(GL_TIMESTAMP, GL_QUERY_COUNTER_BITS, &timestamp_bits);
    info.has_gpu_timestamps = timestamp_bits > 0;
    return info;
}

std::string describe(const GlInfo& info) {
    return info.renderer + ", OpenGL " + std::to_string(info.major) + "." + std::to_string(info.minor) +
           (info.is_software ? ", software" : "");
}

} // namespace bagration
