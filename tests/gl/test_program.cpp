#include "renderer/gl/framebuffer.hpp"
#include "renderer/gl/vertex_array.hpp"
#include "tests/gl/gl_fixture.hpp"

using namespace bagration;
using namespace bagration::test;

TEST_CASE("a compile error names the file and line, in the stage and in an include") {
    const HeadlessContext context = test_context();
    const TemporaryFolder folder;
    folder.write("whole.vert", whole_picture_vert());
    folder.write("bad.frag",
                 "#version 330 core\nout vec4 color;\nvoid main() {\n    color = undeclared;\n}\n");
    const ShaderFiles files = ShaderFiles::from_directory(folder.path());
    const auto bad = Program::create(files, {"whole.vert", "bad.frag"});
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == ExitCode::no_display_or_gl);
    INFO(bad.error().message);
    CHECK(bad.error().message.find("bad.frag:4") != std::string::npos);

    folder.write("lib.glsl", "\nvec4 shade() {\n    return missing;\n}\n");
    folder.write("uses.frag", "#include \"lib.glsl\"\nout vec4 color;\nvoid main() { color = shade(); }\n");
    const auto uses = Program::create(files, {"whole.vert", "uses.frag"});
    REQUIRE_FALSE(uses);
    INFO(uses.error().message);
    CHECK(uses.error().message.find("lib.glsl:3") != std::string::npos);

    folder.write("after.frag", "#include \"ok.glsl\"\nout vec4 color;\nvoid main() { color = missing; }\n");
    folder.write("ok.glsl", "float ok() { return 1.0; }\n\n\n");
    const auto after = Program::create(files, {"whole.vert", "after.frag"});
    REQUIRE_FALSE(after);
    INFO(after.error().message);
    CHECK(after.error().message.find("after.frag:3") != std::string::npos);
}

TEST_CASE("a link error names both stages") {
    const HeadlessContext context = test_context();
    const TemporaryFolder folder;
    folder.write("gives.vert",
                 "out vec2 v_shared;\nvoid main() { v_shared = vec2(0); gl_Position = vec4(0); }\n");
    folder.write("wants.frag",
                 "in vec3 v_shared;\nout vec4 color;\nvoid main() { color = v_shared.xyzz; }\n");
    const auto program =
        Program::create(ShaderFiles::from_directory(folder.path()), {"gives.vert", "wants.frag"});
    REQUIRE_FALSE(program);
    CHECK(program.error().message.find("gives.vert and wants.frag do not link") == 0);
}

TEST_CASE("uniforms of every type arrive by name, and removed ones are ignored") {
    const HeadlessContext context = test_context();
    const TemporaryFolder folder;
    Program program = whole_picture_program(
        folder,
        "uniform float u_scalar; uniform vec2 u_pair; uniform vec3 u_three; uniform vec4 u_four;\n"
        "uniform int u_int; uniform bool u_flag; uniform mat3 u_mat3; uniform mat4 u_mat4;\n"
        "uniform float u_floats[3]; uniform vec4 u_fours[2]; uniform float u_unused;\n"
        "out vec4 color;\n"
        "void main() {\n"
        "    bool good = u_scalar == 0.5 && u_pair == vec2(1, 2) && u_three == vec3(3, 4, 5) &&\n"
        "        u_four == vec4(6, 7, 8, 9) && u_int == -3 && u_flag && u_mat3[1] == vec3(0, 2, 0) &&\n"
        "        u_mat4[3] == vec4(1, 2, 3, 1) && u_floats[2] == 30.0 && u_fours[1] == vec4(2);\n"
        "    color = good ? vec4(0, 1, 0, 1) : vec4(1, 0, 0, 1);\n"
        "}\n");
    program.set("u_scalar", 0.5F);
    program.set("u_pair", glm::vec2(1, 2));
    program.set("u_three", glm::vec3(3, 4, 5));
    program.set("u_four", glm::vec4(6, 7, 8, 9));
    program.set("u_int", -3);
    program.set("u_flag", true);
    program.set("u_mat3", glm::mat3(2.0F));
    glm::mat4 moved(1.0F);
    moved[3] = {1, 2, 3, 1};
    program.set("u_mat4", moved);
    const std::vector<float> floats = {10, 20, 30};
    program.set("u_floats", std::span<const float>(floats));
    const std::vector<glm::vec4> fours = {glm::vec4(1), glm::vec4(2)};
    program.set("u_fours", std::span<const glm::vec4>(fours));
    program.set("u_unused", 1.0F);

    FramebufferOptions options;
    options.width = options.height = 2;
    const auto picture = Framebuffer::create(options);
    REQUIRE(picture);
    picture->clear({0, 0, 0, 1});
    VertexArray().draw(Primitive::triangles, 0, 3);
    std::vector<std::byte> pixels(16);
    picture->color().read_bytes(0, pixels);
    CHECK(std::to_integer<int>(pixels[0]) == 0);
    CHECK(std::to_integer<int>(pixels[1]) == 255);
    CHECK(take_gl_errors().empty());
}

TEST_CASE("reloading takes the changed file, and keeps the old program when the new one is broken") {
    const HeadlessContext context = test_context();
    const TemporaryFolder folder;
    const auto paint = [](const char* color) {
        return std::string("out vec4 color;\nvoid main() { color = ") + color + "; }\n";
    };
    Program program = whole_picture_program(folder, paint("vec4(1, 0, 0, 1)"));
    const ShaderFiles files = ShaderFiles::from_directory(folder.path());
    FramebufferOptions options;
    options.width = options.height = 1;
    const auto picture = Framebuffer::create(options);
    REQUIRE(picture);
    const VertexArray vertices;
    const auto red_and_green = [&] {
        picture->clear({0, 0, 0, 1});
        program.use();
        vertices.draw(Primitive::triangles, 0, 3);
        std::vector<std::byte> pixel(4);
        picture->color().read_bytes(0, pixel);
        return std::pair(std::to_integer<int>(pixel[0]), std::to_integer<int>(pixel[1]));
    };
    CHECK(red_and_green() == std::pair(255, 0));
    folder.write("test.frag", paint("oops"));
    CHECK_FALSE(program.reload(files));
    CHECK(red_and_green() == std::pair(255, 0));
    folder.write("test.frag", paint("vec4(0, 1, 0, 1)"));
    CHECK(program.reload(files));
    CHECK(red_and_green() == std::pair(0, 255));
}
