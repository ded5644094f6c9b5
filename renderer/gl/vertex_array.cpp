#include "renderer/gl/vertex_array.hpp"

#include "renderer/gl/api.hpp"
#include "terrain/geo/contract.hpp"

namespace bagration {
namespace {

struct ComponentLayout {
    GLenum type;
    bool integer;
    GLboolean normalized;
};

ComponentLayout layout_of(Component component) {
    switch (component) {
    case Component::f32:
        return {GL_FLOAT, false, GL_FALSE};
    case Component::i16:
        return {GL_SHORT, true, GL_FALSE};
    case Component::u8:
        return {GL_UNSIGNED_BYTE, true, GL_FALSE};
    case Component::u16:
        return {GL_UNSIGNED_SHORT, true, GL_FALSE};
    case Component::i32:
        return {GL_INT, true, GL_FALSE};
    case Component::u32:
        return {GL_UNSIGNED_INT, true, GL_FALSE};
    case Component::u8_unorm:
        return {GL_UNSIGNED_BYTE, false, GL_TRUE};
    case Component::u16_unorm:
        return {GL_UNSIGNED_SHORT, false, GL_TRUE};
    case Component::i16_snorm:
        return {GL_SHORT, false, GL_TRUE};
    case Component::i16_as_float:
        return {GL_SHORT, false, GL_FALSE};
    }
    return {GL_FLOAT, false, GL_FALSE};
}

GLenum mode_of(Primitive primitive) {
    switch (primitive) {
    case Primitive::points:
        return GL_POINTS;
    case Primitive::lines:
        return GL_LINES;
    case Primitive::line_strip:
        return GL_LINE_STRIP;
    case Primitive::triangles:
        return GL_TRIANGLES;
    case Primitive::triangle_strip:
        return GL_TRIANGLE_STRIP;
    case Primitive::triangle_fan:
        return GL_TRIANGLE_FAN;
    }
    return GL_TRIANGLES;
}

struct IndexLayout {
    GLenum type;
    std::size_t bytes;
};

IndexLayout layout_of(IndexType type) {
    return type == IndexType::u16 ? IndexLayout{GL_UNSIGNED_SHORT, 2} : IndexLayout{GL_UNSIGNED_INT, 4};
}

} // namespace

void release_vertex_array(unsigned id) {
    glDeleteVertexArrays(1, &id);
}

VertexArray::VertexArray() : name_(generate_name(glGenVertexArrays)) {
    glBindVertexArray(id());
}

void VertexArray::add(const Buffer& vertices, std::size_t stride_bytes,
                      std::initializer_list<VertexAttribute> attributes, unsigned divisor) {
    BAGRATION_EXPECTS(vertices.kind() == Buffer::Kind::vertex);
    glBindVertexArray(id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices.id());
    const auto stride = static_cast<GLsizei>(stride_bytes);
    for (const VertexAttribute& attribute : attributes) {
        const ComponentLayout layout = layout_of(attribute.type);
        const void* offset = as_offset(attribute.offset_bytes);
        if (layout.integer)
            glVertexAttribIPointer(attribute.location, attribute.components, layout.type, stride, offset);
        else
            glVertexAttribPointer(attribute.location, attribute.components, layout.type, layout.normalized,
                                  stride, offset);
        glEnableVertexAttribArray(attribute.location);
        glVertexAttribDivisor(attribute.location, divisor);
    }
}

void VertexArray::set_indices(const Buffer& indices, IndexType type) {
    BAGRATION_EXPECTS(indices.kind() == Buffer::Kind::index);
    glBindVertexArray(id());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.id());
    index_type_ = type;
    has_indices_ = true;
}

void VertexArray::draw(Primitive primitive, int first_vertex, int vertex_count) const {
    glBindVertexArray(id());
    glDrawArrays(mode_of(primitive), first_vertex, vertex_count);
}

void VertexArray::draw_instanced(Primitive primitive, int first_vertex, int vertex_count,
                                 int instances) const {
    glBindVertexArray(id());
    glDrawArraysInstanced(mode_of(primitive), first_vertex, vertex_count, instances);
}

void VertexArray::draw_indexed(Primitive primitive, int first_index, int index_count, int base_vertex) const {
    BAGRATION_EXPECTS(has_indices_);
    const IndexLayout layout = layout_of(index_type_);
    glBindVertexArray(id());
    glDrawElementsBaseVertex(mode_of(primitive), index_count, layout.type,
                             as_offset(static_cast<std::size_t>(first_index) * layout.bytes), base_vertex);
}

void VertexArray::draw_indexed_instanced(Primitive primitive, int first_index, int index_count, int instances,
                                         int base_vertex) const {
    BAGRATION_EXPECTS(has_indices_);
    const IndexLayout layout = layout_of(index_type_);
    glBindVertexArray(id());
    glDrawElementsInstancedBaseVertex(mode_of(primitive), index_count, layout.type,
                                      as_offset(static_cast<std::size_t>(first_index) * layout.bytes),
                                      instances, base_vertex);
}

void VertexArray::label(std::string_view name) const {
    label_object(GL_VERTEX_ARRAY, id(), name);
}

} // namespace bagration
