#include "campaign/control/tile_store.hpp"

#include "campaign/control/bytes.hpp"
#include "campaign/control/smooth.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr std::size_t hash_buckets = 1 << 16;

} // namespace

std::int16_t stored_phi(float phi_m) {
    const float limit = static_cast<float>(phi_range_m);
    return rounded(std::clamp(phi_m, -limit, limit) / static_cast<float>(phi_step_m));
}

TileStore::TileStore(const GridFrame& frame, int slice_count)
    : frame_(frame), slice_count_(slice_count),
      ids_(static_cast<std::size_t>(slice_count) *
           static_cast<std::size_t>(frame.width / control_tile_cells) *
           static_cast<std::size_t>(frame.height / control_tile_cells)),
      by_hash_(hash_buckets) {
    BAGRATION_EXPECTS(frame.width % control_tile_cells == 0 && frame.height % control_tile_cells == 0);
}

void TileStore::put(int slice, int tile, const PhiTile& values) {
    const std::uint64_t hash = hash_bytes(values.data(), sizeof(PhiTile));
    std::vector<std::uint32_t>& bucket = by_hash_[hash % hash_buckets];
    const auto found = std::find_if(bucket.begin(), bucket.end(),
                                    [&](std::uint32_t candidate) { return tiles_[candidate] == values; });
    std::uint32_t number = 0;
    if (found != bucket.end()) {
        number = *found;
    } else {
        number = static_cast<std::uint32_t>(tiles_.size());
        tiles_.push_back(values);
        bucket.push_back(number);
    }
    ids_[static_cast<std::size_t>(slice) * static_cast<std::size_t>(tile_count()) +
         static_cast<std::size_t>(tile)] = number;
}

void TileStore::share(int slice, int tile, int other_slice) {
    ids_[static_cast<std::size_t>(slice) * static_cast<std::size_t>(tile_count()) +
         static_cast<std::size_t>(tile)] = id(other_slice, tile);
}

void TileStore::finish() {
    by_hash_.clear();
    by_hash_.shrink_to_fit();
    tiles_.shrink_to_fit();
    find_signs();
}

void TileStore::find_signs() {
    signs_.resize(tiles_.size());
    for (std::size_t k = 0; k < tiles_.size(); ++k) {
        const auto [low, high] = std::minmax_element(tiles_[k].begin(), tiles_[k].end());
        signs_[k] = static_cast<std::int8_t>(*low > 0 ? 1 : *high < 0 ? -1 : 0);
    }
}

float TileStore::cell_m(int slice, int i, int j) const {
    const int tile_number = j / control_tile_cells * tile_columns() + i / control_tile_cells;
    const PhiTile& values = tiles_[id(slice, tile_number)];
    const int cell = j % control_tile_cells * control_tile_cells + i % control_tile_cells;
    return static_cast<float>(values[static_cast<std::size_t>(cell)]) * static_cast<float>(phi_step_m);
}

float TileStore::sample_m(int slice, PlanePoint point) const {
    const double column = std::clamp(frame_.column(point), 0.0, frame_.width - 1.0);
    const double row = std::clamp(frame_.row(point), 0.0, frame_.height - 1.0);
    const int i = std::min(static_cast<int>(column), frame_.width - 2);
    const int j = std::min(static_cast<int>(row), frame_.height - 2);
    const float u = static_cast<float>(column - i), v = static_cast<float>(row - j);
    const float south = cell_m(slice, i, j) * (1 - u) + cell_m(slice, i + 1, j) * u;
    const float north = cell_m(slice, i, j + 1) * (1 - u) + cell_m(slice, i + 1, j + 1) * u;
    return south * (1 - v) + north * v;
}

void TileStore::read(int slice, int i0, int j0, int w, int h, std::span<float> phi_m) const {
    BAGRATION_EXPECTS(i0 >= 0 && j0 >= 0 && i0 + w <= frame_.width && j0 + h <= frame_.height);
    BAGRATION_EXPECTS(phi_m.size() >= static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
    for (int j = j0; j < j0 + h; ++j) {
        float* out = phi_m.data() + static_cast<std::size_t>(j - j0) * static_cast<std::size_t>(w);
        const int tile_row = j / control_tile_cells * tile_columns();
        const std::size_t row_start = static_cast<std::size_t>(j % control_tile_cells * control_tile_cells);
        for (int i = i0; i < i0 + w;) {
            const PhiTile& values = tiles_[id(slice, tile_row + i / control_tile_cells)];
            const int stop = std::min(i0 + w, (i / control_tile_cells + 1) * control_tile_cells);
            for (; i < stop; ++i) {
                const std::size_t cell = row_start + static_cast<std::size_t>(i % control_tile_cells);
                *out++ = static_cast<float>(values[cell]) * static_cast<float>(phi_step_m);
            }
        }
    }
}

std::size_t TileStore::bytes() const {
    return tiles_.size() * sizeof(PhiTile) + ids_.size() * sizeof(std::uint32_t) + signs_.size();
}

std::string TileStore::packed() const {
    ByteWriter out;
    out.put(frame_);
    out.put(slice_count_);
    out.put_all(ids_);
    out.put_all(tiles_);
    return out.take();
}

bool TileStore::unpack(std::string_view bytes) {
    ByteReader in(bytes);
    if (!in.get(frame_) || !in.get(slice_count_) || !in.get_all(ids_) || !in.get_all(tiles_)) return false;
    if (frame_.width <= 0 || frame_.height <= 0 || slice_count_ <= 0 || tiles_.empty()) return false;
    if (ids_.size() != static_cast<std::size_t>(slice_count_) * static_cast<std::size_t>(tile_count()))
        return false;
    if (std::any_of(ids_.begin(), ids_.end(), [&](std::uint32_t k) { return k >= tiles_.size(); }))
        return false;
    find_signs();
    return true;
}

} // namespace bagration
