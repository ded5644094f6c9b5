#include "label_test_film.hpp"
#include "renderer/scene/label_schedule.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace bagration;
using namespace bagration::test;

namespace {

constexpr double film_s = 90;

const std::vector<LabelCandidate>& towns() {
    static const std::vector<LabelCandidate> labels = made_up_towns(220);
    return labels;
}

const LabelSchedule& film_schedule() {
    static const LabelSchedule schedule = solve_label_schedule(made_up_film(towns(), film_s));
    return schedule;
}

struct DrawnBoxes {
    int label;
    UnitBox text, marker;
};

std::vector<DrawnBoxes> drawn_at(const LabelSchedule& schedule, ShowTime time) {
    const Camera camera(made_up_camera(time.seconds(), film_s), {1920, 1080});
    std::vector<DrawnBoxes> boxes;
    for (const PlacedLabel& placed : schedule.at(time)) {
        const LabelCandidate& label = towns()[static_cast<std::size_t>(placed.label)];
        const auto place = label_place(camera, label.anchor, label.height_m);
        REQUIRE(place.has_value());
        boxes.push_back({placed.label, label_text_box(label, placed.side).moved(*place),
                         label_marker_box(label).moved(*place)});
    }
    return boxes;
}

} // namespace

TEST_CASE("No frame of a film has two labels that touch, or one outside the safe area or under a caption") {
    const LabelScheduleInput input = made_up_film(towns(), film_s);
    const UnitBox frame = frame_box({1920, 1080}), safe = frame.grown(-49.5f);
    std::size_t overlaps = 0, outside = 0, covered = 0, shown = 0, frames = 0;
    // 23 frames a second: never in step with the solver's samples.
    for (double s = 0; s < film_s; s += 1.0 / 23, ++frames) {
        const ShowTime time = ShowTime::from_seconds(s);
        const auto boxes = drawn_at(film_schedule(), time);
        shown += boxes.size();
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            outside += !boxes[i].text.inside(safe) || !boxes[i].marker.inside(frame);
            for (const KeepOut& keep_out : input.keep_out) {
                const bool now = keep_out.spans.empty() ||
                                 (keep_out.spans[0].begin <= time && time < keep_out.spans[0].end);
                covered +=
                    now && (boxes[i].text.overlaps(keep_out.box) || boxes[i].marker.overlaps(keep_out.box));
            }
            for (std::size_t j = 0; j < i; ++j)
                overlaps +=
                    boxes[i].text.overlaps(boxes[j].text) || boxes[i].text.overlaps(boxes[j].marker) ||
                    boxes[i].marker.overlaps(boxes[j].text) || boxes[i].marker.overlaps(boxes[j].marker);
        }
    }
    CHECK(overlaps == 0);
    CHECK(outside == 0);
    CHECK(covered == 0);
    CHECK(static_cast<double>(shown) / static_cast<double>(frames) > 8); // And it is not for being empty.
}

TEST_CASE("Labels stay for at least 1.5 seconds and pause for at least one") {
    std::map<int, ShowTime> last_end;
    REQUIRE_FALSE(film_schedule().stretches().empty());
    for (const LabelStretch& stretch : film_schedule().stretches()) {
        CHECK((stretch.end - stretch.begin).seconds() >= 1.5 - 1e-6);
        const auto last = last_end.find(stretch.label);
        if (last != last_end.end()) CHECK((stretch.begin - last->second).seconds() >= 1.0 - 1e-6);
        last_end[stretch.label] = stretch.end;
    }
}

TEST_CASE("Labels fade in and out within 0.3 seconds and never jump") {
    std::map<int, float> before;
    const double step_s = 1.0 / 60;
    for (double s = 0; s < film_s; s += step_s) {
        std::map<int, float> now;
        for (const PlacedLabel& placed : film_schedule().at(ShowTime::from_seconds(s)))
            now[placed.label] = placed.alpha;
        if (s > 0) {
            for (const auto& [label, alpha] : now) {
                const auto was = before.find(label);
                CHECK(std::abs(alpha - (was == before.end() ? 0 : was->second)) < 0.1f);
            }
            for (const auto& [label, alpha] : before)
                if (now.find(label) == now.end()) CHECK(alpha < 0.1f);
        }
        before = std::move(now);
    }
}

TEST_CASE("A time gives the same labels whatever was asked before") {
    const ShowTime t = ShowTime::from_seconds(31.4);
    const auto key = [&] {
        std::vector<std::tuple<int, int, float>> list;
        for (const PlacedLabel& p : film_schedule().at(t))
            list.emplace_back(p.label, static_cast<int>(p.side), p.alpha);
        return list;
    };
    const auto first = key();
    CHECK(std::is_sorted(first.begin(), first.end()));
    for (const double s : {80.0, 3.0, 31.5, 0.0, 1e6, -5.0})
        film_schedule().at(ShowTime::from_seconds(s));
    CHECK(key() == first);
}

TEST_CASE(
    "The schedule depends on the input alone, not on the order of the labels or the size of the frame") {
    LabelScheduleInput input = made_up_film(towns(), film_s);
    CHECK(solve_label_schedule(input).stretches() == film_schedule().stretches());
    input.frame = {1280, 720};
    CHECK(solve_label_schedule(input).stretches() == film_schedule().stretches());

    std::vector<LabelCandidate> reversed(towns().rbegin(), towns().rend());
    const LabelSchedule other = solve_label_schedule(made_up_film(reversed, film_s));
    REQUIRE(other.stretches().size() == film_schedule().stretches().size());
    const int last = static_cast<int>(towns().size()) - 1;
    for (LabelStretch stretch : other.stretches()) {
        stretch.label = last - stretch.label;
        const auto& all = film_schedule().stretches();
        CHECK(std::find(all.begin(), all.end(), stretch) != all.end());
    }
}

TEST_CASE("The more important of two neighbours is shown") {
    std::vector<LabelCandidate> pair = made_up_towns(2);
    pair[0].rank = 4;
    pair[1].rank = 1;
    for (LabelCandidate& label : pair) {
        label.distances = {};
        label.anchor = {0, 0};
    }
    LabelScheduleInput input = made_up_film(pair, 10);
    input.camera_at = [](ShowTime) { return CameraPose{{0, 0}, 400, 70, 0}; };
    const LabelSchedule schedule = solve_label_schedule(input);
    REQUIRE(schedule.stretches().size() == 1);
    CHECK(schedule.stretches()[0].label == 1);
    CHECK(schedule.stretches()[0].end == input.duration);
    CHECK(schedule.stretches()[0].side == LabelSide::right);
    CHECK(schedule.at(ShowTime{0}).at(0).alpha == 1);
    CHECK(schedule.at(input.duration).size() == 1); // The last picture may be held.
}

TEST_CASE("A label keeps to the part of the film it is wanted in") {
    std::vector<LabelCandidate> one = made_up_towns(1);
    one[0].anchor = {0, 0};
    one[0].distances = {};
    one[0].wanted = {{ShowTime::from_seconds(3), ShowTime::from_seconds(6)}};
    LabelScheduleInput input = made_up_film(one, 10);
    input.camera_at = [](ShowTime) { return CameraPose{{0, 0}, 400, 70, 0}; };
    const LabelSchedule schedule = solve_label_schedule(input);
    REQUIRE(schedule.stretches().size() == 1);
    CHECK(schedule.stretches()[0].begin.seconds() == Approx(3).margin(0.2));
    CHECK(schedule.stretches()[0].end.seconds() == Approx(6).margin(0.2));
}

TEST_CASE("A schedule survives its cache file and refuses damage and other keys") {
    const std::string key = label_schedule_key(made_up_film(towns(), film_s));
    CHECK(key == label_schedule_key(made_up_film(towns(), film_s)));
    CHECK(key != label_schedule_key(made_up_film(towns(), film_s + 1)));
    auto moved = towns();
    moved[3].anchor.x_m += 1;
    CHECK(key != label_schedule_key(made_up_film(moved, film_s)));

    const std::string bytes = film_schedule().to_bytes(key);
    const auto back = LabelSchedule::from_bytes(bytes, key);
    REQUIRE(back.has_value());
    CHECK(back->stretches() == film_schedule().stretches());
    CHECK(back->at(ShowTime::from_seconds(20)).size() ==
          film_schedule().at(ShowTime::from_seconds(20)).size());
    CHECK_FALSE(LabelSchedule::from_bytes(bytes, "another").has_value());
    CHECK_FALSE(LabelSchedule::from_bytes(bytes.substr(0, bytes.size() / 2), key).has_value());
    CHECK_FALSE(LabelSchedule::from_bytes("", key).has_value());
    std::string damaged = bytes;
    damaged[bytes.size() / 2] = static_cast<char>(damaged[bytes.size() / 2] ^ 4);
    CHECK_FALSE(LabelSchedule::from_bytes(damaged, key).has_value());
}

TEST_CASE("Today's name comes once, with the first stretch that has room, and goes before it does") {
    LabelCandidate town = made_up_towns(1).front();
    town.anchor = {0, 0};
    town.distances = {};
    town.today = "(now)";
    town.today_extent = {0, 40, 12, 4, 10, 40};
    const std::vector<LabelCandidate> labels{town};
    LabelScheduleInput input;
    input.labels = &labels;
    input.duration = ShowTime::from_seconds(40);
    input.camera_at = [](ShowTime) { return CameraPose{{0, 0}, 300, 70, 0}; };
    input.frame = {1920, 1080};
    const LabelSchedule schedule = solve_label_schedule(input);
    REQUIRE(schedule.stretches().size() == 1);
    const auto today_at = [&](double s) {
        const auto placed = schedule.at(ShowTime::from_seconds(s));
        REQUIRE(placed.size() == 1);
        return placed.front().today_alpha;
    };
    CHECK(today_at(3) == 1);
    CHECK(today_at(7) == 0);
    CHECK(today_at(30) == 0);
    const auto cached = LabelSchedule::from_bytes(schedule.to_bytes("key"), "key");
    REQUIRE(cached);
    CHECK(cached->stretches() == schedule.stretches());
}

TEST_CASE("Today's name meets neither its own name nor its sign") {
    LabelCandidate town = made_up_towns(1).front();
    town.today_extent = {0, 60, 12, 4, 10, 60};
    for (const LabelSide side : label_sides(town)) {
        CHECK_FALSE(today_box(town, side).grown(-0.01f).overlaps(label_text_box(town, side)));
        CHECK_FALSE(today_box(town, side).overlaps(label_marker_box(town)));
    }
}
