#include "app/player/keep_awake.hpp"

#include <dlfcn.h>

namespace bagration {

bool keep_display_awake() {
    // Both are looked up at run time: GLFW may be built for Wayland only, and libXss may not be installed.
    using GetDisplay = void* (*)();
    using Suspend = void (*)(void*, int);
    const auto get_display = reinterpret_cast<GetDisplay>(dlsym(RTLD_DEFAULT, "glfwGetX11Display"));
    void* display = get_display != nullptr ? get_display() : nullptr;
    if (display == nullptr) return false;
    void* library = dlopen("libXss.so.1", RTLD_NOW | RTLD_LOCAL); // Stays open as long as the process.
    if (library == nullptr) return false;
    const auto suspend = reinterpret_cast<Suspend>(dlsym(library, "XScreenSaverSuspend"));
    if (suspend == nullptr) return false;
    suspend(display, 1);
    return true;
}

} // namespace bagration
