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
    std::string combination;
    bool activity = false;
    static constexpr std::size_t most_touches = 16;
    std::vector<glm::dvec2> touches;
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
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
        return NamedKey::enter;
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

/// "ctrl+alt+k"; empty for keys that are neither letter nor digit.
std::string combination_of(int key, int modifiers) {
    const bool letter = key >= GLFW_KEY_A && key <= GLFW_KEY_Z,
               digit = key >= GLFW_KEY_0 && key <= GLFW_KEY_9;
    if (!letter && !digit) return {};
    std::string text;
    if ((modifiers & GLFW_MOD_CONTROL) != 0) text += "ctrl+";
    if ((modifiers & GLFW_MOD_ALT) != 0) text += "alt+";
    if ((modifiers & GLFW_MOD_SHIFT) != 0) text += "shift+";
    text += static_cast<char>(letter ? 'a' + (key - GLFW_KEY_A) : '0' + (key - GLFW_KEY_0));
    return text;
}

/// From 1; the primary one when there is none of that number.
GLFWmonitor* monitor_numbered(int number) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    return number >= 1 && number <= count ? monitors[number - 1] : glfwGetPrimaryMonitor();
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
        if (action == GLFW_PRESS && command) self.combination = combination_of(key, modifiers);
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
    glfwSetMouseButtonCallback(impl->window, [](GLFWwindow* window, int button, int action, int) {
        Impl& self = *static_cast<Impl*>(glfwGetWindowUserPointer(window));
        self.activity = true;
        if (button != GLFW_MOUSE_BUTTON_LEFT || action != GLFW_PRESS) return;
        if (self.touches.size() >= Impl::most_touches) self.touches.erase(self.touches.begin());
        glm::dvec2 place;
        glfwGetCursorPos(window, &place.x, &place.y);
        self.touches.push_back(place);
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
std::vector<glm::dvec2> Window::take_touches() {
    return std::exchange(impl_->touches, {});
}
bool Window::take_activity() {
    return std::exchange(impl_->activity, false);
}

std::string Window::take_combination() {
    return std::exchange(impl_->combination, {});
}
void Window::refuse_close() {
    glfwSetWindowShouldClose(impl_->window, GLFW_FALSE);
}

std::array<double, 2> Window::monitor_mm(int monitor) const {
    int width = 0, height = 0;
    if (GLFWmonitor* wanted = monitor_numbered(monitor)) glfwGetMonitorPhysicalSize(wanted, &width, &height);
    return {static_cast<double>(width), static_cast<double>(height)};
}

void Window::fill_monitor(int monitor) {
    GLFWwindow* window = impl_->window;
    GLFWmonitor* wanted = monitor_numbered(monitor);
    if (wanted == nullptr || glfwGetWindowMonitor(window) == wanted) return;
    const GLFWvidmode* mode = glfwGetVideoMode(wanted);
    // It stays where it is when something else on the machine takes the focus.
    glfwSetWindowAttrib(window, GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwSetWindowMonitor(window, wanted, 0, 0, mode->width, mode->height, mode->refreshRate);
    glfwSwapInterval(1);
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
