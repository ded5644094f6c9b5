#include "app/commands.hpp"
#include "app/json_shapes.hpp"
#include "app/paths.hpp"
#include "app/progress.hpp"
#include "terrain/bake/bake.hpp"
#include "terrain/pack.hpp"
#include "terrain/terrain.hpp"

#include <ostream>
#include <system_error>

namespace bagration {

namespace {

constexpr double bytes_per_megabyte = 1e6;

double file_megabytes(const std::filesystem::path& file) {
    std::error_code missing;
    const auto bytes = std::filesystem::file_size(file, missing);
    return missing ? 0 : static_cast<double>(bytes) / bytes_per_megabyte;
}

Json layer_json(const GroundLayer& layer) {
    const GridFrame& heights = layer.height.frame;
    const GridFrame& picture = heights; // They share their frames.
    return {{"height", {{"width", heights.width}, {"height", heights.height}, {"cell_m", heights.cell_m}}},
            {"picture", {{"width", picture.width}, {"height", picture.height}, {"cell_m", picture.cell_m}}}};
}

Json pack_json(const std::filesystem::path& file, const PackReader& pack, const Terrain& terrain) {
    Json chunks = Json::array();
    for (const std::string& name : pack.chunk_names())
        chunks.push_back({{"name", name}, {"bytes", pack.size_of(name)}});
    Json json = {{"pack", file.string()},
                 {"key", terrain.key()},
                 {"format", pack_format_version},
                 {"file_megabytes", rounded(file_megabytes(file), 1)},
                 {"projection", terrain.projection().definition()},
                 {"window", layer_json(terrain.window())},
                 {"surround", layer_json(terrain.surround())},
                 {"water_lines", terrain.water_lines().size()},
                 {"fonts", Json::array()},
                 {"credits", terrain.credits()},
                 {"chunks", chunks}};
    for (const auto& [role, bytes] : terrain.fonts())
        json["fonts"].push_back(role);
    Json report = Json::parse(terrain.report_json(), nullptr, false);
    json["report"] = report.is_discarded() ? Json(terrain.report_json()) : std::move(report);
    return json;
}

void print_pack(const Json& json, std::ostream& out) {
    const auto grid = [](const Json& value) {
        return std::to_string(value["width"].get<int>()) + " x " +
               std::to_string(value["height"].get<int>()) + " cells of " +
               fixed(value["cell_m"].get<double>(), 0) + " m";
    };
    out << "pack         " << json["pack"].get<std::string>() << " ("
        << fixed(json["file_megabytes"].get<double>(), 1) << " MB)\n"
        << "key          " << json["key"].get<std::string>() << '\n'
        << "projection   " << json["projection"].get<std::string>() << '\n';
    for (const char* layer : {"window", "surround"})
        out << layer << " heights, " << grid(json[layer]["height"]) << "; picture, "
            << grid(json[layer]["picture"]) << '\n';
    out << "water lines  " << json["water_lines"].get<std::size_t>() << '\n';
    const Json& report = json["report"];
    for (const char* kind : {"measured", "synthesised"})
        if (report.is_object() && report.contains(kind)) {
            const std::string label =
                std::string(kind) + std::string(13 - std::string_view(kind).size(), ' ');
            for (const Json& what : report[kind])
                out << label << what.get<std::string>() << '\n';
            if (report[kind].empty()) out << label << "nothing\n";
        }
    if (report.is_object() && report.contains("missing"))
        for (const Json& what : report["missing"])
            out << "missing      " << what["what"].get<std::string>() << " (Debian package "
                << what["debian_package"].get<std::string>() << ")\n";
    for (const Json& credit : json["credits"])
        out << "credit       " << credit.get<std::string>() << '\n';
}

} // namespace

int run_terrain_build(const TerrainBuildCommand& command, const AppContext& context) {
    BakeOptions options;
    options.output = pack_to_build(command.pack, context.environment);
    options.dems = command.dems;
    options.synthesise_detail = !command.no_detail;
    options.force = command.force;
    if (options.output.has_parent_path()) {
        std::error_code failure;
        std::filesystem::create_directories(options.output.parent_path(), failure);
        if (failure)
            return context.report(
                {ExitCode::output,
                 "cannot create " + options.output.parent_path().string() + ": " + failure.message(),
                 "name another file with --pack"});
    }
    context.detail("baking " + options.output.string());

    Expected<BakeResult> result;
    {
        Progress progress(context, "terrain");
        result = bake_terrain(
            options, [&](double fraction, const std::string& stage) { progress.update(fraction, stage); },
            context.interruption.requested);
    }
    if (!result) {
        if (context.interruption.requested) {
            context.note("stopped; no file was left behind");
            return exit_status(context.interruption.exit_code());
        }
        return context.report(result.error());
    }
    if (result->up_to_date)
        context.note(options.output.string() + " is up to date");
    else
        context.note("wrote " + options.output.string() + " (" + fixed(file_megabytes(options.output), 1) +
                     " MB) in " + fixed(result->seconds, 1) + " s");
    return exit_status(ExitCode::ok);
}

int run_terrain_info(const TerrainInfoCommand& command, const AppContext& context) {
    const auto file = find_pack(command.pack, context.environment);
    if (!file) return context.report(file.error());
    const auto pack = PackReader::open(*file);
    if (!pack) return context.report(pack.error());
    const auto terrain = Terrain::load(*file);
    if (!terrain) return context.report(terrain.error());
    const Json json = pack_json(*file, *pack, *terrain);
    if (command.json)
        context.out << printed(json) << '\n';
    else
        print_pack(json, context.out);
    return exit_status(ExitCode::ok);
}

} // namespace bagration
