#include "terrain/terrain_chunks.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace bagration {

namespace {

using Json = nlohmann::json;

constexpr int band_bytes = 6 << 20; // Small enough to share among cores, large enough to compress well.

Json json_of(const GridFrame& frame) {
    return {{"x_m", frame.origin.x_m},
            {"y_m", frame.origin.y_m},
            {"cell_m", frame.cell_m},
            {"width", frame.width},
            {"height", frame.height}};
}

GridFrame frame_from(const Json& json) {
    GridFrame frame;
    frame.origin = {json.at("x_m").get<double>(), json.at("y_m").get<double>()};
    frame.cell_m = json.at("cell_m").get<double>();
    frame.width = json.at("width").get<int>();
    frame.height = json.at("height").get<int>();
    return frame;
}

bool plausible(const GridFrame& frame, int levels) {
    constexpr int largest_side = 1 << 15;
    return frame.cell_m > 0 && frame.width > 1 && frame.height > 1 && frame.width <= largest_side &&
           frame.height <= largest_side && levels >= 1 && levels <= 16 && (frame.width >> (levels - 1)) > 0 &&
           (frame.height >> (levels - 1)) > 0;
}

/// Four byte planes to samples of four bytes, adding up from the west: a row of `width` samples, whose planes
/// are `samples` bytes apart.
void decode_row_of_four(const unsigned char* in, std::size_t samples, std::size_t width, unsigned char* out) {
    std::size_t s = 0;
    unsigned char west[4] = {};
#if defined(__SSE2__)
    const auto plane = [&](std::size_t p) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(in + p * samples + s));
    };
    __m128i last = _mm_setzero_si128(); // The sample to the west, four times.
    for (; s + 16 <= width; s += 16) {
        const __m128i a = plane(0), b = plane(1), c = plane(2), d = plane(3);
        const __m128i ab_low = _mm_unpacklo_epi8(a, b), ab_high = _mm_unpackhi_epi8(a, b);
        const __m128i cd_low = _mm_unpacklo_epi8(c, d), cd_high = _mm_unpackhi_epi8(c, d);
        const __m128i fours[4] = {_mm_unpacklo_epi16(ab_low, cd_low), _mm_unpackhi_epi16(ab_low, cd_low),
                                  _mm_unpacklo_epi16(ab_high, cd_high), _mm_unpackhi_epi16(ab_high, cd_high)};
        for (std::size_t k = 0; k < 4; ++k) {
            __m128i sum = _mm_add_epi8(fours[k], _mm_slli_si128(fours[k], 4));
            sum = _mm_add_epi8(_mm_add_epi8(sum, _mm_slli_si128(sum, 8)), last);
            _mm_storeu_si128(reinterpret_cast<__m128i*>(out + 4 * (s + 4 * k)), sum);
            last = _mm_shuffle_epi32(sum, 0xff);
        }
    }
    if (s > 0) std::memcpy(west, out + 4 * (s - 1), 4);
#endif
    for (; s < width; ++s)
        for (std::size_t p = 0; p < 4; ++p)
            out[4 * s + p] = west[p] = static_cast<unsigned char>(west[p] + in[p * samples + s]);
}

tl::unexpected<Error> unreadable(const std::string& what) {
    return fail(ExitCode::usage, "the terrain pack is not readable: " + what,
                "rebuild it: bagration terrain build");
}

} // namespace

std::vector<Band> bands_of(int width, int height, int sample_bytes) {
    const int rows = std::max(1, band_bytes / std::max(1, width * sample_bytes));
    std::vector<Band> bands;
    for (int first = 0; first < height; first += rows)
        bands.push_back({first, std::min(rows, height - first)});
    return bands;
}

std::string band_chunk_name(const std::string& layer, const std::string& what, int level, int band) {
    return layer + '.' + what + '.' + std::to_string(level) + '.' + std::to_string(band);
}

std::vector<std::byte> encode_rows(std::span<const std::byte> rows, int width, int sample_bytes) {
    const std::size_t row_bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(sample_bytes);
    const std::size_t samples = rows.size() / static_cast<std::size_t>(sample_bytes);
    BAGRATION_EXPECTS(row_bytes > 0 && rows.size() % row_bytes == 0);
    std::vector<std::byte> coded(rows.size());
    const auto* in = reinterpret_cast<const unsigned char*>(rows.data());
    auto* out = reinterpret_cast<unsigned char*>(coded.data());
    if (sample_bytes == 2) {
        for (std::size_t s = 0; s < samples; ++s) {
            unsigned value = in[2 * s] + 256u * in[2 * s + 1];
            if (s % static_cast<std::size_t>(width) != 0) value -= in[2 * s - 2] + 256u * in[2 * s - 1];
            // Zigzag: small differences of either sign leave the high byte zero.
            const unsigned difference = value & 0xffffu;
            const unsigned folded = ((difference << 1) ^ ((difference & 0x8000u) ? 0xffffu : 0u)) & 0xffffu;
            out[s] = static_cast<unsigned char>(folded & 255u);
            out[samples + s] = static_cast<unsigned char>(folded >> 8);
        }
        return coded;
    }
    const auto planes = static_cast<std::size_t>(sample_bytes);
    for (std::size_t s = 0; s < samples; ++s)
        for (std::size_t p = 0; p < planes; ++p) {
            const unsigned west = s % static_cast<std::size_t>(width) != 0 ? in[(s - 1) * planes + p] : 0u;
            out[p * samples + s] = static_cast<unsigned char>(in[s * planes + p] - west);
        }
    return coded;
}

void decode_rows(std::span<const std::byte> coded, int width, int sample_bytes, std::span<std::byte> rows) {
    BAGRATION_EXPECTS(coded.size() == rows.size() && width > 0);
    const std::size_t samples = rows.size() / static_cast<std::size_t>(sample_bytes);
    const auto* in = reinterpret_cast<const unsigned char*>(coded.data());
    auto* out = reinterpret_cast<unsigned char*>(rows.data());
    const auto step = static_cast<std::size_t>(width);
    if (sample_bytes == 2) {
        for (std::size_t row = 0; row < samples; row += step) {
            unsigned value = 0;
            for (std::size_t s = row; s < row + step; ++s) {
                const unsigned folded = in[s] + 256u * in[samples + s];
                value += (folded >> 1) ^ ((folded & 1u) ? 0xffffu : 0u);
                out[2 * s] = static_cast<unsigned char>(value & 255u);
                out[2 * s + 1] = static_cast<unsigned char>((value >> 8) & 255u);
            }
        }
        return;
    }
    if (sample_bytes == 4) { // Most of a pack.
        for (std::size_t row = 0; row < samples; row += step)
            decode_row_of_four(in + row, samples, step, out + 4 * row);
        return;
    }
    const auto planes = static_cast<std::size_t>(sample_bytes);
    for (std::size_t p = 0; p < planes; ++p)
        for (std::size_t row = 0; row < samples; row += step) {
            unsigned char value = 0;
            for (std::size_t s = row; s < row + step; ++s) {
                value = static_cast<unsigned char>(value + in[p * samples + s]);
                out[s * planes + p] = value;
            }
        }
}

GridFrame frame_of_level(const GridFrame& frame, int level) {
    GridFrame out = frame;
    out.width = frame.width >> level;
    out.height = frame.height >> level;
    out.cell_m = frame.cell_m * static_cast<double>(1 << level);
    // The box stays, so the first sample's centre moves inwards.
    const double shift_m = (out.cell_m - frame.cell_m) / 2;
    out.origin = {frame.origin.x_m + shift_m, frame.origin.y_m + shift_m};
    return out;
}

Expected<void> write_meta(PackWriter& writer, const TerrainMeta& meta) {
    Json json;
    json["projection"] = meta.projection;
    json["window"] = {{"frame", json_of(meta.window)}, {"levels", meta.window_levels}};
    json["surround"] = {{"frame", json_of(meta.surround)}, {"levels", meta.surround_levels}};
    json["credits"] = meta.credits;
    json["fonts"] = meta.font_roles;
    Json lines = Json::array();
    std::vector<float> offsets;
    for (const WaterLine& line : meta.water_lines) {
        const PlanePoint start = line.line.empty() ? PlanePoint{} : line.line.front();
        lines.push_back({static_cast<int>(line.kind), line.name, line.rank, line.width_km2, start.x_m,
                         start.y_m, line.line.size()});
        for (const PlanePoint& p : line.line) {
            offsets.push_back(static_cast<float>(p.x_m - start.x_m));
            offsets.push_back(static_cast<float>(p.y_m - start.y_m));
        }
    }
    json["water"] = std::move(lines);
    if (auto done = writer.add("water", std::as_bytes(std::span(offsets))); !done) return done;
    const std::string text = json.dump();
    return writer.add("meta", std::as_bytes(std::span(text)));
}

Expected<TerrainMeta> read_meta(const PackReader& reader) {
    const auto text = reader.read("meta");
    if (!text) return tl::unexpected(text.error());
    const auto water = reader.read("water");
    if (!water) return tl::unexpected(water.error());
    TerrainMeta meta;
    try {
        const auto* characters = reinterpret_cast<const char*>(text->data());
        const Json json = Json::parse(characters, characters + text->size());
        meta.projection = json.at("projection").get<std::string>();
        meta.window = frame_from(json.at("window").at("frame"));
        meta.window_levels = json.at("window").at("levels").get<int>();
        meta.surround = frame_from(json.at("surround").at("frame"));
        meta.surround_levels = json.at("surround").at("levels").get<int>();
        meta.credits = json.at("credits").get<std::vector<std::string>>();
        meta.font_roles = json.at("fonts").get<std::vector<std::string>>();
        std::size_t next = 0;
        for (const Json& item : json.at("water")) {
            WaterLine line;
            const int kind = item.at(0).get<int>();
            if (kind < 0 || kind > static_cast<int>(WaterLineKind::river))
                return unreadable("unknown kind of water line");
            line.kind = static_cast<WaterLineKind>(kind);
            line.name = item.at(1).get<std::string>();
            line.rank = item.at(2).get<float>();
            line.width_km2 = item.at(3).get<float>();
            const PlanePoint start{item.at(4).get<double>(), item.at(5).get<double>()};
            const auto count = item.at(6).get<std::size_t>();
            if (count > (water->size() - next) / (2 * sizeof(float)))
                return unreadable("water lines are cut short");
            line.line.reserve(count);
            for (std::size_t i = 0; i < count; ++i, next += 2 * sizeof(float)) {
                float offset[2];
                std::memcpy(offset, water->data() + next, sizeof offset);
                line.line.push_back({start.x_m + offset[0], start.y_m + offset[1]});
            }
            meta.water_lines.push_back(std::move(line));
        }
    } catch (const Json::exception& mistake) {
        return unreadable(mistake.what());
    }
    if (!plausible(meta.window, meta.window_levels) || !plausible(meta.surround, meta.surround_levels))
        return unreadable("impossible size of a raster");
    return meta;
}

bool Terrain::has_synthesised_relief() const {
    const Json report = Json::parse(report_json_, nullptr, false);
    return report.is_object() && report.contains("synthesised") && !report["synthesised"].empty();
}

} // namespace bagration
