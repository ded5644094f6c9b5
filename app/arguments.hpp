#pragma once
// What the command line says, already checked word by word: one struct per command. Whatever needs the
// campaign to be understood (chapters, views, languages) is still text here.
#include "app/frame_range.hpp"
#include "app/kiosk/kiosk_settings.hpp"
#include "app/voice/voices.hpp"
#include "campaign/time.hpp"
#include "renderer/gl/headless_context.hpp"
#include "renderer/scene/frame_options.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace bagration {

/// Which campaign on which ground.
struct DataArguments {
    std::string campaign;       ///< Folder or name; empty = the default.
    std::filesystem::path pack; ///< Empty = searched for.
};

/// What a picture looks like, whichever command makes it.
struct PictureArguments {
    FrameSize size{1920, 1080};
    std::string language; ///< Empty = the campaign's default.
    Layers layers;
    Quality quality = Quality::film;
    Theme theme = Theme::atlas;
    double text_scale = 1.0;
    int samples = 0;
    bool reduced_motion = false;
    Rasterizer rasterizer = Rasterizer::automatic;
    std::filesystem::path shader_dir;
};

struct PlayCommand {
    DataArguments data;
    PictureArguments picture;
    VoiceMode voice = VoiceMode::files;
    std::string chapter;
    std::optional<CampaignTime> at;
    std::optional<ShowTime> time;
    bool fullscreen = false;
    bool paused = false;
    std::filesystem::path still_folder;
    std::filesystem::path state_file;
};

struct KioskCommand {
    DataArguments data;
    PictureArguments picture;
    VoiceMode voice = VoiceMode::files;
    KioskSettings settings;       ///< What the command line says; it goes before the file.
    std::filesystem::path config; ///< Empty = kiosk.toml in the configuration folder, if there is one.
    bool windowed = false;
    bool no_supervise = false;
    std::filesystem::path state_file;
    std::vector<std::string> words; ///< The whole command line: what the supervised show is started with.
};

enum class CaptionMode { burn, file, none };

struct ExportCommand {
    DataArguments data;
    PictureArguments picture;
    std::filesystem::path output;
    std::string preset; ///< Empty = by the extension of `output`.
    FrameRate rate{25, 1};
    FrameSelection selection;
    CaptionMode captions = CaptionMode::burn;
    VoiceMode voice = VoiceMode::files;
    std::filesystem::path manifest;
    bool resume = false;
    bool overwrite = false;
    bool dry_run = false;
    bool json = false;
};

struct StillCommand {
    DataArguments data;
    PictureArguments picture;
    std::filesystem::path output;
    std::optional<CampaignTime> at;
    std::optional<ShowTime> time;
    std::string view;   ///< A view's id, or lon,lat,height_km,pitch,bearing; empty = the film's camera.
    std::string report; ///< "json": print the names on the picture.
    std::filesystem::path report_file; ///< Empty = standard output.
    bool overwrite = false;
};

struct ValidateCommand {
    DataArguments data;
    bool json = false;
};

struct QueryCommand {
    DataArguments data;
    std::optional<CampaignTime> at;
    std::optional<LonLat> place;
    std::string batch; ///< A CSV file, "-" = standard input; empty = one question.
    bool json = false;
};

struct InfoCommand {
    DataArguments data;
    bool json = false;
    bool gl = false;
    bool coverage = false;
    bool accuracy = false;
    bool area = false;
    bool csv = false;          ///< With `area`.
    std::filesystem::path svg; ///< With `area`: a chart is written here.
    int least_certain = 0;     ///< So many regions.
};

struct TerrainBuildCommand {
    std::filesystem::path pack;
    std::vector<std::filesystem::path> dems;
    bool no_detail = false;
    bool force = false;
};

struct TerrainInfoCommand {
    std::filesystem::path pack;
    bool json = false;
};

struct BenchCommand {
    DataArguments data;
    std::vector<FrameSize> sizes{{1280, 720}, {1920, 1080}};
    int frames = 100;
    Rasterizer rasterizer = Rasterizer::automatic;
    std::filesystem::path shader_dir;
    bool no_export = false; ///< Only drawing, no encoder.
    bool field = false;     ///< The control field instead of frames.
    bool json = false;
};

struct NewCommand {
    std::filesystem::path folder;
};

struct KeysCommand {
    std::string language = "en";
};

} // namespace bagration
