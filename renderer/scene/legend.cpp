#include "renderer/scene/legend.hpp"

#include "terrain/geo/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace bagration {

namespace {

constexpr float line_mille = 1.75F * furniture_mille;
constexpr float legend_width_mille = 330, legend_pad_mille = 9;

enum class Term { front, pocket, advance, counterattack, withdrawal };
constexpr Term all_terms[] = {Term::front, Term::pocket, Term::advance, Term::counterattack,
                              Term::withdrawal};

/// The program's own words on the map; English for languages that it does not have.
std::string_view word(Term term, std::string_view language) {
    struct Entry {
        Term term;
        std::string_view de, en, pl;
    };
    constexpr Entry entries[] = {{Term::front, "Front; gestrichelt: ungefähr", "Front; broken: approximate",
                                  "Front; przerywany: przybliżony"},
                                 {Term::pocket, "Kessel", "Pocket", "Kocioł"},
                                 {Term::advance, "Vormarsch", "Advance", "Natarcie"},
                                 {Term::counterattack, "Gegenstoß", "Counter-thrust", "Kontruderzenie"},
                                 {Term::withdrawal, "Rückzug", "Withdrawal", "Odwrót"}};
    for (const Entry& entry : entries)
        if (entry.term == term) return language == "de" ? entry.de : language == "pl" ? entry.pl : entry.en;
    return {};
}

/// Does such an area hold at this time, with ground in the frame?
template <class Wanted>
bool area_in_view(const Campaign& campaign, const FrameScene& scene, const Wanted& wanted) {
    const FrameSize size = scene.camera.size();
    const auto in_frame = [&](PlanePoint p) {
        const auto pixel = scene.camera.project(p, 0);
        return pixel && pixel->x >= 0 && pixel->y >= 0 && pixel->x <= static_cast<float>(size.width_px) &&
               pixel->y <= static_cast<float>(size.height_px);
    };
    return std::any_of(campaign.areas.begin(), campaign.areas.end(), [&](const Area& area) {
        if (!wanted(area) || scene.campaign_time < area.from || scene.campaign_time >= area.to ||
            area.rings.empty())
            return false;
        const Ring& ring = area.rings.front().polygon.outer;
        return in_frame(centroid(ring)) || std::any_of(ring.begin(), ring.end(), in_frame);
    });
}

bool side_in_view(const Campaign& campaign, SideIndex side, const FrameScene& scene) {
    return area_in_view(campaign, scene, [&](const Area& area) { return area.side == side; });
}

/// Does it hold ground of its whole in the frame?
bool part_in_view(const Show& show, SideIndex part, const FrameScene& scene) {
    std::vector<const Territory*> held;
    for (const Territory& territory : show.campaign->territories)
        if (territory.holder == part && territory.valid.holds_at(scene.campaign_time) &&
            territory.held.holds_at(scene.campaign_time))
            held.push_back(&territory);
    if (held.empty()) return false;
    constexpr int columns = 16, rows = 12;
    const FrameSize size = scene.camera.size();
    const glm::vec2 step(static_cast<float>(size.width_px) / columns,
                         static_cast<float>(size.height_px) / rows);
    for (int k = 0; k < columns * rows; ++k) {
        const glm::vec2 place(k % columns, k / columns);
        const auto ground = scene.camera.ground_at((place + 0.5F) * step);
        if (!ground || show.field->phi_m(*ground, scene.campaign_minutes) <= 0) continue;
        for (const Territory* territory : held)
            for (const Polygon& polygon : territory->polygons)
                if (contains(polygon, *ground)) return true;
    }
    return false;
}

std::string side_name(const Campaign& campaign, const Side& side, const std::string& language) {
    const std::string key = "side." + side.id;
    return campaign.has_text(language, key) ? campaign.text(language, key) : side.id;
}

/// Where the legend stands under the date, panels leave it two lines.
std::size_t most_legend_lines(const OverlayLayout& l) {
    return l.narrow ? 2 : 7;
}

/// Of the first line, on the plate.
glm::vec2 legend_corner(const OverlayLayout& l, std::size_t lines) {
    const float left = l.safe_min.x + legend_pad_mille * l.unit;
    if (l.narrow) return {left, l.under_date() + legend_pad_mille * l.unit};
    const float height = legend_pad_mille + line_mille * static_cast<float>(lines);
    return {left, l.safe_max.y - height * l.unit};
}

/// The sample of a side: its colour over paper, and its pattern, so that it can be told without colour.
void draw_side_sample(FurniturePainter& p, const Campaign& campaign, SideIndex index, glm::vec2 centre,
                      glm::vec2 half) {
    const Side& side = campaign.sides[static_cast<std::size_t>(index)];
    const float unit = p.layout().unit;
    const glm::vec3 colour = side_colour(p.style_, campaign, index);
    p.box(centre - half, centre + half, Rgba(glm::mix(colour, glm::vec3(p.style_.halo), 0.45F), 1),
          Rgba(colour, 1), 1.6F * unit);
    const Rgba ink(colour, 0.9F);
    for (int k = -1; side.pattern == "hatch" && k <= 1; ++k) {
        const glm::vec2 at = centre + glm::vec2(0.62F * half.x * static_cast<float>(k), 0);
        p.line(at + glm::vec2(-0.35F, 0.9F) * half.y, at + glm::vec2(0.35F, -0.9F) * half.y, 1.8F * unit,
               ink);
    }
    for (int k = -1; side.pattern == "dots" && k <= 1; ++k)
        p.batch_.shapes.push_back({.centre_px = centre + glm::vec2(0.55F * half.x * static_cast<float>(k), 0),
                                   .half_px = glm::vec2(1.8F * unit),
                                   .radius_px = 1.8F * unit,
                                   .fill = ink});
    for (int k = -1; side.pattern == "crosses" && k <= 1; k += 2) {
        const glm::vec2 at = centre + glm::vec2(0.42F * half.x * static_cast<float>(k), 0);
        for (const glm::vec2 arm : {glm::vec2(0.5F * half.y, 0), glm::vec2(0, 0.5F * half.y)})
            p.line(at - arm, at + arm, 1.6F * unit, ink);
    }
    for (int k = -1; side.pattern == "dashes" && k <= 1; k += 2) {
        const glm::vec2 at = centre + glm::vec2(0, 0.35F * half.y * static_cast<float>(k));
        p.line(at - glm::vec2(0.6F * half.x, 0), at + glm::vec2(0.6F * half.x, 0), 1.6F * unit, ink);
    }
}

/// A small arrow: a full body for advances, a striped one for withdrawals; on paper, so that the stripes show
/// on ground of the same side.
void draw_arrow_sample(FurniturePainter& p, Rgba colour, bool striped, glm::vec2 centre, glm::vec2 half) {
    constexpr int rows = 8, stripes = 4;
    const float body = 0.42F * half.y;
    const glm::vec2 tip = centre + glm::vec2(half.x, 0);
    const float neck = tip.x - 1.1F * half.y, tail = centre.x - half.x;
    const float rim = 1.6F * p.layout().unit;
    const Rgba paper(glm::vec3(p.style_.halo), 0.95F);
    const auto head = [&](float grown, Rgba fill) {
        // Row by row: a triangle.
        for (int row = 0; row < rows; ++row) {
            const float from = -1.0F + 2.0F * static_cast<float>(row) / rows, to = from + 2.0F / rows;
            const float reach = 1.0F - std::abs(0.5F * (from + to));
            const float high = half.y + grown;
            p.box({neck - grown, centre.y + from * high},
                  {neck + reach * (tip.x - neck + grown), centre.y + to * high}, fill);
        }
    };
    p.box({tail - rim, centre.y - body - rim}, {neck, centre.y + body + rim}, paper);
    head(rim, paper);
    const float step = (neck - tail) / stripes;
    for (int k = 0; k < stripes; ++k) {
        const float x = tail + step * static_cast<float>(k);
        p.box({x, centre.y - body}, {x + (striped ? 0.55F : 1.0F) * step, centre.y + body}, colour);
    }
    head(0, colour);
}

/// The front: a full line, and a broken one where evidence is far.
void draw_front_sample(FurniturePainter& p, glm::vec2 centre, glm::vec2 half) {
    const float width = p.style_.front_px * p.layout().unit;
    const Rgba ink(p.style_.front, 1), paper(glm::vec3(p.style_.halo), 0.95F);
    const auto piece = [&](float from, float to, float strength) {
        p.line(centre + glm::vec2(from * half.x, 0), centre + glm::vec2(to * half.x, 0), width,
               Rgba(glm::vec3(ink), strength));
    };
    p.line(centre - glm::vec2(1.06F * half.x, 0), centre + glm::vec2(1.06F * half.x, 0), 2.6F * width, paper);
    piece(-1.0F, -0.1F, 1.0F);
    piece(0.15F, 0.45F, 0.75F);
    piece(0.7F, 1.0F, 0.75F);
}

/// A closed ring of the front around ground of the enclosed side.
void draw_pocket_sample(FurniturePainter& p, const Campaign& campaign, glm::vec2 centre, glm::vec2 half) {
    const float width = 1.5F * p.style_.front_px * p.layout().unit;
    const glm::vec3 colour = side_colour(p.style_, campaign, campaign.negative_side);
    p.batch_.shapes.push_back({.centre_px = centre,
                               .half_px = {1.25F * half.y, half.y},
                               .radius_px = half.y,
                               .stroke_px = width,
                               .fill = Rgba(glm::mix(colour, glm::vec3(p.style_.halo), 0.45F), 1),
                               .stroke = Rgba(p.style_.front, 1)});
}

struct LegendEntry {
    std::string name;
    SideIndex side = no_side; ///< None: the front, or a pocket.
    std::optional<ArrowKind> arrow = {};
    bool pocket = false;
};

/// Only what is to be seen, and what is asked first comes first.
std::vector<LegendEntry> legend_entries(const FurniturePainter& p, const Show& show, bool front) {
    const Campaign& campaign = *show.campaign;
    std::vector<LegendEntry> entries;
    for (SideIndex side = 0; side < static_cast<SideIndex>(campaign.sides.size()); ++side) {
        const Side& about = campaign.sides[static_cast<std::size_t>(side)];
        const bool always = about.bloc != Bloc::other && about.part_of == no_side;
        if (always || side_in_view(campaign, side, p.scene_) || part_in_view(show, side, p.scene_))
            entries.push_back({side_name(campaign, about, p.language_), side, {}});
    }
    if (front) entries.push_back({std::string(word(Term::front, p.language_))});
    for (const auto& [kind, term] :
         {std::pair{ArrowKind::advance, Term::advance}, std::pair{ArrowKind::withdrawal, Term::withdrawal},
          std::pair{ArrowKind::counterattack, Term::counterattack}}) {
        const auto drawn =
            std::find_if(p.scene_.arrows.begin(), p.scene_.arrows.end(), [&](const ArrowDraw& arrow) {
                return campaign.arrows[static_cast<std::size_t>(arrow.arrow)].kind == kind;
            });
        if (drawn != p.scene_.arrows.end())
            entries.push_back({std::string(word(term, p.language_)),
                               campaign.arrows[static_cast<std::size_t>(drawn->arrow)].side, kind});
    }
    const auto is_pocket = [](const Area& area) { return area.kind == AreaKind::pocket; };
    if (front && area_in_view(campaign, p.scene_, is_pocket))
        entries.push_back({std::string(word(Term::pocket, p.language_)), no_side, {}, true});
    if (entries.size() > most_legend_lines(p.layout())) entries.resize(most_legend_lines(p.layout()));
    return entries;
}

} // namespace

void add_legend(FurniturePainter& p, const Show& show, bool front) {
    const Campaign& campaign = *show.campaign;
    const std::vector<LegendEntry> entries = legend_entries(p, show, front);
    const OverlayLayout& l = p.layout();
    const glm::vec2 corner = legend_corner(l, entries.size());
    const float px = furniture_mille * l.unit, pad = legend_pad_mille * l.unit;
    const glm::vec2 half(0.78F * px, 0.46F * px);
    const float text_left = 2 * half.x + 0.55F * px;
    float width = 0;
    for (const LegendEntry& entry : entries)
        width = std::max(width, p.width(entry.name));
    const glm::vec2 size(text_left + width, line_mille * l.unit * static_cast<float>(entries.size()));
    // Paper under it: its text can be read over the deep sea as well.
    p.batch_.shapes.push_back({.centre_px = corner + 0.5F * size,
                               .half_px = 0.5F * size + glm::vec2(pad, 0.55F * pad),
                               .radius_px = 4 * l.unit,
                               .stroke_px = std::max(0.8F * l.unit, 0.6F),
                               .fill = Rgba(glm::vec3(p.style_.date_halo), 0.80F),
                               .stroke = Rgba(glm::vec3(p.style_.date_ink), 0.22F)});
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const float y = corner.y + (static_cast<float>(i) + 0.5F) * line_mille * l.unit;
        const glm::vec2 centre(corner.x + half.x, y);
        if (entries[i].arrow)
            draw_arrow_sample(p, Rgba(side_colour(p.style_, campaign, entries[i].side), 1),
                              entries[i].arrow == ArrowKind::withdrawal, centre, half);
        else if (entries[i].pocket)
            draw_pocket_sample(p, campaign, centre, half);
        else if (entries[i].side == no_side)
            draw_front_sample(p, centre, half);
        else
            draw_side_sample(p, campaign, entries[i].side, centre, half);
        p.text(entries[i].name, {corner.x + text_left, y + 0.36F * px}, Align::left);
    }
}

glm::vec4 legend_box(const OverlayLayout& l) {
    const std::size_t lines = most_legend_lines(l);
    const glm::vec2 corner = legend_corner(l, lines) - 0.55F * legend_pad_mille * l.unit;
    const glm::vec2 size(legend_width_mille, line_mille * static_cast<float>(lines) + legend_pad_mille);
    return {corner, corner + size * l.unit};
}

std::vector<std::string> legend_words(const Campaign& campaign, const std::string& language) {
    std::vector<std::string> words;
    for (const Side& side : campaign.sides)
        words.push_back(side_name(campaign, side, language));
    for (const Term term : all_terms)
        words.emplace_back(word(term, language));
    return words;
}

} // namespace bagration
