#pragma once
// The fonts of the film by role, ready for shaping, and what to fall back on where a font lacks a letter.
// Immutable after creation: const functions may be called from several threads at once.
#include "terrain/geo/result.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct hb_font_t;

namespace bagration {

class ShapeMemo;

/// Index of a font in its FontSet.
using FontIndex = int;

/// In em (multiply by the font size). Heights are positive, `descent` too.
struct FontMetrics {
    float ascent = 0;  ///< Baseline to the top of the line box.
    float descent = 0; ///< Baseline to the bottom of the line box.
    float line_gap = 0;
    float cap_height = 0; ///< Of "H".
    float x_height = 0;   ///< Of "x".
    float line_height() const { return ascent + descent + line_gap; }
};

class FontSet {
  public:
    /// `files`: font file bytes by role, as Terrain::fonts() gives them ("serif", "serif-italic",
    /// "serif-bold", "sans", "sans-bold", "water-italic", "fallback"). The bytes are copied. Error (usage):
    /// no fonts at all, or bytes that are no OpenType font (names the role).
    static Expected<FontSet> create(const std::map<std::string, std::vector<std::byte>>& files);

    FontSet(FontSet&&) noexcept;
    FontSet& operator=(FontSet&&) noexcept;
    ~FontSet();

    int font_count() const;
    const std::string& role(FontIndex font) const;
    /// The fonts to try for a role, best first: its own, its relatives ("serif" for "serif-italic"),
    /// "fallback", then all others. Never empty, also for roles that have no font of their own.
    std::vector<FontIndex> chain(std::string_view role) const;
    /// Of the first font of the role's chain.
    FontMetrics metrics(std::string_view role) const;

    /// How much the outlines of a font are grown on each side when drawn, in em. Not 0 only for stand-ins:
    /// where the bold of a family lacks a letter that its regular has, the regular's is used, grown.
    float embolden_em(FontIndex font) const;
    int units_per_em(FontIndex font) const;
    std::span<const std::byte> file(FontIndex font) const;
    /// For shaping; scaled to units_per_em. Owned by the set.
    hb_font_t* shaping_font(FontIndex font) const;
    /// What shape() has shaped with these fonts.
    ShapeMemo& memo() const { return *memo_; }

  private:
    struct Font;
    explicit FontSet(std::vector<std::unique_ptr<Font>> fonts);
    std::vector<std::unique_ptr<Font>> fonts_;
    std::unique_ptr<ShapeMemo> memo_;
};

} // namespace bagration
