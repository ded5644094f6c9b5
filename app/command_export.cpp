#include "app/caption_files.hpp"
#include "app/commands.hpp"
#include "app/export_plan.hpp"
#include "app/export_run.hpp"
#include "app/export_sound.hpp"
#include "app/files/content_hash.hpp"
#include "app/paths.hpp"
#include "app/show_loading.hpp"

#include <ostream>

namespace bagration {

namespace {

Json plan_json(const ExportPlan& plan) {
    const auto time = [&](std::int64_t frame) { return plan.rate.time_of(frame).seconds(); };
    Json captions = Json::array();
    for (const auto* file : {&plan.srt, &plan.vtt})
        if (!file->empty()) captions.push_back(file->string());
    return {{"output", plan.output.string()},
            {"preset", plan.preset_name()},
            {"size",
             std::to_string(plan.picture.size.width_px) + "x" + std::to_string(plan.picture.size.height_px)},
            {"fps", plan.rate.value()},
            {"language", plan.options.language},
            {"frames", {{"begin", plan.range.begin}, {"end", plan.range.end}, {"count", plan.range.count()}}},
            {"begin_s", time(plan.range.begin)},
            {"end_s", time(plan.range.end)},
            {"captions", captions}};
}

std::string plan_text(const ExportPlan& plan) {
    const FrameSize size = plan.picture.size;
    return plan.output.string() + ": " + std::to_string(plan.range.count()) + " frames [" +
           std::to_string(plan.range.begin) + ", " + std::to_string(plan.range.end) + ") of " +
           std::to_string(size.width_px) + "x" + std::to_string(size.height_px) + " at " +
           fixed(plan.rate.value(), 3) + " frames/s, " + plan.preset_name() + ", " + plan.options.language;
}

int report_dry_run(const ExportCommand& command, const ExportPlan& plan, const AppContext& context) {
    Json json = plan_json(plan);
    json["dry_run"] = true;
    if (command.json)
        context.out << printed(json) << '\n';
    else
        context.note("would write " + plan_text(plan));
    return exit_status(ExitCode::ok);
}

Json result_json(const ExportPlan& plan, const ExportResult& result) {
    Json json = plan_json(plan);
    json["written"] = result.written.empty() ? Json() : Json(result.written.string());
    json["manifest"] = result.manifest.empty() ? Json() : Json(result.manifest.string());
    json["complete"] = !result.cancelled;
    json["drawn"] = result.drawn;
    json["kept"] = result.kept;
    json["seconds"] = rounded(result.seconds, 3);
    json["frames_per_second"] =
        result.seconds > 0 ? Json(rounded(static_cast<double>(result.drawn) / result.seconds, 2)) : Json();
    return json;
}

int report_interruption(const ExportPlan& plan, const ExportResult& result, const AppContext& context) {
    std::string text = "stopped after " + std::to_string(result.drawn) + " frames; ";
    if (plan.is_sequence())
        text += "the same command with --resume makes the others";
    else if (result.written.empty())
        text += "nothing was written";
    else
        text += "they are in " + result.written.string();
    context.note(text);
    return exit_status(context.interruption.exit_code());
}

} // namespace

int run_export(const ExportCommand& command, const AppContext& context) {
    if (const auto checked = check_export(command); !checked) return context.report(checked.error());
    // The campaign alone is quick to load: what is wrong with the orders is said before the rest is.
    const auto campaign = open_campaign(command.data, context);
    if (!campaign) return context.report(campaign.error());
    const Script script(**campaign);
    const auto plan = plan_export(command, **campaign, script);
    if (!plan) return context.report(plan.error());
    if (command.selection.to && *command.selection.to > script.duration())
        context.warn("--to lies beyond the end of the film, which lasts " + to_string(script.duration()));
    if (command.dry_run) return report_dry_run(command, *plan, context);
    const auto show = open_show(command.data, context);
    if (!show) return context.report(show.error());

    const auto folder = find_campaign(command.data.campaign, context.environment);
    if (!folder) return context.report(folder.error());
    const auto sound = ExportSound::create(*plan, *show, *folder, context);
    if (!sound) return context.report(sound.error());
    ExportOrders orders{command.resume, command.overwrite, command.manifest, {}, sound->file()};
    if (plan->is_sequence() || !command.manifest.empty()) {
        const auto hash = folder_hash(*folder);
        if (!hash) return context.report(hash.error());
        orders.campaign_hash = *hash;
    }
    context.detail(plan_text(*plan));
    const LetFinish unhurried(context.interruption); // A film that is stopped is still a film.
    const auto result = plan->is_sequence() ? export_sequence(*plan, orders, *show, context)
                                            : export_film(*plan, orders, *show, context);
    if (!result) return context.report(result.error());
    if (!result->cancelled && plan->captions == CaptionMode::file)
        if (const auto written = write_caption_files(*plan, *show); !written)
            return context.report(written.error());

    if (command.json) context.out << printed(result_json(*plan, *result)) << '\n';
    if (result->cancelled) return report_interruption(*plan, *result, context);
    std::string text = "wrote " + plan_text(*plan);
    if (result->kept > 0) text += " (" + std::to_string(result->kept) + " frames were there already)";
    if (result->seconds > 0)
        text += ", " + fixed(result->seconds, 1) + " s, " +
                fixed(static_cast<double>(result->drawn) / result->seconds, 1) + " frames/s drawn";
    context.note(text);
    return exit_status(ExitCode::ok);
}

} // namespace bagration
