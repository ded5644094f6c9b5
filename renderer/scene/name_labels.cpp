#include "renderer/scene/name_labels.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace bagration {

namespace {

/// Pieces of one river that end this near to one another are one line.
constexpr double joint_m = 2500;
constexpr double shortest_piece_m = 12'000;
/// Places for a river's name stand this far apart along it ...
constexpr double river_place_m = 55'000;
/// ... and two of them that show, at least this far on screen.
constexpr float river_gap_u = 420;
/// Of other names only one place shows at a time.
constexpr float whole_frame_u = 1e5f;
constexpr int path_steps = 24;

/// Joins lines end to begin while any fit.
std::vector<Polyline> joined(std::vector<Polyline> lines) {
    for (std::size_t i = 0; i < lines.size();) {
        const auto next = std::find_if(lines.begin(), lines.end(), [&](const Polyline& other) {
            return &other != &lines[i] && distance_m(lines[i].back(), other.front()) < joint_m;
        });
        if (next == lines.end()) {
            ++i;
            continue;
        }
        lines[i].insert(lines[i].end(), next->begin(), next->end());
        lines.erase(next);
        i = 0;
    }
    return lines;
}

LabelCandidate plain_label(const Show& show, const MapName& name, const std::string& language) {
    LabelCandidate label;
    // A heath may be called as the town in it: two labels.
    label.id = show.campaign->place(name.id) != nullptr ? "name." + name.id : name.id;
    label.text = name_text(*show.campaign, language, name);
    label.kind = label_kind(name.kind);
    label.rank = name.rank;
    label.style = label_style(label.kind, name.rank);
    label.style.text.language = language;
    label.distances = label_distances(label.kind, name.rank);
    label.valid = name.valid;
    label.wanted = spans_of(show, name.valid);
    return label;
}

/// The halves first, then the quarters and so on: names spread over the river before they crowd.
std::vector<int> spread_order(int count) {
    std::vector<int> order;
    std::vector<bool> taken(static_cast<std::size_t>(count));
    for (int parts = 2; static_cast<int>(order.size()) < count; parts *= 2)
        for (int i = 1; i < parts; i += 2) {
            const int place = std::min(count - 1, count * i / parts);
            if (taken[static_cast<std::size_t>(place)]) continue;
            taken[static_cast<std::size_t>(place)] = true;
            order.push_back(place);
        }
    return order;
}

void add_along_course(const Show& show, const LabelCandidate& name,
                      const std::shared_ptr<const TextCourse>& course, std::vector<LabelCandidate>& labels) {
    const int count = std::max(1, static_cast<int>(course->length_m() / river_place_m));
    for (const int place : spread_order(count)) {
        LabelCandidate label = name;
        label.course = course;
        label.course_at_m = course->length_m() * (place + 0.5) / count;
        label.anchor = course->at(label.course_at_m, 0);
        label.height_m = show.terrain->height_m(label.anchor);
        label.id.append(".").append(std::to_string(labels.size()));
        labels.push_back(std::move(label));
    }
}

/// Is the sea under most of the letters so deep that it is painted dark?
bool over_deep_water(const Terrain& terrain, const Polyline& places) {
    constexpr double deep_m = -260;
    const auto deep = std::count_if(places.begin(), places.end(),
                                    [&](PlanePoint p) { return terrain.height_m(p) < deep_m; });
    return 2 * deep > static_cast<std::ptrdiff_t>(places.size());
}

void add_along_line(const Show& show, LabelCandidate label, const Polyline& line,
                    std::vector<LabelCandidate>& labels) {
    const Polyline smooth = smoothed_through(line, 5000);
    const double length = length_m(smooth);
    for (int i = 0; i <= path_steps; ++i) {
        label.path_steps.push_back(point_along(smooth, length * i / path_steps));
        label.height_m += std::max(0.0, show.terrain->height_m(label.path_steps.back())) / (path_steps + 1);
    }
    label.anchor = label.path_steps[path_steps / 2];
    if (label.kind == LabelKind::sea && over_deep_water(*show.terrain, label.path_steps))
        label.style.ink = LabelInk::deep_water;
    labels.push_back(std::move(label));
}

void add_at_points(const Show& show, const LabelCandidate& name, const std::vector<PlanePoint>& points,
                   std::vector<LabelCandidate>& labels) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        LabelCandidate label = name;
        label.anchor = points[i];
        label.height_m = std::max(0.0, show.terrain->height_m(points[i]));
        if (i > 0) label.id.append(".").append(std::to_string(i + 1));
        labels.push_back(std::move(label));
    }
}

} // namespace

RiverCourses::RiverCourses(const Terrain& terrain) {
    std::map<std::string, std::vector<Polyline>> lines;
    for (const WaterLine& water : terrain.water_lines())
        if (water.kind == WaterLineKind::river && !water.name.empty() && water.line.size() > 1)
            lines[water.name].push_back(water.line);
    for (auto& [name, pieces] : lines) {
        auto& courses = courses_[name];
        for (const Polyline& line : joined(std::move(pieces)))
            if (length_m(line) > shortest_piece_m)
                courses.push_back(std::make_shared<const TextCourse>(line));
        std::stable_sort(courses.begin(), courses.end(),
                         [](const auto& a, const auto& b) { return a->length_m() > b->length_m(); });
    }
}

const std::vector<std::shared_ptr<const TextCourse>>& RiverCourses::of(const std::string& name) const {
    static const std::vector<std::shared_ptr<const TextCourse>> none;
    const auto found = courses_.find(name);
    return found == courses_.end() ? none : found->second;
}

LabelKind label_kind(NameKind kind) {
    switch (kind) {
    case NameKind::country:
        return LabelKind::country;
    case NameKind::region:
        return LabelKind::region;
    case NameKind::sea:
        return LabelKind::sea;
    case NameKind::river:
        return LabelKind::river;
    case NameKind::mountains:
        return LabelKind::mountains;
    case NameKind::lake:
        return LabelKind::lake;
    case NameKind::marsh:
        return LabelKind::marsh;
    case NameKind::forest:
        return LabelKind::forest;
    case NameKind::island:
        return LabelKind::island;
    case NameKind::summit:
        return LabelKind::summit;
    }
    return LabelKind::region;
}

std::string name_text(const Campaign& campaign, const std::string& language, const MapName& name) {
    std::string text = campaign.text(language, "name." + name.id);
    if (name.height_m) text.append("  ").append(std::to_string(std::lround(*name.height_m)));
    return text;
}

std::vector<LabelCandidate> name_labels(const Show& show, const RiverCourses& rivers,
                                        const std::string& language) {
    std::vector<LabelCandidate> labels;
    for (const MapName& name : show.campaign->names) {
        LabelCandidate label = plain_label(show, name, language);
        label.family = name.id;
        if (!name.course.empty()) {
            label.family_gap_u = river_gap_u;
            for (const auto& course : rivers.of(name.course))
                add_along_course(show, label, course, labels);
        } else if (!name.line.empty()) {
            add_along_line(show, std::move(label), name.line, labels);
        } else {
            label.family_gap_u = whole_frame_u;
            add_at_points(show, label, name.points, labels);
        }
    }
    return labels;
}

std::vector<ShowSpan> spans_of(const Show& show, const Validity& valid) {
    if (!valid.from && !valid.to) return {};
    constexpr double sample_s = 0.25;
    std::vector<ShowSpan> spans;
    const ShowTime end = show.script.duration();
    bool was_valid = false;
    for (ShowTime t{0}; t < end; t = t + ShowTime::from_seconds(sample_s)) {
        const auto minutes = static_cast<std::int64_t>(std::floor(show.script.moment_at(t).campaign_minutes));
        const bool is_valid = valid.holds_at(show.campaign->start + std::chrono::minutes(minutes));
        if (is_valid && !was_valid) spans.push_back({t, end});
        if (!is_valid && was_valid) spans.back().end = t;
        was_valid = is_valid;
    }
    // Never in the film: a span that has no room for anything.
    if (spans.empty()) spans.push_back({end, end});
    return spans;
}

} // namespace bagration
