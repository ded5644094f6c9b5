#pragma once
// A made-up film over made-up towns, dense enough that labels compete everywhere: moves, zooms, turns and a
// cut.
#include "renderer/scene/label_schedule.hpp"

#include <cmath>
#include <numbers>
#include <random>
#include <string>

namespace bagration::test {

/// Towns in clusters, with a size of name instead of fonts: the solver sees boxes only.
inline std::vector<LabelCandidate> made_up_towns(int count) {
    std::mt19937 random(1944); // Its output is fixed by the standard, unlike that of the distributions.
    const auto uniform = [&](double low, double high) {
        return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
    };
    std::vector<LabelCandidate> labels;
    PlanePoint cluster;
    for (int i = 0; i < count; ++i) {
        if (i % 12 == 0) cluster = {uniform(-8e5, 8e5), uniform(-6e5, 6e5)};
        LabelCandidate label;
        label.id = "town" + std::to_string(i);
        label.text = label.id;
        label.rank = 1 + static_cast<int>(uniform(0, 1) * uniform(2, 5));
        label.style = label_style(LabelKind::town, label.rank);
        label.distances = label_distances(LabelKind::town, label.rank);
        label.anchor = {cluster.x_m + uniform(-9e4, 9e4), cluster.y_m + uniform(-9e4, 9e4)};
        label.height_m = uniform(0, 400);
        const float size = label.style.size_u;
        label.extent = {0, size * static_cast<float>(uniform(2, 6)), 0.8f * size, 0.25f * size, 0.65f * size,
                        0};
        label.extent.advance_u = label.extent.right_u;
        labels.push_back(label);
    }
    return labels;
}

/// Drifts, dives and turns; at 40 % of the film it cuts elsewhere.
inline CameraPose made_up_camera(double seconds, double duration_s) {
    const double u = seconds / duration_s;
    const double wave = 2 * std::numbers::pi * seconds / 55;
    CameraPose pose;
    pose.target = {-5e5 + 1e6 * u + 6e4 * std::sin(wave), 2.5e5 * std::cos(0.7 * wave)};
    pose.height_km = 520 + 330 * std::sin(0.6 * wave);
    pose.pitch_deg = 60 + 18 * std::sin(0.45 * wave);
    pose.bearing_deg = 12 * std::sin(0.3 * wave);
    if (u > 0.4) pose.target.y_m -= 2e5;
    return pose;
}

inline LabelScheduleInput made_up_film(const std::vector<LabelCandidate>& labels, double duration_s) {
    LabelScheduleInput input;
    input.labels = &labels;
    input.duration = ShowTime::from_seconds(duration_s);
    input.camera_at = [=](ShowTime t) { return made_up_camera(t.seconds(), duration_s); };
    input.frame = {1920, 1080};
    input.keep_out = {{{0, 0, 480, 160}, {}},
                      {{450, 840, 1330, 1000}, {{ShowTime{0}, ShowTime::from_seconds(duration_s / 2)}}}};
    return input;
}

} // namespace bagration::test
