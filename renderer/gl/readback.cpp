#include "renderer/gl/readback.hpp"

#include "renderer/gl/api.hpp"
#include "renderer/gl/buffer.hpp"
#include "terrain/geo/contract.hpp"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace bagration {
namespace {

/// Two pictures under way while the third is filled: enough for a GPU that is a frame behind.
constexpr std::size_t ring_size = 3;

/// GL's row 0 is at the bottom, ours at the top. Mesa's drivers can turn pictures over while packing;
/// elsewhere a blit does it before, which costs a GPU nothing worth mentioning.
class Flip {
  public:
    static Expected<Flip> create(bool pack_invert, int width, int height) {
        Flip flip;
        if (pack_invert) return flip;
        FramebufferOptions options;
        options.width = width;
        options.height = height;
        options.depth = std::nullopt;
        auto turned = Framebuffer::create(options);
        if (!turned) return tl::unexpected(turned.error());
        flip.turned_ = *std::move(turned);
        return flip;
    }

    /// Leaves the framebuffer to read from bound for reading, and the packing set.
    void begin(const Framebuffer& picture) const {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, picture.resolved_id());
        if (turned_) {
            glDisable(GL_SCISSOR_TEST);
            glBindFramebuffer(GL_DRAW_FRAMEBUFFER, turned_->resolved_id());
            glBlitFramebuffer(0, 0, picture.width(), picture.height(), 0, picture.height(), picture.width(),
                              0, GL_COLOR_BUFFER_BIT, GL_NEAREST);
            glBindFramebuffer(GL_READ_FRAMEBUFFER, turned_->resolved_id());
        } else {
            glPixelStorei(GL_PACK_INVERT_MESA, GL_TRUE);
        }
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
    }

    void end() const {
        if (!turned_) glPixelStorei(GL_PACK_INVERT_MESA, GL_FALSE);
    }

  private:
    Flip() = default;
    std::optional<Framebuffer> turned_;
};

} // namespace

struct Readback::State {
    struct Slot {
        GlName<release_buffer> buffer;
        std::int64_t tag = 0;
    };

    State(Flip f, ReadbackMode m, int w, int h)
        : flip(std::move(f)), mode(m), width(w), height(h),
          size_bytes(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4) {}

    Flip flip;
    ReadbackMode mode;
    int width, height;
    std::size_t size_bytes;
    std::vector<std::uint8_t> memory;    // plain
    std::array<Slot, ring_size> slots{}; // ring
    std::size_t oldest = 0, under_way = 0;

    bool create_ring() {
        while (glGetError() != GL_NO_ERROR) {
            // Older errors are not ours.
        }
        for (Slot& slot : slots) {
            slot.buffer = GlName<release_buffer>(generate_name(glGenBuffers));
            glBindBuffer(GL_PIXEL_PACK_BUFFER, slot.buffer.id());
            glBufferData(GL_PIXEL_PACK_BUFFER, static_cast<GLsizeiptr>(size_bytes), nullptr, GL_STREAM_READ);
        }
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        return glGetError() == GL_NO_ERROR;
    }

    void start(const Framebuffer& picture, std::int64_t tag) {
        Slot& slot = slots[(oldest + under_way) % ring_size];
        slot.tag = tag;
        flip.begin(picture);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, slot.buffer.id());
        glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        flip.end();
        ++under_way;
    }

    Expected<void> hand_over_oldest(const Taker& take) {
        const Slot& slot = slots[oldest];
        oldest = (oldest + 1) % ring_size;
        --under_way;
        glBindBuffer(GL_PIXEL_PACK_BUFFER, slot.buffer.id());
        const void* mapped =
            glMapBufferRange(GL_PIXEL_PACK_BUFFER, 0, static_cast<GLsizeiptr>(size_bytes), GL_MAP_READ_BIT);
        if (!mapped) {
            glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
            return fail(ExitCode::no_display_or_gl, "the OpenGL driver does not give a picture back");
        }
        auto taken = take(slot.tag, {static_cast<const std::uint8_t*>(mapped), size_bytes});
        glUnmapBuffer(GL_PIXEL_PACK_BUFFER);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        return taken;
    }
};

Expected<Readback> Readback::create(const GlInfo& info, int width, int height, ReadbackMode mode) {
    if (mode == ReadbackMode::automatic) mode = info.is_software ? ReadbackMode::plain : ReadbackMode::ring;
    auto flip = Flip::create(info.has_pack_invert, width, height);
    if (!flip) return tl::unexpected(flip.error());
    auto state = std::make_unique<State>(*std::move(flip), mode, width, height);
    if (mode == ReadbackMode::plain)
        state->memory.resize(state->size_bytes);
    else if (!state->create_ring())
        return fail(ExitCode::no_display_or_gl, "the OpenGL driver has no memory for reading pictures back");
    return Readback(std::move(state));
}

Readback::Readback(std::unique_ptr<State> state) : state_(std::move(state)) {}
Readback::Readback(Readback&&) noexcept = default;
Readback& Readback::operator=(Readback&&) noexcept = default;
Readback::~Readback() = default;

Expected<void> Readback::read(const Framebuffer& picture, std::int64_t tag, const Taker& take) {
    BAGRATION_EXPECTS(picture.width() == state_->width && picture.height() == state_->height);
    if (state_->mode == ReadbackMode::plain) {
        state_->flip.begin(picture);
        glReadPixels(0, 0, state_->width, state_->height, GL_RGBA, GL_UNSIGNED_BYTE, state_->memory.data());
        state_->flip.end();
        return take(tag, state_->memory);
    }
    state_->start(picture, tag);
    if (state_->under_way < ring_size) return {};
    return state_->hand_over_oldest(take);
}

Expected<void> Readback::drain(const Taker& take) {
    while (state_->under_way > 0) {
        auto taken = state_->hand_over_oldest(take);
        if (!taken) return taken;
    }
    return {};
}

ReadbackMode Readback::mode() const {
    return state_->mode;
}

} // namespace bagration
