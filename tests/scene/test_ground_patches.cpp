#include "renderer/scene/ground_patches.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace bagration;

namespace {

GroundTree theatre() {
    GroundTree tree;
    tree.surround = {{-2'200'000, -2'000'000}, {2'200'000, 2'200'000}};
    tree.window = {{-1'500'000, -1'400'000}, {1'500'000, 1'600'000}};
    tree.quad_px = 26;
    return tree;
}

const std::vector<CameraPose> poses{{{0, 0}, 2600, 75, 0},
                                    {{250'000, 750'000}, 350, 50, 10},
                                    {{250'000, 750'000}, 60, 35, 200},
                                    {{-900'000, -1'000'000}, 800, 25, 300},
                                    {{0, 0}, 4000, 90, 45}};

} // namespace

TEST_CASE("Patches never overlap and cover what the camera sees") {
    for (const CameraPose& pose : poses) {
        const Camera camera(pose, {1920, 1080});
        const auto patches = select_ground_patches(theatre(), camera);
        for (int y = 20; y < 1080; y += 80)
            for (int x = 20; x < 1920; x += 80) {
                const auto ground = camera.ground_at({x, y});
                if (!ground || !theatre().surround.contains(*ground)) continue;
                const PlaneVector d = *ground - pose.target;
                const auto covering = std::ranges::count_if(patches, [&](const GroundPatch& p) {
                    return d.x_m >= static_cast<double>(p.origin_m.x) &&
                           d.x_m < static_cast<double>(p.origin_m.x + p.size_m) &&
                           d.y_m >= static_cast<double>(p.origin_m.y) &&
                           d.y_m < static_cast<double>(p.origin_m.y + p.size_m);
                });
                CHECK(covering == 1);
            }
    }
}

TEST_CASE("The number of triangles is bounded by the screen, not by the map") {
    for (const CameraPose& pose : poses) {
        const auto patches = select_ground_patches(theatre(), Camera(pose, {1920, 1080}));
        const auto triangles = patches.size() * 2 * patch_quads * patch_quads;
        CHECK(triangles < 60'000);
        CHECK(triangles > 800);
    }
}

TEST_CASE("Neighbouring patches differ by at most one level, and the finer one has morphed where they meet") {
    for (const CameraPose& pose : poses) {
        const Camera camera(pose, {1920, 1080});
        const auto patches = select_ground_patches(theatre(), camera);
        for (const GroundPatch& fine : patches)
            for (const GroundPatch& coarse : patches) {
                if (coarse.size_m <= fine.size_m) continue;
                // Shared piece of edge?
                const glm::vec2 lo = glm::max(fine.origin_m, coarse.origin_m);
                const glm::vec2 hi = glm::min(fine.origin_m + fine.size_m, coarse.origin_m + coarse.size_m);
                const glm::vec2 common = hi - lo;
                const bool touch =
                    (std::abs(common.x) < 1 && common.y > 1) || (std::abs(common.y) < 1 && common.x > 1);
                if (!touch) continue;
                CHECK(coarse.size_m == Approx(2 * fine.size_m));
                for (const glm::vec2 p : {lo, hi, 0.5F * (lo + hi)}) {
                    const float drop = glm::dot(p, p) / (2.0F * static_cast<float>(earth_radius_m));
                    const float d = glm::length(glm::vec3(p, -drop) - camera.eye());
                    CHECK(d >= fine.morph_end_m * 0.999F);
                    CHECK(d <= coarse.morph_begin_m * 1.001F);
                }
            }
    }
}
