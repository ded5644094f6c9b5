#include "renderer/gl/draw_state.hpp"
#include "renderer/gl/vertex_array.hpp"
#include "tests/gl/gl_fixture.hpp"

using namespace bagration;
using namespace bagration::test;

TEST_CASE("blending, depth and drawing once per pixel follow the draw state") {
    const HeadlessContext context = test_context();
    const Framebuffer picture =
        make_framebuffer({.width = 1, .height = 1, .depth = TexelFormat::depth24_stencil8});
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
