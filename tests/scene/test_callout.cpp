#include "renderer/scene/callout.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

Callout callout(const std::string& subject, double at_s, double for_s) {
    Callout result;
    result.subject = subject;
    result.name = subject;
    result.at_s = at_s;
    result.for_s = for_s;
    return result;
}

Chapter chapter(std::vector<std::vector<Callout>> shots) {
    Chapter result;
    for (std::vector<Callout>& callouts : shots) {
        Shot shot;
        shot.duration_s = 6;
        shot.callouts = std::move(callouts);
        result.shots.push_back(std::move(shot));
    }
    return result;
}

} // namespace

TEST_CASE("a callout that goes on in the next shot stands without a break") {
    const Chapter film = chapter({{callout("camp", 2, 4)}, {callout("camp", 0, 5)}});
    const CalloutSpan first = callout_span(film, 0, film.shots[0].callouts[0]);
    CHECK(first.before_s == 0);
    CHECK(first.after_s == 5);
    const CalloutSpan second = callout_span(film, 1, film.shots[1].callouts[0]);
    CHECK(second.before_s == 4);
    CHECK(second.after_s == 0);
}

TEST_CASE("a callout stands by itself beside another subject, or with a pause between") {
    const Chapter other = chapter({{callout("camp", 2, 4)}, {callout("town", 0, 5)}});
    CHECK(callout_span(other, 0, other.shots[0].callouts[0]).after_s == 0);
    CHECK(callout_span(other, 1, other.shots[1].callouts[0]).before_s == 0);
    const Chapter late = chapter({{callout("camp", 2, 4)}, {callout("camp", 1, 5)}});
    CHECK(callout_span(late, 0, late.shots[0].callouts[0]).after_s == 0);
    const Chapter early = chapter({{callout("camp", 1, 4)}, {callout("camp", 0, 5)}});
    CHECK(callout_span(early, 1, early.shots[1].callouts[0]).before_s == 0);
}

TEST_CASE("names keep off a callout's plate, its ring and the spot's own name") {
    const CalloutPlacement placement{{500, 600}, {540, 500, 700, 560}};
    const std::vector<UnitBox> boxes = callout_boxes(placement);
    const auto kept_free = [&](const UnitBox& box) {
        for (const UnitBox& each : boxes)
            if (each.overlaps(box)) return true;
        return false;
    };
    CHECK(kept_free({560, 510, 580, 530}));
    CHECK(kept_free({498, 598, 502, 602}));
    CHECK(kept_free({515, 590, 600, 610}));
    CHECK_FALSE(kept_free({300, 590, 480, 610}));
}
