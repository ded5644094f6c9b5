// Solves the label schedule: labels in order of priority, each against all that were placed before it.
#include "renderer/scene/label_path.hpp"
#include "renderer/scene/label_schedule.hpp"
#include "terrain/geo/contract.hpp"
#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>

namespace bagration {

namespace {

/// A box at both ends of the time between two samples.
struct MovingBox {
    UnitBox a, b;
    UnitBox swept() const {
        return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
    }
    MovingBox grown(float by) const { return {a.grown(by), b.grown(by)}; }
};

/// Two boxes that move evenly from a to b do not meet in between when one stays on the same side of the
/// other. Over a cut there is no in between.
bool keep_apart(const MovingBox& p, const MovingBox& q, bool cut) {
    if (cut) return !p.a.overlaps(q.a) && !p.b.overlaps(q.b);
    return (p.a.x1 <= q.a.x0 && p.b.x1 <= q.b.x0) || (q.a.x1 <= p.a.x0 && q.b.x1 <= p.b.x0) ||
           (p.a.y1 <= q.a.y0 && p.b.y1 <= q.b.y0) || (q.a.y1 <= p.a.y0 && q.b.y1 <= p.b.y0);
}

/// The film as the solver sees it: cameras at sample times, and the steps between them.
struct Timeline {
    std::vector<ShowTime> times;
    std::vector<Camera> cameras;
    std::vector<bool> cut; ///< cut[k]: the camera jumps between sample k and k + 1.
    std::size_t steps() const { return times.size() - 1; }
};

bool jumps(const CameraPose& a, const CameraPose& b) {
    const double range_m = 1000 * std::min(a.height_km, b.height_km);
    const double turn = std::abs(std::remainder(b.bearing_deg - a.bearing_deg, 360.0));
    return distance_m(a.target, b.target) > 0.3 * range_m ||
           std::abs(std::log(b.height_km / a.height_km)) > 0.25 || turn > 12 ||
           std::abs(b.pitch_deg - a.pitch_deg) > 8;
}

double change(const CameraPose& a, const CameraPose& b) {
    return distance_m(a.target, b.target) / (1000 * std::min(a.height_km, b.height_km)) +
           std::abs(std::log(b.height_km / a.height_km)) +
           std::abs(std::remainder(b.bearing_deg - a.bearing_deg, 360.0)) / 40 +
           std::abs(b.pitch_deg - a.pitch_deg) / 30;
}

/// The last tick before the jump between two times.
std::int64_t find_cut(const std::function<CameraPose(ShowTime)>& camera_at, std::int64_t before,
                      std::int64_t after) {
    while (after - before > 1) {
        const std::int64_t middle = before + (after - before) / 2;
        const CameraPose pose = camera_at({middle});
        if (change(camera_at({before}), pose) > change(pose, camera_at({after})))
            after = middle;
        else
            before = middle;
    }
    return before;
}

/// The same for all sizes of one aspect: 1920x1080 and 1280x720 are both solved as 16:9.
FrameSize normal_frame(FrameSize size) {
    const int divisor = std::gcd(size.width_px, size.height_px);
    const FrameSize ratio{size.width_px / divisor, size.height_px / divisor};
    const int scale = std::max(1, 1000 / ratio.shorter_px());
    return {ratio.width_px * scale, ratio.height_px * scale};
}

Timeline make_timeline(const LabelScheduleInput& input) {
    const FrameSize frame = normal_frame(input.frame);
    const std::int64_t step = std::max<std::int64_t>(1, ShowTime::from_seconds(input.options.sample_s).ticks);
    Timeline line;
    const auto add = [&](std::int64_t ticks, const CameraPose& pose) {
        line.times.push_back({ticks});
        line.cameras.emplace_back(pose, frame);
        line.cut.push_back(false);
    };
    CameraPose last = input.camera_at({0});
    add(0, last);
    for (std::int64_t t = 0; t < input.duration.ticks;) {
        const std::int64_t next = std::min(t + step, input.duration.ticks);
        const CameraPose pose = input.camera_at({next});
        if (jumps(last, pose)) {
            const std::int64_t before = find_cut(input.camera_at, t, next);
            if (before > t) add(before, input.camera_at({before}));
            line.cut.back() = true;
            if (before + 1 < next) add(before + 1, input.camera_at({before + 1}));
        }
        add(next, pose);
        last = pose;
        t = next;
    }
    return line;
}

bool within(const std::vector<ShowSpan>& spans, ShowTime begin, ShowTime end) {
    return spans.empty() || std::any_of(spans.begin(), spans.end(),
                                        [&](const ShowSpan& s) { return s.begin <= begin && end <= s.end; });
}

bool meets(const std::vector<ShowSpan>& spans, ShowTime begin, ShowTime end) {
    return spans.empty() || std::any_of(spans.begin(), spans.end(),
                                        [&](const ShowSpan& s) { return s.begin < end && begin < s.end; });
}

/// Readers look for a name to the right of its dot first.
constexpr double side_weight(LabelSide side) {
    constexpr double weights[label_side_count] = {1.0,  0.93, 0.92, 0.9, 0.95, 0.94, 0.88,
                                                  0.87, 1.0,  1.0,  0.7, 0.69, 0.68, 0.67};
    return weights[static_cast<std::size_t>(side)];
}

class Solver {
  public:
    explicit Solver(const LabelScheduleInput& input)
        : input_(input), options_(input.options), labels_(*input.labels), line_(make_timeline(input)),
          obstacles_(line_.steps()), shown_(line_.steps(), 0) {
        frame_ = frame_box(line_.cameras.front().size());
        safe_ = frame_.grown(-options_.margin_u);
        for (std::size_t k = 0; k < line_.steps(); ++k)
            for (const KeepOut& keep_out : input.keep_out)
                if (meets(keep_out.spans, line_.times[k], line_.times[k + 1]))
                    obstacles_[k].push_back({{keep_out.box, keep_out.box}, -1, -1});
        for (const LabelCandidate& label : labels_)
            families_.push_back(label.family.empty() ? -1 : family_index(label.family));
    }

    std::vector<LabelStretch> run() {
        for (const int label : placing_order(labels_))
            place(label);
        for (const int label : placing_order(labels_))
            if (!labels_[static_cast<std::size_t>(label)].today.empty()) place_today(label);
        return std::move(stretches_);
    }

  private:
    void place(int index) {
        const LabelCandidate& label = labels_[static_cast<std::size_t>(index)];
        project(label);
        find_free_sides(index, label);
        choose_stretches(index, label);
    }

    int family_index(const std::string& family) {
        return family_indices_.emplace(family, static_cast<int>(family_indices_.size())).first->second;
    }

    /// Today's name comes with the first stretch of the film that has room for it.
    void place_today(int index) {
        std::vector<LabelStretch*> mine;
        for (LabelStretch& stretch : stretches_)
            if (stretch.label == index) mine.push_back(&stretch);
        if (mine.empty()) return;
        const LabelCandidate& label = labels_[static_cast<std::size_t>(index)];
        project(label);
        family_ = -1;
        for (LabelStretch* stretch : mine) {
            const ShowTime wished = stretch->begin + ShowTime::from_seconds(options_.today_s);
            const std::size_t from = sample_at(stretch->begin),
                              to = sample_at(std::min(wished, stretch->end));
            if (seconds(from, to) < 2 * options_.shortest_s) continue;
            if (!has_room_for_today(index, label, stretch->side, from, to)) continue;
            stretch->today_end = line_.times[to];
            for (std::size_t k = from; k < to; ++k)
                obstacles_[k].push_back({at_step(today_box(label, stretch->side), k), -1, index});
            return;
        }
    }

    bool has_room_for_today(int index, const LabelCandidate& label, LabelSide side, std::size_t from,
                            std::size_t to) {
        for (std::size_t k = from; k < to; ++k) {
            const MovingBox box = at_step(today_box(label, side), k);
            if (!box.a.inside(safe_) || !box.b.inside(safe_)) return false;
            for (const Obstacle& obstacle : obstacles_[k])
                if (obstacle.label != index &&
                    !keep_apart(box.grown(options_.gap_u), obstacle.box, line_.cut[k]))
                    return false;
        }
        return true;
    }

    std::size_t sample_at(ShowTime time) const {
        const auto found = std::lower_bound(line_.times.begin(), line_.times.end(), time);
        return std::min(static_cast<std::size_t>(found - line_.times.begin()), line_.times.size() - 1);
    }

    /// Where the label is at each sample; valid_: bit per side on which it can be shown at all.
    void project(const LabelCandidate& label) {
        const std::size_t n = line_.times.size();
        valid_.assign(n, 0);
        places_.resize(n);
        if (label.along_path()) paths_.resize(n);
        parallel_for(static_cast<int>(n), [&](int begin, int end) {
            for (int k = begin; k < end; ++k)
                project_at(label, static_cast<std::size_t>(k));
        });
    }

    void project_at(const LabelCandidate& label, std::size_t k) {
        const Camera& camera = line_.cameras[k];
        const double distance_km = label_distance_km(camera, label);
        const bool is_subject =
            !label.subject.empty() && within(label.subject, line_.times[k], line_.times[k]);
        if (!is_subject && !label.distances.holds(distance_km)) return;
        const auto place = label_place(camera, label.anchor, label.height_m);
        if (!place) return;
        places_[k] = *place;
        const float reach = label.along_path() ? 0.0f : 60.0f + label.extent.right_u;
        const UnitBox here{place->x, place->y, place->x, place->y};
        if (!here.inside(frame_.grown(reach))) return;
        if (!label.along_path()) {
            valid_[k] = every_side;
            return;
        }
        for (const LabelSide side : label_sides(label)) {
            const auto path = project_path(camera, label, side);
            if (!path) return;
            if (!carries_name(*path, label)) continue;
            valid_[k] = static_cast<std::uint16_t>(valid_[k] | bit_of(side));
            paths_[k][path_index(side)] = path_boxes(*path, label);
        }
    }

    static constexpr std::uint16_t every_side = 0xFFFF;
    static std::uint16_t bit_of(LabelSide side) {
        return static_cast<std::uint16_t>(1u << static_cast<unsigned>(side));
    }
    static std::size_t path_index(LabelSide side) { return side == LabelSide::centred ? 0 : 1; }

    /// free_[k]: bit per side that is free from sample k to k + 1.
    void find_free_sides(int index, const LabelCandidate& label) {
        free_.assign(line_.steps(), 0);
        family_ = families_[static_cast<std::size_t>(index)];
        family_gap_u_ = label.family_gap_u;
        for (std::size_t k = 0; k < line_.steps(); ++k) {
            const std::uint16_t possible = valid_[k] & valid_[k + 1];
            if (possible == 0 || shown_[k] >= options_.most_labels) continue;
            if (!within(label.wanted, line_.times[k], line_.times[k + 1])) continue;
            free_[k] = label.along_path() ? free_sides_of_path(k, possible) : free_sides_of_point(label, k);
        }
    }

    MovingBox at_step(const UnitBox& box, std::size_t k) const {
        return {box.moved(places_[k]), box.moved(places_[k + 1])};
    }

    /// What may come close to a label whose boxes stay within `region`, other places of its name further off.
    void gather_near(const UnitBox& region, std::size_t k) {
        near_.clear();
        for (const Obstacle& obstacle : obstacles_[k]) {
            const bool same_name = family_ >= 0 && obstacle.family == family_;
            const MovingBox box = same_name ? obstacle.box.grown(family_gap_u_) : obstacle.box;
            if (box.swept().overlaps(region)) near_.push_back(box);
        }
    }

    std::uint16_t free_sides_of_point(const LabelCandidate& label, std::size_t k) {
        // Widest reach of any side, to look only once at what is far away.
        const LabelExtent& e = label.extent;
        const float reach_x = e.right_u - e.left_u + 30, reach_y = e.ascent_u + e.descent_u + 30;
        const UnitBox region =
            at_step({-reach_x, -reach_y, reach_x, reach_y}, k).swept().grown(options_.gap_u);
        if (!region.overlaps(safe_)) return 0;
        gather_near(region, k);

        if (label.style.marker_radius_u > 0) {
            const MovingBox marker = at_step(label_marker_box(label), k);
            if (!marker.a.inside(frame_) || !marker.b.inside(frame_)) return 0;
            if (!is_clear(marker.grown(1), k)) return 0;
        }
        std::uint16_t sides = 0;
        for (const LabelSide side : label_sides(label)) {
            const MovingBox text = at_step(label_text_box(label, side), k);
            if (text.a.inside(safe_) && text.b.inside(safe_) && is_clear(text.grown(options_.gap_u), k))
                sides = static_cast<std::uint16_t>(sides | bit_of(side));
        }
        return sides;
    }

    std::uint16_t free_sides_of_path(std::size_t k, std::uint16_t possible) {
        std::uint16_t sides = 0;
        for (const LabelSide side : {LabelSide::centred, LabelSide::centred_reversed}) {
            if ((possible & bit_of(side)) == 0) continue;
            const auto& from = paths_[k][path_index(side)];
            const auto& to = paths_[k + 1][path_index(side)];
            UnitBox region{1e9f, 1e9f, -1e9f, -1e9f};
            for (const auto* boxes : {&from, &to})
                for (const UnitBox& box : *boxes)
                    region = region.joined_with({box.x0, box.y0}).joined_with({box.x1, box.y1});
            if (!region.inside(safe_)) continue;
            gather_near(region.grown(options_.gap_u), k);
            bool free = true;
            for (std::size_t i = 0; i < from.size() && free; ++i)
                free = is_clear(MovingBox{from[i], to[i]}.grown(options_.gap_u), k);
            if (free) sides = static_cast<std::uint16_t>(sides | bit_of(side));
        }
        return sides;
    }

    bool is_clear(const MovingBox& box, std::size_t k) const {
        return std::all_of(near_.begin(), near_.end(), [&](const MovingBox& obstacle) {
            return keep_apart(box, obstacle, line_.cut[k]);
        });
    }

    double seconds(std::size_t from, std::size_t to) const {
        return (line_.times[to] - line_.times[from]).seconds();
    }

    /// The best way to cover the film with stretches, from the end backwards: at each sample either nothing,
    /// or a stretch on some side for as long as that side stays free.
    void choose_stretches(int index, const LabelCandidate& label) {
        struct Choice {
            double value = 0;    ///< Of the rest of the film.
            std::size_t end = 0; ///< 0 = nothing begins here.
            LabelSide side = LabelSide::right;
        };
        constexpr double stretch_cost = 1.2; // Coming and going disturbs: worth it only for a good while.
        const std::size_t n = line_.times.size();
        std::vector<Choice> choices(n);
        std::array<std::size_t, label_side_count> free_until{};
        for (std::size_t k = n - 1; k-- > 0;) {
            choices[k].value = choices[k + 1].value;
            for (const LabelSide side : label_sides(label)) {
                const unsigned bit = static_cast<unsigned>(side);
                std::size_t& end = free_until[bit];
                const auto is_free = [&](std::size_t step) {
                    return step < n - 1 && ((free_[step] >> bit) & 1u) != 0;
                };
                if (!is_free(k)) continue;
                if (!is_free(k + 1)) end = k + 1;
                if (seconds(k, end) < options_.shortest_s) continue;
                const double value =
                    side_weight(side) * seconds(k, end) - stretch_cost + choices[after_pause(end)].value;
                if (value > choices[k].value) choices[k] = {value, end, side};
            }
        }
        for (std::size_t k = 0; k < n - 1;) {
            if (choices[k].end == 0) {
                ++k;
                continue;
            }
            add_stretch(index, label, choices[k].side, k, choices[k].end);
            k = after_pause(choices[k].end);
        }
    }

    std::size_t after_pause(std::size_t end) const {
        const ShowTime time = line_.times[end] + ShowTime::from_seconds(options_.pause_s);
        return sample_at(time);
    }

    void add_stretch(int index, const LabelCandidate& label, LabelSide side, std::size_t begin,
                     std::size_t end) {
        stretches_.push_back({index, side, line_.times[begin], line_.times[end]});
        for (std::size_t k = begin; k < end; ++k) {
            ++shown_[k];
            const int family = families_[static_cast<std::size_t>(index)];
            if (label.along_path()) {
                const auto &from = paths_[k][path_index(side)], &to = paths_[k + 1][path_index(side)];
                for (std::size_t i = 0; i < from.size(); ++i)
                    obstacles_[k].push_back({{from[i], to[i]}, family, index});
                continue;
            }
            obstacles_[k].push_back({at_step(label_text_box(label, side), k), family, index});
            if (label.style.marker_radius_u > 0)
                obstacles_[k].push_back({at_step(label_marker_box(label), k), -1, index});
        }
    }

    const LabelScheduleInput& input_;
    const LabelScheduleOptions& options_;
    const std::vector<LabelCandidate>& labels_;
    Timeline line_;
    UnitBox frame_, safe_;
    struct Obstacle {
        MovingBox box;
        int family = -1; ///< Of the name that stands there,
        int label = -1;  ///< and which it is.
    };
    std::vector<std::vector<Obstacle>> obstacles_; ///< By step.
    std::map<std::string, int> family_indices_;
    std::vector<int> families_; ///< By label.
    std::vector<int> shown_;    ///< Labels by step.
    std::vector<LabelStretch> stretches_;
    // Of the label being placed:
    std::vector<std::uint16_t> valid_;
    std::vector<glm::vec2> places_;
    std::vector<std::array<std::vector<UnitBox>, 2>> paths_; ///< For both directions.
    int family_ = -1;
    float family_gap_u_ = 0;
    std::vector<std::uint16_t> free_;
    std::vector<MovingBox> near_;
};

} // namespace

LabelSchedule solve_label_schedule(const LabelScheduleInput& input) {
    BAGRATION_EXPECTS(input.labels != nullptr && input.camera_at);
    BAGRATION_EXPECTS(input.frame.width_px > 0 && input.frame.height_px > 0 && input.options.sample_s > 0);
    if (input.duration.ticks <= 0) return LabelSchedule({}, input.duration, input.options.fade_s);
    return LabelSchedule(Solver(input).run(), input.duration, input.options.fade_s);
}

} // namespace bagration
