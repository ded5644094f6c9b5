#include "renderer/text/shaping.hpp"

#include "renderer/text/shape_memo.hpp"
#include "renderer/text/utf8.hpp"

#include <hb.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace bagration {

namespace {

struct BufferDelete {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
using Buffer = std::unique_ptr<hb_buffer_t, BufferDelete>;

struct ByteRange {
    std::size_t begin = 0, end = 0;
};

/// One script, so that the font applies the right rules to each letter of a mixed line.
struct ScriptRun {
    ByteRange bytes;
    hb_script_t script = HB_SCRIPT_LATIN;
};

std::vector<ScriptRun> script_runs(std::string_view text) {
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    std::vector<ScriptRun> runs;
    bool script_known = false;
    for (const CodePoint& c : code_points(text)) {
        const hb_script_t script = hb_unicode_script(unicode, c.value);
        const bool shared =
            script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
        if (runs.empty()) {
            runs.push_back({{c.offset, c.offset}, shared ? HB_SCRIPT_LATIN : script});
        } else if (!shared && !script_known) {
            runs.back().script = script; // Digits and quotes at the start belong to what follows.
        } else if (!shared && script != runs.back().script) {
            runs.push_back({{c.offset, c.offset}, script});
        }
        script_known = script_known || !shared;
        runs.back().bytes.end = c.offset + c.size;
    }
    return runs;
}

std::vector<hb_feature_t> features_of(const TextStyle& style) {
    std::vector<hb_feature_t> features;
    const auto set = [&](const char(&tag)[5], std::uint32_t value) {
        features.push_back(
            {HB_TAG(tag[0], tag[1], tag[2], tag[3]), value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
    };
    set("kern", 1);
    if (style.letter_spacing_em != 0) {
        set("liga", 0);
        set("clig", 0);
    }
    if (style.figures != Figures::as_designed) set("lnum", 1);
    if (style.figures == Figures::tabular) set("tnum", 1);
    if (style.small_capitals) set("smcp", 1);
    return features;
}

/// Shapes ranges of one line into a ShapedText, going down the font chain where a font lacks a letter.
class Shaper {
  public:
    Shaper(const FontSet& fonts, const TextStyle& style, std::string_view text)
        : fonts_(fonts), style_(style), text_(text), chain_(fonts.chain(style.role)),
          features_(features_of(style)) {}

    ShapedText run() {
        for (const ScriptRun& script_run : script_runs(text_))
            shape_range(script_run.bytes, script_run.script, 0);
        result_.width_em = pen_;
        return std::move(result_);
    }

  private:
    void shape_range(ByteRange range, hb_script_t script, std::size_t chain_place) {
        const FontIndex font = chain_[chain_place];
        const Buffer buffer(hb_buffer_create());
        hb_buffer_add_utf8(buffer.get(), text_.data(), static_cast<int>(text_.size()),
                           static_cast<unsigned>(range.begin), static_cast<int>(range.end - range.begin));
        hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
        hb_buffer_set_script(buffer.get(), script);
        // An explicit language, else HarfBuzz would ask the process's locale.
        hb_buffer_set_language(
            buffer.get(),
            hb_language_from_string(style_.language.empty() ? "und" : style_.language.c_str(), -1));
        hb_shape(fonts_.shaping_font(font), buffer.get(), features_.data(),
                 static_cast<unsigned>(features_.size()));

        unsigned count = 0;
        const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
        const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
        const bool may_fall_back = chain_place + 1 < chain_.size();
        for (unsigned i = 0; i < count;) {
            const unsigned end = cluster_end(infos, count, i);
            if (!lacks_glyph(infos, i, end)) {
                for (; i < end; ++i)
                    add_glyph(font, infos[i], positions[i]);
                continue;
            }
            if (!may_fall_back) {
                result_.complete = false;
                for (; i < end; ++i)
                    add_glyph(font, infos[i], positions[i]);
                continue;
            }
            // Neighbouring clusters go to the next font together, so that they still kern and join.
            unsigned missing_end = end;
            while (missing_end < count) {
                const unsigned next = cluster_end(infos, count, missing_end);
                if (!lacks_glyph(infos, missing_end, next)) break;
                missing_end = next;
            }
            const ByteRange missing{infos[i].cluster,
                                    missing_end < count ? infos[missing_end].cluster : range.end};
            shape_range(missing, script, chain_place + 1);
            i = missing_end;
        }
    }

    static unsigned cluster_end(const hb_glyph_info_t* infos, unsigned count, unsigned begin) {
        unsigned end = begin + 1;
        while (end < count && infos[end].cluster == infos[begin].cluster)
            ++end;
        return end;
    }

    static bool lacks_glyph(const hb_glyph_info_t* infos, unsigned begin, unsigned end) {
        for (unsigned i = begin; i < end; ++i)
            if (infos[i].codepoint == 0) return true;
        return false;
    }

    void add_glyph(FontIndex font, const hb_glyph_info_t& info, const hb_glyph_position_t& position) {
        const float unit = 1.0f / static_cast<float>(fonts_.units_per_em(font));
        if (last_cluster_ && *last_cluster_ != info.cluster) pen_ += style_.letter_spacing_em;
        last_cluster_ = info.cluster;
        ShapedGlyph glyph;
        glyph.font = font;
        glyph.glyph = info.codepoint;
        glyph.x_em = pen_ + static_cast<float>(position.x_offset) * unit;
        glyph.y_em = -static_cast<float>(position.y_offset) * unit;
        glyph.advance_em = static_cast<float>(position.x_advance) * unit;
        glyph.cluster = info.cluster;
        pen_ += glyph.advance_em;
        result_.glyphs.push_back(glyph);
    }

    const FontSet& fonts_;
    const TextStyle& style_;
    std::string_view text_;
    std::vector<FontIndex> chain_;
    std::vector<hb_feature_t> features_;
    ShapedText result_;
    float pen_ = 0;
    std::optional<std::uint32_t> last_cluster_;
};

/// Tabs and line ends become blanks, one byte each, so that clusters still point into the caller's text.
std::string without_controls(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return result;
}

} // namespace

ShapedText shape(const FontSet& fonts, const TextStyle& style, std::string_view utf8) {
    const std::string key = ShapeMemo::key_of(style, utf8);
    if (auto known = fonts.memo().find(key)) return std::move(*known);
    const std::string text = without_controls(utf8);
    ShapedText shaped = Shaper(fonts, style, text).run();
    fonts.memo().keep(key, shaped);
    return shaped;
}

InkBox ink_box(const FontSet& fonts, const ShapedText& text) {
    InkBox box;
    bool first = true;
    for (const ShapedGlyph& glyph : text.glyphs) {
        hb_glyph_extents_t extents{};
        if (!hb_font_get_glyph_extents(fonts.shaping_font(glyph.font), glyph.glyph, &extents)) continue;
        if (extents.width == 0 || extents.height == 0) continue;
        const float unit = 1.0f / static_cast<float>(fonts.units_per_em(glyph.font));
        const float x0 = glyph.x_em + static_cast<float>(extents.x_bearing) * unit;
        const float y0 = glyph.y_em - static_cast<float>(extents.y_bearing) * unit;
        const float x1 = x0 + static_cast<float>(extents.width) * unit;
        const float y1 = y0 - static_cast<float>(extents.height) * unit;
        box.x0_em = first ? x0 : std::min(box.x0_em, x0);
        box.y0_em = first ? y0 : std::min(box.y0_em, y0);
        box.x1_em = first ? x1 : std::max(box.x1_em, x1);
        box.y1_em = first ? y1 : std::max(box.y1_em, y1);
        first = false;
    }
    return box;
}

} // namespace bagration
