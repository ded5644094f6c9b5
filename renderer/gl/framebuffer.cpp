#include "renderer/gl/framebuffer.hpp"

#include "renderer/gl/api.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace bagration {
namespace {

GLenum depth_attachment(TexelFormat format) {
    return format == TexelFormat::depth24_stencil8 ? GL_DEPTH_STENCIL_ATTACHMENT : GL_DEPTH_ATTACHMENT;
}

GLbitfield depth_bits(TexelFormat format) {
    const GLbitfield depth = GL_DEPTH_BUFFER_BIT, stencil = GL_STENCIL_BUFFER_BIT;
    return format == TexelFormat::depth24_stencil8 ? depth | stencil : depth;
}

GLenum renderbuffer_format(TexelFormat format) {
    switch (format) {
    case TexelFormat::r8:
        return GL_R8;
    case TexelFormat::rg8:
        return GL_RG8;
    case TexelFormat::srgba8:
        return GL_SRGB8_ALPHA8;
    case TexelFormat::r16f:
        return GL_R16F;
    case TexelFormat::rg16f:
        return GL_RG16F;
    case TexelFormat::rgba16f:
        return GL_RGBA16F;
    case TexelFormat::r32f:
        return GL_R32F;
    case TexelFormat::depth24:
        return GL_DEPTH_COMPONENT24;
    case TexelFormat::depth32f:
        return GL_DEPTH_COMPONENT32F;
    case TexelFormat::depth24_stencil8:
        return GL_DEPTH24_STENCIL8;
    case TexelFormat::rgba8:
    case TexelFormat::r16i:
    case TexelFormat::r16_snorm:
        return GL_RGBA8;
    }
    return GL_RGBA8;
}

GlName<release_renderbuffer> make_renderbuffer(TexelFormat format, int width, int height, int samples) {
    GlName<release_renderbuffer> name(generate_name(glGenRenderbuffers));
    glBindRenderbuffer(GL_RENDERBUFFER, name.id());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples > 1 ? samples : 0, renderbuffer_format(format),
                                     width, height);
    return name;
}

bool is_complete() {
    return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

void blit(unsigned from, unsigned to, int width, int height, GLbitfield bits) {
    glDisable(GL_SCISSOR_TEST); // It would cut the copy.
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
    glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, bits, GL_NEAREST);
}

} // namespace

void release_framebuffer(unsigned id) {
    glDeleteFramebuffers(1, &id);
}
void release_renderbuffer(unsigned id) {
    glDeleteRenderbuffers(1, &id);
}

Expected<Framebuffer> Framebuffer::create(const FramebufferOptions& options) {
    Sampling sampling;
    sampling.filter = options.filter;
    auto color = Texture2D::create(options.color, options.width, options.height, 1, sampling);
    if (!color) return tl::unexpected(color.error());

    Framebuffer result(*std::move(color));
    GLint max_samples = 1;
    glGetIntegerv(GL_MAX_SAMPLES, &max_samples);
    result.samples_ = std::clamp(options.samples, 1, std::max(1, max_samples));
    result.depth_format_ = options.depth;

    result.resolved_ = GlName<release_framebuffer>(generate_name(glGenFramebuffers));
    glBindFramebuffer(GL_FRAMEBUFFER, result.resolved_.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, result.color_.id(), 0);
    bool complete = is_complete();
    if (result.samples_ > 1) {
        result.samples_color_ =
            make_renderbuffer(options.color, options.width, options.height, result.samples_);
        result.multisampled_ = GlName<release_framebuffer>(generate_name(glGenFramebuffers));
        glBindFramebuffer(GL_FRAMEBUFFER, result.multisampled_.id());
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                                  result.samples_color_.id());
    }
    if (options.depth) { // Belongs to the one that is drawn into.
        result.depth_ = make_renderbuffer(*options.depth, options.width, options.height, result.samples_);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, depth_attachment(*options.depth), GL_RENDERBUFFER,
                                  result.depth_.id());
    }
    complete = complete && is_complete();
    if (!complete)
        return fail(ExitCode::no_display_or_gl, "the OpenGL driver cannot draw into a picture of " +
                                                    std::to_string(options.width) + "x" +
                                                    std::to_string(options.height) + " with " +
                                                    std::to_string(result.samples_) + " samples");
    return result;
}

void Framebuffer::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, drawn_id());
    glViewport(0, 0, width(), height());
}

void Framebuffer::clear(const glm::vec4& color) const {
    bind();
    // Masks and scissor apply to clearing too.
    glDisable(GL_SCISSOR_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glDepthMask(GL_TRUE);
    glStencilMask(0xFF);
    glClearColor(color.r, color.g, color.b, color.a);
    glClearDepth(1.0);
    glClearStencil(0);
    glClear(GL_COLOR_BUFFER_BIT | (depth_format_ ? depth_bits(*depth_format_) : 0U));
}

void Framebuffer::resolve() const {
    if (multisampled_) blit(multisampled_.id(), resolved_.id(), width(), height(), GL_COLOR_BUFFER_BIT);
}

void Framebuffer::copy_color_from(const Framebuffer& source) const {
    BAGRATION_EXPECTS(source.width() == width() && source.height() == height());
    BAGRATION_EXPECTS(!multisampled_);
    blit(source.resolved_id(), resolved_.id(), width(), height(), GL_COLOR_BUFFER_BIT);
}

void Framebuffer::copy_depth_from(const Framebuffer& source) const {
    BAGRATION_EXPECTS(source.width() == width() && source.height() == height());
    BAGRATION_EXPECTS(depth_format_ && source.depth_format_ == depth_format_ &&
                      source.samples() == samples());
    blit(source.drawn_id(), drawn_id(), width(), height(), depth_bits(*depth_format_));
}

void present(const Framebuffer& picture, int window_width, int window_height, const WindowArea& area,
             const glm::vec4& letterbox) {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, window_width, window_height);
    glDisable(GL_SCISSOR_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glClearColor(letterbox.r, letterbox.g, letterbox.b, letterbox.a);
    glClear(GL_COLOR_BUFFER_BIT);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, picture.resolved_id());
    const bool same_size = area.width == picture.width() && area.height == picture.height();
    glBlitFramebuffer(0, 0, picture.width(), picture.height(), area.x, area.y, area.x + area.width,
                      area.y + area.height, GL_COLOR_BUFFER_BIT, same_size ? GL_NEAREST : GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

} // namespace bagration
