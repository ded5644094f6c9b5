#include "label_test_film.hpp"
#include "renderer/scene/free_labels.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace bagration;
using namespace bagration::test;

namespace {

const std::vector<LabelCandidate>& towns() {
    static const std::vector<LabelCandidate> labels = made_up_towns(220);
    return labels;
}

const LabelRanges& ranges() {
    static const LabelRanges solved = LabelRanges::solve(towns());
    return solved;
}

std::vector<PlacedLabel> labels_from(const Camera& camera, const std::vector<FreeKeepOut>& keep_out) {
    static const std::vector<int> order = placing_order(towns());
    return free_labels(towns(), order, ranges(), camera, CampaignTime{}, keep_out);
}

struct Overlaps {
    int pairs = 0, shown = 0;
};

Overlaps count_overlaps(const CameraPose& pose) {
    const Camera camera(pose, {1920, 1080});
    struct Boxes {
        UnitBox text, marker;
    };
    std::vector<Boxes> boxes;
    for (const PlacedLabel& placed : labels_from(camera, {})) {
        if (placed.alpha < 0.05f) continue;
        const LabelCandidate& label = towns()[static_cast<std::size_t>(placed.label)];
        const auto place = label_place(camera, label.anchor, label.height_m);
        REQUIRE(place.has_value());
        boxes.push_back(
            {label_text_box(label, placed.side).moved(*place), label_marker_box(label).moved(*place)});
    }
    Overlaps result;
    result.shown = static_cast<int>(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            result.pairs +=
                boxes[i].text.overlaps(boxes[j].text) || boxes[i].text.overlaps(boxes[j].marker) ||
                boxes[i].marker.overlaps(boxes[j].text) || boxes[i].marker.overlaps(boxes[j].marker);
    return result;
}

} // namespace

TEST_CASE("From any free camera no two labels touch, and there are labels") {
    int shown = 0, views = 0;
    for (const double height_km : {120.0, 260.0, 520.0, 1100.0, 2000.0})
        for (const double pitch : {90.0, 70.0, 55.0, 40.0, 28.0})
            for (double bearing = 0; bearing < 360; bearing += 7)
                for (const PlanePoint target : {PlanePoint{0, 0}, PlanePoint{2.5e5, -1.5e5}}) {
                    const Overlaps overlaps = count_overlaps({target, height_km, pitch, bearing});
                    INFO(height_km << " km, pitch " << pitch << ", bearing " << bearing);
                    CHECK(overlaps.pairs == 0);
                    shown += overlaps.shown;
                    ++views;
                }
    CHECK(static_cast<double>(shown) / views > 5);
}

TEST_CASE("Coming nearer only adds names until they leave the frame, and they fade") {
    std::map<int, float> before;
    for (double height_km = 1500; height_km > 80; height_km *= 0.998) {
        std::map<int, float> now;
        const Camera camera({{0, 0}, height_km, 90, 0}, {1920, 1080});
        for (const PlacedLabel& placed : labels_from(camera, {}))
            now[placed.label] = placed.alpha;
        if (!before.empty())
            for (const auto& [label, alpha] : now) {
                const auto was = before.find(label);
                CHECK(std::abs(alpha - (was == before.end() ? 0 : was->second)) < 0.25f);
            }
        before = std::move(now);
    }
}

TEST_CASE("Turning the camera changes ranges without a jump, all the way round") {
    for (int label = 0; label < static_cast<int>(towns().size()); label += 7) {
        const double full = towns()[static_cast<std::size_t>(label)].distances.farthest_km;
        for (double bearing = -20; bearing < 400; bearing += 0.5) {
            const double step =
                ranges().coarsest_m_per_u(label, bearing + 0.5) - ranges().coarsest_m_per_u(label, bearing);
            CHECK(std::abs(step) < 0.05 * full);
        }
        CHECK(ranges().coarsest_m_per_u(label, 359.999) == Approx(ranges().coarsest_m_per_u(label, -0.001)));
    }
}

TEST_CASE("Free labels fade before they reach a panel") {
    const Camera camera({{0, 0}, 520, 70, 0}, {1920, 1080});
    const UnitBox panel{0, 0, 900, 1000};
    for (const PlacedLabel& placed : labels_from(camera, {{panel, 1}})) {
        const LabelCandidate& label = towns()[static_cast<std::size_t>(placed.label)];
        const auto place = label_place(camera, label.anchor, label.height_m);
        CHECK_FALSE(label_text_box(label, placed.side).moved(*place).overlaps(panel));
    }
}

TEST_CASE("Great towns keep their names where plates have made room for them; smaller towns give way") {
    const Camera camera({{0, 0}, 500, 60, 0}, {1280, 720});
    const FreeKeepOut everywhere{.box = frame_box(camera.size()), .leaves_great_towns = true};
    int great = 0;
    for (const PlacedLabel& placed : labels_from(camera, {everywhere})) {
        CHECK(is_great_town(towns()[static_cast<std::size_t>(placed.label)]));
        ++great;
    }
    CHECK(great > 0);
    CHECK(labels_from(camera, {{.box = frame_box(camera.size())}}).empty());
}

TEST_CASE("The room kept for great towns holds their names") {
    const Camera camera({{0, 0}, 500, 60, 0}, {1280, 720});
    static const std::vector<int> order = placing_order(towns());
    const std::vector<UnitBox> kept = great_town_boxes(towns(), order, ranges(), camera, CampaignTime{}, {});
    int held = 0;
    for (const PlacedLabel& placed : labels_from(camera, {})) {
        const LabelCandidate& label = towns()[static_cast<std::size_t>(placed.label)];
        if (!is_great_town(label) || placed.alpha < 1) continue;
        const UnitBox name =
            label_text_box(label, placed.side).moved(*label_place(camera, label.anchor, label.height_m));
        INFO(label.text);
        CHECK(std::any_of(kept.begin(), kept.end(),
                          [&](const UnitBox& box) { return name.inside(box.grown(0.01f)); }));
        ++held;
    }
    CHECK(held > 0);
}
