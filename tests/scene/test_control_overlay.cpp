#include "renderer/scene/control_overlay.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace bagration;

namespace {

const CampaignTime start{std::chrono::local_days{std::chrono::year{1944} / 8 / 1}};

CampaignTime day(int number) {
    return start + std::chrono::days(number);
}

Polygon square(double x_km, double y_km, double half_km) {
    const double x = 1000 * x_km, y = 1000 * y_km, h = 1000 * half_km;
    return {{{x - h, y - h}, {x + h, y - h}, {x + h, y + h}, {x - h, y + h}}, {}};
}

Area area(AreaKind kind, SideIndex side, int from, int to, std::vector<DatedRing> rings) {
    Area made;
    made.kind = kind;
    made.side = side;
    made.from = day(from);
    made.to = day(to);
    made.rings = std::move(rings);
    return made;
}

Campaign with_areas() {
    Campaign campaign;
    campaign.sides.resize(4);
    campaign.sides[0].bloc = Bloc::negative;
    campaign.sides[1].bloc = Bloc::positive;
    campaign.sides[2].bloc = campaign.sides[3].bloc = Bloc::other;
    campaign.areas = {
        area(AreaKind::insurgent, 2, 1, 9, {{day(1), square(-60, 0, 20)}}),
        area(AreaKind::switched, 3, 5, 9, {{day(5), square(60, 0, 20)}, {day(7), square(60, 0, 12)}}),
        area(AreaKind::pocket, 0, 2, 4, {{day(2), square(0, 60, 10)}})};
    return campaign;
}

constexpr GridFrame frame{{-100'000, -100'000}, 2'000, 101, 101};

struct Values {
    std::vector<float> other, ring;
    float other_at(double x_km, double y_km) const { return other[index(x_km, y_km)]; }
    float ring_at(double x_km, double y_km) const { return ring[index(x_km, y_km)]; }
    static std::size_t index(double x_km, double y_km) {
        return frame.index(static_cast<int>((x_km + 100) / 2), static_cast<int>((y_km + 100) / 2));
    }
};

Values read_all(const ControlOverlay& overlay) {
    Values values{std::vector<float>(frame.size(), 99.0F), std::vector<float>(frame.size(), 99.0F)};
    overlay.read({0, 0, frame.width, frame.height}, values.other, values.ring);
    return values;
}

} // namespace

TEST_CASE("Ground of other sides is a signed distance around its outline, one sign for each side") {
    const Campaign campaign = with_areas();
    ControlOverlay overlay(campaign, frame);
    overlay.show(day(6));
    const Values values = read_all(overlay);
    CHECK(values.other_at(-60, 0) == Approx(20)); // Deep inside: 10 km and more.
    CHECK(values.other_at(-40, 0) == Approx(10)); // On the outline.
    CHECK(values.other_at(-34, 0) == Approx(4));  // 6 km outside.
    CHECK(values.other_at(0, 0) == 0);
    CHECK(values.other_at(60, 0) == Approx(-20));
    CHECK(values.other_at(40, 0) == Approx(-10));
}

TEST_CASE("Only what is active at the date is there, with the outline of that date") {
    const Campaign campaign = with_areas();
    ControlOverlay overlay(campaign, frame);
    CHECK(overlay.show(day(0)).empty());
    CHECK(overlay.show(day(1)).size() == 1);
    CHECK(overlay.show(day(1)).empty());
    CHECK(overlay.show(day(2)).size() == 1);
    CHECK(read_all(overlay).ring_at(0, 60) == 1);
    CHECK(read_all(overlay).ring_at(0, 30) == 0);
    overlay.show(day(5));
    CHECK(read_all(overlay).ring_at(0, 60) == 0); // The pocket is over.
    CHECK(read_all(overlay).other_at(42, 0) == Approx(-12));
    overlay.show(day(8));
    CHECK(read_all(overlay).other_at(42, 0) == Approx(-4)); // The smaller outline holds now.
}

TEST_CASE("What is shown does not depend on what was shown before") {
    const Campaign campaign = with_areas();
    ControlOverlay straight(campaign, frame), wandering(campaign, frame);
    straight.show(day(8));
    for (const int d : {6, 2, 9, 3, 8})
        wandering.show(day(d));
    CHECK(read_all(straight).other == read_all(wandering).other);
    CHECK(read_all(straight).ring == read_all(wandering).ring);
}
