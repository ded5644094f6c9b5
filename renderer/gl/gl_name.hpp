#pragma once
// Ownership of one OpenGL object name. Move only; released with the function given as template argument.
// Whoever owns such an object destroys it while the context that made it is current.
#include <utility>

namespace bagration {

template <void (*Release)(unsigned)>
class GlName {
  public:
    GlName() = default;
    explicit GlName(unsigned id) : id_(id) {}
    GlName(GlName&& other) noexcept : id_(std::exchange(other.id_, 0U)) {}
    GlName& operator=(GlName&& other) noexcept {
        if (this != &other) {
            reset();
            id_ = std::exchange(other.id_, 0U);
        }
        return *this;
    }
    GlName(const GlName&) = delete;
    GlName& operator=(const GlName&) = delete;
    ~GlName() { reset(); }

    unsigned id() const { return id_; }
    explicit operator bool() const { return id_ != 0; }

  private:
    void reset() {
        if (id_ != 0) Release(id_);
        id_ = 0;
    }

    unsigned id_ = 0;
};

} // namespace bagration
