#include "renderer/scene/furniture.hpp"

#include "renderer/scene/legend.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace bagration {

namespace {

constexpr float scale_width_mille = 230, scale_height_mille = 52, inset_width_mille = 210;
constexpr float imprint_mille = 0.72F * furniture_mille, imprint_line_mille = 2.0F * imprint_mille;

/// English for languages that the program does not have.
std::string_view projection_words(std::string_view language) {
    if (language == "de") return "Winkeltreue Kegelprojektion (Lambert) · Quellen im Abspann";
    if (language == "pl") return "Odwzorowanie stożkowe równokątne (Lambert) · źródła w napisach";
    return "Lambert conformal conic projection · sources in the credits";
}

using Painter = FurniturePainter;

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
    for (std::string& words : legend_words(campaign, language))
        add(std::move(words));
    add(std::string(projection_words(language)));
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
        const glm::vec4 legend = legend_box(l);
        add({legend.x, legend.y}, {legend.z, legend.w});
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
    if (layers.legend) add_legend(painter, show, layers.front);
    if (layers.scale) add_scale(painter, layers);
    if (layers.north) add_north(painter, *show.campaign->projection, layers);
    if (layers.inset) {
        const float width = inset_width_mille * l.unit;
        inset.draw(scene.overlay_flat, *scene.style, scene.camera, inset_corner(l),
                   {width, width * std::min(inset.aspect(), 1.5F)}, l.unit);
    }
    if (layers.imprint) {
        painter.text(projection_words(language),
                     {l.safe_max.x, l.narrow ? l.safe_min.y + imprint_mille * l.unit : l.safe_max.y},
                     Align::right, imprint_mille);
    }
}

} // namespace bagration
