#include "campaign/monotone_curve.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace bagration;

namespace {

struct Curve {
    std::vector<double> times, values, slopes;

    Curve(std::vector<double> t, std::vector<double> v, CurveEnds ends)
        : times(std::move(t)), values(std::move(v)), slopes(monotone_slopes(times, values, ends)) {}
    double at(double t) const { return curve_value(times, values, slopes, t); }
};

} // namespace

TEST_CASE("a curve passes its knots and holds beyond its ends") {
    const Curve curve({0, 1, 4}, {5, 7, -2}, CurveEnds::at_rest);
    CHECK(curve.at(-1) == 5);
    CHECK(curve.at(0) == 5);
    CHECK(curve.at(1) == Approx(7));
    CHECK(curve.at(4) == -2);
    CHECK(curve.at(9) == -2);
    CHECK(Curve({3}, {8}, CurveEnds::moving).at(0) == 8);
}

TEST_CASE("even motion with moving ends is a straight line") {
    const Curve curve({0, 1, 3}, {0, 2, 6}, CurveEnds::moving);
    for (double t = 0; t <= 3; t += 0.125)
        CHECK(curve.at(t) == Approx(2 * t));
}

TEST_CASE("a curve rests at its ends and where it turns") {
    const Curve curve({0, 1, 2}, {0, 1, 0}, CurveEnds::at_rest);
    for (const double t : {0.0, 1.0, 2.0})
        CHECK(curve.at(t + 1e-4) == Approx(curve.at(t)).margin(1e-7));
}

TEST_CASE("rising values give a rising curve") {
    rc::check("monotone knots, monotone curve", [] {
        std::vector<double> times{0}, values{0};
        for (int i = *rc::gen::inRange(1, 8); i > 0; --i) {
            times.push_back(times.back() + *rc::gen::inRange(1, 100) * 0.1);
            values.push_back(values.back() + *rc::gen::inRange(0, 1000));
        }
        const Curve curve(times, values, *rc::gen::element(CurveEnds::at_rest, CurveEnds::moving));
        double before = curve.at(0);
        for (int i = 1; i <= 200; ++i) {
            const double now = curve.at(times.back() * i / 200);
            RC_ASSERT(now >= before - 1e-9);
            before = now;
        }
    });
}
