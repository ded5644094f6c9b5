#include "renderer/scene/arrow_names.hpp"

#include "renderer/scene/panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace bagration {

namespace {

constexpr float name_u = 15.5F;
/// Of the arrow's width: the head, and a breath behind it.
constexpr double head_widths = 1.75;
constexpr float breath_u = 8;
constexpr float step_u = 6; ///< Between two points of a spine.
constexpr int box_count = 5;

/// Points on screen along an arrow, from behind the head backwards, about evenly spaced.
std::vector<glm::vec2> screen_spine(const Camera& camera, const Terrain& terrain, const ArrowMesh& mesh,
                                    double from_m, double step_m, float length_u) {
    std::vector<glm::vec2> spine;
    const float unit = unit_per_px(camera.size());
    const std::vector<double> lengths = cumulative_lengths_m(mesh.path);
    float covered = 0;
    for (double along = std::min(from_m, lengths.back()); along >= 0 && covered < length_u; along -= step_m) {
        const auto next_vertex = std::upper_bound(lengths.begin() + 1, lengths.end() - 1, along);
        const auto i = static_cast<std::size_t>(next_vertex - lengths.begin());
        const PlanePoint point = lerp(mesh.path[i - 1], mesh.path[i],
                                      (along - lengths[i - 1]) / std::max(lengths[i] - lengths[i - 1], 1e-6));
        const auto at = camera.project(point, terrain.height_m(point));
        if (!at) break;
        const glm::vec2 next = *at * unit;
        if (!spine.empty()) covered += glm::length(next - spine.back());
        spine.push_back(next);
    }
    return spine;
}

/// Letters on a calm curve: every point becomes the mean of its neighbours.
void calm(std::vector<glm::vec2>& spine) {
    for (int pass = 0; pass < 4; ++pass) {
        const std::vector<glm::vec2> before = spine;
        for (std::size_t i = 1; i + 1 < spine.size(); ++i) {
            const std::size_t reach = std::min({std::size_t{3}, i, spine.size() - 1 - i});
            glm::vec2 sum(0);
            for (std::size_t j = i - reach; j <= i + reach; ++j)
                sum += before[j];
            spine[i] = sum / static_cast<float>(2 * reach + 1);
        }
    }
}

/// A line on screen with a measure along it.
class ScreenLine {
  public:
    explicit ScreenLine(const std::vector<glm::vec2>& points) : points_(&points) {
        along_.push_back(0);
        for (std::size_t i = 1; i < points.size(); ++i)
            along_.push_back(along_.back() + glm::length(points[i] - points[i - 1]));
    }
    float length() const { return along_.back(); }
    glm::vec2 at(float distance) const {
        const std::size_t i = segment(distance);
        const float t = (distance - along_[i]) / std::max(along_[i + 1] - along_[i], 1e-5F);
        return glm::mix((*points_)[i], (*points_)[i + 1], std::clamp(t, 0.0F, 1.0F));
    }
    glm::vec2 direction(float distance, float reach) const {
        const glm::vec2 d = at(distance + reach) - at(distance - reach);
        return d / std::max(glm::length(d), 1e-5F);
    }

  private:
    std::size_t segment(float distance) const {
        const auto after = std::upper_bound(along_.begin(), along_.end(), distance);
        const auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - along_.begin() - 1, 0));
        return std::min(i, along_.size() - 2);
    }
    const std::vector<glm::vec2>* points_;
    std::vector<float> along_;
};

/// How far the line turns in all, radians: letters on a tight bend cannot be read.
float bend(const ScreenLine& line) {
    float sum = 0;
    const float step = line.length() / 8;
    for (int i = 1; i < 8; ++i) {
        const glm::vec2 a = line.direction(step * (static_cast<float>(i) - 0.5F), step * 0.5F);
        const glm::vec2 b = line.direction(step * (static_cast<float>(i) + 0.5F), step * 0.5F);
        sum += std::abs(std::atan2(a.x * b.y - a.y * b.x, glm::dot(a, b)));
    }
    return sum;
}

std::vector<UnitBox> boxes_along(const ScreenLine& line, float half_u) {
    std::vector<UnitBox> boxes;
    for (int i = 0; i < box_count; ++i) {
        const glm::vec2 a = line.at(line.length() * static_cast<float>(i) / box_count);
        const glm::vec2 b = line.at(line.length() * static_cast<float>(i + 1) / box_count);
        boxes.push_back(
            UnitBox{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)}.grown(
                half_u));
    }
    return boxes;
}

float depth(const UnitBox& a, const UnitBox& b) {
    return std::max(0.0F, std::min(std::min(a.x1, b.x1) - std::max(a.x0, b.x0),
                                   std::min(a.y1, b.y1) - std::max(a.y0, b.y0)));
}

/// How much of a name is left where plates and wider arrows' names stand, 0...1.
float room(const ArrowName& name, const std::vector<ArrowName>& earlier, const std::vector<UnitBox>& plates,
           const std::vector<float>& plate_alphas) {
    constexpr float tolerated_u = 8;
    float left = 1;
    for (const UnitBox& box : name.boxes) {
        for (std::size_t i = 0; i < plates.size(); ++i)
            left = std::min(left, 1 - plate_alphas[i] * ease_between(0, tolerated_u, depth(box, plates[i])));
        for (const ArrowName& other : earlier)
            for (const UnitBox& taken : other.boxes)
                left = std::min(left, 1 - other.alpha * ease_between(0, tolerated_u, depth(box, taken)));
    }
    return left;
}

} // namespace

bool says_the_same(const Campaign& campaign, const FormationPlate& plate, const Arrow& arrow,
                   const std::string& language) {
    const Formation& formation = campaign.formations[static_cast<std::size_t>(plate.formation)];
    const std::string& words = campaign.text(language, arrow.label);
    return formation.side == arrow.side && (words == plate_name(campaign, formation, language) ||
                                            words == campaign.text(language, formation.name));
}

TextStyle arrow_name_style(const std::string& language) {
    TextStyle style = panel_bold_style(language);
    style.letter_spacing_em = 0.03F;
    return style;
}

std::vector<float> arrow_name_widths(const Campaign& campaign, const FontSet& fonts,
                                     const std::string& language) {
    std::vector<float> widths;
    for (const Arrow& arrow : campaign.arrows)
        widths.push_back(
            arrow.label.empty()
                ? 0
                : shape(fonts, arrow_name_style(language), campaign.text(language, arrow.label)).width_em);
    return widths;
}

std::vector<ArrowName> place_arrow_names(const Show& show, const std::vector<ArrowMesh>& meshes,
                                         const std::vector<ArrowDraw>& arrows, const Camera& camera,
                                         const std::vector<float>& widths_em, const std::string& language,
                                         double text_scale, const std::vector<FormationPlate>& plates,
                                         const std::vector<UnitBox>& towns) {
    const Campaign& campaign = *show.campaign;
    const UnitBox safe = frame_box(camera.size()).grown(-50);
    const double m_per_u = camera.metres_per_pixel() * camera.size().shorter_px() / 1000.0;
    const float size_u = name_u * static_cast<float>(text_scale);
    const double range_km = glm::length(camera.eye()) / 1000.0;

    std::vector<const ArrowDraw*> ordered;
    for (const ArrowDraw& draw : arrows)
        if (!campaign.arrows[static_cast<std::size_t>(draw.arrow)].label.empty()) ordered.push_back(&draw);
    std::stable_sort(ordered.begin(), ordered.end(), [&](const ArrowDraw* a, const ArrowDraw* b) {
        return campaign.arrows[static_cast<std::size_t>(a->arrow)].width_km >
               campaign.arrows[static_cast<std::size_t>(b->arrow)].width_km;
    });

    std::vector<ArrowName> names;
    for (const ArrowDraw* draw : ordered) {
        const Arrow& arrow = campaign.arrows[static_cast<std::size_t>(draw->arrow)];
        const float wide_u = static_cast<float>(draw->width_m / m_per_u);
        ArrowName name{draw->arrow, {}, size_u, 1, {}};
        // Letters need a body of full colour under them: near, not stepped back, not passed days ago.
        name.alpha = (1 - draw->fade) * ease_between(0.55, 0.95, draw->emphasis) *
                     ease_between(7, 11, wide_u) * (1 - ease_between(1300, 1600, range_km)) *
                     std::lerp(0.75F, 1.0F, draw->activity);
        if (name.alpha <= 0) continue;
        const float text_u = widths_em[static_cast<std::size_t>(draw->arrow)] * size_u;
        name.spine = screen_spine(camera, *show.terrain, meshes[static_cast<std::size_t>(draw->arrow)],
                                  draw->tip_m - head_widths * draw->width_m - breath_u * m_per_u,
                                  step_u * m_per_u, text_u);
        if (name.spine.size() < 6) continue;
        const double middle_m = draw->tip_m - head_widths * draw->width_m -
                                (breath_u + 0.5 * static_cast<double>(text_u)) * m_per_u;
        name.alpha *= ease_between(-12'000, 22'000, middle_m - draw->tail_m);
        calm(name.spine);
        // From left to right.
        if (name.spine.front().x > name.spine.back().x) std::reverse(name.spine.begin(), name.spine.end());
        const ScreenLine line(name.spine);
        name.alpha *=
            ease_between(0.86, 0.97, line.length() / text_u) * (1 - ease_between(0.9, 1.5, bend(line)));
        const glm::vec2 ends[2] = {name.spine.front(), name.spine.back()};
        for (const glm::vec2 end : ends)
            name.alpha *= ease_between(0, 25,
                                       std::min(std::min(end.x - safe.x0, safe.x1 - end.x),
                                                std::min(end.y - safe.y0, safe.y1 - end.y)));
        if (name.alpha <= 0.004F) continue;
        name.boxes = boxes_along(line, 0.55F * size_u);
        std::vector<UnitBox> boxes = towns;
        std::vector<float> alphas(towns.size(), 1.0F);
        for (const FormationPlate& plate : plates) {
            if (says_the_same(campaign, plate, arrow, language)) continue;
            boxes.push_back(plate.box());
            alphas.push_back(plate.alpha);
        }
        name.alpha *= room(name, names, boxes, alphas);
        if (name.alpha > 0.004F) names.push_back(std::move(name));
    }
    return names;
}

void paint_arrow_names(FrameScene& scene, const Show& show, const std::vector<ArrowName>& names,
                       const std::string& language, const TypeSetter& type) {
    const Campaign& campaign = *show.campaign;
    const float px = 1 / unit_per_px(scene.camera.size());
    const TextStyle style = arrow_name_style(language);
    for (const ArrowName& name : names) {
        const Arrow& arrow = campaign.arrows[static_cast<std::size_t>(name.arrow)];
        const glm::vec3 rim = side_colour(*scene.style, campaign, arrow.side) * scene.style->arrow_rim;
        const Rgba light(scene.style->arrow_light, name.alpha), dark(rim, 0.85F * name.alpha);
        std::vector<GlyphInstance> glyphs;
        const float width = type.add(glyphs, style, campaign.text(language, arrow.label), name.size_u * px,
                                     {0, 0}, Align::left, {light, dark, 2.6F * px});
        const ScreenLine line(name.spine);
        const float begin = 0.5F * (line.length() * px - width);
        const float drop = 0.36F * name.size_u * px;
        for (GlyphInstance& glyph : glyphs) {
            const float middle = 0.5F * (glyph.box_px.x + glyph.box_px.z);
            const float along = (begin + middle) / px;
            const glm::vec2 direction = line.direction(along, 0.5F * name.size_u);
            glyph.origin_px = line.at(along) * px;
            glyph.box_px += glm::vec4(-middle, drop, -middle, drop);
            glyph.angle = std::atan2(direction.y, direction.x);
            scene.map_flat.glyphs.push_back(glyph);
        }
    }
}

} // namespace bagration
