#include "campaign/control/field_cache.hpp"

#include "campaign/control/bytes.hpp"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <system_error>

namespace bagration {
namespace {

/// To be raised whenever the method gives another field for the same evidence.
constexpr std::uint32_t method_version = 5;
constexpr int compression_level = 1;
/// Spacing at which the ground is looked at to tell one coast from another.
constexpr int ground_probe_cells = 10;

struct Header {
    std::array<char, 8> magic{'b', 'a', 'g', 'c', 't', 'r', 'l', '1'};
    std::uint64_t size = 0; ///< Of the bytes, unpacked.
    std::uint64_t hash = 0; ///< Of the bytes, unpacked.
};

std::filesystem::path file_of(const std::filesystem::path& folder, const std::string& key) {
    return folder / ("control-" + key + ".zst");
}

void put_points(ByteWriter& out, const std::vector<PlanePoint>& points) {
    out.put_all(points);
}

std::string hexadecimal(std::uint64_t value) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return std::string(digits.data(), end);
}

} // namespace

std::string field_key(const Campaign& campaign, const GroundQuery& ground, const GridFrame& frame) {
    ByteWriter out;
    out.put(method_version);
    out.put(frame);
    const auto put_time = [&](CampaignTime time) { out.put(time.time_since_epoch().count()); };
    put_time(campaign.start), put_time(campaign.end);
    out.put(campaign.negative_side), out.put(campaign.positive_side);
    put_points(out, campaign.theatre.outer);
    for (const Ring& hole : campaign.theatre.holes)
        put_points(out, hole);
    for (const Place& place : campaign.places) {
        out.put(place.point), out.put(place.tolerance_days), out.put(place.provenance.confidence);
        for (const ControlChange& change : place.control)
            put_time(change.since), out.put(change.side);
    }
    for (const Trace& trace : campaign.traces)
        put_time(trace.date), put_points(out, trace.line), out.put(trace.provenance.confidence),
            out.put(trace.partial);
    for (const Area& area : campaign.areas) {
        out.put(area.kind), out.put(area.side);
        put_time(area.from), put_time(area.to);
        for (const DatedRing& ring : area.rings)
            put_time(ring.date), put_points(out, ring.polygon.outer);
    }
    for (int j = 0; j < frame.height; j += ground_probe_cells)
        for (int i = 0; i < frame.width; i += ground_probe_cells)
            out.put(static_cast<char>(ground.is_sea && ground.is_sea(frame.point(i, j))));
    const std::string bytes = out.take();
    return hexadecimal(hash_bytes(bytes.data(), bytes.size())) +
           hexadecimal(hash_bytes(bytes.data(), bytes.size(), 0x9e3779b97f4a7c15ULL));
}

std::optional<std::string> load_cached(const std::filesystem::path& folder, const std::string& key) {
    if (folder.empty()) return std::nullopt;
    std::ifstream file(file_of(folder, key), std::ios::binary);
    Header header;
    const Header expected;
    if (!file.read(reinterpret_cast<char*>(&header), sizeof(header)) || header.magic != expected.magic)
        return std::nullopt;
    std::error_code unknown;
    const std::uintmax_t whole = std::filesystem::file_size(file_of(folder, key), unknown);
    if (unknown || whole < sizeof(header)) return std::nullopt;
    std::string packed(static_cast<std::size_t>(whole) - sizeof(header), '\0');
    if (!file.read(packed.data(), static_cast<std::streamsize>(packed.size()))) return std::nullopt;
    if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != header.size) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(header.size), '\0');
    const std::size_t got = ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size());
    if (ZSTD_isError(got) || got != bytes.size() || hash_bytes(bytes.data(), bytes.size()) != header.hash)
        return std::nullopt;
    return bytes;
}

void store_cached(const std::filesystem::path& folder, const std::string& key, const std::string& bytes) {
    if (folder.empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size =
        ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), compression_level);
    if (ZSTD_isError(size)) return;
    Header header;
    header.size = bytes.size();
    header.hash = hash_bytes(bytes.data(), bytes.size());
    const std::filesystem::path file = file_of(folder, key);
    std::filesystem::path unfinished = file;
    unfinished += ".part";
    {
        std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
        out.write(reinterpret_cast<const char*>(&header), sizeof(header));
        out.write(packed.data(), static_cast<std::streamsize>(size));
        out.close();
        if (!out) {
            std::filesystem::remove(unfinished, ignored);
            return;
        }
    }
    std::filesystem::rename(unfinished, file, ignored);
    if (ignored) std::filesystem::remove(unfinished, ignored);
}

} // namespace bagration
