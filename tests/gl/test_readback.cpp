#include "renderer/gl/draw_state.hpp"
#include "renderer/gl/readback.hpp"
#include "renderer/gl/vertex_array.hpp"
#include "tests/gl/gl_fixture.hpp"

#include <utility>

using namespace bagration;
using namespace bagration::test;

namespace {

/// Red tells the row (0 at the top), green the column, blue the number of the frame.
struct Painter {
    TemporaryFolder folder;
    Program program = whole_picture_program(
        folder,
        "uniform float u_frame; uniform float u_height; out vec4 color;\n"
        "void main() { color = vec4(u_height - 0.5 - gl_FragCoord.y, gl_FragCoord.x - 0.5, u_frame, 255.0)"
        " / 255.0; }\n");
    VertexArray vertices;

    void paint(const Framebuffer& picture, int frame) {
        picture.clear({0, 0, 0, 0});
        apply({});
        program.set("u_height", static_cast<float>(picture.height()));
        program.set("u_frame", static_cast<float>(frame));
        vertices.draw(Primitive::triangles, 0, 3);
    }
};

bool is_painting(std::span<const std::uint8_t> rgba, int width, int height, int frame) {
    std::size_t at = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x, at += 4)
            if (rgba[at] != y || rgba[at + 1] != x || rgba[at + 2] != frame || rgba[at + 3] != 255)
                return false;
    return at == rgba.size();
}

} // namespace

TEST_CASE(
    "pictures come back in order and top-down, plain or through the ring, flipped by packing, blit or rows") {
    const HeadlessContext context = test_context();
    constexpr int width = 33, height = 17;
    FramebufferOptions options;
    options.width = width;
    options.height = height;
    const auto picture = Framebuffer::create(options);
    REQUIRE(picture);
    Painter painter;
    for (const ReadbackMode mode : {ReadbackMode::plain, ReadbackMode::ring})
        for (const bool pack_invert : {true, false}) {
            GlInfo info = context.info();
            info.has_pack_invert = info.has_pack_invert && pack_invert;
            auto readback = Readback::create(info, width, height, mode);
            REQUIRE(readback);
            CHECK(readback->mode() == mode);
            std::int64_t next = 100;
            const auto take = [&next](std::int64_t tag,
                                      std::span<const std::uint8_t> rgba) -> Expected<void> {
                CHECK(tag == next);
                CHECK(is_painting(rgba, width, height, static_cast<int>(tag)));
                ++next;
                return {};
            };
            for (int frame = 100; frame < 107; ++frame) {
                painter.paint(*picture, frame);
                REQUIRE(readback->read(*picture, frame, take));
            }
            REQUIRE(readback->drain(take));
            CHECK(next == 107);
        }
    CHECK(take_gl_errors().empty());
}

TEST_CASE("software reads plainly, a GPU through the ring") {
    const HeadlessContext context = test_context();
    GlInfo info = context.info();
    info.is_software = true;
    CHECK(Readback::create(info, 4, 4)->mode() == ReadbackMode::plain);
    info.is_software = false;
    CHECK(Readback::create(info, 4, 4)->mode() == ReadbackMode::ring);
}

TEST_CASE("the taker's error ends the reading") {
    const HeadlessContext context = test_context();
    FramebufferOptions options;
    options.width = options.height = 4;
    const auto picture = Framebuffer::create(options);
    REQUIRE(picture);
    auto readback = Readback::create(context.info(), 4, 4, ReadbackMode::plain);
    REQUIRE(readback);
    const auto done =
        readback->read(*picture, 0, [](std::int64_t, std::span<const std::uint8_t>) -> Expected<void> {
            return fail(ExitCode::output, "disk full");
        });
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "disk full");
}
