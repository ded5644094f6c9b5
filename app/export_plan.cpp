#include "app/export_plan.hpp"

#include "app/files/output_file.hpp"
#include "app/render_session.hpp"
#include "app/show_loading.hpp"
#include "terrain/geo/diagnostic.hpp"

#include <utility>

namespace bagration {

namespace {

constexpr const char* png_preset = "png";
constexpr const char* png_extension = ".png";

/// Null = PNG frames. Without a preset the first one of the file's extension is taken.
Expected<const EncoderPreset*> chosen_encoder(const ExportCommand& command) {
    const std::string extension = command.output.extension().string();
    if (command.preset.empty()) {
        if (extension == png_extension) return nullptr;
        std::string known = png_extension;
        for (const EncoderPreset& preset : encoder_presets()) {
            if (preset.extension == extension) return &preset;
            if (known.find(preset.extension) == std::string::npos)
                known += ", " + std::string(preset.extension);
        }
        return fail(ExitCode::usage, "the kind of file is not clear from '" + command.output.string() + "'",
                    "end it in one of " + known);
    }

    const EncoderPreset* encoder = find_encoder_preset(command.preset);
    if (!encoder && command.preset != png_preset) {
        std::vector<std::string> names{png_preset};
        std::string all = png_preset;
        for (const EncoderPreset& preset : encoder_presets()) {
            names.emplace_back(preset.name);
            all += ", " + names.back();
        }
        const std::string nearest = nearest_word(command.preset, names);
        return fail(ExitCode::usage, "there is no preset '" + command.preset + "'",
                    nearest.empty() ? "presets are " + all : "did you mean '" + nearest + "'?");
    }
    const std::string wanted = encoder ? std::string(encoder->extension) : png_extension;
    if (extension != wanted)
        return fail(ExitCode::usage, "the preset " + command.preset + " makes " + wanted + " files",
                    "let the name of the output end in " + wanted);
    return encoder;
}

Expected<void> check_size(FrameSize size, const EncoderPreset* encoder) {
    if (!encoder) return {};
    const auto rounded_up = [](int side, int step) { return (side + step - 1) / step * step; };
    const FrameSize fitting{rounded_up(size.width_px, encoder->width_step),
                            rounded_up(size.height_px, encoder->height_step)};
    if (fitting == size) return {};
    return fail(ExitCode::usage,
                "the preset " + std::string(encoder->name) + " cannot hold this picture size",
                "take --size " + std::to_string(fitting.width_px) + "x" + std::to_string(fitting.height_px));
}

Expected<void> check_pattern(const std::filesystem::path& output) {
    if (output.filename().string().find('#') != std::string::npos) return {};
    return fail(ExitCode::usage, "the name of PNG frames needs #### for the frame's number",
                "for example -o frames/frame_####.png; for one picture there is `bagration still`");
}

Json layers_json(const Layers& layers) {
    return {{"relief", layers.relief},     {"territory", layers.territory}, {"front", layers.front},
            {"arrows", layers.arrows},     {"labels", layers.labels},       {"captions", layers.captions},
            {"date", layers.date},         {"rivers", layers.rivers},       {"borders", layers.borders},
            {"railways", layers.railways}, {"graticule", layers.graticule}, {"furniture", layers.furniture},
            {"legend", layers.legend},     {"scale", layers.scale},         {"north", layers.north},
            {"inset", layers.inset},       {"imprint", layers.imprint},     {"formations", layers.formations},
            {"panels", layers.panels}};
}

} // namespace

std::string sequence_base_name(const std::filesystem::path& pattern) {
    std::string name;
    for (const char c : pattern.stem().string())
        if (c != '#') name += c;
    while (!name.empty() && std::string("_-. ").find(name.back()) != std::string::npos)
        name.pop_back();
    return name.empty() ? "frames" : name;
}

Expected<void> check_export(const ExportCommand& command) {
    if (command.output.empty())
        return fail(ExitCode::usage, "-o FILE is missing",
                    "for example -o film.mp4, or -o frames/frame_####.png");
    const auto encoder = chosen_encoder(command);
    if (!encoder) return tl::unexpected<Error>(encoder.error());
    if (auto fits = check_size(command.picture.size, *encoder); !fits) return fits;
    if (!*encoder) {
        if (auto named = check_pattern(command.output); !named) return named;
    } else if (command.resume) {
        return fail(ExitCode::usage,
                    "a film file cannot be resumed: it is one stream from its first frame on",
                    "export PNG frames (-o frames/frame_####.png --resume), or parts with --shard i/n");
    }
    return check_output(command.output, *encoder ? OutputKind::film : OutputKind::png, command.overwrite);
}

Expected<ExportPlan> plan_export(const ExportCommand& command, const Campaign& campaign,
                                 const Script& script) {
    if (auto checked = check_export(command); !checked) return tl::unexpected<Error>(checked.error());
    const auto language = chosen_language(command.picture.language, campaign);
    if (!language) return tl::unexpected<Error>(language.error());
    const std::vector<NamedSpan> chapters = named_chapters(campaign, script);
    const auto range = select_frames(command.selection, {script.duration(), command.rate, chapters});
    if (!range) return tl::unexpected<Error>(range.error());

    ExportPlan plan;
    plan.output = command.output;
    plan.encoder = *chosen_encoder(command);
    plan.range = *range;
    plan.rate = command.rate;
    plan.picture = command.picture;
    plan.options = frame_options(command.picture, *language);
    plan.captions = command.captions;
    plan.voice = command.voice;
    if (command.captions != CaptionMode::burn) plan.options.layers.captions = false;
    if (command.captions == CaptionMode::file) {
        std::filesystem::path base = command.output;
        if (plan.is_sequence()) base.replace_filename(sequence_base_name(command.output));
        plan.srt = plan.vtt = base.replace_extension("." + *language);
        plan.srt += ".srt";
        plan.vtt += ".vtt";
    }
    if (range->count() == 0 && !plan.is_sequence())
        return fail(ExitCode::usage, "this shard has no frames", "there are more shards than frames");
    return plan;
}

Json job_json(const ExportPlan& plan, const Show& show, const std::string& campaign_hash) {
    return {{"program", "bagration " BAGRATION_VERSION},
            {"campaign", show.campaign->id},
            {"campaign_hash", campaign_hash},
            {"terrain_key", show.terrain->key()},
            {"pattern", plan.output.filename().string()},
            {"preset", plan.preset_name()},
            {"width", plan.picture.size.width_px},
            {"height", plan.picture.size.height_px},
            {"fps", std::to_string(plan.rate.numerator) + "/" + std::to_string(plan.rate.denominator)},
            {"language", plan.options.language},
            {"layers", layers_json(plan.options.layers)},
            {"quality", plan.options.quality == Quality::master ? "master" : "film"},
            {"text_scale", plan.options.text_scale},
            {"reduced_motion", plan.options.reduced_motion},
            {"samples", plan.picture.samples}};
}

} // namespace bagration
