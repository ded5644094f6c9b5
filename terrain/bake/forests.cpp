#include "terrain/bake/forests.hpp"

#include "terrain/bake/etopo5.hpp"
#include "terrain/bake/relief.hpp"
#include "terrain/geo/result.hpp"

#include <gdal_priv.h>

#include <algorithm>
#include <memory>

namespace bagration {

float woodiness(float red, float green, float blue) {
    constexpr float darkest_field = 0.285f, range = 0.115f;
    if (green < 1.3f * blue || green < 0.1f) return 0; // Water, snow, the black of lakes.
    const float light = 0.3f * red + 0.6f * green + 0.1f * blue;
    const float greener = std::clamp((green - red - 0.01f) / 0.04f, 0.0f, 1.0f);
    // What is only a little darker than fields is no wood yet.
    const float dark = std::clamp((darkest_field - light) / range, 0.0f, 1.0f);
    return greener * std::max(0.0f, dark - 0.12f) / 0.88f;
}

Expected<Field> forest_cover(const std::filesystem::path& picture, const GridFrame& frame,
                             const MapProjection& projection) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> data(
        GDALDataset::Open(picture.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    if (!data || data->GetRasterCount() < 3)
        return fail(ExitCode::usage, "cannot read the picture " + picture.string());
    const int width = data->GetRasterXSize(), height = data->GetRasterYSize();
    const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    std::vector<std::uint8_t> colour[3];
    for (int band = 0; band < 3; ++band) {
        std::vector<std::uint8_t>& values = colour[band];
        values.resize(count);
        if (data->GetRasterBand(band + 1)->RasterIO(GF_Read, 0, 0, width, height, values.data(), width,
                                                    height, GDT_Byte, 0, 0) != CE_None)
            return fail(ExitCode::usage, "cannot read the picture " + picture.string());
    }
    const double step = 360.0 / width;
    GlobeGrid wood{-180 + step / 2, -90 + step / 2, step, width, height, std::vector<float>(count)};
    for (int j = 0; j < height; ++j)
        for (int i = 0; i < width; ++i) {
            // The picture's rows run from the north.
            const std::size_t from =
                static_cast<std::size_t>(height - 1 - j) * static_cast<std::size_t>(width) +
                static_cast<std::size_t>(i);
            const auto part = [&](int band) { return static_cast<float>(colour[band][from]) / 255; };
            wood.values[static_cast<std::size_t>(j) * static_cast<std::size_t>(width) +
                        static_cast<std::size_t>(i)] = woodiness(part(0), part(1), part(2));
        }
    const PlaceTable places(frame, projection);
    Field cover(frame);
    for_each_sample(frame, [&](int i, int j, std::size_t k) {
        cover.values[k] = std::clamp(wood.sample_cubic(places.at(i, j)), 0.0f, 1.0f);
    });
    constexpr double smooth_m = 2500;
    blur(cover, smooth_m);
    return cover;
}

} // namespace bagration
