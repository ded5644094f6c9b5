#pragma once
// A block of memory of the GL: vertices, indices or uniforms.
#include "renderer/gl/gl_name.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

namespace bagration {

void release_buffer(unsigned id);

class Buffer {
  public:
    enum class Kind { vertex, index, uniform };
    enum class Usage {
        constant, ///< Uploaded once, drawn often.
        stream,   ///< Uploaded anew for every frame.
    };

    explicit Buffer(Kind kind, Usage usage = Usage::constant);

    /// Replaces everything; the old memory is handed back to the driver, so that no frame in flight waits for
    /// it.
    void upload_bytes(std::span<const std::byte> bytes);
    /// Overwrites a part of what is there.
    void update_bytes(std::size_t offset_bytes, std::span<const std::byte> bytes);

    template <class Range>
    void upload(const Range& values) {
        upload_bytes(bytes_of(values));
    }
    template <class Range>
    void update(std::size_t offset_bytes, const Range& values) {
        update_bytes(offset_bytes, bytes_of(values));
    }

    /// Uniform buffers: makes this one the block at a binding point (see Program::bind_block).
    void bind_block(unsigned binding) const;
    void label(std::string_view name) const;

    unsigned id() const { return name_.id(); }
    std::size_t size_bytes() const { return size_bytes_; }
    Kind kind() const { return kind_; }

  private:
    template <class Range>
    static std::span<const std::byte> bytes_of(const Range& values) {
        const std::span view(values);
        static_assert(std::is_trivially_copyable_v<typename decltype(view)::element_type>);
        return std::as_bytes(view);
    }

    GlName<release_buffer> name_;
    Kind kind_;
    Usage usage_;
    std::size_t size_bytes_ = 0;
};

} // namespace bagration
