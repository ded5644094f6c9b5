#pragma once
// A vertex and a fragment shader, linked, with their uniforms by name.
#include "renderer/gl/gl_name.hpp"
#include "renderer/gl/shader_source.hpp"
#include "renderer/gl/texture.hpp"
#include "terrain/geo/result.hpp"

#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

struct ProgramFiles {
    std::string vertex;   ///< "terrain.vert"
    std::string fragment; ///< "terrain.frag"
    std::vector<std::string> defines = {};
};

void release_program(unsigned id);

/// Setting a uniform makes the program current. A uniform that the compiler removed as unused is ignored; a
/// name that does not occur in embedded shader text at all is a programmer's mistake and aborts.
class Program {
  public:
    /// Error no_display_or_gl with the driver's messages as file:line when it does not compile or link.
    static Expected<Program> create(const ShaderFiles& files, ProgramFiles names);

    /// Compiles again from the files. On error the old program stays in use and uniforms keep their values;
    /// on success uniforms start at zero.
    Expected<void> reload(const ShaderFiles& files);

    void use() const;
    void set(std::string_view name, float value);
    void set(std::string_view name, int value);
    void set(std::string_view name, bool value);
    void set(std::string_view name, const glm::vec2& value);
    void set(std::string_view name, const glm::vec3& value);
    void set(std::string_view name, const glm::vec4& value);
    void set(std::string_view name, const glm::ivec2& value);
    void set(std::string_view name, const glm::mat3& value);
    void set(std::string_view name, const glm::mat4& value);
    /// Arrays: name without "[0]".
    void set(std::string_view name, std::span<const float> values);
    void set(std::string_view name, std::span<const glm::vec2> values);
    void set(std::string_view name, std::span<const glm::vec3> values);
    void set(std::string_view name, std::span<const glm::vec4> values);
    /// Binds the texture to the unit and points the sampler at it.
    void set(std::string_view name, int unit, const Texture2D& texture);
    /// Connects a uniform block to a binding point (see Buffer::bind_block).
    void bind_block(std::string_view block, unsigned binding);

    unsigned id() const { return name_.id(); }
    const ProgramFiles& files() const { return files_; }

  private:
    Program() = default;
    int location(std::string_view name) const;

    GlName<release_program> name_;
    ProgramFiles files_;
    std::map<std::string, int, std::less<>> locations_;
    std::string text_; ///< Both stages, to tell a removed uniform from a misspelt one.
    bool check_names_ = false;
};

} // namespace bagration
