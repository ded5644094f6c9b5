#include "renderer/scene/overlay.hpp"
#include "tests/text/text_test_fonts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace bagration;

namespace {

const std::string long_caption =
    "Am 3. Juli nehmen zwei Zangen Minsk; östlich der Stadt sitzt die 4. Armee fest.";

struct Drawn {
    FlatBatch batch;
    FrameSize size;
    /// Ink box of all glyphs, pixels (the distance field's margin is at most a quarter of the size).
    glm::vec4 box() const {
        glm::vec4 b(1e9F, 1e9F, -1e9F, -1e9F);
        for (const GlyphInstance& g : batch.glyphs) {
            b.x = std::min(b.x, g.origin_px.x);
            b.z = std::max(b.z, g.origin_px.x);
            b.y = std::min(b.y, g.origin_px.y);
            b.w = std::max(b.w, g.origin_px.y);
        }
        return b;
    }
    std::size_t baselines() const {
        std::vector<int> ys;
        for (const GlyphInstance& g : batch.glyphs)
            ys.push_back(static_cast<int>(std::lround(g.origin_px.y)));
        std::ranges::sort(ys);
        return static_cast<std::size_t>(std::ranges::distance(ys.begin(), std::ranges::unique(ys).begin()));
    }
};

Drawn draw(const OverlayText& text, FrameSize size, const FrameOptions& options = {}) {
    const FontSet& fonts = test::film_fonts();
    static const GlyphAtlas atlas = [&fonts] {
        std::vector<AtlasText> texts{{caption_style("de"), long_caption},
                                     {date_style("de"), "3. Juli 1944"},
                                     {chapter_style("de"), "Minsk"}};
        return std::move(*GlyphAtlas::create(fonts, texts));
    }();
    Drawn drawn{{}, size};
    add_overlay(drawn.batch, text, "de", size, options, TypeSetter(fonts, atlas));
    return drawn;
}

} // namespace

TEST_CASE("Captions stay in the title-safe area and within their lines in every shape of frame") {
    OverlayText text;
    text.caption = long_caption;
    for (const FrameSize size :
         {FrameSize{1920, 1080}, FrameSize{1080, 1920}, FrameSize{1080, 1080}, FrameSize{2560, 720}}) {
        INFO(size.width_px << "x" << size.height_px);
        const Drawn drawn = draw(text, size);
        REQUIRE_FALSE(drawn.batch.glyphs.empty());
        const glm::vec4 box = drawn.box();
        CHECK(box.x >= 0.05F * static_cast<float>(size.width_px) - 2);
        CHECK(box.z <= 0.95F * static_cast<float>(size.width_px));
        CHECK(box.w <= 0.95F * static_cast<float>(size.height_px));
        CHECK(drawn.baselines() <= (size.width_px < size.height_px ? 4U : 2U));
    }
}

TEST_CASE("The date is always at the same place, whatever else is shown") {
    OverlayText alone, with_all;
    alone.date = with_all.date = "3. Juli 1944";
    with_all.caption = long_caption;
    with_all.chapter = "Minsk";
    const Drawn a = draw(alone, {1280, 720}), b = draw(with_all, {1280, 720});
    REQUIRE_FALSE(a.batch.glyphs.empty());
    CHECK(a.batch.glyphs.front().origin_px == b.batch.glyphs.front().origin_px);
}

TEST_CASE("Switched-off layers leave nothing") {
    OverlayText text;
    text.date = "3. Juli 1944";
    text.caption = long_caption;
    FrameOptions none;
    none.layers.date = none.layers.captions = false;
    const Drawn drawn = draw(text, {1280, 720}, none);
    CHECK(drawn.batch.glyphs.empty());
    CHECK(drawn.batch.shapes.empty());
}

TEST_CASE("Labels are told to keep off the caption and the date") {
    for (const FrameSize size : {FrameSize{1920, 1080}, FrameSize{1080, 1920}}) {
        OverlayText text;
        text.caption = long_caption;
        text.date = "3. Juli 1944";
        const Drawn drawn = draw(text, size);
        const auto areas = overlay_keep_out(size, 1.0);
        for (const GlyphInstance& g : drawn.batch.glyphs)
            CHECK(std::ranges::any_of(areas, [&](const glm::vec4& a) {
                return g.origin_px.x >= a.x && g.origin_px.x <= a.z && g.origin_px.y >= a.y &&
                       g.origin_px.y <= a.w;
            }));
    }
}
