#include "campaign/control/slice_baker.hpp"

#include "terrain/geo/parallel.hpp"

#include <algorithm>

namespace bagration {
namespace {

/// Slices are made in batches, so that the memory in flight stays small.
constexpr int batch_size = 12;

class Baker {
  public:
    Baker(const BaseField& base, const std::vector<CampaignTime>& times)
        : base_(base), times_(times), store_(base.frame(), static_cast<int>(times.size())) {}

    TileStore run() {
        const int count = static_cast<int>(times_.size());
        for (int first = 0; first < count; first += batch_size)
            bake_batch(first, std::min(count, first + batch_size));
        store_.finish();
        return std::move(store_);
    }

  private:
    void bake_batch(int first, int end) {
        const int tiles = store_.tile_count();
        std::vector<PhiTile> made(static_cast<std::size_t>((end - first) * tiles));
        parallel_for((end - first) * tiles, [&](int begin, int stop) {
            for (int k = begin; k < stop; ++k)
                bake_tile(first + k / tiles, k % tiles, made[static_cast<std::size_t>(k)]);
        });
        for (int k = 0; k < (end - first) * tiles; ++k)
            store_.put(first + k / tiles, k % tiles, made[static_cast<std::size_t>(k)]);
    }

    void bake_tile(int slice, int tile, PhiTile& out) const {
        const KeyBracket bracket = base_.bracket_at(times_[static_cast<std::size_t>(slice)]);
        const GridFrame& grid = base_.frame();
        const int i0 = tile % store_.tile_columns() * control_tile_cells;
        const int j0 = tile / store_.tile_columns() * control_tile_cells;
        for (int cell = 0; cell < control_tile_size; ++cell) {
            const std::size_t k = grid.index(i0 + cell % control_tile_cells, j0 + cell / control_tile_cells);
            const float phi =
                base_.at(bracket.a, k) * (1 - bracket.weight) + base_.at(bracket.b, k) * bracket.weight;
            out[static_cast<std::size_t>(cell)] = stored_phi(phi);
        }
    }

    const BaseField& base_;
    const std::vector<CampaignTime>& times_;
    TileStore store_;
};

} // namespace

TileStore bake_slices(const BaseField& base, const std::vector<CampaignTime>& times) {
    return Baker(base, times).run();
}

} // namespace bagration
