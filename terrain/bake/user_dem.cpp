#include "terrain/bake/user_dem.hpp"

#include <gdal_priv.h>
#include <gdal_utils.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>

namespace bagration {

namespace {

struct DatasetCloser {
    void operator()(void* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, DatasetCloser>;

struct OptionsDeleter {
    void operator()(GDALWarpAppOptions* options) const { GDALWarpAppOptionsFree(options); }
};

constexpr double no_data = -32768;

std::string printed(double value) {
    char text[64];
    const auto [end, problem] = std::to_chars(text, text + sizeof text, value);
    return {text, end};
}

tl::unexpected<Error> unreadable(const std::filesystem::path& file, const std::string& why) {
    return fail(ExitCode::usage, "cannot use the elevation model " + file.string() + ": " + why);
}

} // namespace

Expected<UserDems> UserDems::open(const std::vector<std::filesystem::path>& files) {
    GDALAllRegister();
    UserDems dems;
    for (const std::filesystem::path& file : files) {
        const Dataset data(
            GDALOpenEx(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
        if (!data) return unreadable(file, "GDAL cannot read it");
        double transform[6];
        if (GDALGetGeoTransform(data.get(), transform) != CE_None || !GDALGetProjectionRef(data.get()) ||
            !*GDALGetProjectionRef(data.get()))
            return unreadable(file, "it has no place on the Earth");
        std::string credit = "Heights: " + file.filename().string();
        for (const char* tag : {"TIFFTAG_COPYRIGHT", "COPYRIGHT", "ATTRIBUTION"})
            if (const char* text = GDALGetMetadataItem(data.get(), tag, nullptr); text && *text)
                credit += std::string(", ") + text;
        dems.files_.push_back(file);
        dems.credits_.push_back(std::move(credit));
    }
    return dems;
}

Expected<void> UserDems::lay_over(Field& land_m, const std::string& projection) const {
    if (files_.empty()) return {};
    const GridFrame& frame = land_m.frame;
    const PlaneBox box = frame.box();
    std::vector<Dataset> owners;
    std::vector<GDALDatasetH> inputs;
    for (const std::filesystem::path& file : files_) {
        owners.emplace_back(
            GDALOpenEx(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr));
        if (!owners.back()) return unreadable(file, "it is gone");
        inputs.push_back(owners.back().get());
    }
    // Later files lie over earlier ones; cells of the model finer than the frame's are averaged.
    const std::vector<std::string> words{"-of",
                                         "MEM",
                                         "-ot",
                                         "Float32",
                                         "-t_srs",
                                         projection + " +type=crs",
                                         "-te",
                                         printed(box.min.x_m),
                                         printed(box.min.y_m),
                                         printed(box.max.x_m),
                                         printed(box.max.y_m),
                                         "-ts",
                                         std::to_string(frame.width),
                                         std::to_string(frame.height),
                                         "-r",
                                         "cubic",
                                         "-dstnodata",
                                         printed(no_data),
                                         "-multi"};
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const std::unique_ptr<GDALWarpAppOptions, OptionsDeleter> options(
        GDALWarpAppOptionsNew(arguments.data(), nullptr));
    int misuse = 0;
    const Dataset warped(
        GDALWarp("", nullptr, static_cast<int>(inputs.size()), inputs.data(), options.get(), &misuse));
    Field dem(frame);
    if (!warped || misuse ||
        GDALRasterIO(GDALGetRasterBand(warped.get(), 1), GF_Read, 0, 0, frame.width, frame.height,
                     dem.values.data(), frame.width, frame.height, GDT_Float32, 0, 0) != CE_None)
        return unreadable(files_.front(), "it cannot be warped into the map plane");
    // GDAL's rows run from the north.
    for (int j = 0; j < frame.height / 2; ++j)
        std::swap_ranges(&dem.at(0, j), &dem.at(0, j) + frame.width, &dem.at(0, frame.height - 1 - j));
    Raster<std::uint8_t> missing(frame);
    for_each_sample(frame, [&](int, int, std::size_t k) {
        const float z = dem.values[k];
        missing.values[k] = !std::isfinite(z) || z <= -12000 || z >= 9000;
    });
    const Field inwards = distance_to(missing);
    constexpr double fade_m = 6000;
    for_each_sample(frame, [&](int, int, std::size_t k) {
        if (missing.values[k]) return;
        const auto share = static_cast<float>(smoothstep(0, fade_m, inwards.values[k]));
        land_m.values[k] += (dem.values[k] - land_m.values[k]) * share;
    });
    return {};
}

} // namespace bagration
