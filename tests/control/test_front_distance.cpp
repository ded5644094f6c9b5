// Which side of the front a point is on, and how far from it.
#include "campaign/control/front_distance.hpp"
#include "campaign/control/trace_sections.hpp"
#include "small_campaign.hpp"

#include <cmath>

using namespace bagration;
using namespace bagration::test;

namespace {

GroundMask open_ground() {
    const auto campaign = small_campaign();
    return make_ground_mask(*campaign, {}, control_frame(*campaign));
}

/// Pairs of neighbouring cells of different sides although neither is near the front: ground between two
/// sides without a front.
int seams(const GridFrame& frame, const std::vector<float>& phi_m) {
    int count = 0;
    const auto seam = [&](std::size_t a, std::size_t b) {
        return (phi_m[a] > 0) != (phi_m[b] > 0) &&
               static_cast<double>(std::fabs(phi_m[a]) + std::fabs(phi_m[b])) > 1.5 * frame.cell_m;
    };
    for (int j = 0; j + 1 < frame.height; ++j)
        for (int i = 0; i + 1 < frame.width; ++i) {
            const std::size_t k = frame.index(i, j);
            const PlanePoint p = frame.point(i, j);
            if (std::max(std::fabs(p.x_m), std::fabs(p.y_m)) > 190'000) continue;
            count += seam(k, k + 1) + seam(k, k + static_cast<std::size_t>(frame.width));
        }
    return count;
}

} // namespace

TEST_CASE(
    "Behind a bulge as sharp as a hairpin the ground is of one side, though two sections meet in its tip") {
    const GroundMask ground = open_ground();
    // From the north to the tip of a bulge far in the west, and back to the south: the east (positive) lies
    // to the left. The second section is told by another day.
    for (const double open : {3.0, 10.0, 25.0}) {
        std::vector<FrontSection> sections{{{km(60, 200), km(60, open), km(-60, 0)}, true},
                                           {{km(-60, 0), km(60, -open), km(60, -200)}, false}};
        const FrontDistance distance = front_distance(ground, sections);
        CAPTURE(open);
        CHECK(seams(ground.coarse, distance.signed_m) == 0);
        NearFront scratch;
        CHECK(seams(ground.fine, refined(ground, sections, distance, scratch)) == 0);
        const auto at = [&](double x, double y) {
            const PlanePoint p = km(x, y);
            return distance
                .signed_m[ground.coarse.index(static_cast<int>(std::lround(ground.coarse.column(p))),
                                              static_cast<int>(std::lround(ground.coarse.row(p))))];
        };
        CHECK(at(-90, 0) < 0); // Beyond the tip ...
        CHECK(at(-90, 12) < 0);
        CHECK(at(-90, -12) < 0);
        CHECK(at(90, 0) > 0); // ... and behind it.
    }
}

TEST_CASE("A hairpin within one section has no seam either") {
    const GroundMask ground = open_ground();
    std::vector<FrontSection> sections{
        {{km(60, 200), km(60, 6), km(-60, 1), km(-62, 0), km(-60, -1), km(60, -6), km(60, -200)}, true}};
    const FrontDistance distance = front_distance(ground, sections);
    CHECK(seams(ground.coarse, distance.signed_m) == 0);
}

TEST_CASE("However a winding front lies to the grid, no slit of the other side runs away from it") {
    const GroundMask ground = open_ground();
    for (const double shift : {0.0, 0.6, 1.3, 1.9, 2.5, 3.1, 3.7}) {
        Polyline line;
        for (double y = 200; y >= -200; y -= 20)
            line.push_back(km(shift + 18 * std::sin(y / 17), y + shift / 2));
        std::vector<FrontSection> sections{{smoothed_through(line, 3'000), true}};
        CAPTURE(shift);
        CHECK(seams(ground.coarse, front_distance(ground, sections).signed_m) == 0);
    }
}
