// A frame is a pure function of the request: nothing drawn before changes it.
#include "show_fixture.hpp"

#include <algorithm>
#include <random>

using namespace bagration;
using namespace bagration::test;

namespace {

FrameRequest at_second(double seconds) {
    FrameRequest request;
    request.time = ShowTime::from_seconds(seconds);
    request.index = static_cast<std::int64_t>(seconds * 25);
    request.options.language = "de";
    return request;
}

} // namespace

TEST_CASE("A frame reached by playing equals the same frame reached by a seek, to the byte") {
    Studio played = Studio::open({320, 180});
    const double length = library_show().script.duration().seconds();
    // Ten anywhere in the film, always the same ones, and its two ends.
    std::vector<double> seconds{0.0, length - 0.1};
    std::mt19937 random(1944);
    for (int k = 0; k < 10; ++k)
        seconds.push_back(length * static_cast<double>(random()) / 4294967296.0);
    std::sort(seconds.begin(), seconds.end());
    std::vector<Image> in_order;
    for (const double s : seconds) {
        static_cast<void>(played.picture(at_second(std::max(s - 0.08, 0.0))));
        static_cast<void>(played.picture(at_second(std::max(s - 0.04, 0.0))));
        in_order.push_back(played.picture(at_second(s)));
    }
    for (std::size_t k = seconds.size(); k-- > 0;) {
        INFO("second " << seconds[k]);
        CHECK(played.picture(at_second(seconds[k])).rgba == in_order[k].rgba);
    }
}

TEST_CASE("Another renderer draws the same bytes") {
    const double middle = 0.4 * library_show().script.duration().seconds();
    Image first;
    {
        Studio one = Studio::open({320, 180});
        static_cast<void>(one.picture(at_second(1.0)));
        first = one.picture(at_second(middle));
    }
    Studio two = Studio::open({320, 180});
    CHECK(two.picture(at_second(middle)).rgba == first.rgba);
}

TEST_CASE("Language, layers and camera change the picture, and changing them back restores it") {
    Studio studio = Studio::open({320, 180});
    const FrameRequest plain = at_second(0.5 * library_show().script.duration().seconds());
    const Image before = studio.picture(plain);
    FrameRequest english = plain;
    english.options.language = "en";
    CHECK(studio.picture(english).rgba != before.rgba);
    FrameRequest bare = plain;
    bare.options.layers.labels = bare.options.layers.arrows = bare.options.layers.front = false;
    CHECK(studio.picture(bare).rgba != before.rgba);
    FrameRequest away = plain;
    away.options.camera = CameraPose{{0, 0}, 1500, 70, 20};
    CHECK(studio.picture(away).rgba != before.rgba);
    CHECK(studio.picture(plain).rgba == before.rgba);
}
