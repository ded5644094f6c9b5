#include "renderer/scene/furniture.hpp"

#include "campaign/state.hpp"
#include "renderer/scene/overlay_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace bagration {

namespace {

constexpr float line_mille = 1.75F * furniture_mille;
constexpr float scale_width_mille = 230, scale_height_mille = 52, inset_width_mille = 210;
constexpr float imprint_mille = 0.72F * furniture_mille, imprint_line_mille = 2.0F * imprint_mille;
constexpr float legend_width_mille = 330;

TextStyle furniture_style(const std::string& language) {
    return {.role = "sans",
            .letter_spacing_em = 0,
            .figures = Figures::lining,
            .small_capitals = false,
            .language = language};
}

enum class Term { front, advance, withdrawal, projection };

/// The program's own words on the map; English for languages that it does not have.
std::string_view word(Term term, std::string_view language) {
    struct Entry {
        Term term;
        std::string_view de, en, pl;
    };
    constexpr Entry entries[] = {{Term::front, "Front; gestrichelt: ungefähr", "Front; broken: approximate",
                                  "Front; przerywany: przybliżony"},
                                 {Term::advance, "Vormarsch", "Advance", "Natarcie"},
                                 {Term::withdrawal, "Rückzug", "Withdrawal", "Odwrót"},
                                 {Term::projection,
                                  "Winkeltreue Kegelprojektion (Lambert) · Quellen im Abspann",
                                  "Lambert conformal conic projection · sources in the credits",
                                  "Odwzorowanie stożkowe równokątne (Lambert) · źródła w napisach"}};
    for (const Entry& entry : entries)
        if (entry.term == term) return language == "de" ? entry.de : language == "pl" ? entry.pl : entry.en;
    return {};
}

class Painter {
  public:
    Painter(FrameScene& scene, const std::string& language, const FrameOptions& options,
            const TypeSetter& type)
        : scene_(scene), style_(*scene.style), batch_(scene.overlay_flat), language_(language), type_(type),
          l_(scene.camera.size(), options.text_scale) {}

    const OverlayLayout& layout() const { return l_; }

    float text(std::string_view words, glm::vec2 at, Align align, float mille = furniture_mille) {
        return type_.add(batch_.glyphs, furniture_style(language_), words, mille * l_.unit, at, align,
                         {style_.date_ink, style_.date_halo, 4.0F * l_.unit});
    }

    void box(glm::vec2 from, glm::vec2 to, Rgba fill, Rgba stroke = {}, float stroke_px = 0) {
        batch_.shapes.push_back({.centre_px = 0.5F * (from + to),
                                 .half_px = 0.5F * (to - from),
                                 .stroke_px = stroke_px,
                                 .fill = fill,
                                 .stroke = stroke});
    }

    void line(glm::vec2 a, glm::vec2 b, float width_px, Rgba colour) {
        const glm::vec2 d = b - a;
        batch_.shapes.push_back({.centre_px = 0.5F * (a + b),
                                 .half_px = {0.5F * glm::length(d), 0.5F * width_px},
                                 .angle = std::atan2(d.y, d.x),
                                 .fill = colour});
    }

    FrameScene& scene_;
    const Style& style_;
    FlatBatch& batch_;
    const std::string& language_;
    const TypeSetter& type_;
    OverlayLayout l_;
};

/// Does an area of the side hold at this time, with ground in the frame?
bool side_in_view(const Campaign& campaign, SideIndex side, const FrameScene& scene) {
    const FrameSize size = scene.camera.size();
    const auto in_frame = [&](PlanePoint p) {
        const auto pixel = scene.camera.project(p, 0);
        return pixel && pixel->x >= 0 && pixel->y >= 0 && pixel->x <= static_cast<float>(size.width_px) &&
               pixel->y <= static_cast<float>(size.height_px);
    };
    return std::any_of(campaign.areas.begin(), campaign.areas.end(), [&](const Area& area) {
        if (area.side != side || scene.campaign_time < area.from || scene.campaign_time >= area.to)
            return false;
        const Ring& ring = area.rings.front().polygon.outer;
        return in_frame(centroid(ring)) || std::any_of(ring.begin(), ring.end(), in_frame);
    });
}

std::string side_name(const Campaign& campaign, const Side& side, const std::string& language) {
    const std::string key = "side." + side.id;
    return campaign.has_text(language, key) ? campaign.text(language, key) : side.id;
}

/// Where the legend stands under the date, panels leave it two lines.
std::size_t most_legend_lines(const OverlayLayout& l) {
    return l.narrow ? 2 : 6;
}

glm::vec2 legend_corner(const OverlayLayout& l, std::size_t lines) {
    if (l.narrow) return {l.safe_min.x, l.under_date()};
    return {l.safe_min.x, l.safe_max.y - line_mille * l.unit * static_cast<float>(lines)};
}

/// The sample of a side: its colour over paper, and its pattern, so that it can be told without colour.
void draw_side_sample(Painter& p, const Campaign& campaign, SideIndex index, glm::vec2 centre,
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
    for (int k = -1; side.pattern == "dashes" && k <= 1; k += 2) {
        const glm::vec2 at = centre + glm::vec2(0, 0.35F * half.y * static_cast<float>(k));
        p.line(at - glm::vec2(0.6F * half.x, 0), at + glm::vec2(0.6F * half.x, 0), 1.6F * unit, ink);
    }
}

/// A small arrow: a full body for advances, a striped one for withdrawals; on paper, so that the stripes show
/// on ground of the same side.
void draw_arrow_sample(Painter& p, Rgba colour, bool striped, glm::vec2 centre, glm::vec2 half) {
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
void draw_front_sample(Painter& p, glm::vec2 centre, glm::vec2 half) {
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

void add_legend(Painter& p, const Campaign& campaign, bool front) {
    struct Entry {
        std::string name;
        SideIndex side = no_side;
        std::optional<ArrowKind> arrow;
    };
    std::vector<Entry> entries;
    for (SideIndex side = 0; side < static_cast<SideIndex>(campaign.sides.size()); ++side) {
        const Side& about = campaign.sides[static_cast<std::size_t>(side)];
        if (about.bloc != Bloc::other || side_in_view(campaign, side, p.scene_))
            entries.push_back({side_name(campaign, about, p.language_), side, {}});
    }
    if (front) entries.push_back({std::string(word(Term::front, p.language_)), no_side, {}});
    for (const auto& [kind, term] :
         {std::pair{ArrowKind::advance, Term::advance}, std::pair{ArrowKind::withdrawal, Term::withdrawal}}) {
        const auto drawn =
            std::find_if(p.scene_.arrows.begin(), p.scene_.arrows.end(), [&](const ArrowDraw& arrow) {
                return campaign.arrows[static_cast<std::size_t>(arrow.arrow)].kind == kind;
            });
        if (drawn != p.scene_.arrows.end())
            entries.push_back({std::string(word(term, p.language_)),
                               campaign.arrows[static_cast<std::size_t>(drawn->arrow)].side, kind});
    }
    const OverlayLayout& l = p.layout();
    if (entries.size() > most_legend_lines(l)) entries.resize(most_legend_lines(l));
    const glm::vec2 corner = legend_corner(l, entries.size());
    const float px = furniture_mille * l.unit;
    const glm::vec2 half(0.78F * px, 0.46F * px);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const float y = corner.y + (static_cast<float>(i) + 0.5F) * line_mille * l.unit;
        const glm::vec2 centre(corner.x + half.x, y);
        if (entries[i].arrow)
            draw_arrow_sample(p, Rgba(side_colour(p.style_, campaign, entries[i].side), 1),
                              entries[i].arrow == ArrowKind::withdrawal, centre, half);
        else if (entries[i].side == no_side)
            draw_front_sample(p, centre, half);
        else
            draw_side_sample(p, campaign, entries[i].side, centre, half);
        p.text(entries[i].name, {corner.x + 2 * half.x + 0.55F * px, y + 0.36F * px}, Align::left);
    }
}

/// Right end of the scale bar's line.
glm::vec2 scale_corner(const OverlayLayout& l, const Layers& layers) {
    if (l.narrow) return {l.safe_max.x, l.under_date() + 0.4F * scale_height_mille * l.unit};
    return {l.safe_max.x, l.safe_max.y - (layers.imprint ? imprint_line_mille * l.unit : 0.0F)};
}

void add_scale(Painter& p, const Layers& layers) {
    const Camera& camera = p.scene_.camera;
    const OverlayLayout& l = p.layout();
    const CameraPose& pose = camera.pose();
    const double bearing = glm::radians(pose.bearing_deg);
    const PlaneVector right{std::cos(bearing), -std::sin(bearing)};
    // Along the middle of the frame and across the view: true there, whatever the pitch.
    const auto length_px = [&](double km) -> float {
        const auto a = camera.project(pose.target - right * (500.0 * km), 0),
                   b = camera.project(pose.target + right * (500.0 * km), 0);
        return a && b ? glm::distance(*a, *b) : 0.0F;
    };
    const double probe_km = 0.05 * pose.height_km;
    const float probe_px = length_px(probe_km);
    if (probe_px <= 0) return;
    const double km =
        round_scale_km(probe_km * static_cast<double>(0.8F * scale_width_mille * l.unit / probe_px));
    const float width = length_px(km), height = 5.0F * l.unit;
    const glm::vec2 end = scale_corner(l, layers);
    const glm::vec2 begin(end.x - width - 1.1F * furniture_mille * l.unit,
                          end.y - 0.35F * furniture_mille * l.unit);
    const Rgba ink(glm::vec3(p.style_.date_ink), 1), paper(glm::vec3(p.style_.date_halo), 1);
    p.box(begin - glm::vec2(1.5F * l.unit), begin + glm::vec2(width, height) + 1.5F * l.unit, paper);
    for (int quarter = 0; quarter < 4; ++quarter)
        p.box(begin + glm::vec2(0.25F * width * static_cast<float>(quarter), 0),
              begin + glm::vec2(0.25F * width * static_cast<float>(quarter + 1), height),
              quarter % 2 == 0 ? ink : paper);
    p.box(begin, begin + glm::vec2(width, height), Rgba(glm::vec3(ink), 0), ink, 1.2F * l.unit);
    const auto figure = [](double value) {
        std::string text = std::to_string(std::lround(10 * value));
        if (text.back() == '0') return text.substr(0, text.size() - 1);
        text.insert(text.size() - 1, text.size() == 1 ? "0." : ".");
        return text;
    };
    const float over = begin.y - 0.45F * furniture_mille * l.unit, mille = 0.86F * furniture_mille;
    p.text("0", {begin.x, over}, Align::centre, mille);
    p.text(figure(0.5 * km), {begin.x + 0.5F * width, over}, Align::centre, mille);
    p.text(figure(km) + " km", {begin.x + width, over}, Align::centre, mille);
}

void add_north(Painter& p, const MapProjection& projection, const Layers& layers) {
    const Camera& camera = p.scene_.camera;
    const OverlayLayout& l = p.layout();
    const PlanePoint here = camera.pose().target;
    LonLat north = projection.to_lonlat(here);
    north.lat_deg += 0.1;
    const auto a = camera.project(here, 0), b = camera.project(projection.to_plane(north), 0);
    if (!a || !b || *a == *b) return;
    const glm::vec2 up = glm::normalize(*b - *a), across(-up.y, up.x);
    const float reach = 17.0F * l.unit;
    const float drop = l.narrow ? 1.35F * scale_height_mille : -1.75F * scale_height_mille;
    const glm::vec2 centre = scale_corner(l, layers) + glm::vec2(-reach, drop * l.unit);
    const Rgba ink(glm::vec3(p.style_.date_ink), 1), paper(glm::vec3(p.style_.date_halo), 0.95F);
    const glm::vec2 tip = centre + up * reach;
    for (const auto& [width, colour] : {std::pair{5.0F, paper}, std::pair{2.0F, ink}}) {
        p.line(centre - up * reach, tip, width * l.unit, colour);
        for (const float side : {-1.0F, 1.0F})
            p.line(tip, tip - up * (0.62F * reach) + across * (side * 0.26F * reach), width * l.unit, colour);
    }
    p.text("N", tip + up * (11.0F * l.unit) + glm::vec2(0, 0.36F * furniture_mille * l.unit), Align::centre);
}

glm::vec2 inset_corner(const OverlayLayout& l) {
    const float width = inset_width_mille * l.unit;
    return {l.safe_max.x - width,
            l.narrow ? l.under_date() + 3.0F * scale_height_mille * l.unit : l.safe_min.y};
}

/// Degrees where the lines of the graticule leave the safe area at its lower and left edge.
void add_degrees(Painter& p, const MapProjection& projection) {
    const OverlayLayout& l = p.layout();
    const Camera& camera = p.scene_.camera;
    constexpr int samples = 240, step_deg = 2;
    const auto walk = [&](glm::vec2 from, glm::vec2 to, bool meridians) {
        std::optional<double> last;
        for (int i = 0; i <= samples; ++i) {
            const glm::vec2 at = glm::mix(from, to, static_cast<float>(i) / samples);
            const auto ground = camera.ground_at(at);
            const LonLat place = ground ? projection.to_lonlat(*ground) : LonLat{};
            const double degrees = meridians ? place.lon_deg : place.lat_deg;
            if (ground && last && std::floor(degrees / step_deg) != std::floor(*last / step_deg)) {
                const long crossed = std::lround(std::floor(std::max(degrees, *last) / step_deg)) * step_deg;
                const std::string_view letter =
                    meridians ? (crossed < 0 ? "W" : "E") : (crossed < 0 ? "S" : "N");
                p.text(std::to_string(std::abs(crossed)) + "° " + std::string(letter), at,
                       meridians ? Align::centre : Align::left, 0.8F * furniture_mille);
            }
            last = ground ? std::optional(degrees) : std::nullopt;
        }
    };
    const float top = l.safe_min.y + 0.8F * furniture_mille * l.unit;
    walk({l.safe_min.x, top}, {l.safe_max.x, top}, true);
    walk({l.safe_min.x, l.safe_max.y}, {l.safe_min.x, l.safe_min.y}, false);
}

} // namespace

double round_scale_km(double wished_km) {
    const double power = std::pow(10.0, std::floor(std::log10(std::max(wished_km, 1e-3))));
    for (const double digit : {5.0, 2.0})
        if (digit * power <= wished_km) return digit * power;
    return power;
}

std::vector<AtlasText> furniture_texts(const Campaign& campaign, const std::string& language) {
    std::vector<AtlasText> texts;
    const auto add = [&](std::string words) {
        texts.push_back({furniture_style(language), std::move(words)});
    };
    for (const Side& side : campaign.sides)
        add(side_name(campaign, side, language));
    for (const Term term : {Term::front, Term::advance, Term::withdrawal, Term::projection})
        add(std::string(word(term, language)));
    add("0123456789 km . ° N S E W");
    return texts;
}

std::vector<glm::vec4> furniture_keep_out(FrameSize size, const Layers& layers, double text_scale) {
    std::vector<glm::vec4> boxes;
    if (!layers.furniture) return boxes;
    const OverlayLayout l(size, text_scale);
    const float gap = 10 * l.unit;
    const auto add = [&](glm::vec2 from, glm::vec2 to) {
        boxes.emplace_back(from.x - gap, from.y - gap, to.x + gap, to.y + gap);
    };
    if (layers.legend) {
        const glm::vec2 corner = legend_corner(l, most_legend_lines(l));
        const float lines = static_cast<float>(most_legend_lines(l));
        add(corner, corner + glm::vec2(legend_width_mille, line_mille * lines) * l.unit);
    }
    if (layers.scale) {
        const glm::vec2 end = scale_corner(l, layers);
        add(end - glm::vec2(scale_width_mille, scale_height_mille) * l.unit, end);
    }
    if (layers.inset) {
        // No theatre is higher than one and a half times its width.
        const glm::vec2 corner = inset_corner(l);
        add(corner, corner + glm::vec2(inset_width_mille, 1.5F * inset_width_mille) * l.unit);
    }
    return boxes;
}

void add_furniture(FrameScene& scene, const Show& show, const InsetMap& inset, const std::string& language,
                   const FrameOptions& options, const TypeSetter& type) {
    const Layers& layers = options.layers;
    Painter painter(scene, language, options, type);
    const OverlayLayout& l = painter.layout();
    if (layers.graticule) add_degrees(painter, *show.campaign->projection);
    if (!layers.furniture) return;
    if (layers.legend) add_legend(painter, *show.campaign, layers.front);
    if (layers.scale) add_scale(painter, layers);
    if (layers.north) add_north(painter, *show.campaign->projection, layers);
    if (layers.inset) {
        const float width = inset_width_mille * l.unit;
        inset.draw(scene.overlay_flat, *scene.style, scene.camera, inset_corner(l),
                   {width, width * std::min(inset.aspect(), 1.5F)}, l.unit);
    }
    if (layers.imprint) {
        painter.text(word(Term::projection, language),
                     {l.safe_max.x, l.narrow ? l.safe_min.y + imprint_mille * l.unit : l.safe_max.y},
                     Align::right, imprint_mille);
    }
}

} // namespace bagration
