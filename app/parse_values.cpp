#include "app/parse_values.hpp"

#include "terrain/geo/diagnostic.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace bagration {

namespace {

constexpr int smallest_side_px = 16;
constexpr int largest_side_px = 16384;

tl::unexpected<Error> malformed(std::string_view text, const char* what, std::string hint) {
    return fail(ExitCode::usage, "'" + std::string(text) + "' is no " + what, std::move(hint));
}

std::optional<int> parse_side(std::string_view text) {
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (value < smallest_side_px || value > largest_side_px) return std::nullopt;
    return value;
}

struct NamedLayer {
    const char* name;
    bool Layers::*member;
};

constexpr std::array<NamedLayer, 19> named_layers{{{"relief", &Layers::relief},
                                                   {"territory", &Layers::territory},
                                                   {"front", &Layers::front},
                                                   {"arrows", &Layers::arrows},
                                                   {"labels", &Layers::labels},
                                                   {"captions", &Layers::captions},
                                                   {"date", &Layers::date},
                                                   {"rivers", &Layers::rivers},
                                                   {"borders", &Layers::borders},
                                                   {"railways", &Layers::railways},
                                                   {"graticule", &Layers::graticule},
                                                   {"furniture", &Layers::furniture},
                                                   {"legend", &Layers::legend},
                                                   {"scale", &Layers::scale},
                                                   {"north", &Layers::north},
                                                   {"inset", &Layers::inset},
                                                   {"imprint", &Layers::imprint},
                                                   {"formations", &Layers::formations},
                                                   {"panels", &Layers::panels}}};

Layers with_all_layers(bool shown) {
    Layers layers;
    for (const NamedLayer& layer : named_layers)
        layers.*layer.member = shown;
    return layers;
}

Expected<bool Layers::*> layer_named(const std::string& name) {
    std::vector<std::string> names;
    std::string all;
    for (const NamedLayer& layer : named_layers) {
        if (name == layer.name) return layer.member;
        names.emplace_back(layer.name);
        all += (all.empty() ? "" : ", ") + names.back();
    }
    const std::string nearest = nearest_word(name, names);
    return malformed(name, "layer",
                     nearest.empty() ? "layers are " + all : "did you mean '" + nearest + "'?");
}

Expected<CameraPose> parse_free_view(const std::string& text, const Campaign& campaign) {
    const std::string hint = "write lon,lat,height_km,pitch,bearing, for example 27.5,53.9,400,55,0";
    const auto pieces = split_at_commas(text);
    if (pieces.size() < 3 || pieces.size() > 5) return malformed(text, "view", hint);
    std::array<double, 5> values{0, 0, 0, 90, 0};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto number = parse_number(pieces[i]);
        if (!number) return malformed(text, "view", hint);
        values[i] = *number;
    }
    const auto place = parse_place(std::string(pieces[0]) + "," + std::string(pieces[1]));
    if (!place) return tl::unexpected<Error>(place.error());
    const auto [lon, lat, height_km, pitch_deg, bearing_deg] = values;
    if (height_km <= 0 || height_km > 20000)
        return malformed(text, "view", "the height is in kilometres, above 0");
    if (pitch_deg < 15 || pitch_deg > 90)
        return malformed(text, "view", "the pitch lies between 15 (oblique) and 90 (straight down)");
    CameraPose pose;
    pose.target = campaign.projection->to_plane(*place);
    pose.height_km = height_km;
    pose.pitch_deg = pitch_deg;
    pose.bearing_deg = bearing_deg;
    if (!std::isfinite(pose.target.x_m) || !std::isfinite(pose.target.y_m))
        return malformed(text, "view", "the place lies outside the campaign's projection");
    return pose;
}

} // namespace

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::vector<std::string_view> split_at_commas(std::string_view text) {
    std::vector<std::string_view> pieces;
    for (std::size_t begin = 0;;) {
        const std::size_t comma = text.find(',', begin);
        pieces.push_back(text.substr(begin, comma - begin));
        if (comma == std::string_view::npos) return pieces;
        begin = comma + 1;
    }
}

Expected<FrameSize> parse_size(std::string_view text) {
    const std::size_t cross = text.find('x');
    if (cross != std::string_view::npos) {
        const auto width = parse_side(text.substr(0, cross));
        const auto height = parse_side(text.substr(cross + 1));
        if (width && height) return FrameSize{*width, *height};
    }
    return malformed(text, "picture size",
                     "write WIDTHxHEIGHT in pixels (16 to 16384), for example 1920x1080");
}

Expected<ScreenMm> parse_screen_mm(std::string_view text) {
    constexpr double least = 50, most = 30'000;
    const std::size_t cross = text.find('x');
    if (cross != std::string_view::npos) {
        const auto width = parse_number(text.substr(0, cross)), height = parse_number(text.substr(cross + 1));
        const auto good = [&](const auto& side) { return side && *side >= least && *side <= most; };
        if (good(width) && good(height)) return ScreenMm{*width, *height};
    }
    return malformed(text, "screen size",
                     "write WIDTHxHEIGHT in millimetres, for example 1210x680 (55 inches)");
}

Expected<std::vector<FrameSize>> parse_sizes(std::string_view text) {
    std::vector<FrameSize> sizes;
    for (const std::string_view piece : split_at_commas(text)) {
        const auto size = parse_size(piece);
        if (!size) return tl::unexpected<Error>(size.error());
        sizes.push_back(*size);
    }
    return sizes;
}

Expected<LonLat> parse_place(std::string_view text) {
    const auto pieces = split_at_commas(text);
    const std::string hint = "write longitude,latitude in degrees, for example 27.56,53.90 for Minsk";
    if (pieces.size() != 2) return malformed(text, "place", hint);
    const auto lon = parse_number(pieces[0]);
    const auto lat = parse_number(pieces[1]);
    if (!lon || !lat) return malformed(text, "place", hint);
    if (std::fabs(*lat) > 90)
        return malformed(text, "place", "the latitude must lie within -90 and 90; longitude comes first");
    if (std::fabs(*lon) > 180) return malformed(text, "place", "the longitude must lie within -180 and 180");
    return LonLat{*lon, *lat};
}

Expected<CampaignTime> parse_date(std::string_view text) {
    constexpr int noon = 12;
    if (const auto time = parse_campaign_time(text, noon)) return *time;
    return malformed(text, "date", "write 1944-07-03 or 1944-07-03T12:00");
}

Expected<ShowTime> parse_time(std::string_view text) {
    if (const auto time = parse_show_time(text)) return *time;
    return malformed(text, "time of the film", "write [h:]m:s[.fff], for example 1:23.5");
}

Expected<FrameRate> parse_rate(std::string_view text) {
    if (const auto rate = parse_frame_rate(text)) return *rate;
    return malformed(text, "frame rate", "write frames per second, for example 25, 60, 29.97 or 30000/1001");
}

Expected<Layers> parse_layers(std::string_view text) {
    if (text == "all") return with_all_layers(true);
    if (text == "none") return with_all_layers(false);
    const auto pieces = split_at_commas(text);
    const auto excludes = [](std::string_view piece) { return piece.substr(0, 3) == "no-"; };
    const auto adds = [](std::string_view piece) { return piece.substr(0, 1) == "+"; };
    const bool changes = excludes(pieces.front()) || adds(pieces.front());
    Layers layers = changes ? Layers{} : with_all_layers(false);
    for (const std::string_view piece : pieces) {
        const auto member = layer_named(std::string(piece.substr(excludes(piece) ? 3 : adds(piece) ? 1 : 0)));
        if (!member) return tl::unexpected<Error>(member.error());
        layers.*(*member) = !excludes(piece);
    }
    return layers;
}

Expected<CameraPose> parse_view(const std::string& text, const Campaign& campaign) {
    if (text.find(',') != std::string::npos) return parse_free_view(text, campaign);
    std::vector<std::string> ids;
    std::string all;
    for (const NamedView& view : campaign.views) {
        if (view.id == text) return view.pose;
        ids.push_back(view.id);
        all += (all.empty() ? "" : ", ") + view.id;
    }
    const std::string nearest = nearest_word(text, ids);
    return malformed(text, "view of this campaign",
                     nearest.empty() ? "views are " + all + ", or lon,lat,height_km,pitch,bearing"
                                     : "did you mean '" + nearest + "'?");
}

} // namespace bagration
