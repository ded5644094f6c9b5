#include "app/player/window.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <utility>

namespace bagration {

struct Window::Impl {
    GLFWwindow* window = nullptr;
    std::vector<KeyPress> keys;
    bool activity = false;
    std::array<int, 4> windowed{}; ///< x, y, width, height before full screen.

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (window != nullptr) glfwDestroyWindow(window);
        glfwTerminate();
    }
};

namespace {

constexpr const char* no_window_hint =
    "without a display use: bagration export -o film.mp4, or bagration still -o picture.png";

std::string glfw_reason() {
    const char* reason = nullptr;
    glfwGetError(&reason);
    return reason != nullptr ? std::string(": ") + reason : std::string();
}

NamedKey named_key(int key) {
    switch (key) {
    case GLFW_KEY_SPACE:
        return NamedKey::space;
    case GLFW_KEY_BACKSPACE:
        return NamedKey::backspace;
    case GLFW_KEY_TAB:
        return NamedKey::tab;
    case GLFW_KEY_ESCAPE:
        return NamedKey::escape;
    case GLFW_KEY_LEFT:
        return NamedKey::left;
    case GLFW_KEY_RIGHT:
        return NamedKey::right;
    case GLFW_KEY_UP:
        return NamedKey::up;
    case GLFW_KEY_DOWN:
        return NamedKey::down;
    case GLFW_KEY_PAGE_UP:
        return NamedKey::page_up;
    case GLFW_KEY_PAGE_DOWN:
        return NamedKey::page_down;
    case GLFW_KEY_HOME:
        return NamedKey::home;
    case GLFW_KEY_END:
        return NamedKey::end;
    default:
        return NamedKey::none;
    }
}

/// The monitor that holds most of the window.
GLFWmonitor* monitor_of(GLFWwindow* window) {
    int x = 0, y = 0, width = 0, height = 0, count = 0;
    glfwGetWindowPos(window, &x, &y);
    glfwGetWindowSize(window, &width, &height);
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    GLFWmonitor* best = glfwGetPrimaryMonitor();
    int most = 0;
    for (int i = 0; i < count; ++i) {
        int mx = 0, my = 0;
        glfwGetMonitorPos(monitors[i], &mx, &my);
        const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
        const int across = std::min(x + width, mx + mode->width) - std::max(x, mx);
        const int down = std::min(y + height, my + mode->height) - std::max(y, my);
        const int shared = std::max(across, 0) * std::max(down, 0);
        if (shared > most) {
            most = shared;
            best = monitors[i];
        }
    }
    return best;
}

} // namespace

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

Expected<Window> Window::create(const std::string& title, FrameSize size) {
    if (glfwInit() != GLFW_TRUE)
        return fail(ExitCode::no_display_or_gl, "there is no display to open a window on" + glfw_reason(),
                    no_window_hint);
    auto impl = std::make_unique<Impl>();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    // The film has a target of its own: the window needs neither depth nor samples.
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "bagration");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "bagration");
    impl->window = glfwCreateWindow(size.width_px, size.height_px, title.c_str(), nullptr, nullptr);
    if (impl->window == nullptr)
        return fail(ExitCode::no_display_or_gl, "no window with OpenGL 3.3 can be opened" + glfw_reason(),
                    no_window_hint);
    glfwSetWindowSizeLimits(impl->window, 480, 270, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(impl->window);
    glfwSwapInterval(1);
    glfwSetWindowUserPointer(impl->window, impl.get());

    glfwSetKeyCallback(impl->window, [](GLFWwindow* window, int key, int, int action, int modifiers) {
        Impl& self = *static_cast<Impl*>(glfwGetWindowUserPointer(window));
        self.activity = true;
        const bool command = (modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0;
        const NamedKey named = named_key(key);
        if (action != GLFW_RELEASE && named != NamedKey::none && !command)
            self.keys.push_back({named, 0, action == GLFW_REPEAT});
    });
    // Characters, so that "[" and "?" are found on every keyboard layout.
    glfwSetCharCallback(impl->window, [](GLFWwindow* window, unsigned character) {
        Impl& self = *static_cast<Impl*>(glfwGetWindowUserPointer(window));
        if (character != ' ') self.keys.push_back({NamedKey::none, static_cast<char32_t>(character), false});
    });
    const auto moved = [](GLFWwindow* window, double, double) {
        static_cast<Impl*>(glfwGetWindowUserPointer(window))->activity = true;
    };
    glfwSetCursorPosCallback(impl->window, moved);
    glfwSetScrollCallback(impl->window, moved);
    glfwSetMouseButtonCallback(impl->window, [](GLFWwindow* window, int, int, int) {
        static_cast<Impl*>(glfwGetWindowUserPointer(window))->activity = true;
    });
    return Window(std::move(impl));
}

GLFWwindow* Window::handle() const {
    return impl_->window;
}

FrameSize Window::size() const {
    FrameSize size;
    glfwGetWindowSize(impl_->window, &size.width_px, &size.height_px);
    return size;
}

FrameSize Window::size_px() const {
    FrameSize size;
    glfwGetFramebufferSize(impl_->window, &size.width_px, &size.height_px);
    return size;
}

float Window::content_scale() const {
    float x = 1, y = 1;
    glfwGetWindowContentScale(impl_->window, &x, &y);
    return std::max(x, 1.0F);
}

void Window::poll(double wait_s) {
    if (wait_s > 0)
        glfwWaitEventsTimeout(wait_s);
    else
        glfwPollEvents();
}

bool Window::close_wanted() const {
    return glfwWindowShouldClose(impl_->window) == GLFW_TRUE;
}
std::vector<KeyPress> Window::take_keys() {
    return std::exchange(impl_->keys, {});
}
bool Window::take_activity() {
    return std::exchange(impl_->activity, false);
}

void Window::set_fullscreen(bool fullscreen) {
    GLFWwindow* window = impl_->window;
    if (fullscreen == (glfwGetWindowMonitor(window) != nullptr)) return;
    auto& [x, y, width, height] = impl_->windowed;
    if (!fullscreen) {
        glfwSetWindowMonitor(window, nullptr, x, y, width, height, GLFW_DONT_CARE);
        return;
    }
    glfwGetWindowPos(window, &x, &y);
    glfwGetWindowSize(window, &width, &height);
    GLFWmonitor* monitor = monitor_of(window);
    if (monitor == nullptr) return;
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    // Some drivers forget it with the monitor.
    glfwSwapInterval(1);
}

void Window::swap() {
    glfwSwapBuffers(impl_->window);
}
double Window::now_s() const {
    return glfwGetTime();
}

} // namespace bagration
