#pragma once
// A software context and small shader folders for the tests of renderer/gl.
#include "renderer/gl/debug_log.hpp"
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

} // namespace bagration::test
