#include "renderer/scene/free_labels.hpp"

#include "renderer/scene/label_path.hpp"
#include "renderer/scene/smooth_step.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace bagration {

namespace {

constexpr float margin_u = 50, soft_u = 28;
/// The least room that a name needs, and how slowly it comes: so slowly that a quick zoom still fades it.
constexpr double room_least = 0.3, room_ease = 0.65;
/// A name gives way sooner than the one in its way has come: the two are hardly ever seen through each other.
constexpr float yield_gain = 2.5f;

/// 1 well inside `outer`, 0 where the box leaves it.
float inside_alpha(const UnitBox& box, const UnitBox& outer) {
    const float room = std::min({box.x0 - outer.x0, box.y0 - outer.y0, outer.x1 - box.x1, outer.y1 - box.y1});
    return smoothed_step(static_cast<double>(room / soft_u));
}

/// 0 where the boxes touch, 1 where they are further apart than `soft`.
float apart_alpha(const UnitBox& box, const UnitBox& other, float soft) {
    const float dx = std::max(other.x0 - box.x1, box.x0 - other.x1),
                dy = std::max(other.y0 - box.y1, box.y0 - other.y1);
    return smoothed_step(static_cast<double>(std::max(dx, dy) / soft));
}

struct Shown {
    const LabelCandidate* label;
    float alpha;
    std::vector<UnitBox> boxes;
};

class FreeLabels {
  public:
    FreeLabels(const std::vector<LabelCandidate>& labels, const LabelRanges& ranges, const Camera& camera,
               CampaignTime time, const std::vector<FreeKeepOut>& keep_out)
        : labels_(labels), ranges_(ranges), camera_(camera), time_(time), keep_out_(keep_out),
          frame_(frame_box(camera.size())), safe_(frame_.grown(-margin_u)) {}

    void place(int index) {
        const LabelCandidate& label = labels_[static_cast<std::size_t>(index)];
        if (!label.valid.holds_at(time_)) return;
        const double distance_km = label_distance_km(camera_, label);
        float alpha = band_alpha(label.distances, distance_km);
        if (alpha <= 0) return;
        const auto place = label_place(camera_, label.anchor, label.height_m);
        if (!place || !UnitBox{place->x, place->y, place->x, place->y}.inside(frame_)) return;
        Shown shown{&label, 0, {}};
        LabelSide side = LabelSide::centred;
        if (label.along_path()) {
            side = reading_side(camera_, label);
            const auto path = project_path(camera_, label, side);
            if (!path) return;
            alpha *= path_alpha(*path, label);
            shown.boxes = path_boxes(*path, label);
        } else {
            if (LabelRanges::has_range(label)) {
                side = ranges_.side(index);
                alpha *= ranges_.alpha(label, index, camera_, *place);
            } else {
                side = label_sides(label).front();
            }
            shown.boxes.push_back(label_text_box(label, side).moved(*place));
            if (label.style.marker_radius_u > 0) shown.boxes.push_back(label_marker_box(label).moved(*place));
        }
        // What has little room is not shown at all: two names half seen are worse than one.
        shown.alpha =
            alpha *
            smoothed_step((static_cast<double>(room_alpha(label, shown.boxes)) - room_least) / room_ease);
        if (shown.alpha <= 0) return;
        placed_.push_back({index, side, shown.alpha});
        shown_.push_back(std::move(shown));
    }

    /// Today's names come last, where a name is seen near enough and has room under it.
    void place_today() {
        const std::size_t names = shown_.size();
        for (std::size_t i = 0; i < names; ++i) {
            const LabelCandidate& label = *shown_[i].label;
            if (label.today.empty()) continue;
            const double near_km = 0.4 * label.distances.farthest_km;
            const float near =
                smoothed_step((near_km - label_distance_km(camera_, label)) / (0.25 * near_km));
            const auto place = label_place(camera_, label.anchor, label.height_m);
            if (near <= 0 || !place) continue;
            const std::vector<UnitBox> boxes{today_box(label, placed_[i].side).moved(*place)};
            const double room = static_cast<double>(room_alpha(label, boxes, true));
            const float alpha =
                std::min(shown_[i].alpha, near * smoothed_step((room - room_least) / room_ease));
            placed_[i].today_alpha = alpha;
            if (alpha > 0) shown_.push_back({&label, alpha, boxes});
        }
    }

    std::vector<PlacedLabel> take() {
        std::sort(placed_.begin(), placed_.end(),
                  [](const PlacedLabel& a, const PlacedLabel& b) { return a.label < b.label; });
        return std::move(placed_);
    }

  private:
    static float band_alpha(const LabelDistances& band, double distance_km) {
        float alpha = smoothed_step((band.farthest_km - distance_km) / (0.1 * band.farthest_km));
        if (band.nearest_km > 0)
            alpha *= smoothed_step((distance_km - band.nearest_km) / (0.2 * band.nearest_km));
        return alpha;
    }

    static float path_alpha(const ProjectedPath& path, const LabelCandidate& label) {
        const double fill = static_cast<double>(path.length_u / label.extent.advance_u);
        const double bend = static_cast<double>(path.bend), right = static_cast<double>(path.rightward);
        float alpha =
            smoothed_step((static_cast<double>(most_bend) - bend) / 0.4) * smoothed_step(right / 0.05);
        if (!label.course)
            alpha *= smoothed_step((fill - static_cast<double>(path_fill_min)) / 0.12) *
                     smoothed_step((static_cast<double>(path_fill_max) - fill) / 0.6);
        return alpha;
    }

    /// What panels, the frame and the names that go first leave of a name.
    float room_alpha(const LabelCandidate& label, const std::vector<UnitBox>& boxes,
                     bool today = false) const {
        const bool ranged = LabelRanges::has_range(label) && !today;
        float alpha = 1;
        for (const UnitBox& box : boxes) {
            alpha *= inside_alpha(box, safe_);
            for (const FreeKeepOut& panel : keep_out_)
                if (today || !panel.leaves_great_towns || !is_great_town(label))
                    alpha *= 1 - panel.strength * (1 - apart_alpha(box, panel.box, soft_u));
            if (alpha <= 0) return 0;
        }
        for (const Shown& other : shown_) {
            if (other.label == &label) continue; // Its own name, or itself.
            // Ranges keep towns apart from towns.
            if (ranged && LabelRanges::has_range(*other.label)) continue;
            const bool same_name = !label.family.empty() && label.family == other.label->family;
            float apart = 1;
            for (const UnitBox& theirs : other.boxes)
                for (const UnitBox& mine : boxes)
                    apart = std::min(apart, same_name ? apart_alpha(mine, theirs, label.family_gap_u)
                                                      : apart_alpha(mine, theirs, soft_u));
            alpha *= 1 - std::min(1.0f, yield_gain * other.alpha) * (1 - apart);
        }
        return alpha;
    }

    const std::vector<LabelCandidate>& labels_;
    const LabelRanges& ranges_;
    const Camera& camera_;
    CampaignTime time_;
    const std::vector<FreeKeepOut>& keep_out_;
    UnitBox frame_, safe_;
    std::vector<Shown> shown_;
    std::vector<PlacedLabel> placed_;
};

} // namespace

std::vector<PlacedLabel> free_labels(const std::vector<LabelCandidate>& labels, const std::vector<int>& order,
                                     const LabelRanges& ranges, const Camera& camera, CampaignTime time,
                                     const std::vector<FreeKeepOut>& keep_out) {
    FreeLabels free(labels, ranges, camera, time, keep_out);
    for (const int index : order)
        free.place(index);
    free.place_today();
    return free.take();
}

bool is_great_town(const LabelCandidate& label) {
    constexpr int least_rank = 2;
    return label.kind == LabelKind::town && label.rank <= least_rank;
}

std::vector<UnitBox> great_town_boxes(const std::vector<LabelCandidate>& labels,
                                      const std::vector<int>& order, const LabelRanges& ranges,
                                      const Camera& camera, CampaignTime time,
                                      const std::vector<FreeKeepOut>& keep_out) {
    FreeLabels free(labels, ranges, camera, time, keep_out);
    for (const int index : order)
        if (is_great_town(labels[static_cast<std::size_t>(index)])) free.place(index);
    std::vector<UnitBox> boxes;
    for (const PlacedLabel& placed : free.take()) {
        const LabelCandidate& label = labels[static_cast<std::size_t>(placed.label)];
        const auto at = label_place(camera, label.anchor, label.height_m);
        if (!at) continue;
        const UnitBox box = label_text_box(label, placed.side);
        const float k = placed.alpha;
        boxes.push_back(UnitBox{k * box.x0, k * box.y0, k * box.x1, k * box.y1}.moved(*at));
    }
    return boxes;
}

} // namespace bagration
