#include "terrain/bake/relief.hpp"

namespace bagration {

Expected<HeightSource> HeightSource::read(const std::filesystem::path& etopo5, const LonLatBox& box) {
    auto grid = read_etopo5(etopo5, box);
    if (!grid) return tl::unexpected(grid.error());
    HeightSource source;
    source.scaled_cells_ = repair_scaled_boxes(*grid);
    source.pits_ = repair_pits(*grid);
    source.fields_ = split_land_and_sea(*grid);
    return source;
}

namespace {

Field sampled(const GlobeGrid& grid, const GridFrame& frame, const MapProjection& projection) {
    const PlaceTable places(frame, projection);
    Field out(frame);
    for_each_sample(frame,
                    [&](int i, int j, std::size_t k) { out.values[k] = grid.sample_cubic(places.at(i, j)); });
    return out;
}

} // namespace

Field HeightSource::land(const GridFrame& frame, const MapProjection& projection) const {
    return sampled(fields_.land, frame, projection);
}

Field HeightSource::sea(const GridFrame& frame, const MapProjection& projection) const {
    return sampled(fields_.sea, frame, projection);
}

PlaceTable::PlaceTable(const GridFrame& frame, const MapProjection& projection)
    : width_((frame.width + step - 1) / step + 1) {
    const int height = (frame.height + step - 1) / step + 1;
    places_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height));
    parallel_for(height, [&](int begin, int end) {
        const MapProjection own = projection.clone();
        for (int j = begin; j < end; ++j)
            for (int i = 0; i < width_; ++i)
                places_[static_cast<std::size_t>(j) * static_cast<std::size_t>(width_) +
                        static_cast<std::size_t>(i)] = own.to_lonlat(frame.point(i * step, j * step));
    });
}

LonLat PlaceTable::at(int i, int j) const {
    const int a = i / step, b = j / step;
    const double u = static_cast<double>(i % step) / step, v = static_cast<double>(j % step) / step;
    const LonLat* p = &places_[static_cast<std::size_t>(b) * static_cast<std::size_t>(width_) +
                               static_cast<std::size_t>(a)];
    const LonLat* q = p + width_;
    const auto mixed = [&](double LonLat::*part) {
        return (p[0].*part * (1 - u) + p[1].*part * u) * (1 - v) +
               (q[0].*part * (1 - u) + q[1].*part * u) * v;
    };
    return {mixed(&LonLat::lon_deg), mixed(&LonLat::lat_deg)};
}

} // namespace bagration
