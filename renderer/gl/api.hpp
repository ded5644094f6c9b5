#pragma once
// For the .cpp files of renderer/gl only: the OpenGL and EGL functions, and small helpers over them.
#include "renderer/gl/gl_name.hpp"

#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bagration {

/// Whether a context is current on this thread, made by EGL or by GLX (windows under X11).
bool has_current_context();
/// KHR_debug as extension or as part of OpenGL 4.3.
bool has_khr_debug();
/// Names an object for debuggers; without KHR_debug nothing happens.
void label_object(GLenum kind, GLuint id, std::string_view name);

/// glGen*, as a value.
template <class Generate>
GLuint generate_name(Generate generate) {
    GLuint id = 0;
    generate(1, &id);
    return id;
}

inline const void* as_offset(std::size_t bytes) {
    return reinterpret_cast<const void*>(
        static_cast<std::uintptr_t>(bytes)); // GL passes offsets as pointers.
}

} // namespace bagration
