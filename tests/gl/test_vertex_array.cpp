#include "renderer/gl/draw_state.hpp"
#include "renderer/gl/vertex_array.hpp"
#include "tests/gl/gl_fixture.hpp"

using namespace bagration;
using namespace bagration::test;

TEST_CASE("vertices, indices and instances reach the shader") {
    const HeadlessContext context = test_context();
    const Framebuffer picture = make_framebuffer({.width = 4, .height = 1});
    const TemporaryFolder folder;
    // One point per pixel: x from the vertex, its red from an integer attribute, green from the instance.
    folder.write("points.vert", "layout(location = 0) in float a_x; layout(location = 1) in int a_red;\n"
                                "layout(location = 2) in float a_green; flat out vec4 v_color;\n"
                                "void main() { gl_Position = vec4(a_x, 0, 0, 1); gl_PointSize = 1.0;\n"
                                "    v_color = vec4(float(a_red) / 255.0, a_green, 0, 1); }\n");
    folder.write("points.frag", "flat in vec4 v_color; out vec4 color; void main() { color = v_color; }\n");
    auto program =
        Program::create(ShaderFiles::from_directory(folder.path()), {"points.vert", "points.frag"});
    REQUIRE(program);
    struct Vertex {
        float x;
        std::int16_t red, unused;
    };
    const std::vector<Vertex> points = {{-0.75F, 10, 0}, {-0.25F, 20, 0}, {0.25F, 30, 0}, {0.75F, 40, 0}};
    Buffer vertex_buffer(Buffer::Kind::vertex);
    vertex_buffer.upload(points);
    Buffer instance_buffer(Buffer::Kind::vertex, Buffer::Usage::stream);
    instance_buffer.upload(std::vector<float>{0.0F});
    instance_buffer.update(0, std::vector<float>{1.0F});
    Buffer index_buffer(Buffer::Kind::index);
    index_buffer.upload(std::vector<std::uint16_t>{0, 3, 1});
    CHECK(index_buffer.size_bytes() == 6);
    VertexArray vertices;
    vertices.add(vertex_buffer, sizeof(Vertex), {{0, 1, Component::f32, 0}, {1, 1, Component::i16, 4}});
    vertices.add(instance_buffer, sizeof(float), {{2, 1, Component::f32, 0}}, 1);
    vertices.set_indices(index_buffer, IndexType::u16);

    picture.clear({0, 0, 0, 1});
    apply({});
    program->use();
    vertices.draw_indexed_instanced(Primitive::points, 1, 2, 1);
    CHECK(pixels_of(picture) ==
          std::vector<int>{0, 0, 0, 255, 20, 255, 0, 255, 0, 0, 0, 255, 40, 255, 0, 255});
    picture.clear({0, 0, 0, 1});
    vertices.draw_instanced(Primitive::points, 2, 1, 1);
    vertices.draw_indexed(Primitive::points, 0, 1);
    CHECK(pixels_of(picture) ==
          std::vector<int>{10, 255, 0, 255, 0, 0, 0, 255, 30, 255, 0, 255, 0, 0, 0, 255});
    CHECK(take_gl_errors().empty());
}
