#include "renderer/gl/texture.hpp"

#include "renderer/gl/api.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>
#include <vector>

namespace bagration {
namespace {

/// GL's words for a TexelFormat.
struct TexelLayout {
    GLint internal_format;
    GLenum format;
    GLenum type;
    std::size_t components;
    std::size_t component_bytes; ///< 0: cannot be uploaded (depth).
};

TexelLayout layout_of(TexelFormat format) {
    switch (format) {
    case TexelFormat::r8:
        return {GL_R8, GL_RED, GL_UNSIGNED_BYTE, 1, 1};
    case TexelFormat::rg8:
        return {GL_RG8, GL_RG, GL_UNSIGNED_BYTE, 2, 1};
    case TexelFormat::rgba8:
        return {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, 4, 1};
    case TexelFormat::srgba8:
        return {GL_SRGB8_ALPHA8, GL_RGBA, GL_UNSIGNED_BYTE, 4, 1};
    case TexelFormat::r16i:
        return {GL_R16I, GL_RED_INTEGER, GL_SHORT, 1, 2};
    case TexelFormat::r16_snorm:
        return {GL_R16_SNORM, GL_RED, GL_SHORT, 1, 2};
    case TexelFormat::r16f:
        return {GL_R16F, GL_RED, GL_FLOAT, 1, 4};
    case TexelFormat::rg16f:
        return {GL_RG16F, GL_RG, GL_FLOAT, 2, 4};
    case TexelFormat::rgba16f:
        return {GL_RGBA16F, GL_RGBA, GL_FLOAT, 4, 4};
    case TexelFormat::r32f:
        return {GL_R32F, GL_RED, GL_FLOAT, 1, 4};
    case TexelFormat::depth24:
        return {GL_DEPTH_COMPONENT24, GL_DEPTH_COMPONENT, GL_UNSIGNED_INT, 1, 0};
    case TexelFormat::depth32f:
        return {GL_DEPTH_COMPONENT32F, GL_DEPTH_COMPONENT, GL_FLOAT, 1, 0};
    case TexelFormat::depth24_stencil8:
        return {GL_DEPTH24_STENCIL8, GL_DEPTH_STENCIL, GL_UNSIGNED_INT_24_8, 1, 0};
    }
    return {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, 4, 1};
}

bool is_half_float(TexelFormat format) {
    return format == TexelFormat::r16f || format == TexelFormat::rg16f || format == TexelFormat::rgba16f;
}

/// Rounded to the nearest, ties to even, as drivers do.
std::uint16_t half_from_float(float value) {
    constexpr std::uint32_t infinity = 0x7f800000, too_large = (127 + 16) << 23, smallest_normal = 113 << 23;
    constexpr std::uint32_t denormal_shift = ((127 - 15) + (23 - 10) + 1) << 23;
    std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = bits & 0x80000000U;
    bits ^= sign;
    std::uint32_t half = 0;
    if (bits >= too_large)
        half = bits > infinity ? 0x7e00 : 0x7c00;
    else if (bits < smallest_normal)
        half =
            std::bit_cast<std::uint32_t>(std::bit_cast<float>(bits) + std::bit_cast<float>(denormal_shift)) -
            denormal_shift;
    else
        half = (bits + ((bits >> 13) & 1U) + 0xfffU - ((127U - 15U) << 23)) >> 13;
    return static_cast<std::uint16_t>(half | (sign >> 16));
}

GLint wrap_mode(Wrap wrap) {
    switch (wrap) {
    case Wrap::clamp:
        return GL_CLAMP_TO_EDGE;
    case Wrap::repeat:
        return GL_REPEAT;
    case Wrap::mirror:
        return GL_MIRRORED_REPEAT;
    }
    return GL_CLAMP_TO_EDGE;
}

GLint minifying_filter(Filter filter) {
    switch (filter) {
    case Filter::nearest:
        return GL_NEAREST;
    case Filter::linear:
        return GL_LINEAR;
    case Filter::linear_mip_nearest:
        return GL_LINEAR_MIPMAP_NEAREST;
    case Filter::trilinear:
        return GL_LINEAR_MIPMAP_LINEAR;
    }
    return GL_LINEAR;
}

} // namespace

void release_texture(unsigned id) {
    glDeleteTextures(1, &id);
}

int Texture2D::full_levels(int width, int height) {
    int levels = 1;
    for (int size = std::max(width, height); size > 1; size /= 2)
        ++levels;
    return levels;
}

Expected<Texture2D> Texture2D::create(TexelFormat format, int width, int height, int levels,
                                      const Sampling& sampling) {
    BAGRATION_EXPECTS(width > 0 && height > 0);
    BAGRATION_EXPECTS(levels >= 1 && levels <= full_levels(width, height));
    GLint max_size = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &max_size);
    const std::string size_text = std::to_string(width) + "x" + std::to_string(height);
    if (width > max_size || height > max_size)
        return fail(ExitCode::no_display_or_gl, "a picture of " + size_text +
                                                    " is more than this OpenGL driver takes (" +
                                                    std::to_string(max_size) + " pixels on a side)");

    Texture2D texture;
    texture.name_ = GlName<release_texture>(generate_name(glGenTextures));
    texture.format_ = format;
    texture.width_ = width;
    texture.height_ = height;
    texture.levels_ = levels;
    glBindTexture(GL_TEXTURE_2D, texture.id());
    const TexelLayout layout = layout_of(format);
    while (glGetError() != GL_NO_ERROR) {
        // Older errors are not this texture's.
    }
    // Level by level Mesa would first make level 0 alone, and the whole pyramid beside it later.
    if (epoxy_gl_version() >= 42 || epoxy_has_gl_extension("GL_ARB_texture_storage"))
        glTexStorage2D(GL_TEXTURE_2D, levels, static_cast<GLenum>(layout.internal_format), width, height);
    else
        for (int level = 0; level < levels; ++level)
            glTexImage2D(GL_TEXTURE_2D, level, layout.internal_format, texture.level_width(level),
                         texture.level_height(level), 0, layout.format, layout.type, nullptr);
    if (glGetError() != GL_NO_ERROR)
        return fail(ExitCode::no_display_or_gl,
                    "the OpenGL driver has no memory for a picture of " + size_text);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_BASE_LEVEL, 0);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, levels - 1);
    texture.set_sampling(sampling);
    return texture;
}

int Texture2D::level_width(int level) const {
    return std::max(1, width_ >> level);
}
int Texture2D::level_height(int level) const {
    return std::max(1, height_ >> level);
}

std::size_t Texture2D::size_bytes() const {
    const TexelLayout layout = layout_of(format_);
    const std::size_t texel = layout.components * std::max<std::size_t>(layout.component_bytes, 4);
    std::size_t sum = 0;
    for (int level = 0; level < levels_; ++level)
        sum += static_cast<std::size_t>(level_width(level)) * static_cast<std::size_t>(level_height(level)) *
               texel;
    return sum;
}

void Texture2D::upload_bytes(int level, int x, int y, int width, int height, std::size_t component_bytes,
                             std::span<const std::byte> bytes) {
    const TexelLayout layout = layout_of(format_);
    BAGRATION_EXPECTS(level >= 0 && level < levels_);
    BAGRATION_EXPECTS(x >= 0 && y >= 0 && width >= 0 && height >= 0);
    BAGRATION_EXPECTS(x + width <= level_width(level) && y + height <= level_height(level));
    BAGRATION_EXPECTS(layout.component_bytes != 0);
    // Either single components, or whole texels as one struct or vector.
    BAGRATION_EXPECTS(component_bytes == layout.component_bytes ||
                      component_bytes == layout.component_bytes * layout.components);
    BAGRATION_EXPECTS(bytes.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                                          layout.components * layout.component_bytes);
    if (width == 0 || height == 0) return;
    glBindTexture(GL_TEXTURE_2D, id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    if (!is_half_float(format_)) {
        glTexSubImage2D(GL_TEXTURE_2D, level, x, y, width, height, layout.format, layout.type, bytes.data());
        return;
    }
    // Mesa's own conversion takes several times as long, and the control field is uploaded while the film
    // runs.
    std::vector<std::uint16_t> halves(bytes.size() / sizeof(float));
    for (std::size_t k = 0; k < halves.size(); ++k) {
        float value = 0;
        std::memcpy(&value, bytes.data() + k * sizeof(float), sizeof value);
        halves[k] = half_from_float(value);
    }
    glTexSubImage2D(GL_TEXTURE_2D, level, x, y, width, height, layout.format, GL_HALF_FLOAT, halves.data());
}

void Texture2D::generate_mipmaps() {
    glBindTexture(GL_TEXTURE_2D, id());
    glGenerateMipmap(GL_TEXTURE_2D);
}

void Texture2D::set_sampling(const Sampling& sampling) {
    glBindTexture(GL_TEXTURE_2D, id());
    // Integer textures cannot be filtered: with anything but nearest they sample as zero.
    const Filter filter = format_ == TexelFormat::r16i ? Filter::nearest : sampling.filter;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, minifying_filter(filter));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter == Filter::nearest ? GL_NEAREST : GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, wrap_mode(sampling.wrap_x));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, wrap_mode(sampling.wrap_y));
    if (epoxy_gl_version() >= 46 || epoxy_has_gl_extension("GL_EXT_texture_filter_anisotropic")) {
        GLfloat most = 1;
        glGetFloatv(GL_MAX_TEXTURE_MAX_ANISOTROPY, &most);
        glTexParameterf(GL_TEXTURE_2D, GL_TEXTURE_MAX_ANISOTROPY,
                        std::clamp(sampling.anisotropy, 1.0F, most));
    }
}

void Texture2D::read_bytes(int level, std::span<std::byte> bytes) const {
    const TexelLayout layout = layout_of(format_);
    BAGRATION_EXPECTS(level >= 0 && level < levels_ && layout.component_bytes != 0);
    BAGRATION_EXPECTS(bytes.size() == static_cast<std::size_t>(level_width(level)) *
                                          static_cast<std::size_t>(level_height(level)) * layout.components *
                                          layout.component_bytes);
    glBindTexture(GL_TEXTURE_2D, id());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glGetTexImage(GL_TEXTURE_2D, level, layout.format, layout.type, bytes.data());
}

void Texture2D::bind(int unit) const {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
    glBindTexture(GL_TEXTURE_2D, id());
}

void Texture2D::label(std::string_view name) const {
    label_object(GL_TEXTURE, id(), name);
}

} // namespace bagration
