#include "terrain/bake/places_file.hpp"

#include "terrain/bake/sources.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace bagration {

namespace {

constexpr std::uint32_t cache_magic = 0x31415926u, cache_version = 13;

/// Reads big-endian values and remembers whether it ran over the end.
class Stream {
  public:
    explicit Stream(std::span<const std::byte> bytes) : bytes_(bytes) {}
    bool good() const { return good_; }
    bool at_end() const { return at_ == bytes_.size(); }

    std::uint64_t number(std::size_t size) {
        std::uint64_t value = 0;
        for (std::size_t k = 0; k < size && available(1); ++k)
            value = value << 8 | std::to_integer<std::uint64_t>(bytes_[at_++]);
        return value;
    }
    double real() { return std::bit_cast<double>(number(8)); }
    void skip(std::size_t size) {
        if (available(size)) at_ += size;
    }
    void skip_text() {
        constexpr std::uint64_t null_text = 0xffffffffu;
        if (const std::uint64_t size = number(4); size != null_text) skip(size);
    }

  private:
    bool available(std::size_t size) {
        if (size > bytes_.size() - at_) good_ = false;
        return good_;
    }
    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

} // namespace

Expected<std::vector<SpotHeight>> parse_places(std::span<const std::byte> bytes, const LonLatBox& box) {
    Stream in(bytes);
    const auto magic = in.number(4), version = in.number(4);
    if (magic != cache_magic || version != cache_version)
        return fail(ExitCode::usage, "the places of Marble are in another format than expected");
    constexpr double degrees = 180 / std::numbers::pi;
    constexpr double highest_m = 5000;
    std::vector<SpotHeight> out;
    while (in.good() && !in.at_end()) {
        in.skip_text(); // Name.
        const double lon = in.real() * degrees, lat = in.real() * degrees, height_m = in.real();
        for (int text = 0; text < 4; ++text) // Role, description, country, state.
            in.skip_text();
        in.skip(8 + 8 + 2 + 1); // Area, people, time zone, summer time.
        if (in.good() && height_m > 0 && height_m < highest_m && box.contains({lon, lat}))
            out.push_back({{lon, lat}, static_cast<float>(height_m)});
    }
    if (!in.good()) return fail(ExitCode::usage, "the places of Marble end in the middle of one");
    return out;
}

Expected<std::vector<SpotHeight>> read_places(const std::filesystem::path& file, const LonLatBox& box) {
    const auto bytes = read_whole_file(file, sources::towns.package);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_places(*bytes, box);
}

} // namespace bagration
