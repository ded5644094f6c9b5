#pragma once
// How a Buffer's bytes feed a vertex shader, and the draw calls.
#include "renderer/gl/buffer.hpp"
#include "renderer/gl/gl_name.hpp"

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace bagration {

enum class Primitive { points, lines, line_strip, triangles, triangle_strip, triangle_fan };
enum class IndexType { u16, u32 };

/// What one component of an attribute is in memory and in the shader.
enum class Component {
    f32,          ///< float
    i16,          ///< int16 -> ivecN
    u8,           ///< uint8 -> uvecN
    u16,          ///< uint16 -> uvecN
    i32,          ///< int32 -> ivecN
    u32,          ///< uint32 -> uvecN
    u8_unorm,     ///< uint8 -> 0..1
    u16_unorm,    ///< uint16 -> 0..1
    i16_snorm,    ///< int16 -> -1..1
    i16_as_float, ///< int16 -> its value as float
};

struct VertexAttribute {
    unsigned location = 0; ///< layout(location = ...) in the shader.
    int components = 4;    ///< 1..4
    Component type = Component::f32;
    std::size_t offset_bytes = 0; ///< Within one vertex.
};

void release_vertex_array(unsigned id);

/// Buffers are referred to by name, not owned: they must live as long as this draws.
/// Without any attribute it draws vertices that are made from gl_VertexID alone.
class VertexArray {
  public:
    VertexArray();

    /// Feeds attributes from interleaved vertices; divisor 1 advances once per instance instead of per
    /// vertex.
    void add(const Buffer& vertices, std::size_t stride_bytes,
             std::initializer_list<VertexAttribute> attributes, unsigned divisor = 0);
    void set_indices(const Buffer& indices, IndexType type);

    void draw(Primitive primitive, int first_vertex, int vertex_count) const;
    void draw_instanced(Primitive primitive, int first_vertex, int vertex_count, int instances) const;
    /// first_index counts indices; base_vertex is added to every index.
    void draw_indexed(Primitive primitive, int first_index, int index_count, int base_vertex = 0) const;
    void draw_indexed_instanced(Primitive primitive, int first_index, int index_count, int instances,
                                int base_vertex = 0) const;

    void label(std::string_view name) const;
    unsigned id() const { return name_.id(); }

  private:
    GlName<release_vertex_array> name_;
    IndexType index_type_ = IndexType::u32;
    bool has_indices_ = false;
};

} // namespace bagration
