#include "renderer/scene/credits.hpp"

#include "campaign/citation.hpp"
#include "renderer/scene/data_credits.hpp"
#include "renderer/scene/smooth_step.hpp"
#include "renderer/text/line_breaking.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string_view>

namespace bagration {
namespace {

struct Headings {
    std::string_view tag, narration, map, data;
};
constexpr std::array<Headings, 5> headings{{
    {"de", "Quellen der Erzählung", "Weitere Quellen der Karte", "Kartendaten und Schrift"},
    {"en", "Sources of the narration", "Further sources of the map", "Map data and type"},
    {"fr", "Sources du récit", "Autres sources de la carte", "Données cartographiques et polices"},
    {"pl", "Źródła narracji", "Pozostałe źródła mapy", "Dane mapy i pismo"},
    {"ru", "Источники рассказа", "Другие источники карты", "Данные карты и шрифты"},
}};

const Headings& headings_in(const std::string& language) {
    for (const Headings& h : headings)
        if (h.tag == std::string_view(language).substr(0, 2)) return h;
    return headings[1];
}

constexpr float safe_share = 0.05F, heading_mille = 27, entry_mille = 18.5F;
constexpr float line_height = 1.32F, entry_gap = 0.42F, heading_space = 1.15F;

struct CreditLine {
    std::string text;
    bool heading = false;
    float above = 0;   ///< Space before it when it is not the first of its column, entry sizes.
    float height = 0;  ///< Entry sizes.
    bool keep = false; ///< Stays with the next line: headings and the inside of an entry.
};

struct CreditLayout {
    float unit, entry_px;
    glm::vec2 min, max;
    int columns;
    float gutter, column_width;

    CreditLayout(FrameSize size, double scale)
        : unit(static_cast<float>(size.shorter_px() * scale / 1000.0)), entry_px(entry_mille * unit),
          min(safe_share * static_cast<float>(size.width_px),
              safe_share * static_cast<float>(size.height_px)),
          max((1 - safe_share) * static_cast<float>(size.width_px),
              (1 - safe_share) * static_cast<float>(size.height_px)),
          columns(std::clamp(static_cast<int>(size.aspect() * 1.2), 1, 3)), gutter(44 * unit) {
        const glm::vec2 pad(34 * unit, 34 * unit);
        min += pad;
        max -= pad;
        column_width =
            (max.x - min.x - gutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    }
};

std::vector<CreditLine> broken(const std::vector<CreditSection>& sections, const std::string& language,
                               const CreditLayout& l, const TypeSetter& type) {
    std::vector<CreditLine> lines;
    for (const CreditSection& section : sections) {
        lines.push_back(
            {section.heading, true, heading_space, heading_mille / entry_mille * line_height, true});
        for (const std::string& entry : section.entries) {
            const BrokenText text =
                break_lines(type.fonts(), credit_entry_style(language), entry, l.entry_px, l.column_width, 0);
            for (std::size_t i = 0; i < text.lines.size(); ++i)
                lines.push_back(
                    {text.lines[i], false, i == 0 ? entry_gap : 0, line_height, i + 1 < text.lines.size()});
        }
    }
    return lines;
}

struct PlacedLine {
    const CreditLine* line;
    int column; ///< Counted through all pages.
    float y;    ///< Top, entry sizes.
};

/// Fills columns from the top; what belongs together goes to the next column together. Column and y of each
/// line.
std::vector<PlacedLine> in_columns(const std::vector<CreditLine>& lines, float column_height) {
    std::vector<PlacedLine> placed;
    int column = 0;
    float y = 0;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i;
        float height = 0;
        do
            height += lines[end].height + (end > i ? lines[end].above : 0);
        while (lines[end++].keep && end < lines.size());
        if (y > 0 && y + lines[i].above + height > column_height) {
            ++column;
            y = 0;
        }
        for (; i < end; ++i) {
            if (y > 0) y += lines[i].above;
            placed.push_back({&lines[i], column, y});
            y += lines[i].height;
        }
    }
    return placed;
}

struct CreditPages {
    CreditLayout layout;
    std::vector<CreditLine> lines;
    std::vector<PlacedLine> placed; ///< Points into `lines`.
    int count = 0;

    CreditPages(const std::vector<CreditSection>& sections, const std::string& language, FrameSize size,
                double scale, const TypeSetter& type)
        : layout(size, scale), lines(broken(sections, language, layout, type)) {
        const float full = (layout.max.y - layout.min.y) / layout.entry_px;
        placed = in_columns(lines, full);
        if (placed.empty()) return;
        count = placed.back().column / layout.columns + 1;
        // All columns of all pages equally long, rather than a last page with a few lines.
        float low = 0, high = full;
        for (int step = 0; step < 8; ++step) {
            const float middle = 0.5F * (low + high);
            const std::vector<PlacedLine> tried = in_columns(lines, middle);
            const bool fits = tried.back().column < count * layout.columns;
            (fits ? high : low) = middle;
            if (fits) placed = tried;
        }
    }
    CreditPages(const CreditPages&) = delete;
    CreditPages& operator=(const CreditPages&) = delete;
    float longest() const {
        float longest = 0;
        for (const PlacedLine& line : placed)
            longest = std::max(longest, line.y);
        return longest * layout.entry_px / (layout.max.y - layout.min.y);
    }
};

/// The usual size, or a slightly smaller one when that saves a page.
std::unique_ptr<CreditPages> paged(const std::vector<CreditSection>& sections, const std::string& language,
                                   FrameSize size, double text_scale, const TypeSetter& type) {
    constexpr double smallest = 0.87;
    auto usual = std::make_unique<CreditPages>(sections, language, size, text_scale, type);
    const float needed = static_cast<float>(usual->count) * usual->longest();
    if (usual->count < 2 || needed * smallest * smallest > static_cast<float>(usual->count - 1)) return usual;
    auto smaller = std::make_unique<CreditPages>(sections, language, size, smallest * text_scale, type);
    return smaller->count < usual->count ? std::move(smaller) : std::move(usual);
}

} // namespace

std::vector<CreditSection> credit_sections(const Show& show, const std::string& language) {
    const Headings& words = headings_in(language);
    const CitedWorks works = cited_works(*show.campaign);
    const auto citations = [](const std::vector<const Source*>& sources) {
        std::vector<std::string> texts;
        for (const Source* source : sources)
            texts.push_back(citation(*source));
        return texts;
    };
    std::vector<std::string> data;
    for (const std::string& line : show.terrain->credits())
        data.push_back(data_credit(line, language));
    std::vector<CreditSection> sections{{std::string(words.narration), citations(works.narration)},
                                        {std::string(words.map), citations(works.map)},
                                        {std::string(words.data), data}};
    std::erase_if(sections, [](const CreditSection& section) { return section.entries.empty(); });
    return sections;
}

TextStyle credit_heading_style(const std::string& language) {
    return {.role = "serif",
            .letter_spacing_em = 0,
            .figures = Figures::lining,
            .small_capitals = false,
            .language = language};
}

TextStyle credit_entry_style(const std::string& language) {
    return {.role = "sans",
            .letter_spacing_em = 0,
            .figures = Figures::lining,
            .small_capitals = false,
            .language = language};
}

void add_credits(FlatBatch& batch, const std::vector<CreditSection>& sections, const std::string& language,
                 FrameSize size, double text_scale, double share, double fade_share, const TypeSetter& type) {
    const std::unique_ptr<CreditPages> credits = paged(sections, language, size, text_scale, type);
    if (credits->placed.empty()) return;
    const CreditLayout& l = credits->layout;
    const int pages = credits->count;
    const double at = std::clamp(share, 0.0, 1.0) * pages;
    const int page = std::min(static_cast<int>(at), pages - 1);
    const double within = at - page, fade = std::max(fade_share * pages, 1e-6);
    const float ink =
        smoothed_step(within / fade) * (page + 1 < pages ? smoothed_step((1 - within) / fade) : 1.0F);
    const float plate = page > 0 ? 1.0F : smoothed_step(within / fade);

    const glm::vec2 frame(static_cast<float>(size.width_px), static_cast<float>(size.height_px));
    batch.shapes.push_back({.centre_px = 0.5F * frame,
                            .half_px = 0.5F * frame,
                            .fill = {0.075F, 0.078F, 0.085F, 0.86F * plate}});
    for (const PlacedLine& each : credits->placed) {
        if (each.column / l.columns != page) continue;
        const bool heading = each.line->heading;
        const float px = (heading ? heading_mille : entry_mille) * l.unit;
        const glm::vec2 baseline(l.min.x + static_cast<float>(each.column % l.columns) *
                                               (l.column_width + l.gutter),
                                 l.min.y + each.y * l.entry_px + px);
        const Rgba colour = heading ? Rgba(0.87F, 0.74F, 0.50F, ink) : Rgba(0.94F, 0.93F, 0.89F, ink);
        type.add(batch.glyphs, heading ? credit_heading_style(language) : credit_entry_style(language),
                 each.line->text, px, baseline, Align::left, {colour, {0, 0, 0, 0}, 0});
    }
}

} // namespace bagration
