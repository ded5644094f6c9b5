#include "renderer/gl/buffer.hpp"

#include "renderer/gl/api.hpp"
#include "terrain/geo/contract.hpp"

namespace bagration {
namespace {

/// The binding point for uploads. Index buffers are uploaded through the copy target: binding them as index
/// buffer would change whatever vertex array is bound.
constexpr GLenum upload_target = GL_COPY_WRITE_BUFFER;

} // namespace

void release_buffer(unsigned id) {
    glDeleteBuffers(1, &id);
}

Buffer::Buffer(Kind kind, Usage usage) : name_(generate_name(glGenBuffers)), kind_(kind), usage_(usage) {
    glBindBuffer(upload_target, id()); // Makes the object exist, for label().
}

void Buffer::upload_bytes(std::span<const std::byte> bytes) {
    glBindBuffer(upload_target, id());
    glBufferData(upload_target, static_cast<GLsizeiptr>(bytes.size()), bytes.data(),
                 usage_ == Usage::constant ? GL_STATIC_DRAW : GL_STREAM_DRAW);
    size_bytes_ = bytes.size();
}

void Buffer::update_bytes(std::size_t offset_bytes, std::span<const std::byte> bytes) {
    BAGRATION_EXPECTS(offset_bytes + bytes.size() <= size_bytes_);
    glBindBuffer(upload_target, id());
    glBufferSubData(upload_target, static_cast<GLintptr>(offset_bytes), static_cast<GLsizeiptr>(bytes.size()),
                    bytes.data());
}

void Buffer::bind_block(unsigned binding) const {
    BAGRATION_EXPECTS(kind_ == Kind::uniform);
    glBindBufferBase(GL_UNIFORM_BUFFER, binding, id());
}

void Buffer::label(std::string_view name) const {
    label_object(GL_BUFFER, id(), name);
}

} // namespace bagration
