#include "renderer/scene/credits.hpp"
#include "tests/text/text_test_fonts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace bagration;

namespace {

std::vector<CreditSection> many_works() {
    std::vector<CreditSection> sections{{"Sources", {}}, {"Map", {"Heights and depths"}}};
    for (char c = 'a'; c <= 'z'; ++c)
        sections[0].entries.push_back(std::string("A work of many words that tells of the things in box ") +
                                      c);
    return sections;
}

FlatBatch drawn(FrameSize size, double share) {
    const FontSet& fonts = test::film_fonts();
    static const GlyphAtlas atlas = [&fonts] {
        std::vector<AtlasText> texts;
        for (const CreditSection& section : many_works()) {
            texts.push_back({credit_heading_style("en"), section.heading});
            for (const std::string& entry : section.entries)
                texts.push_back({credit_entry_style("en"), entry});
        }
        return std::move(*GlyphAtlas::create(fonts, texts));
    }();
    FlatBatch batch;
    add_credits(batch, many_works(), "en", size, 1.0, share, 0.02, TypeSetter(fonts, atlas));
    return batch;
}

std::size_t letters(const std::vector<CreditSection>& sections) {
    std::size_t count = 0;
    const auto add = [&](const std::string& text) {
        count += text.size() - static_cast<std::size_t>(std::ranges::count(text, ' '));
    };
    for (const CreditSection& section : sections) {
        add(section.heading);
        std::ranges::for_each(section.entries, add);
    }
    return count;
}

} // namespace

TEST_CASE("Credits stay in the title-safe area in every shape of frame") {
    for (const FrameSize size :
         {FrameSize{1920, 1080}, FrameSize{1080, 1920}, FrameSize{720, 720}, FrameSize{2560, 720}})
        for (const double share : {0.3, 0.5, 0.99}) {
            INFO(size.width_px << "x" << size.height_px << " at " << share);
            const FlatBatch batch = drawn(size, share);
            REQUIRE_FALSE(batch.glyphs.empty());
            for (const GlyphInstance& glyph : batch.glyphs) {
                const auto width = static_cast<float>(size.width_px),
                           height = static_cast<float>(size.height_px);
                CHECK(glyph.origin_px.x >= 0.05F * width);
                CHECK(glyph.origin_px.x <= 0.95F * width);
                CHECK(glyph.origin_px.y >= 0.05F * height);
                CHECK(glyph.origin_px.y <= 0.95F * height);
            }
        }
}

TEST_CASE("Every letter of the credits is shown on one of the pages") {
    const FrameSize size{480, 270};
    std::set<std::size_t> page_sizes;
    std::size_t shown = 0, last = 0;
    for (int i = 0; i < 400; ++i) {
        const FlatBatch batch = drawn(size, (i + 0.5) / 400.0);
        if (batch.glyphs.size() != last) shown += batch.glyphs.size();
        last = batch.glyphs.size();
    }
    CHECK(shown >= letters(many_works()) * 9 / 10); // Ligatures join some letters.
    CHECK(shown <= letters(many_works()) * 12 / 10);
}
