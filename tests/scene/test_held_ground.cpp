#include "renderer/scene/held_ground.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

const CampaignTime first_day{std::chrono::local_days{std::chrono::year{1944} / 10 / 1}};
const CampaignTime later = first_day + std::chrono::days(30);
constexpr GridFrame grid{{-100'000, -100'000}, 2'000, 101, 101};

Territory square_land(double x_km, double half_km, int holder) {
    const double x = 1000 * x_km, h = 1000 * half_km;
    Territory land;
    land.polygons = {{{{x - h, -h}, {x + h, -h}, {x + h, h}, {x - h, h}}, {}}};
    land.holder = holder;
    return land;
}

/// Two neighbours, the eastern one held only later, and a third that nobody holds apart.
Campaign three_lands() {
    Campaign campaign;
    campaign.territories = {square_land(-20, 20, 2), square_land(20, 20, 2), square_land(70, 10, no_side)};
    campaign.territories[1].held.from = later;
    return campaign;
}

float share_at(const HeldGround& ground, double x_km) {
    float share = -1;
    ground.read({static_cast<int>((x_km + 100) / 2), 50, 1, 1}, {&share, 1});
    return share;
}

} // namespace

TEST_CASE("Ground is a part's own inside of the territories that it holds, at the times when it does") {
    const Campaign campaign = three_lands();
    HeldGround ground(campaign, grid);
    CHECK(holding_part(campaign) == 2);
    CHECK(ground.show(first_day).size() == 1);
    CHECK(share_at(ground, -20) == 1);
    CHECK(share_at(ground, 20) == 0);
    CHECK(share_at(ground, 70) == 0);
    CHECK(ground.show(first_day).empty());
    CHECK(ground.show(later).size() == 1);
    CHECK(share_at(ground, 20) == 1);
    CHECK(ground.show(first_day).size() == 1);
    CHECK(share_at(ground, 20) == 0);
}

TEST_CASE("Held ground ends softly at its border, and two neighbours leave no seam") {
    const Campaign campaign = three_lands();
    HeldGround ground(campaign, grid);
    static_cast<void>(ground.show(later));
    CHECK(share_at(ground, -40) == Approx(0.5F).margin(0.05));
    CHECK(share_at(ground, -46) == 0);
    CHECK(share_at(ground, 0) == Approx(1.0F).margin(0.01));
}
