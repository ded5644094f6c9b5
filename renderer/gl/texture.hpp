#pragma once
// A two-dimensional texture with its mip levels.
#include "renderer/gl/gl_name.hpp"
#include "terrain/geo/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace bagration {

/// Format of a texel, in memory and in the shader.
enum class TexelFormat {
    r8,               ///< 1 x uint8 -> 0..1
    rg8,              ///< 2 x uint8 -> 0..1
    rgba8,            ///< 4 x uint8 -> 0..1
    srgba8,           ///< 4 x uint8, sRGB -> linear 0..1 (alpha as it is)
    r16i,             ///< 1 x int16 -> isampler2D, no filtering: heights, by texelFetch in vertex shaders
    r16_snorm,        ///< 1 x int16 -> value / 32767, filterable: heights where they are interpolated
    r16f,             ///< 1 x float16, uploaded as float32
    rg16f,            ///< 2 x float16, uploaded as float32
    rgba16f,          ///< 4 x float16, uploaded as float32
    r32f,             ///< 1 x float32 (filtered only where the driver can: desktop GL always)
    depth24,          ///< Depth attachments only
    depth32f,         ///< Depth attachments only
    depth24_stencil8, ///< Depth attachments only
};

enum class Filter {
    nearest,
    linear,             ///< Level 0 only.
    linear_mip_nearest, ///< Nearest mip level: about a third cheaper than trilinear in software.
    trilinear,
};
enum class Wrap { clamp, repeat, mirror };

struct Sampling {
    Filter filter = Filter::linear;
    Wrap wrap_x = Wrap::clamp;
    Wrap wrap_y = Wrap::clamp;
    float anisotropy = 1; ///< Capped at what the driver has; 1 = none.
};

void release_texture(unsigned id);

/// Row 0 of uploads is the row at texture coordinate y = 0, i.e. the south of rasters with GridFrame order.
/// Rows are tightly packed.
class Texture2D {
  public:
    /// Memory for `levels` mip levels (1 = only the picture itself), each half of the one before, rounded
    /// down. Error no_display_or_gl when the driver does not take that size.
    static Expected<Texture2D> create(TexelFormat format, int width, int height, int levels = 1,
                                      const Sampling& sampling = {});
    /// 1 + floor(log2(max(width, height)))
    static int full_levels(int width, int height);

    /// Whole level. The element type is as in TexelFormat, components interleaved: the size is checked.
    template <class T>
    void upload(int level, std::span<const T> texels) {
        upload_bytes(level, 0, 0, level_width(level), level_height(level), sizeof(T), std::as_bytes(texels));
    }
    /// A sub-rectangle of a level.
    template <class T>
    void upload_region(int level, int x, int y, int width, int height, std::span<const T> texels) {
        upload_bytes(level, x, y, width, height, sizeof(T), std::as_bytes(texels));
    }
    /// The common part of both: component_bytes is the size of one component and is checked against the
    /// format.
    void upload_bytes(int level, int x, int y, int width, int height, std::size_t component_bytes,
                      std::span<const std::byte> bytes);
    /// Fills levels 1.. from level 0 (box filter of the driver).
    void generate_mipmaps();
    void set_sampling(const Sampling& sampling);
    /// Reads one level back as bytes, tightly packed, in the upload format; for tests.
    void read_bytes(int level, std::span<std::byte> bytes) const;

    void bind(int unit) const;
    void label(std::string_view name) const;

    unsigned id() const { return name_.id(); }
    TexelFormat format() const { return format_; }
    int width() const { return width_; }
    int height() const { return height_; }
    int levels() const { return levels_; }
    int level_width(int level) const;
    int level_height(int level) const;
    /// Bytes of all levels as uploaded (rough for what the driver holds).
    std::size_t size_bytes() const;

  private:
    Texture2D() = default;

    GlName<release_texture> name_;
    TexelFormat format_ = TexelFormat::rgba8;
    int width_ = 0, height_ = 0, levels_ = 0;
};

} // namespace bagration
