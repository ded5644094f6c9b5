#include "terrain/fine_heights.hpp"

#include "terrain/bilinear.hpp"
#include "terrain/terrain_chunks.hpp"

#include <utility>

namespace bagration {

FineHeights::FineHeights(std::shared_ptr<const PackReader> pack, const GridFrame& frame)
    : pack_(std::move(pack)), frame_(frame) {}

const std::vector<HeightTexel>* FineHeights::band(int index) const {
    if (const auto known = bands_.find(index); known != bands_.end()) return &known->second;
    const Band rows = bands_of(frame_.width, frame_.height,
                               static_cast<int>(sizeof(HeightTexel)))[static_cast<std::size_t>(index)];
    std::vector<HeightTexel> heights(static_cast<std::size_t>(rows.rows) *
                                     static_cast<std::size_t>(frame_.width));
    const auto coded = pack_->read(band_chunk_name("window", "height", 0, index));
    const auto bytes = std::as_writable_bytes(std::span(heights));
    if (!coded || coded->size() != bytes.size()) return nullptr;
    decode_rows(*coded, frame_.width, static_cast<int>(sizeof(HeightTexel)), bytes);
    // A point needs two bands at most, which are neighbours.
    std::erase_if(bands_, [index](const auto& held) { return std::abs(held.first - index) > 1; });
    return &bands_.emplace(index, std::move(heights)).first->second;
}

std::optional<double> FineHeights::height_m(PlanePoint point) const {
    const std::lock_guard lock(mutex_);
    const int band_rows =
        bands_of(frame_.width, frame_.height, static_cast<int>(sizeof(HeightTexel))).front().rows;
    bool readable = true;
    const double height = bilinear(frame_, point, [&](int i, int j) {
        const std::vector<HeightTexel>* heights = band(j / band_rows);
        readable = readable && heights != nullptr;
        return readable ? (*heights)[frame_.index(i, j % band_rows)] / height_steps_per_metre : 0.0;
    });
    if (!readable) return std::nullopt;
    return height;
}

} // namespace bagration
