#include "renderer/scene/formation_layout.hpp"
#include "renderer/scene/formation_plates.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace bagration;

namespace {

constexpr UnitBox frame{50, 50, 1728, 950};

PlateToPlace plate(float x, float y, float away_x = -1) {
    return {{x, y}, {60, 22}, {away_x, 0}, 1, {}, 1};
}

UnitBox box_of(const PlateToPlace& p) {
    const glm::vec2 c = p.anchor + p.offset;
    return {c.x - p.half.x, c.y - p.half.y, c.x + p.half.x, c.y + p.half.y};
}

/// Points scattered in clusters, as armies at a front.
std::vector<PlateToPlace> scattered(unsigned seed, int count) {
    std::mt19937 random(seed);
    const auto uniform = [&](float low, float high) {
        return low + (high - low) * static_cast<float>(random()) / 4294967296.0F;
    };
    std::vector<PlateToPlace> plates;
    for (int i = 0; i < count; ++i)
        plates.push_back(plate(uniform(300, 1400), uniform(200, 800), i % 2 == 0 ? -1.0F : 1.0F));
    return plates;
}

} // namespace

TEST_CASE("a lone plate stands beside its point, on the side away from the enemy") {
    std::vector<PlateToPlace> plates{plate(800, 500)};
    place_plates(plates, frame, {});
    CHECK(plates[0].offset.x < -plates[0].half.x);
    CHECK(std::abs(plates[0].offset.y) < 1);
    CHECK(plates[0].room == 1);
}

TEST_CASE("plates that all want the same place form a stack without overlap") {
    std::vector<PlateToPlace> plates;
    for (int i = 0; i < 5; ++i)
        plates.push_back(plate(800 + 3 * static_cast<float>(i), 500 + 5 * static_cast<float>(i)));
    place_plates(plates, frame, {});
    for (std::size_t i = 0; i < plates.size(); ++i) {
        CHECK(plates[i].room > 0.9F);
        for (std::size_t j = i + 1; j < plates.size(); ++j)
            CHECK_FALSE(box_of(plates[i]).grown(-1).overlaps(box_of(plates[j]).grown(-1)));
    }
}

TEST_CASE("of plates that are seen none covers another, nor what is blocked") {
    const std::vector<UnitBox> blocked{{0, 0, 480, 180}, {440, 800, 1340, 1000}};
    int seen = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::vector<PlateToPlace> plates = scattered(seed, 18);
        place_plates(plates, frame, blocked);
        for (std::size_t i = 0; i < plates.size(); ++i) {
            if (plates[i].room < 0.15F) continue;
            ++seen;
            const UnitBox inner = box_of(plates[i]).grown(-7);
            CHECK(box_of(plates[i]).inside(frame.grown(0.5F)));
            for (const UnitBox& box : blocked)
                CHECK_FALSE(inner.overlaps(box));
            for (std::size_t j = i + 1; j < plates.size(); ++j)
                if (plates[j].room >= 0.15F) CHECK_FALSE(inner.overlaps(box_of(plates[j])));
        }
    }
    CHECK(seen > 20 * 14); // And most of them are seen.
}

TEST_CASE("a small step of the points moves the plates a little") {
    int jumps = 0, steps = 0;
    for (unsigned seed = 1; seed <= 10; ++seed) {
        std::vector<PlateToPlace> before = scattered(seed, 12), after = before;
        for (PlateToPlace& p : after)
            p.anchor += glm::vec2(0.5F, 0.25F);
        place_plates(before, frame, {});
        place_plates(after, frame, {});
        for (std::size_t i = 0; i < before.size(); ++i, ++steps)
            jumps += glm::length(after[i].offset - before[i].offset) > 12 ? 1 : 0;
    }
    CHECK(jumps <= steps / 20); // Where two solutions are equally good; in the film those slides are eased.
}

TEST_CASE("the same points give the same plates") {
    std::vector<PlateToPlace> a = scattered(7, 15), b = scattered(7, 15);
    place_plates(a, frame, {});
    place_plates(b, frame, {});
    for (std::size_t i = 0; i < a.size(); ++i)
        CHECK(a[i].offset == b[i].offset);
}

TEST_CASE("levels take turns with the camera's height, without a gap") {
    const auto alpha = [](FormationLevel level, double km) {
        return formation_alpha(level, FormationsShown::automatic, km);
    };
    CHECK(alpha(FormationLevel::army_group, 2500) == 1);
    CHECK(alpha(FormationLevel::front, 2500) == 1);
    CHECK(alpha(FormationLevel::army, 2500) == 0);
    CHECK(alpha(FormationLevel::army, 500) == 1);
    CHECK(alpha(FormationLevel::army_group, 500) == 0);
    CHECK(alpha(FormationLevel::corps, 500) == 0);
    CHECK(alpha(FormationLevel::corps, 200) == 1);
    for (double km = 100; km < 3000; km += 10)
        CHECK(alpha(FormationLevel::front, km) + alpha(FormationLevel::army, km) > 0.5F);
    CHECK(formation_alpha(FormationLevel::army, FormationsShown::army, 2500) == 1);
    CHECK(formation_alpha(FormationLevel::corps, FormationsShown::army, 100) == 0);
    CHECK(formation_alpha(FormationLevel::army, FormationsShown::none, 500) == 0);
}

TEST_CASE("formations carry the size marks that maps have for them") {
    CHECK(std::string(level_marks(FormationLevel::army_group)) == "XXXXX");
    CHECK(std::string(level_marks(FormationLevel::army)) == "XXXX");
    CHECK(std::string(level_marks(FormationLevel::corps)) == "XXX");
    CHECK(std::string(level_marks(FormationLevel::division)) == "XX");
}
