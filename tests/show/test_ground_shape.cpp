// camera.cpp (labels, picking) and shaders/lib/ground.glsl (everything that is drawn) must describe the same
// ground.
#include "renderer/gl/draw_state.hpp"
#include "renderer/gl/framebuffer.hpp"
#include "renderer/gl/program.hpp"
#include "renderer/gl/vertex_array.hpp"
#include "renderer/scene/camera.hpp"
#include "show_fixture.hpp"

#include <cstring>

using namespace bagration;
using namespace bagration::test;

TEST_CASE("The shader draws the ground where the camera says it is") {
    auto context = HeadlessContext::create({.rasterizer = Rasterizer::software});
    REQUIRE(context);
    const auto shaders = ShaderFiles::from_directory(source_dir() / "tests/show/shaders");
    auto program = Program::create(shaders, {"probe.vert", "probe.frag"});
    if (!program) FAIL(program.error().message);
    constexpr int n = 32;
    FramebufferOptions options;
    options.width = options.height = n;
    options.color = TexelFormat::rgba16f;
    options.depth.reset();
    auto target = Framebuffer::create(options);
    REQUIRE(target);
    const VertexArray triangle;
    for (const CameraPose& pose :
         {CameraPose{{0, 0}, 2600, 75, 0}, CameraPose{{250'000, 700'000}, 400, 45, 120}}) {
        const Camera camera(pose, {1280, 720});
        program->set("clip_from_world", camera.clip_from_world());
        program->set("eye", camera.eye());
        program->set("exaggeration", static_cast<float>(camera.exaggeration()));
        target->bind();
        apply(DrawState{});
        triangle.draw(Primitive::triangles, 0, 3);
        std::vector<float> texels(4 * n * n);
        target->color().read_bytes(0, std::as_writable_bytes(std::span(texels)));
        for (int j = 0; j < n; ++j)
            for (int i = 0; i < n; ++i) {
                const double x = i + 0.5, y = j + 0.5;
                const PlanePoint point = pose.target + PlaneVector{(x - 16) * 40'000, (y - 16) * 40'000};
                const glm::vec3 world = camera.world(point, x * 95 - 200);
                const glm::vec4 clip = camera.clip_from_world() * glm::vec4(world, 1);
                const float* drawn = &texels[static_cast<std::size_t>(4 * (j * n + i))];
                // Half floats carry eleven bits.
                CHECK(drawn[0] == Approx(world.z).epsilon(1e-3).margin(2));
                CHECK(drawn[1] == Approx(clip.x / clip.w).epsilon(2e-3).margin(2e-3));
                CHECK(drawn[2] == Approx(clip.y / clip.w).epsilon(2e-3).margin(2e-3));
                CHECK(drawn[3] < clip.z / clip.w + 1e-3F); // Draped things are never behind the ground.
            }
    }
}
