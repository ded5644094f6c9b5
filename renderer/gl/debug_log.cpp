#include "renderer/gl/debug_log.hpp"

#include "renderer/gl/api.hpp"

#include <mutex>
#include <utility>

namespace bagration {

struct DebugLog::State {
    std::mutex mutex; // Drivers may call from their own threads.
    std::vector<std::string> messages;
    bool installed = false;

    static void GLAPIENTRY receive(GLenum, GLenum type, GLuint, GLenum severity, GLsizei length,
                                   const GLchar* message, const void* user) {
        if (severity == GL_DEBUG_SEVERITY_NOTIFICATION || type == GL_DEBUG_TYPE_PUSH_GROUP ||
            type == GL_DEBUG_TYPE_POP_GROUP)
            return;
        auto* state = static_cast<State*>(const_cast<void*>(user));
        const std::lock_guard lock(state->mutex);
        constexpr std::size_t most = 1000;
        if (state->messages.size() < most)
            state->messages.emplace_back(message, static_cast<std::size_t>(length));
    }
};

DebugLog::DebugLog() : state_(std::make_unique<State>()) {
    if (!has_khr_debug()) return;
    glEnable(GL_DEBUG_OUTPUT);
    // In the call that causes it, so that a backtrace of a debugger means something.
    glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
    glDebugMessageCallback(&State::receive, state_.get());
    state_->installed = true;
}

DebugLog::DebugLog(DebugLog&&) noexcept = default;

DebugLog& DebugLog::operator=(DebugLog&& other) noexcept {
    std::swap(state_, other.state_);
    return *this;
}

DebugLog::~DebugLog() {
    if (state_ && state_->installed) glDebugMessageCallback(nullptr, nullptr);
}

std::vector<std::string> DebugLog::take_messages() {
    const std::lock_guard lock(state_->mutex);
    return std::exchange(state_->messages, {});
}

std::vector<std::string> take_gl_errors() {
    std::vector<std::string> errors;
    // A lost context answers with an error for ever.
    for (int i = 0; i < 16; ++i) {
        switch (glGetError()) {
        case GL_NO_ERROR:
            return errors;
        case GL_INVALID_ENUM:
            errors.emplace_back("GL_INVALID_ENUM");
            break;
        case GL_INVALID_VALUE:
            errors.emplace_back("GL_INVALID_VALUE");
            break;
        case GL_INVALID_OPERATION:
            errors.emplace_back("GL_INVALID_OPERATION");
            break;
        case GL_INVALID_FRAMEBUFFER_OPERATION:
            errors.emplace_back("GL_INVALID_FRAMEBUFFER_OPERATION");
            break;
        case GL_OUT_OF_MEMORY:
            errors.emplace_back("GL_OUT_OF_MEMORY");
            break;
        default:
            errors.emplace_back("unknown GL error");
            break;
        }
    }
    return errors;
}

DebugGroup::DebugGroup(std::string_view name) {
    if (!has_khr_debug()) return;
    glPushDebugGroup(GL_DEBUG_SOURCE_APPLICATION, 0, static_cast<GLsizei>(name.size()), name.data());
    pushed_ = true;
}

DebugGroup::~DebugGroup() {
    if (pushed_) glPopDebugGroup();
}

bool has_khr_debug() {
    return epoxy_gl_version() >= 43 || epoxy_has_gl_extension("GL_KHR_debug");
}

void label_object(GLenum kind, GLuint id, std::string_view name) {
    if (has_khr_debug()) glObjectLabel(kind, id, static_cast<GLsizei>(name.size()), name.data());
}

} // namespace bagration
