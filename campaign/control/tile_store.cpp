#include "campaign/control/tile_store.hpp"

#include "campaign/control/bytes.hpp"
#include "campaign/control/smooth.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

constexpr std::size_t hash_buckets = 1 << 16;

FarTile coarsened(const PhiTile& values) {
    FarTile out{};
    constexpr int width = control_tile_cells;
    for (int j = 0; j < width / 2; ++j)
        for (int i = 0; i < width / 2; ++i) {
            const std::size_t k = static_cast<std::size_t>(2 * j * width + 2 * i);
            const int sum = values[k] + values[k + 1] + values[k + width] + values[k + width + 1];
            const float steps = static_cast<float>(sum) * static_cast<float>(phi_step_m / far_step_m / 4);
            out[static_cast<std::size_t>(j * width / 2 + i)] = static_cast<std::int8_t>(rounded(steps));
        }
    return out;
}

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

ReadyTile::ReadyTile(const PhiTile& phi) {
    std::int16_t low = phi[0], high = phi[0];
    for (const std::int16_t value : phi) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    is_far = low >= far_from_m / phi_step_m || high <= -far_from_m / phi_step_m;
    if (is_far) {
        far = coarsened(phi);
        hash = hash_bytes(far.data(), sizeof(far));
    } else {
        near = phi;
        hash = hash_bytes(near.data(), sizeof(near));
    }
}

void TileStore::put(int slice, int tile, const ReadyTile& ready) {
    // Equal tiles are found by their hash; `kept` are those of the same kind.
    const auto kept_as = [&](const auto& wanted, auto& kept, std::uint32_t first_id) {
        std::vector<std::uint32_t>& bucket = by_hash_[ready.hash % hash_buckets];
        for (const std::uint32_t candidate : bucket)
            if (candidate >= first_id && candidate - first_id < kept.size() &&
                kept[candidate - first_id] == wanted)
                return candidate;
        kept.push_back(wanted);
        bucket.push_back(first_id + static_cast<std::uint32_t>(kept.size() - 1));
        return bucket.back();
    };
    ids_[static_cast<std::size_t>(slice) * static_cast<std::size_t>(tile_count()) +
         static_cast<std::size_t>(tile)] =
        ready.is_far ? kept_as(ready.far, far_, far_bit) : kept_as(ready.near, near_, 0);
}

void TileStore::share(int slice, int tile, int other_slice) {
    ids_[static_cast<std::size_t>(slice) * static_cast<std::size_t>(tile_count()) +
         static_cast<std::size_t>(tile)] = id(other_slice, tile);
}

void TileStore::finish() {
    by_hash_.clear();
    by_hash_.shrink_to_fit();
    near_.shrink_to_fit();
    far_.shrink_to_fit();
    find_signs();
}

void TileStore::find_signs() {
    near_signs_.resize(near_.size());
    for (std::size_t k = 0; k < near_.size(); ++k) {
        const auto [low, high] = std::minmax_element(near_[k].begin(), near_[k].end());
        near_signs_[k] = static_cast<std::int8_t>(*low > 0 ? 1 : *high < 0 ? -1 : 0);
    }
}

float TileStore::cell_m(int slice, int i, int j) const {
    const int tile = j / control_tile_cells * tile_columns() + i / control_tile_cells;
    return value_m(id(slice, tile), i % control_tile_cells, j % control_tile_cells);
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
        for (int i = i0; i < i0 + w;) {
            const std::uint32_t tile = id(slice, tile_row + i / control_tile_cells);
            const int stop = std::min(i0 + w, (i / control_tile_cells + 1) * control_tile_cells);
            for (; i < stop; ++i)
                *out++ = value_m(tile, i % control_tile_cells, j % control_tile_cells);
        }
    }
}

std::size_t TileStore::bytes() const {
    return near_.size() * (sizeof(PhiTile) + 1) + far_.size() * sizeof(FarTile) +
           ids_.size() * sizeof(std::uint32_t);
}

std::string TileStore::packed() const {
    ByteWriter out;
    out.put(frame_);
    out.put(slice_count_);
    out.put_all(ids_);
    out.put_all(near_);
    out.put_all(far_);
    return out.take();
}

bool TileStore::unpack(std::string_view bytes) {
    ByteReader in(bytes);
    if (!in.get(frame_) || !in.get(slice_count_) || !in.get_all(ids_) || !in.get_all(near_) ||
        !in.get_all(far_))
        return false;
    if (frame_.width <= 0 || frame_.height <= 0 || slice_count_ <= 0) return false;
    if (ids_.size() != static_cast<std::size_t>(slice_count_) * static_cast<std::size_t>(tile_count()))
        return false;
    const auto unknown = [&](std::uint32_t tile) {
        return tile >= far_bit ? tile - far_bit >= far_.size() : tile >= near_.size();
    };
    if (std::any_of(ids_.begin(), ids_.end(), unknown)) return false;
    find_signs();
    return true;
}

} // namespace bagration
