#pragma once
// An off-screen picture to draw into: colour, optional depth, optional multisampling.
#include "renderer/gl/gl_name.hpp"
#include "renderer/gl/texture.hpp"
#include "terrain/geo/result.hpp"

#include <glm/vec4.hpp>

#include <optional>
#include <utility>

namespace bagration {

struct FramebufferOptions {
    int width = 0;
    int height = 0;
    TexelFormat color = TexelFormat::rgba8;
    std::optional<TexelFormat> depth = TexelFormat::depth24; ///< One of the depth formats, or nothing.
    int samples = 1; ///< > 1: multisampled, rounded down to what the driver has; resolve() makes the picture.
    Filter filter = Filter::linear; ///< How color() is sampled afterwards.
};

void release_framebuffer(unsigned id);
void release_renderbuffer(unsigned id);

class Framebuffer {
  public:
    /// Error no_display_or_gl when the driver refuses the size or format.
    static Expected<Framebuffer> create(const FramebufferOptions& options);

    /// Draw into it; the viewport becomes its whole area.
    void bind() const;
    /// Binds and clears colour, and depth (to 1) and stencil (to 0) where there are any.
    void clear(const glm::vec4& color) const;
    /// Multisampled: averages the samples into color(). Otherwise nothing to do. Call before sampling or
    /// reading.
    void resolve() const;
    /// Copies the resolved colour of `source` (same size) into this one.
    void copy_color_from(const Framebuffer& source) const;
    /// Copies depth (and stencil): both have the same size, samples and depth format.
    void copy_depth_from(const Framebuffer& source) const;

    /// The picture (after resolve()).
    const Texture2D& color() const { return color_; }
    int width() const { return color_.width(); }
    int height() const { return color_.height(); }
    int samples() const { return samples_; }
    /// Name of the single-sampled framebuffer that holds color().
    unsigned resolved_id() const { return resolved_.id(); }

  private:
    /// The one that is drawn into.
    unsigned drawn_id() const { return multisampled_ ? multisampled_.id() : resolved_.id(); }
    explicit Framebuffer(Texture2D color) : color_(std::move(color)) {}

    Texture2D color_;
    GlName<release_renderbuffer> samples_color_, depth_;
    GlName<release_framebuffer> resolved_, multisampled_;
    int samples_ = 1;
    std::optional<TexelFormat> depth_format_;
};

/// Pixels of a window, origin bottom left.
struct WindowArea {
    int x = 0, y = 0, width = 0, height = 0;
};
/// Draws the resolved picture into an area of the window's framebuffer (name 0) of the current context,
/// scaled smoothly, and leaves that framebuffer bound. The rest of the window is cleared to `letterbox`
/// first.
void present(const Framebuffer& picture, int window_width, int window_height, const WindowArea& area,
             const glm::vec4& letterbox);

} // namespace bagration
