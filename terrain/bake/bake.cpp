#include "terrain/bake/bake.hpp"

#include "terrain/bake/base_picture.hpp"
#include "terrain/bake/etopo5.hpp"
#include "terrain/bake/forests.hpp"
#include "terrain/bake/ground.hpp"
#include "terrain/bake/lakes.hpp"
#include "terrain/bake/landform.hpp"
#include "terrain/bake/marshes.hpp"
#include "terrain/bake/places_file.hpp"
#include "terrain/bake/rivers.hpp"
#include "terrain/bake/sources.hpp"
#include "terrain/bake/summits.hpp"
#include "terrain/bake/user_dem.hpp"
#include "terrain/bake/water_lines.hpp"
#include "terrain/bake/water_mask.hpp"
#include "terrain/terrain_chunks.hpp"

#include <nlohmann/json.hpp>

#include <chrono>

namespace bagration {

namespace {

/// Bumped whenever the bake gives another result from the same inputs.
constexpr int bake_version = 11;

/// The fine window and its surround; sizes are multiples of powers of two for the pyramids.
constexpr double window_cell_m = 500, surround_cell_m = 4000;
constexpr GridFrame window_frame{
    {-1600e3 + window_cell_m / 2, -1500e3 + window_cell_m / 2}, window_cell_m, 6400, 6272};
/// Twice as coarse, over the same box.
constexpr GridFrame landform_frame{
    {-1600e3 + window_cell_m, -1500e3 + window_cell_m}, 2 * window_cell_m, 3200, 3136};
constexpr GridFrame surround_frame{
    {-2688e3 + surround_cell_m / 2, -2000e3 + surround_cell_m / 2}, surround_cell_m, 1344, 1088};
constexpr int window_levels = 8, surround_levels = 7;
/// Every place of the surround, with a margin for shifts and kernels.
constexpr LonLatBox data_box{-36, 20, 88, 74};

/// Tells progress and looks at the cancel flag between stages.
class Stages {
  public:
    Stages(const BakeProgress& progress, const std::atomic<bool>& cancel)
        : progress_(progress), cancel_(cancel) {}
    /// False when the bake must stop.
    bool begin(double fraction, const char* stage) {
        if (cancel_) return false;
        if (progress_) progress_(fraction, stage);
        return true;
    }
    bool cancelled() const { return cancel_; }

  private:
    const BakeProgress& progress_;
    const std::atomic<bool>& cancel_;
};

tl::unexpected<Error> interrupted() {
    return fail(ExitCode::interrupted, "the bake was interrupted; nothing was written");
}

} // namespace

Expected<std::string> bake_key(const BakeOptions& options) {
    Fingerprint print;
    print.add("bake " + std::to_string(bake_version) + " pack " + std::to_string(pack_format_version) +
              (options.synthesise_detail ? " detail" : " bare"));
    for (const Source& source : data_sources()) {
        const auto bytes = read_whole_file(source.path, source.package);
        if (!bytes) return tl::unexpected(bytes.error());
        print.add(*bytes);
    }
    for (const Source& source : optional_sources()) {
        if (!installed(source)) continue;
        const auto bytes = read_whole_file(source.path, source.package);
        if (!bytes) return tl::unexpected(bytes.error());
        print.add(*bytes);
    }
    for (const FontSource& font : font_sources()) {
        const auto file = font_file(font);
        if (!file) return tl::unexpected(file.error());
        const auto bytes = read_whole_file(*file, font.package);
        if (!bytes) return tl::unexpected(bytes.error());
        print.add(*bytes);
    }
    for (const auto& table : {summits(), low_places()})
        for (const Summit& known : table)
            print.add(std::to_string(known.lat_deg) + ' ' + std::to_string(known.lon_deg) + ' ' +
                      std::to_string(known.height_m));
    for (const std::filesystem::path& dem : options.dems) {
        // Elevation models may be huge: name, size and time must do.
        std::error_code failure;
        const auto size = std::filesystem::file_size(dem, failure);
        const auto time = std::filesystem::last_write_time(dem, failure);
        if (failure) return fail(ExitCode::usage, "cannot read the elevation model " + dem.string());
        print.add(std::filesystem::absolute(dem).string() + ' ' + std::to_string(size) + ' ' +
                  std::to_string(time.time_since_epoch().count()));
    }
    return print.hex();
}

namespace {

/// The towns and passes whose heights are known, on the map plane.
Expected<std::vector<PlacedHeight>> known_heights(const MapProjection& projection) {
    std::vector<SpotHeight> spots;
    if (installed(sources::towns)) {
        auto towns = read_places(sources::towns.path, data_box);
        if (!towns) return tl::unexpected(towns.error());
        spots = std::move(*towns);
    }
    std::vector<PlacedHeight> out;
    for (const SpotHeight& spot : spots)
        out.push_back({projection.to_plane(spot.place), spot.height_m});
    for (const Summit& low : low_places())
        out.push_back({projection.to_plane({low.lon_deg, low.lat_deg}), low.height_m, true});
    return out;
}

/// What was wrong with the data, for the report.
struct Repairs {
    int scaled_cells = 0, pits = 0, reservoirs = 0, mask_rows = 0;
};

/// One frame's ground, ready for painting and packing.
struct PaintedLayer {
    std::vector<std::vector<HeightTexel>> height;
    std::vector<std::vector<BaseTexel>> base;
};

Expected<PaintedLayer> paint(const Ground& ground, const MapProjection& projection, int levels) {
    const GridFrame& frame = ground.height_m.frame;
    const Field marsh = marsh_cover(ground.height_m, projection);
    Field forest(frame);
    if (installed(sources::satellite)) {
        auto cover = forest_cover(sources::satellite.path, frame, projection);
        if (!cover) return tl::unexpected(cover.error());
        forest = std::move(*cover);
    }
    PaintedLayer layer;
    layer.base =
        base_pyramid(paint_base({ground.height_m, ground.coast_distance_m, ground.lake_cover, marsh, forest}),
                     frame, levels);
    layer.height = height_pyramid(ground.height_m, levels);
    return layer;
}

Expected<void> write_layer(PackWriter& writer, const std::string& name, const GridFrame& frame,
                           const PaintedLayer& layer) {
    if (auto done = write_levels(writer, name, "height", frame, layer.height); !done) return done;
    return write_levels(writer, name, "base", frame, layer.base);
}

Expected<void> write_fonts(PackWriter& writer, TerrainMeta& meta) {
    for (const FontSource& font : font_sources()) {
        const auto file = font_file(font);
        if (!file) return tl::unexpected(file.error());
        const auto bytes = read_whole_file(*file, font.package);
        if (!bytes) return tl::unexpected(bytes.error());
        if (auto done = writer.add(std::string("font.") + font.role, *bytes); !done) return done;
        meta.font_roles.emplace_back(font.role);
        if (*font.credit) meta.credits.emplace_back(font.credit);
    }
    return {};
}

std::string report_of(const BakeOptions& options, const Shores& shores, const Repairs& repairs,
                      const std::vector<WaterLine>& water, std::size_t places) {
    using Json = nlohmann::ordered_json;
    Json report;
    report["bake_version"] = bake_version;
    Json inputs = Json::array();
    for (const Source& source : data_sources())
        inputs.push_back({{"what", source.id}, {"file", source.path}, {"debian_package", source.package}});
    report["inputs"] = std::move(inputs);
    report["gshhg_version"] = shores.version();
    report["own_elevation_models"] = options.dems.size();
    for (const Source& source : optional_sources())
        if (installed(source))
            report["inputs"].push_back(
                {{"what", source.id}, {"file", source.path}, {"debian_package", source.package}});
        else
            report["missing"].push_back({{"what", source.id}, {"debian_package", source.package}});
    report["measured"] = {"shores and lakes (GSHHG)", "rivers (Natural Earth, WDBII)",
                          "heights and depths at 5 minutes (ETOPO5, repaired)"};
    if (options.synthesise_detail) {
        report["measured"].push_back("heights of named summits and passes");
        report["known_places"] = places;
        if (installed(sources::towns)) report["measured"].push_back("heights of towns (GeoNames)");
    }
    report["synthesised"] = options.synthesise_detail
                                ? Json{"relief finer than about 8 km: plausible, not surveyed"}
                                : Json::array();
    report["repairs"] = {{"etopo5_scaled_cells", repairs.scaled_cells},
                         {"etopo5_pits", repairs.pits},
                         {"reservoirs_removed", repairs.reservoirs},
                         {"shore_loose_ends", shores.loose_ends()},
                         {"mask_rows_repaired", repairs.mask_rows}};
    std::size_t rivers = 0, vertices = 0;
    for (const WaterLine& line : water) {
        rivers += line.kind == WaterLineKind::river;
        vertices += line.line.size();
    }
    report["water_lines"] = {{"lines", water.size()}, {"rivers", rivers}, {"vertices", vertices}};
    return report.dump(2);
}

std::vector<std::string> data_credits() {
    std::vector<std::string> credits;
    for (const Source& source : data_sources())
        if (*source.credit) credits.emplace_back(source.credit);
    for (const Source& source : optional_sources())
        if (installed(source)) credits.emplace_back(source.credit);
    return credits;
}

} // namespace

Expected<BakeResult> bake_terrain(const BakeOptions& options, const BakeProgress& progress,
                                  const std::atomic<bool>& cancel) {
    const auto start = std::chrono::steady_clock::now();
    Stages stages(progress, cancel);
    if (!stages.begin(0, "looking at the data")) return interrupted();
    const auto key = bake_key(options);
    if (!key) return tl::unexpected(key.error());
    BakeResult result;
    result.key = *key;
    if (!options.force)
        if (const auto old = PackReader::open(options.output); old && old->key() == *key) {
            result.up_to_date = true;
            return result;
        }
    auto writer = PackWriter::create(options.output, *key);
    if (!writer) return tl::unexpected(writer.error());
    const auto projection = MapProjection::create(default_projection);
    if (!projection) return tl::unexpected(projection.error());

    if (!stages.begin(0.02, "reading shores")) return interrupted();
    const auto shores = Shores::read(sources::shores.path, data_box);
    if (!shores) return tl::unexpected(shores.error());
    const std::vector<int> removed = polygons_of_later_reservoirs(*shores);
    std::vector<PlaneShore> lines = projected_shores(*shores, *projection, removed);
    std::vector<PlaneShore> added = shores_of_missing_lakes(*projection);
    std::move(added.begin(), added.end(), std::back_inserter(lines));
    if (!stages.begin(0.06, "reading rivers")) return interrupted();
    auto rivers = collect_rivers(*projection, window_frame.box(), surround_frame.box());
    if (!rivers) return tl::unexpected(rivers.error());
    TerrainMeta meta;
    meta.projection = default_projection;
    meta.window = window_frame;
    meta.surround = surround_frame;
    meta.window_levels = window_levels;
    meta.surround_levels = surround_levels;
    meta.water_lines = shore_water_lines(lines, window_frame.box(), surround_frame.box());
    meta.credits = data_credits();

    if (!stages.begin(0.08, "reading heights")) return interrupted();
    const auto heights = HeightSource::read(sources::etopo5.path, data_box);
    if (!heights) return tl::unexpected(heights.error());
    const auto dems = UserDems::open(options.dems);
    if (!dems) return tl::unexpected(dems.error());
    meta.credits.insert(meta.credits.end(), dems->credits().begin(), dems->credits().end());
    Repairs repairs{heights->scaled_cells(), heights->pits(), static_cast<int>(removed.size()), 0};
    const auto places = known_heights(*projection);
    if (!places) return tl::unexpected(places.error());
    std::vector<PlacedHeight> peaks;
    for (const Summit& summit : summits())
        peaks.push_back(
            {projection->to_plane(LonLat{summit.lon_deg, summit.lat_deg}), summit.height_m, true});
    const GroundInput ground_input{*heights, *shores, lines, *projection};

    if (!stages.begin(0.10, "carving valleys")) return interrupted();
    Field land;
    {
        auto form = make_landform(landform_frame,
                                  {*heights, *shores, lines, *projection, *rivers, *dems, *places, peaks,
                                   options.synthesise_detail},
                                  cancel);
        if (!form) return tl::unexpected(form.error());
        if (!stages.begin(0.45, "shaping the land")) return interrupted();
        std::vector<WaterLine> river_lines =
            river_water_lines(*rivers, landform_frame, form->drainage, form->still_water);
        std::move(river_lines.begin(), river_lines.end(), std::back_inserter(meta.water_lines));
        land = resampled_cubic(form->land_m, window_frame);
        if (options.synthesise_detail) {
            if (!stages.begin(0.48, "cutting gullies")) return interrupted();
            add_fine_grain(land, form->ruggedness_m, form->sea);
            anchor_summits(land, peaks);
            settle_places(land, form->ruggedness_m, *places, peaks);
        }
        if (auto done = dems->lay_over(land, default_projection); !done) return tl::unexpected(done.error());
    }
    {
        Ground ground = make_ground(land, ground_input);
        repairs.mask_rows = ground.repaired_rows;
        land = Field();
        if (!stages.begin(0.6, "painting the map")) return interrupted();
        const auto layer = paint(ground, *projection, window_levels);
        if (!layer) return tl::unexpected(layer.error());
        if (!stages.begin(0.82, "writing the map")) return interrupted();
        if (auto done = write_layer(*writer, "window", window_frame, *layer); !done)
            return tl::unexpected(done.error());
        if (auto done =
                write_levels(*writer, "window", "surface", window_frame,
                             std::vector<std::vector<std::uint8_t>>{std::move(ground.surface.values)});
            !done)
            return tl::unexpected(done.error());
    }
    if (!stages.begin(0.95, "shaping the surroundings")) return interrupted();
    {
        Field land_around = heights->land(surround_frame, *projection);
        if (auto done = dems->lay_over(land_around, default_projection); !done)
            return tl::unexpected(done.error());
        const Ground ground = make_ground(land_around, ground_input);
        const auto layer = paint(ground, *projection, surround_levels);
        if (!layer) return tl::unexpected(layer.error());
        if (auto done = write_layer(*writer, "surround", surround_frame, *layer); !done)
            return tl::unexpected(done.error());
    }
    if (!stages.begin(0.98, "adding type")) return interrupted();
    if (auto done = write_fonts(*writer, meta); !done) return tl::unexpected(done.error());
    const std::string report = report_of(options, *shores, repairs, meta.water_lines, places->size());
    if (auto done = writer->add("report", std::as_bytes(std::span(report))); !done)
        return tl::unexpected(done.error());
    if (auto done = write_meta(*writer, meta); !done) return tl::unexpected(done.error());
    if (!stages.begin(0.99, "finishing")) return interrupted();
    if (auto done = writer->commit(); !done) return tl::unexpected(done.error());
    if (progress) progress(1, "done");
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

} // namespace bagration
