#include "renderer/scene/furniture.hpp"
#include "renderer/scene/overlay.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace bagration;

namespace {

bool meet(const glm::vec4& a, const glm::vec4& b) {
    return a.x < b.z && b.x < a.z && a.y < b.w && b.y < a.w;
}

} // namespace

TEST_CASE("The scale bar has a round length that is never longer than wished") {
    for (double wished = 0.7; wished < 4000; wished *= 1.13) {
        const double km = round_scale_km(wished);
        const double digit = km / std::pow(10.0, std::floor(std::log10(km) + 1e-9));
        CHECK(km <= wished);
        CHECK(km > 0.39 * wished);
        CHECK((digit == Approx(1) || digit == Approx(2) || digit == Approx(5)));
    }
}

TEST_CASE("Furniture keeps off date, captions and itself in every shape of frame") {
    Layers layers;
    layers.inset = true;
    for (const FrameSize size : {FrameSize{1920, 1080}, FrameSize{1080, 1920}, FrameSize{1080, 1080},
                                 FrameSize{3840, 1080}, FrameSize{1440, 1080}}) {
        INFO(size.width_px << "x" << size.height_px);
        const auto furniture = furniture_keep_out(size, layers, 1.0);
        REQUIRE(furniture.size() == 3);
        const glm::vec4 frame(0, 0, size.width_px, size.height_px);
        for (std::size_t i = 0; i < furniture.size(); ++i) {
            CHECK(furniture[i].x >= frame.x);
            CHECK(furniture[i].w <= frame.w);
            for (std::size_t j = 0; j < i; ++j)
                CHECK_FALSE(meet(furniture[i], furniture[j]));
        }
        const auto overlay = overlay_keep_out(size, 1.0);
        for (const glm::vec4& box : furniture)
            CHECK_FALSE(meet(box, overlay.back())); // The caption.
    }
}

TEST_CASE("Furniture that is switched off takes no room") {
    Layers layers;
    layers.furniture = false;
    CHECK(furniture_keep_out({1920, 1080}, layers, 1.0).empty());
}
