#include "terrain/bake/forests.hpp"
#include "terrain/bake/places_file.hpp"

#include <catch2/catch.hpp>

#include <bit>
#include <cstdint>
#include <numbers>

using namespace bagration;

namespace {

/// Writes what Marble writes.
class Cache {
  public:
    Cache(std::uint32_t magic = 0x31415926u, std::uint32_t version = 13) {
        number(magic, 4);
        number(version, 4);
    }
    Cache& place(double lon_deg, double lat_deg, double height_m) {
        constexpr double radians = std::numbers::pi / 180;
        text(u"Town");
        for (const double value : {lon_deg * radians, lat_deg * radians, height_m})
            number(std::bit_cast<std::uint64_t>(value), 8);
        text(u"PPL");
        number(0xffffffffu, 4); // No description.
        text(u"BY");
        number(0xffffffffu, 4);
        number(0, 8 + 8);
        number(0, 2 + 1);
        return *this;
    }
    std::vector<std::byte> bytes;

  private:
    void number(std::uint64_t value, int size) {
        for (int k = size - 1; k >= 0; --k)
            bytes.push_back(k < 8 ? static_cast<std::byte>(value >> (8 * k) & 255u) : std::byte{0});
    }
    void text(std::u16string_view letters) {
        number(letters.size() * 2, 4);
        for (const char16_t letter : letters)
            number(letter, 2);
    }
};

constexpr LonLatBox theatre{10, 34, 42, 62};

} // namespace

TEST_CASE("Places are read with their heights, those of the box only") {
    const auto bytes = Cache().place(27.57, 53.9, 222).place(-3.7, 40.4, 650).place(21, 52.2, 0).bytes;
    const auto places = parse_places(bytes, theatre);
    REQUIRE(places.has_value());
    REQUIRE(places->size() == 1);
    CHECK(places->front().place.lon_deg == Approx(27.57));
    CHECK(places->front().place.lat_deg == Approx(53.9));
    CHECK(places->front().height_m == 222);
}

TEST_CASE("Another format of places, or half a file, is refused") {
    CHECK_FALSE(parse_places(Cache(0x31415926u, 14).bytes, theatre).has_value());
    CHECK_FALSE(parse_places({}, theatre).has_value());
    const auto whole = Cache().place(27.57, 53.9, 222).bytes;
    for (std::size_t size = 9; size < whole.size(); size += 7)
        CHECK_FALSE(parse_places(std::span(whole).first(size), theatre).has_value());
}

TEST_CASE("Woods are dark and green; fields, water, snow and steppe are not woods") {
    CHECK(woodiness(0.08f, 0.19f, 0.01f) == 1);
    CHECK(woodiness(0.16f, 0.23f, 0.02f) > 0.6f);
    CHECK(woodiness(0.36f, 0.37f, 0.17f) == 0);
    CHECK(woodiness(0.05f, 0.10f, 0.40f) == 0);
    CHECK(woodiness(0.01f, 0.02f, 0.00f) == 0);
    CHECK(woodiness(0.95f, 0.95f, 0.97f) == 0);
}
