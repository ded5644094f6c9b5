#include "app/command_options.hpp"

#include "app/parse_values.hpp"
#include "renderer/encoder_presets.hpp"
#include "renderer/scene/style.hpp"

#include <CLI/CLI.hpp>

#include <map>

namespace bagration {

namespace {

/// An option whose word is turned into a value by one of our parsers, which explain what is wrong.
template <class Target, class Parse>
CLI::Option* add_value(CLI::App& command, const std::string& names, Target& target, Parse parse,
                       const std::string& form, const std::string& description) {
    return command
        .add_option_function<std::string>(
            names,
            [&target, parse](const std::string& word) {
                auto value = parse(word);
                if (!value) {
                    const Error& error = value.error();
                    throw CLI::ConversionError(error.message + (error.hint.empty() ? "" : ": " + error.hint));
                }
                target = *value;
            },
            description)
        ->type_name(form);
}

template <class Enum>
CLI::Option* add_choice(CLI::App& command, const std::string& names, Enum& target,
                        const std::vector<std::pair<std::string, Enum>>& choices,
                        const std::string& description) {
    std::string form;
    for (const auto& choice : choices)
        form += (form.empty() ? "" : "|") + choice.first;
    const auto parse = [choices, form](const std::string& word) -> Expected<Enum> {
        for (const auto& [name, value] : choices)
            if (name == word) return value;
        return fail(ExitCode::usage, "'" + word + "' is none of " + form);
    };
    return add_value(command, names, target, parse, form, description);
}

/// Every option of files is a plain path: CLI11's own conversion would do, but for its empty-path check.
CLI::Option* add_path(CLI::App& command, const std::string& names, std::filesystem::path& target,
                      const std::string& description) {
    const auto parse = [](const std::string& word) -> Expected<std::filesystem::path> {
        if (word.empty()) return fail(ExitCode::usage, "a file name is empty");
        return std::filesystem::path(word);
    };
    return add_value(command, names, target, parse, "FILE", description);
}

CLI::App& add_command(CLI::App& parser, AllCommands& commands, const std::string& name,
                      const std::string& description, const std::string& examples) {
    CLI::App& command = *parser.add_subcommand(name, description);
    command.allow_extras(); // Unknown words are reported by run_command_line, with a suggestion.
    command.add_flag("-v,--verbose", commands.verbose, "Say more about what is done (on standard error)");
    command.footer("Examples:\n" + examples);
    return command;
}

void add_data_options(CLI::App& command, DataArguments& data) {
    command
        .add_option("CAMPAIGN,--campaign", data.campaign,
                    "Campaign folder, or a name in the library [$BAGRATION_CAMPAIGN, else bagration]")
        ->type_name("FOLDER");
    add_path(command, "--pack", data.pack, "Terrain pack [$BAGRATION_PACK, beside the program, XDG cache]");
}

void add_picture_options(CLI::App& command, PictureArguments& picture) {
    add_value(command, "--size", picture.size, parse_size, "WxH", "Picture size in pixels");
    command.add_option("--lang", picture.language, "Language of texts and captions [the campaign's]")
        ->type_name("de|en|...");
    add_choice<Quality>(command, "--quality", picture.quality,
                        {{"film", Quality::film}, {"master", Quality::master}},
                        "Care taken with each frame [film]");
    std::vector<std::pair<std::string, Theme>> themes;
    for (const Theme theme : all_themes)
        themes.emplace_back(theme_name(theme), theme);
    add_choice<Theme>(command, "--theme", picture.theme, themes, "Look of the whole picture [atlas]");
    command.add_option("--text-scale", picture.text_scale, "Size of all lettering, 1 = normal")
        ->check(CLI::Range(0.5, 4.0))
        ->type_name("FACTOR");
    command.add_option("--samples", picture.samples, "Multisampling: slower, for stills and masters [0]")
        ->check(CLI::IsMember({0, 2, 4, 8}));
    command.add_flag("--reduced-motion", picture.reduced_motion, "Calmer camera moves");
    add_choice<Rasterizer>(command, "--rasterizer", picture.rasterizer,
                           {{"auto", Rasterizer::automatic},
                            {"hardware", Rasterizer::hardware},
                            {"software", Rasterizer::software}},
                           "What draws: a GPU, or the CPU, whose pictures are the reference [auto]");
    add_path(command, "--shader-dir", picture.shader_dir, "Read shaders from this folder (for developers)");
}

void add_voice_option(CLI::App& command, VoiceMode& voice) {
    add_choice<VoiceMode>(
        command, "--voice", voice,
        {{"files", VoiceMode::files}, {"espeak", VoiceMode::guide}, {"none", VoiceMode::none}},
        "The campaign's recorded narration, a synthesised guide track for editing, or silence [files]");
}

void add_layers_option(CLI::App& command, Layers& layers) {
    add_value(
        command, "--layers", layers, parse_layers, "LIST",
        "Only these layers: "
        "relief,territory,front,arrows,labels,captions,date,rivers,borders,railways,graticule,formations,"
        "panels,"
        "furniture (with legend,scale,north,inset,imprint); or changes to the usual ones: no-labels,+inset");
}

void add_play(CLI::App& parser, AllCommands& commands) {
    PlayCommand& play = commands.play;
    play.picture.size = {1280, 720};
    CLI::App& command =
        add_command(parser, commands, "play", "Play the campaign in a window (the default command)",
                    "  bagration play\n"
                    "  bagration play --chapter minsk --lang en --fullscreen\n"
                    "  bagration play my-campaign/ --at 1944-07-03");
    add_data_options(command, play.data);
    add_picture_options(command, play.picture);
    add_voice_option(command, play.voice);
    command.add_option("--chapter", play.chapter, "Start at this chapter")->type_name("ID");
    add_value(command, "--at", play.at, parse_date, "DATE", "Start where the film shows this date");
    add_value(command, "--time", play.time, parse_time, "[h:]m:s", "Start at this time of the film");
    command.add_flag("--fullscreen", play.fullscreen, "Fill the screen");
    command.add_flag("--paused", play.paused, "Start with a standing picture");
    add_path(command, "--still-dir", play.still_folder,
             "Where the key for stills puts pictures [XDG pictures]");
    add_path(command, "--state-file", play.state_file, "Write the player's state there as JSON lines");
}

void add_kiosk(CLI::App& parser, AllCommands& commands) {
    KioskCommand& kiosk = commands.kiosk;
    kiosk.picture.size = {1280, 720};
    CLI::App& command = add_command(
        parser, commands, "kiosk",
        "Show the campaign at an exhibition: touch screen, full screen, no way out",
        "  bagration kiosk --pin 2580\n"
        "  bagration kiosk --monitor 2 --screen-mm 1210x680 --lang en\n"
        "  bagration kiosk --windowed --size 1920x1080 --idle 10 --countdown 10 --pin 2580   (to try it)\n\n"
        "Settings are read from $XDG_CONFIG_HOME/bagration/kiosk.toml as well. Exit codes: 0 the operator "
        "ended\n"
        "it, 2 usage, 3 campaign invalid, 4 no display or OpenGL (with --no-supervise), 130/143 "
        "interrupted.");
    add_data_options(command, kiosk.data);
    add_picture_options(command, kiosk.picture);
    add_voice_option(command, kiosk.voice);
    KioskSettings& settings = kiosk.settings;
    command.add_option("--monitor", settings.monitor, "On this monitor, from 1 [the primary one]")
        ->check(CLI::Range(1, 64))
        ->type_name("N");
    command.add_flag("--windowed", kiosk.windowed, "In a window, to try it");
    add_value(command, "--screen-mm", settings.screen_mm, parse_screen_mm, "WxH",
              "The screen's real size in millimetres [as it tells]");
    command.add_option("--dpi", settings.dpi, "The same as dots per inch")
        ->check(CLI::Range(5.0, 600.0))
        ->type_name("DPI");
    command
        .add_option("--chord", settings.chord,
                    "What opens the operator's panel: corners, or keys as ctrl+alt+k [tl,tr,tl,tr]")
        ->type_name("CHORD");
    command.add_option("--pin", settings.pin, "The operator's number, 4 to 12 digits [none: no panel]")
        ->type_name("DIGITS");
    command.add_option("--idle", settings.idle_s, "Seconds without a touch until \"still there?\" [60]")
        ->check(CLI::Range(2.0, 3600.0))
        ->type_name("SECONDS");
    command.add_option("--countdown", settings.countdown_s, "Seconds of its countdown [30]")
        ->check(CLI::Range(2.0, 3600.0))
        ->type_name("SECONDS");
    command.add_option("--log", settings.log, "The log [$XDG_STATE_HOME/bagration/kiosk.log]")
        ->type_name("FILE");
    add_path(command, "--config", kiosk.config, "Settings file [$XDG_CONFIG_HOME/bagration/kiosk.toml]");
    command.add_flag("--no-supervise", kiosk.no_supervise,
                     "Only the show, without the process that starts it again");
    add_path(command, "--state-file", kiosk.state_file, "Write the state there as JSON lines");
}

std::string preset_list() {
    std::string list = "\n\nPresets:\n  png          PNG frames, every value as drawn";
    for (const EncoderPreset& preset : encoder_presets()) {
        const std::string name(preset.name);
        list += "\n  " + name + std::string(name.size() < 13 ? 13 - name.size() : 1, ' ') +
                std::string(preset.purpose) + " (" + std::string(preset.extension) + ")";
    }
    return list;
}

void add_export(CLI::App& parser, AllCommands& commands) {
    ExportCommand& film = commands.export_film;
    CLI::App& command = add_command(
        parser, commands, "export", "Write the film, or a part of it, as a video or as PNG frames",
        "  bagration export -o film.mp4\n"
        "  bagration export -o act1.mp4 --size 1280x720 --fps 25 --from 0:30 --to 1:00\n"
        "  bagration export -o frames/frame_####.png --frames 0..250 --resume\n"
        "  bagration export -o frames/frame_####.png --shard 2/8\n"
        "  bagration export -o film.mp4 --captions file --lang en   (writes film.en.srt and film.en.vtt)" +
            preset_list());
    add_data_options(command, film.data);
    add_path(command, "-o,--output", film.output,
             "film.mp4, .mov, .mkv, or frame_####.png (the frame's number)");
    command.add_option("--preset", film.preset, "Encoding, see below [by the file's extension]")
        ->type_name("NAME");
    add_picture_options(command, film.picture);
    add_value(command, "--fps", film.rate, parse_rate, "RATE",
              "Frames a second: 25, 60, 29.97, 30000/1001 [25]");
    add_value(command, "--from", film.selection.from, parse_time, "[h:]m:s", "First time of the film");
    add_value(command, "--to", film.selection.to, parse_time, "[h:]m:s",
              "Time before which the last frame lies");
    add_value(command, "--frames", film.selection.frames, parse_frame_range, "a..b",
              "Frames a to b-1, from 0");
    command.add_option("--chapter", film.selection.chapter, "One chapter")->type_name("ID");
    add_value(command, "--shard", film.selection.shard, parse_shard, "i/n", "The i-th of n equal parts");
    add_choice<CaptionMode>(
        command, "--captions", film.captions,
        {{"burn", CaptionMode::burn}, {"file", CaptionMode::file}, {"none", CaptionMode::none}},
        "In the picture, as SRT and WebVTT files, or none [burn]");
    add_voice_option(command, film.voice);
    add_layers_option(command, film.picture.layers);
    add_path(command, "--manifest", film.manifest, "Write what was made, with a hash of each frame, as JSON");
    command.add_flag("--resume", film.resume,
                     "Keep the frames of an earlier run that are right (PNG frames)");
    command.add_flag("--overwrite", film.overwrite,
                     "Replace an existing file or job even if it is of another kind");
    command.add_flag("--dry-run", film.dry_run, "Check everything and say what would be made");
    command.add_flag("--json", film.json, "Print the result as JSON");
}

void add_still(CLI::App& parser, AllCommands& commands) {
    StillCommand& still = commands.still;
    CLI::App& command =
        add_command(parser, commands, "still", "Write one picture",
                    "  bagration still -o minsk.png --at 1944-07-03\n"
                    "  bagration still -o poster.png --at 1944-08-29 --size 7680x4320 --view theatre\n"
                    "  bagration still -o frame.png --time 1:23.5 --layers no-captions,no-date\n"
                    "  bagration still -o near.png --at 1944-07-04 --view 28.2,53.8,200,50,20");
    add_data_options(command, still.data);
    add_path(command, "-o,--output", still.output, "The PNG file");
    add_value(command, "--at", still.at, parse_date, "DATE", "The map at this date (a bare date: 12:00)");
    add_value(command, "--time", still.time, parse_time, "[h:]m:s", "The film at this time");
    command.add_option("--view", still.view, "Look from there instead of from the film's camera")
        ->type_name("ID|lon,lat,height_km,pitch,bearing");
    add_picture_options(command, still.picture);
    add_layers_option(command, still.picture.layers);
    command.add_option("--report", still.report, "Print the names on the picture, with their boxes (json)")
        ->check(CLI::IsMember({"json"}))
        ->type_name("json");
    add_path(command, "--report-file", still.report_file,
             "Write the report there and not to standard output");
    command.add_flag("--overwrite", still.overwrite, "Replace an existing file even if it is no PNG");
}

void add_validate(CLI::App& parser, AllCommands& commands) {
    CLI::App& command = add_command(parser, commands, "validate",
                                    "Check a campaign's files; list every finding with its place",
                                    "  bagration validate my-campaign/\n"
                                    "  bagration validate my-campaign/ --json | jq '.findings[].message'");
    add_data_options(command, commands.validate.data);
    command.add_flag("--json", commands.validate.json, "Print the findings as JSON");
}

void add_new(CLI::App& parser, AllCommands& commands) {
    CLI::App& command = add_command(parser, commands, "new",
                                    "Begin a campaign: write a small commented one into a new folder",
                                    "  bagration new my-campaign\n"
                                    "  bagration play my-campaign");
    add_path(command, "DIR", commands.new_campaign.folder, "The folder to make")->required();
}

void add_query(CLI::App& parser, AllCommands& commands) {
    QueryCommand& query = commands.query;
    CLI::App& command =
        add_command(parser, commands, "query", "Who held a place on a date, and how far was the front?",
                    "  bagration query --at 1944-07-02T12:00 --place 27.56,53.90 --json\n"
                    "  bagration query --batch points.csv > answers.csv\n"
                    "  cut -d, -f1-4 points.csv | bagration query --batch -");
    add_data_options(command, query.data);
    add_value(command, "--at", query.at, parse_date, "DATE", "The date (a bare one means 12:00)");
    add_value(command, "--place", query.place, parse_place, "LON,LAT", "The place, degrees, longitude first");
    command
        .add_option("--batch", query.batch,
                    "Answer every line id,date,lon,lat of a CSV file (- = standard input), as CSV")
        ->type_name("FILE");
    command.add_flag("--json", query.json, "Answer as JSON (one question) or JSON lines (--batch)");
}

void add_info(CLI::App& parser, AllCommands& commands) {
    InfoCommand& info = commands.info;
    CLI::App& command = add_command(
        parser, commands, "info", "What a campaign holds: chapters, duration, languages, sources, counts",
        "  bagration info\n  bagration info --json\n  bagration info --coverage\n  bagration info --gl");
    add_data_options(command, info.data);
    command.add_flag("--json", info.json, "Print as JSON");
    command.add_flag("--gl", info.gl, "The graphics driver that draws");
    command.add_flag("--coverage", info.coverage, "Which parts of the story are told where");
    command.add_flag("--accuracy", info.accuracy,
                     "How well the front foretells dated places kept from it (slow)");
    command.add_flag("--area", info.area, "The ground held day by day, and the days that stand out");
    command.add_flag("--csv", info.csv, "With --area: one line per day");
    add_path(command, "--svg", info.svg, "With --area: write a chart to this file");
    command
        .add_option("--least-certain", info.least_certain,
                    "So many regions where the front is least certain, worst first")
        ->type_name("N")
        ->check(CLI::Range(1, 1000));
}

void add_terrain(CLI::App& parser, AllCommands& commands) {
    CLI::App& terrain = add_command(parser, commands, "terrain", "Build or describe the terrain pack",
                                    "  bagration terrain build\n  bagration terrain info --json");
    CLI::App& build =
        add_command(terrain, commands, "build", "Bake the terrain pack from installed data sets",
                    "  bagration terrain build\n"
                    "  bagration terrain build --pack terrain.bpk --dem srtm_1.tif --dem srtm_2.tif");
    add_path(build, "--pack", commands.terrain_build.pack, "The pack to write [XDG cache]");
    build
        .add_option("--dem", commands.terrain_build.dems,
                    "Heights that GDAL can read, instead of the default's")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("FILE");
    build.add_flag("--no-detail", commands.terrain_build.no_detail,
                   "The bare data, without synthesised detail");
    build.add_flag("--force", commands.terrain_build.force, "Bake even when the pack is up to date");

    CLI::App& info = add_command(terrain, commands, "info", "Describe the terrain pack",
                                 "  bagration terrain info\n  bagration terrain info --json");
    add_path(info, "--pack", commands.terrain_info.pack,
             "The pack [$BAGRATION_PACK, beside the program, XDG cache]");
    info.add_flag("--json", commands.terrain_info.json, "Print as JSON");
}

void add_bench(CLI::App& parser, AllCommands& commands) {
    BenchCommand& bench = commands.bench;
    CLI::App& command =
        add_command(parser, commands, "bench", "Measure frames a second, by stage and end to end",
                    "  bagration bench --json\n  bagration bench --size 3840x2160 --frames 200");
    add_data_options(command, bench.data);
    add_value(command, "--size", bench.sizes, parse_sizes, "WxH,...", "Picture sizes [1280x720,1920x1080]");
    command.add_option("--frames", bench.frames, "Frames of each measurement [100]")
        ->check(CLI::Range(2, 100000));
    add_choice<Rasterizer>(command, "--rasterizer", bench.rasterizer,
                           {{"auto", Rasterizer::automatic},
                            {"hardware", Rasterizer::hardware},
                            {"software", Rasterizer::software}},
                           "What draws [auto]");
    add_path(command, "--shader-dir", bench.shader_dir, "Read shaders from this folder (for developers)");
    command.add_flag("--no-export", bench.no_export, "Only the drawing, without an encoder");
    command.add_flag("--field", bench.field,
                     "Instead: how long the control field takes, also with ten times the evidence");
    command.add_flag("--json", bench.json, "Print as JSON");
}

void add_keys(CLI::App& parser, AllCommands& commands) {
    CLI::App& command = add_command(parser, commands, "keys", "List the player's keys",
                                    "  bagration keys\n  bagration keys --lang de");
    command.add_option("--lang", commands.keys.language, "Language of the list [en]")->type_name("de|en");
}

} // namespace

void add_commands(CLI::App& parser, AllCommands& commands) {
    add_play(parser, commands);
    add_kiosk(parser, commands);
    add_export(parser, commands);
    add_still(parser, commands);
    add_validate(parser, commands);
    add_new(parser, commands);
    add_query(parser, commands);
    add_info(parser, commands);
    add_terrain(parser, commands);
    add_bench(parser, commands);
    add_keys(parser, commands);
}

} // namespace bagration
