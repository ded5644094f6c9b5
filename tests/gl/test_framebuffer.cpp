#include "renderer/gl/draw_state.hpp"
#include "renderer/gl/vertex_array.hpp"
#include "tests/gl/gl_fixture.hpp"

using namespace bagration;
using namespace bagration::test;

TEST_CASE("clearing fills the whole picture, whatever masks and scissors were left behind") {
    const HeadlessContext context = test_context();
    const Framebuffer picture = make_framebuffer({.width = 3, .height = 2});
    picture.bind();
    DrawState state;
    state.color_write = false;
    apply(state);
    set_scissor(0, 0, 1, 1);
    picture.clear({1, 0.5F, 0, 1});
    const std::vector<int> pixels = pixels_of(picture);
    for (std::size_t i = 0; i < pixels.size(); i += 4) {
        CHECK(pixels[i] == 255);
        CHECK(std::abs(pixels[i + 1] - 128) <= 1);
        CHECK(pixels[i + 2] == 0);
    }
    CHECK(take_gl_errors().empty());
}

TEST_CASE("multisampled edges are averaged by resolve()") {
    const HeadlessContext context = test_context();
    const Framebuffer picture =
        make_framebuffer({.width = 16, .height = 16, .depth = TexelFormat::depth24_stencil8, .samples = 4});
    if (picture.samples() < 2) return;
    const TemporaryFolder folder;
    Program program = whole_picture_program(folder, plain_frag);
    folder.write("half.vert", "void main() {\n" // The half below a diagonal.
                              "    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);\n"
                              "    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);\n}\n");
    auto half = Program::create(ShaderFiles::from_directory(folder.path()), {"half.vert", "test.frag"});
    REQUIRE(half);
    picture.clear({0, 0, 0, 1});
    apply({});
    half->set("u_color", glm::vec4(1));
    VertexArray().draw(Primitive::triangles, 0, 3);
    picture.resolve();
    bool between = false;
    for (const int value : pixels_of(picture))
        between = between || (value > 20 && value < 235);
    CHECK(between);
    CHECK(take_gl_errors().empty());
}

TEST_CASE("colour and depth are copied between pictures of one size") {
    const HeadlessContext context = test_context();
    const Framebuffer from = make_framebuffer({.width = 2, .height = 2});
    const Framebuffer to = make_framebuffer({.width = 2, .height = 2});
    const TemporaryFolder folder;
    Program program = whole_picture_program(folder, plain_frag);
    const VertexArray vertices;
    from.clear({0, 0, 0, 1});
    apply({.depth_write = true});
    program.set("u_color", glm::vec4(1, 0, 0, 1));
    vertices.draw(Primitive::triangles, 0, 3);

    to.clear({0, 0, 0, 1});
    to.copy_color_from(from);
    to.copy_depth_from(from);
    CHECK(pixels_of(to) == pixels_of(from));
    to.bind();
    apply({.depth_test = DepthTest::less});
    program.set("u_color", glm::vec4(0, 1, 0, 1));
    vertices.draw(Primitive::triangles, 0, 3);
    CHECK(pixels_of(to) == pixels_of(from));
    CHECK(take_gl_errors().empty());
}
