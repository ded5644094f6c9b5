#include "renderer/gl/readback.hpp"

#include "renderer/gl/api.hpp"
#include "renderer/gl/buffer.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace bagration {
namespace {

/// Two pictures under way while the third is filled: enough for a GPU that is a frame behind.
constexpr std::size_t ring_size = 3;

/// GL's row 0 is at the bottom, ours at the top. Mesa's drivers can turn pictures over while packing, for
/// nothing; elsewhere a GPU turns them with a blit before, and in software the rows are exchanged afterwards
/// (a blit would take 20 ms for 1920x1080 there, ten times as long).
enum class Flip { pack, blit, rows };

void exchange_rows(std::span<std::uint8_t> pixels, int height) {
    const std::size_t stride = pixels.size() / static_cast<std::size_t>(height);
    for (std::size_t top = 0, bottom = pixels.size() - stride; top < bottom; top += stride, bottom -= stride)
        std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(top),
                         pixels.begin() + static_cast<std::ptrdiff_t>(top + stride),
                         pixels.begin() + static_cast<std::ptrdiff_t>(bottom));
}

} // namespace

struct Readback::State {
    struct Slot {
        GlName<release_buffer> buffer;
        std::int64_t tag = 0;
    };

    State(Flip f, ReadbackMode m, int w, int h)
        : flip(f), mode(m), width(w), height(h),
          size_bytes(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4) {}

    Flip flip;
    std::optional<Framebuffer> turned; // Flip::blit
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

    /// Into `pixels`, or into the bound pixel buffer when that is null.
    void read_pixels(const Framebuffer& picture, void* pixels) const {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, picture.resolved_id());
        if (turned) {
            glDisable(GL_SCISSOR_TEST);
            glBindFramebuffer(GL_DRAW_FRAMEBUFFER, turned->resolved_id());
            glBlitFramebuffer(0, 0, width, height, 0, height, width, 0, GL_COLOR_BUFFER_BIT, GL_NEAREST);
            glBindFramebuffer(GL_READ_FRAMEBUFFER, turned->resolved_id());
        }
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        if (flip == Flip::pack) glPixelStorei(GL_PACK_INVERT_MESA, GL_TRUE);
        glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
        if (flip == Flip::pack) glPixelStorei(GL_PACK_INVERT_MESA, GL_FALSE);
    }

    void start(const Framebuffer& picture, std::int64_t tag) {
        Slot& slot = slots[(oldest + under_way) % ring_size];
        slot.tag = tag;
        glBindBuffer(GL_PIXEL_PACK_BUFFER, slot.buffer.id());
        read_pixels(picture, nullptr);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
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
    const Flip flip = info.has_pack_invert          ? Flip::pack
                      : mode == ReadbackMode::plain ? Flip::rows
                                                    : Flip::blit;
    auto state = std::make_unique<State>(flip, mode, width, height);
    if (flip == Flip::blit) {
        FramebufferOptions options;
        options.width = width;
        options.height = height;
        options.depth = std::nullopt;
        auto turned = Framebuffer::create(options);
        if (!turned) return tl::unexpected(turned.error());
        state->turned = *std::move(turned);
    }
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
        state_->read_pixels(picture, state_->memory.data());
        if (state_->flip == Flip::rows) exchange_rows(state_->memory, state_->height);
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
