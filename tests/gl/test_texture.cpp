#include "tests/gl/gl_fixture.hpp"

#include <numeric>

using namespace bagration;
using namespace bagration::test;

namespace {

template <class T>
std::vector<T> read_level(const Texture2D& texture, int level, std::size_t components) {
    std::vector<T> values(static_cast<std::size_t>(texture.level_width(level)) *
                          static_cast<std::size_t>(texture.level_height(level)) * components);
    texture.read_bytes(level, std::as_writable_bytes(std::span(values)));
    return values;
}

} // namespace

TEST_CASE("texels of every format come back as they were uploaded") {
    const HeadlessContext context = test_context();
    constexpr int width = 5, height = 3; // Odd rows: alignment must not matter.
    constexpr std::size_t size = width * height;

    const auto round_trip = [&]<class T>(TexelFormat format, std::size_t components,
                                         const std::vector<T>& values) {
        auto texture = Texture2D::create(format, width, height);
        REQUIRE(texture);
        texture->upload(0, std::span<const T>(values));
        CHECK(read_level<T>(*texture, 0, components) == values);
    };
    std::vector<std::uint8_t> bytes(size * 4);
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{7});
    round_trip(TexelFormat::rgba8, 4, bytes);
    round_trip(TexelFormat::srgba8, 4, bytes);
    round_trip(TexelFormat::rg8, 2, std::vector<std::uint8_t>(bytes.begin(), bytes.begin() + size * 2));
    round_trip(TexelFormat::r8, 1, std::vector<std::uint8_t>(bytes.begin(), bytes.begin() + size));

    std::vector<std::int16_t> heights(size);
    for (std::size_t i = 0; i < size; ++i)
        heights[i] = static_cast<std::int16_t>(-20000 + static_cast<int>(i) * 2857);
    round_trip(TexelFormat::r16i, 1, heights);
    round_trip(TexelFormat::r16_snorm, 1, heights);

    std::vector<float> floats(size * 4);
    for (std::size_t i = 0; i < floats.size(); ++i)
        floats[i] = 0.25F * static_cast<float>(i) - 4.0F; // Exact in 16 bits too.
    round_trip(TexelFormat::rgba16f, 4, floats);
    round_trip(TexelFormat::rg16f, 2, std::vector<float>(floats.begin(), floats.begin() + size * 2));
    round_trip(TexelFormat::r16f, 1, std::vector<float>(floats.begin(), floats.begin() + size));
    round_trip(TexelFormat::r32f, 1, std::vector<float>(floats.begin(), floats.begin() + size));
    CHECK(take_gl_errors().empty());
}

TEST_CASE("sub-rectangles and mip levels are uploaded where they belong") {
    const HeadlessContext context = test_context();
    CHECK(Texture2D::full_levels(8, 4) == 4);
    CHECK(Texture2D::full_levels(1, 1) == 1);
    CHECK(Texture2D::full_levels(5, 3) == 3);
    auto texture = Texture2D::create(TexelFormat::r8, 4, 2, 3);
    REQUIRE(texture);
    CHECK(texture->level_width(2) == 1);
    CHECK(texture->level_height(2) == 1);
    texture->upload(0, std::span<const std::uint8_t>(std::vector<std::uint8_t>(8, 1)));
    texture->upload(1, std::span<const std::uint8_t>(std::vector<std::uint8_t>{5, 6}));
    texture->upload_region(0, 1, 1, 2, 1, std::span<const std::uint8_t>(std::vector<std::uint8_t>{8, 9}));
    CHECK(read_level<std::uint8_t>(*texture, 0, 1) == std::vector<std::uint8_t>{1, 1, 1, 1, 1, 8, 9, 1});
    CHECK(read_level<std::uint8_t>(*texture, 1, 1) == std::vector<std::uint8_t>{5, 6});

    texture->upload(0, std::span<const std::uint8_t>(std::vector<std::uint8_t>(8, 40)));
    texture->generate_mipmaps();
    CHECK(read_level<std::uint8_t>(*texture, 2, 1) == std::vector<std::uint8_t>{40});
    texture->set_sampling({Filter::trilinear, Wrap::repeat, Wrap::mirror, 8});
    CHECK(take_gl_errors().empty());
}

TEST_CASE("a whole texel may be a struct") {
    struct Texel {
        std::uint8_t r, g, b, a;
    };
    const HeadlessContext context = test_context();
    auto texture = Texture2D::create(TexelFormat::rgba8, 1, 1);
    REQUIRE(texture);
    const std::vector<Texel> texels = {{1, 2, 3, 4}};
    texture->upload(0, std::span<const Texel>(texels));
    CHECK(read_level<std::uint8_t>(*texture, 0, 4) == std::vector<std::uint8_t>{1, 2, 3, 4});
}

TEST_CASE("a picture that is too large for the driver is an error, not a crash") {
    const HeadlessContext context = test_context();
    const auto texture = Texture2D::create(TexelFormat::r8, context.info().max_texture_size + 1, 1);
    REQUIRE_FALSE(texture);
    CHECK(texture.error().code == ExitCode::no_display_or_gl);
    CHECK(texture.error().message.find(std::to_string(context.info().max_texture_size)) != std::string::npos);
}

TEST_CASE("a moved-from texture gives its name away") {
    const HeadlessContext context = test_context();
    auto texture = Texture2D::create(TexelFormat::r8, 2, 2);
    REQUIRE(texture);
    const unsigned id = texture->id();
    const Texture2D moved = *std::move(texture);
    CHECK(moved.id() == id);
    CHECK(moved.width() == 2);
}
