#include "renderer/gl/embedded_shaders.hpp"
#include "renderer/gl/shader_source.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace bagration;
using namespace bagration::test;

TEST_CASE("every shader file of the source folder is embedded, byte for byte") {
    const std::filesystem::path root = std::filesystem::path(BAGRATION_SOURCE_DIR) / "shaders";
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".vert" && extension != ".frag" && extension != ".glsl") continue;
        ++files;
        const std::string name = std::filesystem::relative(entry.path(), root).generic_string();
        INFO(name);
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        const auto embedded = embedded_shader(name);
        REQUIRE(embedded);
        CHECK(*embedded == text);
    }
    const auto names = embedded_shader_names();
    CHECK(names.size() == files);
    CHECK(std::is_sorted(names.begin(), names.end()));
    CHECK_FALSE(embedded_shader("no such.frag"));
    CHECK_FALSE(embedded_shader(""));
}

TEST_CASE("every embedded stage finds all its includes") {
    for (const std::string_view name : embedded_shader_names()) {
        INFO(name);
        CHECK(assemble_shader(ShaderFiles::embedded(), std::string(name)));
    }
}

TEST_CASE("an assembled shader has one version line, the defines, and line marks around includes") {
    const TemporaryFolder folder;
    folder.write("a.frag", "#version 330 core\n#include \"lib/b.glsl\"\nvoid main() {}\n");
    folder.write("lib/b.glsl", "float b() { return 1.0; }\n");
    const auto text = assemble_shader(ShaderFiles::from_directory(folder.path()), "a.frag", {"QUALITY 2"});
    REQUIRE(text);
    CHECK(text->text == "#version 330 core\n#define QUALITY 2\n#line 1 0\n\n#line 1 1\n"
                        "float b() { return 1.0; }\n#line 3 0\nvoid main() {}\n");
    CHECK(text->files == std::vector<std::string>{"a.frag", "lib/b.glsl"});
}

TEST_CASE("a file that is included twice, or includes itself, is taken once") {
    const TemporaryFolder folder;
    folder.write("a.frag", "#include \"b.glsl\"\n#include \"c.glsl\"\n");
    folder.write("b.glsl", "#include \"c.glsl\"\n#include \"b.glsl\"\nB\n");
    folder.write("c.glsl", "C\n");
    const auto text = assemble_shader(ShaderFiles::from_directory(folder.path()), "a.frag");
    REQUIRE(text);
    CHECK(std::count(text->text.begin(), text->text.end(), 'C') == 1);
    CHECK(std::count(text->text.begin(), text->text.end(), 'B') == 1);
}

TEST_CASE("a missing include is reported where it is written") {
    const TemporaryFolder folder;
    folder.write("a.frag", "\n#include \"b.glsl\"\n");
    folder.write("b.glsl", "\n\n#include \"gone.glsl\"\n");
    const auto text = assemble_shader(ShaderFiles::from_directory(folder.path()), "a.frag");
    REQUIRE_FALSE(text);
    CHECK(text.error().code == ExitCode::usage);
    CHECK(text.error().message.find("b.glsl:3: ") == 0);
    CHECK(text.error().message.find("gone.glsl") != std::string::npos);

    folder.write("c.frag", "#include b.glsl\n");
    const auto malformed = assemble_shader(ShaderFiles::from_directory(folder.path()), "c.frag");
    REQUIRE_FALSE(malformed);
    CHECK(malformed.error().message == "c.frag:1: malformed #include");
}

TEST_CASE("driver messages of every style are mapped to file and line") {
    const std::vector<std::string> files = {"a.frag", "b.glsl"};
    CHECK(map_compile_log("1:12(5): error: `x' undeclared\n", files) ==
          "b.glsl:12(5): error: `x' undeclared");
    CHECK(map_compile_log("0(7) : error C0000: syntax error\n", files) ==
          "a.frag:7 : error C0000: syntax error");
    CHECK(map_compile_log("ERROR: 1:3: 'y' : undeclared\n0:4: warning\n", files) ==
          "ERROR: b.glsl:3: 'y' : undeclared\na.frag:4: warning");
    CHECK(map_compile_log("something else 9:9\n7:1: other\n", files) == "something else 9:9\n7:1: other");
    CHECK(map_compile_log("", files).empty());
}
