#pragma once
// A software context and small shader folders for the tests of renderer/gl.
#include "renderer/gl/debug_log.hpp"
#include "renderer/gl/framebuffer.hpp"
#include "renderer/gl/headless_context.hpp"
#include "renderer/gl/program.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace bagration::test {

/// Software where there is one, so that the tests say the same on every machine.
inline HeadlessContext test_context() {
    auto context = HeadlessContext::create({Rasterizer::software, true});
    if (!context) context = HeadlessContext::create({Rasterizer::automatic, true});
    if (!context) FAIL(context.error().message);
    return *std::move(context);
}

inline const char* whole_picture_vert() {
    return "#version 330 core\n"
           "void main() {\n"
           "    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);\n"
           "    gl_Position = vec4(corner * 4.0 - 1.0, 0.0, 1.0);\n"
           "}\n";
}

/// A program that covers the whole picture when three vertices are drawn.
inline Program whole_picture_program(const TemporaryFolder& folder, const std::string& fragment) {
    folder.write("whole.vert", whole_picture_vert());
    folder.write("test.frag", fragment);
    auto program = Program::create(ShaderFiles::from_directory(folder.path()), {"whole.vert", "test.frag"});
    if (!program) FAIL(program.error().message);
    return *std::move(program);
}

/// All values of the (resolved) picture, bottom row first.
inline std::vector<int> pixels_of(const Framebuffer& picture) {
    std::vector<std::byte> bytes(static_cast<std::size_t>(picture.width() * picture.height()) * 4);
    picture.color().read_bytes(0, bytes);
    std::vector<int> values;
    for (const std::byte b : bytes)
        values.push_back(std::to_integer<int>(b));
    return values;
}

inline Framebuffer make_framebuffer(const FramebufferOptions& options) {
    auto picture = Framebuffer::create(options);
    if (!picture) FAIL(picture.error().message);
    return *std::move(picture);
}

/// Paints u_color.
inline const char* const plain_frag =
    "uniform vec4 u_color; out vec4 color; void main() { color = u_color; }\n";

} // namespace bagration::test
