#include "app/kiosk/attract_loop.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

CampaignTime day(int n) {
    return *parse_campaign_time("1807-06-01T00:00", 6) + std::chrono::hours(24 * n);
}

Shot shot(double duration, int from, int to) {
    Shot result;
    result.duration_s = duration;
    result.from = day(from);
    result.to = day(to);
    result.camera = {{0, {{0, 0}, 300, 60, 0}, {}}};
    return result;
}

Campaign film() {
    Campaign campaign;
    campaign.start = day(0);
    campaign.end = day(40);
    campaign.chapters.push_back({"one", "one", "", "", {}, {shot(10, 0, 5)}, {}});
    return campaign;
}

} // namespace

TEST_CASE("the loop that the script has runs over and over, with paper where it begins anew") {
    const Campaign campaign = film();
    const Script script(campaign);
    const AttractLoop loop(campaign, {shot(20, 0, 10), shot(10, 10, 30)}, script);
    CHECK(loop.duration_s() == 30);
    CHECK(loop.at(20, FrameShape::landscape).campaign_minutes == Approx(10 * 24 * 60));
    CHECK(loop.at(0, FrameShape::landscape).veil == 1);
    CHECK(loop.at(15, FrameShape::landscape).veil == 0);
    CHECK(loop.at(29.999, FrameShape::landscape).veil > 0.99);
    // After a year of loops too.
    const double year_s = 30.0 * 1'000'000;
    CHECK(loop.at(year_s + 20, FrameShape::landscape).campaign_minutes ==
          Approx(loop.at(20, FrameShape::landscape).campaign_minutes));
    CHECK(loop.at(year_s + 12.5, FrameShape::landscape).seconds == Approx(12.5));
}

TEST_CASE("the veil comes and goes calmly: no more than one change a second") {
    const Campaign campaign = film();
    const Script script(campaign);
    const AttractLoop loop(campaign, {shot(30, 0, 10)}, script);
    for (double s = 0; s < 60; s += 0.04) {
        const double step =
            loop.at(s + 0.04, FrameShape::landscape).veil - loop.at(s, FrameShape::landscape).veil;
        CHECK(std::abs(step) < 0.08);
    }
}

TEST_CASE("a campaign without a loop shows all of its days in 36 seconds") {
    const Campaign campaign = film();
    const Script script(campaign);
    const AttractLoop loop(campaign, {}, script);
    CHECK(loop.duration_s() == 36);
    CHECK(loop.at(1, FrameShape::landscape).campaign_minutes == 0);
    CHECK(loop.at(35, FrameShape::landscape).campaign_minutes == Approx(40 * 24 * 60));
    CHECK(loop.at(18, FrameShape::landscape).camera.height_km == Approx(300));
}
