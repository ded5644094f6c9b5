#include "renderer/gl/draw_state.hpp"
#include "renderer/gl/framebuffer.hpp"
#include "renderer/gl/vertex_array.hpp"
#include "tests/gl/gl_fixture.hpp"

using namespace bagration;
using namespace bagration::test;

namespace {

std::vector<int> pixels_of(const Framebuffer& picture) {
    std::vector<std::byte> bytes(static_cast<std::size_t>(picture.width() * picture.height()) * 4);
    picture.color().read_bytes(0, bytes);
    std::vector<int> values;
    for (const std::byte b : bytes)
        values.push_back(std::to_integer<int>(b));
    return values;
}

Framebuffer make(FramebufferOptions options) {
    auto picture = Framebuffer::create(options);
    if (!picture) FAIL(picture.error().message);
    return *std::move(picture);
}

const char* plain_frag = "uniform vec4 u_color; out vec4 color; void main() { color = u_color; }\n";

} // namespace

TEST_CASE("clearing fills the whole picture, whatever masks and scissors were left behind") {
    const HeadlessContext context = test_context();
    const Framebuffer picture = make({.width = 3, .height = 2});
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
        make({.width = 16, .height = 16, .depth = TexelFormat::depth24_stencil8, .samples = 4});
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

TEST_CASE("blending, depth and drawing once per pixel follow the draw state") {
    const HeadlessContext context = test_context();
    const Framebuffer picture = make({.width = 1, .height = 1, .depth = TexelFormat::depth24_stencil8});
    const TemporaryFolder folder;
    Program program = whole_picture_program(folder, plain_frag);
    const VertexArray vertices;
    const auto draw = [&](const DrawState& state, const glm::vec4& color) {
        apply(state);
        program.set("u_color", color);
        vertices.draw(Primitive::triangles, 0, 3);
    };
    const auto near = [&](std::vector<int> wanted) {
        const std::vector<int> pixel = pixels_of(picture);
        for (std::size_t i = 0; i < 4; ++i)
            if (std::abs(pixel[i] - wanted[i]) > 1) return false;
        return true;
    };
    picture.clear({0, 0, 1, 1});
    draw({.blend = Blend::straight}, {1, 0, 0, 0.5F});
    CHECK(near({128, 0, 128, 255}));
    picture.clear({0, 0, 1, 1});
    draw({.blend = Blend::premultiplied}, {0.5F, 0, 0, 0.5F});
    CHECK(near({128, 0, 128, 255}));
    picture.clear({0.5F, 0.5F, 0.5F, 1});
    draw({.blend = Blend::multiply}, {0.5F, 1, 0, 0.2F});
    CHECK(near({64, 128, 0, 255}));
    picture.clear({0, 0, 0.5F, 1});
    draw({.blend = Blend::add}, {0.5F, 0, 0, 1});
    CHECK(near({128, 0, 128, 255}));

    picture.clear({0, 0, 0, 1}); // Twice half red is three quarters, once per pixel it stays half.
    draw({.blend = Blend::straight, .once_per_pixel = true}, {1, 0, 0, 0.5F});
    draw({.blend = Blend::straight, .once_per_pixel = true}, {1, 0, 0, 0.5F});
    CHECK(near({128, 0, 0, 255}));
    clear_stencil();
    draw({.blend = Blend::straight, .once_per_pixel = true}, {1, 0, 0, 0.5F});
    CHECK(near({191, 0, 0, 255}));

    picture.clear({0, 0, 0, 1}); // Depth 0.5 is written without a test, then nothing at 0.5 is less.
    draw({.depth_write = true}, {1, 0, 0, 1});
    draw({.depth_test = DepthTest::less}, {0, 1, 0, 1});
    CHECK(near({255, 0, 0, 255}));
    draw({.depth_test = DepthTest::less_equal}, {0, 1, 0, 1});
    CHECK(near({0, 255, 0, 255}));
    CHECK(take_gl_errors().empty());
}

TEST_CASE("colour and depth are copied between pictures of one size") {
    const HeadlessContext context = test_context();
    const Framebuffer from = make({.width = 2, .height = 2});
    const Framebuffer to = make({.width = 2, .height = 2});
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

TEST_CASE("vertices, indices and instances reach the shader") {
    const HeadlessContext context = test_context();
    const Framebuffer picture = make({.width = 4, .height = 1});
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
