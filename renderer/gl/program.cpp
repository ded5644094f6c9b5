#include "renderer/gl/program.hpp"

#include "renderer/gl/api.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <utility>

namespace bagration {
namespace {

void release_shader(unsigned id) {
    glDeleteShader(id);
}
using Shader = GlName<release_shader>;

Expected<Shader> compile(GLenum stage, const ShaderText& source) {
    Shader shader(glCreateShader(stage));
    const char* text = source.text.c_str();
    glShaderSource(shader.id(), 1, &text, nullptr);
    glCompileShader(shader.id());
    GLint compiled = GL_FALSE, length = 0;
    glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &compiled);
    if (compiled) return shader;
    glGetShaderiv(shader.id(), GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(std::max(length, 1)), '\0');
    glGetShaderInfoLog(shader.id(), static_cast<GLsizei>(log.size()), nullptr, log.data());
    return fail(ExitCode::no_display_or_gl,
                source.files.front() + " does not compile:\n" + map_compile_log(log.c_str(), source.files));
}

Expected<GlName<release_program>> link(const ShaderText& vertex, const ShaderText& fragment) {
    auto vertex_shader = compile(GL_VERTEX_SHADER, vertex);
    if (!vertex_shader) return tl::unexpected(vertex_shader.error());
    auto fragment_shader = compile(GL_FRAGMENT_SHADER, fragment);
    if (!fragment_shader) return tl::unexpected(fragment_shader.error());

    GlName<release_program> program(glCreateProgram());
    glAttachShader(program.id(), vertex_shader->id());
    glAttachShader(program.id(), fragment_shader->id());
    glLinkProgram(program.id());
    glDetachShader(program.id(), vertex_shader->id());
    glDetachShader(program.id(), fragment_shader->id());
    GLint linked = GL_FALSE, length = 0;
    glGetProgramiv(program.id(), GL_LINK_STATUS, &linked);
    if (linked) return program;
    glGetProgramiv(program.id(), GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(std::max(length, 1)), '\0');
    glGetProgramInfoLog(program.id(), static_cast<GLsizei>(log.size()), nullptr, log.data());
    return fail(ExitCode::no_display_or_gl, vertex.files.front() + " and " + fragment.files.front() +
                                                " do not link:\n" + std::string(log.c_str()));
}

std::map<std::string, int, std::less<>> active_uniforms(unsigned program) {
    std::map<std::string, int, std::less<>> locations;
    GLint count = 0, longest = 0;
    glGetProgramiv(program, GL_ACTIVE_UNIFORMS, &count);
    glGetProgramiv(program, GL_ACTIVE_UNIFORM_MAX_LENGTH, &longest);
    std::string name(static_cast<std::size_t>(std::max(longest, 1)), '\0');
    for (GLint i = 0; i < count; ++i) {
        GLint size = 0;
        GLenum type = 0;
        GLsizei length = 0;
        glGetActiveUniform(program, static_cast<GLuint>(i), static_cast<GLsizei>(name.size()), &length, &size,
                           &type, name.data());
        std::string key = name.substr(0, static_cast<std::size_t>(length));
        const GLint location = glGetUniformLocation(program, key.c_str());
        if (location < 0) continue; // Member of a block.
        if (key.ends_with("[0]")) key.resize(key.size() - 3);
        locations.emplace(std::move(key), location);
    }
    return locations;
}

GLsizei count_of(std::size_t size) {
    return static_cast<GLsizei>(size);
}

} // namespace

void release_program(unsigned id) {
    glDeleteProgram(id);
}

Expected<Program> Program::create(const ShaderFiles& files, ProgramFiles names) {
    Program program;
    program.files_ = std::move(names);
    auto loaded = program.reload(files);
    if (!loaded) return tl::unexpected(loaded.error());
    return program;
}

Expected<void> Program::reload(const ShaderFiles& files) {
    auto vertex = assemble_shader(files, files_.vertex, files_.defines);
    if (!vertex) return tl::unexpected(vertex.error());
    auto fragment = assemble_shader(files, files_.fragment, files_.defines);
    if (!fragment) return tl::unexpected(fragment.error());
    auto linked = link(*vertex, *fragment);
    if (!linked) return tl::unexpected(linked.error());
    name_ = *std::move(linked);
    locations_ = active_uniforms(id());
    text_ = vertex->text + fragment->text;
    check_names_ = files.is_embedded();
    label_object(GL_PROGRAM, id(), files_.vertex + " + " + files_.fragment);
    return {};
}

int Program::location(std::string_view name) const {
    const auto found = locations_.find(name);
    if (found != locations_.end()) return found->second;
    // "lights[3]" and "light.color" are looked up by what is written in the text.
    const std::string_view word = name.substr(0, name.find_first_of("[."));
    BAGRATION_EXPECTS(!check_names_ || text_.find(word) != std::string::npos);
    return -1; // Removed as unused: GL ignores it.
}

void Program::use() const {
    glUseProgram(id());
}

void Program::set(std::string_view name, float value) {
    use();
    glUniform1f(location(name), value);
}
void Program::set(std::string_view name, int value) {
    use();
    glUniform1i(location(name), value);
}
void Program::set(std::string_view name, bool value) {
    set(name, value ? 1 : 0);
}
void Program::set(std::string_view name, const glm::vec2& value) {
    use();
    glUniform2f(location(name), value.x, value.y);
}
void Program::set(std::string_view name, const glm::vec3& value) {
    use();
    glUniform3f(location(name), value.x, value.y, value.z);
}
void Program::set(std::string_view name, const glm::vec4& value) {
    use();
    glUniform4f(location(name), value.x, value.y, value.z, value.w);
}
void Program::set(std::string_view name, const glm::ivec2& value) {
    use();
    glUniform2i(location(name), value.x, value.y);
}
void Program::set(std::string_view name, const glm::mat3& value) {
    use();
    glUniformMatrix3fv(location(name), 1, GL_FALSE, &value[0][0]);
}
void Program::set(std::string_view name, const glm::mat4& value) {
    use();
    glUniformMatrix4fv(location(name), 1, GL_FALSE, &value[0][0]);
}
void Program::set(std::string_view name, std::span<const float> values) {
    use();
    glUniform1fv(location(name), count_of(values.size()), values.data());
}
void Program::set(std::string_view name, std::span<const glm::vec2> values) {
    if (values.empty()) return;
    use();
    glUniform2fv(location(name), count_of(values.size()), &values.front().x);
}
void Program::set(std::string_view name, std::span<const glm::vec3> values) {
    if (values.empty()) return;
    use();
    glUniform3fv(location(name), count_of(values.size()), &values.front().x);
}
void Program::set(std::string_view name, std::span<const glm::vec4> values) {
    if (values.empty()) return;
    use();
    glUniform4fv(location(name), count_of(values.size()), &values.front().x);
}

void Program::set(std::string_view name, int unit, const Texture2D& texture) {
    texture.bind(unit);
    set(name, unit);
}

void Program::bind_block(std::string_view block, unsigned binding) {
    const GLuint index = glGetUniformBlockIndex(id(), std::string(block).c_str());
    BAGRATION_EXPECTS(index != GL_INVALID_INDEX || !check_names_ || text_.find(block) != std::string::npos);
    if (index != GL_INVALID_INDEX) glUniformBlockBinding(id(), index, binding);
}

} // namespace bagration
