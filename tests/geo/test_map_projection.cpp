#include "terrain/geo/map_projection.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace bagration;

namespace {

MapProjection theatre() {
    auto projection = MapProjection::create(default_projection);
    REQUIRE(projection.has_value());
    return std::move(*projection);
}

LonLat any_place() {
    return {*rc::gen::inRange(0, 54000) / 1000.0, *rc::gen::inRange(30000, 66000) / 1000.0};
}

} // namespace

TEST_CASE("There and back again is less than a millimetre") {
    const MapProjection projection = theatre();
    CHECK(rc::check([&] {
        const LonLat place = any_place();
        const PlanePoint point = projection.to_plane(place);
        const LonLat back = projection.to_lonlat(point);
        RC_ASSERT(distance_m(point, projection.to_plane(back)) < 1e-3);
        RC_ASSERT(std::fabs(back.lon_deg - place.lon_deg) < 1e-8);
        RC_ASSERT(std::fabs(back.lat_deg - place.lat_deg) < 1e-8);
    }));
}

TEST_CASE("The centre of the projection is the plane's origin, with north upwards") {
    const MapProjection projection = theatre();
    const PlanePoint centre = projection.to_plane(LonLat{26, 47.5});
    CHECK(std::fabs(centre.x_m) < 1e-6);
    CHECK(std::fabs(centre.y_m) < 1e-6);
    CHECK(projection.to_plane(LonLat{26, 48.5}).y_m > 100e3);
    CHECK(projection.to_plane(LonLat{27, 47.5}).x_m > 70e3);
    CHECK(std::fabs(projection.convergence_deg_at({26, 55})) < 1e-6);
    // East of the centre the meridians lean to the west.
    CHECK(projection.convergence_deg_at({36, 50}) < -5);
    CHECK(projection.convergence_deg_at({16, 50}) > 5);
}

TEST_CASE("Scale is true at the standard parallels and within 1.5 % over the theatre") {
    const MapProjection projection = theatre();
    CHECK(projection.scale_at({20, 38.25}) == Approx(1.0).margin(1e-6));
    CHECK(projection.scale_at({30, 57.5}) == Approx(1.0).margin(1e-6));
    CHECK(rc::check([&] {
        const LonLat place{*rc::gen::inRange(1000, 4200) / 100.0, *rc::gen::inRange(3400, 6100) / 100.0};
        RC_ASSERT(std::fabs(projection.scale_at(place) - 1) < 0.0145);
    }));
}

TEST_CASE("Minsk and Warsaw are as far apart as on the ground") {
    const MapProjection projection = theatre();
    const double d =
        distance_m(projection.to_plane(LonLat{27.5667, 53.9}), projection.to_plane(LonLat{21.0122, 52.2297}));
    CHECK(d == Approx(475e3).margin(8e3));
}

TEST_CASE("Many points at once are the same as one by one, and a clone agrees") {
    const MapProjection projection = theatre();
    const MapProjection twin = projection.clone();
    const std::vector<LonLat> places{{20, 50}, {30, 55}, {10, 35}};
    std::vector<PlanePoint> points(places.size());
    projection.to_plane(places, points);
    std::vector<LonLat> back(places.size());
    projection.to_lonlat(points, back);
    for (std::size_t i = 0; i < places.size(); ++i) {
        CHECK(points[i] == twin.to_plane(places[i]));
        CHECK(back[i] == twin.to_lonlat(points[i]));
    }
    CHECK(twin.definition() == default_projection);
}

TEST_CASE("What cannot be projected is not finite") {
    const MapProjection projection = theatre();
    CHECK_FALSE(std::isfinite(projection.to_plane(LonLat{26, -90}).x_m));
}

TEST_CASE("A definition that is no projection in metres is refused") {
    for (const char* definition :
         {"", "nonsense", "+proj=nonsense", "+proj=longlat +R=6371007", "EPSG:3035",
          "+proj=lcc +lat_1=38 +lat_2=57 +R=6371007 +units=km", "+proj=lcc +lat_1=10 +lat_2=-10"}) {
        INFO(definition);
        const auto projection = MapProjection::create(definition);
        REQUIRE_FALSE(projection.has_value());
        CHECK(projection.error().code == ExitCode::usage);
        CHECK_FALSE(projection.error().message.empty());
    }
}
