#pragma once
// What the driver complains about, and names for its objects in debuggers (KHR_debug, where there is one).
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

/// While it lives, messages of the context that was current when it was made are kept here. One per context;
/// destroy it while that context is current. Without KHR_debug it stays empty.
class DebugLog {
  public:
    DebugLog();
    DebugLog(DebugLog&&) noexcept;
    DebugLog& operator=(DebugLog&&) noexcept;
    DebugLog(const DebugLog&) = delete;
    DebugLog& operator=(const DebugLog&) = delete;
    ~DebugLog();

    /// Messages since the last call, oldest first; mere notifications are left out. At most 1000 are kept.
    std::vector<std::string> take_messages();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Errors that glGetError still holds, by name ("GL_INVALID_ENUM"); empty when all is well. Waits for the GPU
/// on some drivers: for tests and once per film, not per draw call.
std::vector<std::string> take_gl_errors();

/// Groups what is drawn while it lives under a name in graphics debuggers.
class DebugGroup {
  public:
    explicit DebugGroup(std::string_view name);
    DebugGroup(const DebugGroup&) = delete;
    DebugGroup& operator=(const DebugGroup&) = delete;
    ~DebugGroup();

  private:
    bool pushed_ = false;
};

} // namespace bagration
