#include "app/commands.hpp"
#include "app/files/output_file.hpp"
#include "app/json_shapes.hpp"
#include "app/parse_values.hpp"
#include "app/paths.hpp"
#include "app/render_session.hpp"
#include "app/show_loading.hpp"
#include "renderer/image_sequence_sink.hpp"
#include "renderer/run_show.hpp"

#include <algorithm>

namespace bagration {

namespace {

Expected<void> check_arguments(const StillCommand& command) {
    if (command.output.empty())
        return fail(ExitCode::usage, "-o FILE is missing", "for example -o minsk.png");
    if (command.output.extension() != ".png")
        return fail(ExitCode::usage, "stills are PNG files", "let the name end in .png");
    if (command.at.has_value() == command.time.has_value())
        return fail(ExitCode::usage, "a still needs either --at DATE or --time T",
                    "for example --at 1944-07-03, or --time 1:23");
    return check_output(command.output, OutputKind::png, command.overwrite);
}

/// The film's frame at a time of the film, or where it shows the date, with the map at exactly this date.
Expected<FrameRequest> still_request(const StillCommand& command, const Show& show) {
    const Campaign& campaign = *show.campaign;
    const auto language = chosen_language(command.picture.language, campaign);
    if (!language) return tl::unexpected<Error>(language.error());
    FrameRequest request;
    request.options = frame_options(command.picture, *language);
    if (command.time) {
        if (*command.time > show.script.duration())
            return fail(ExitCode::usage,
                        "--time " + to_string(*command.time) + " lies beyond the end of the film",
                        "the film lasts " + to_string(show.script.duration()));
        request.time = *command.time;
    } else {
        if (*command.at < campaign.start || *command.at > campaign.end)
            return fail(ExitCode::usage, to_string(*command.at) + " lies outside of the campaign",
                        "it runs from " + to_date_string(campaign.start) + " to " +
                            to_date_string(campaign.end));
        request.time = show.script.show_time_of(*command.at);
        request.options.campaign_minutes = static_cast<double>((*command.at - campaign.start).count());
    }
    if (!command.view.empty()) {
        const auto pose = parse_view(command.view, campaign);
        if (!pose) return tl::unexpected<Error>(pose.error());
        request.options.camera = *pose;
    }
    return request;
}

/// Stable: {"width", "height", "language", "labels": [{"id", "text", "kind", "box": [x0, y0, x1, y1],
/// "priority", "alpha"}]}. Pixels, origin top left, halo included. A name whose letters are spread along a
/// curve is listed letter by letter under one id.
Json report_json(const FrameScene& scene, const std::string& language) {
    Json labels = Json::array();
    for (const LabelReport& label : scene.labels) {
        Json box = Json::array();
        for (int i = 0; i < 4; ++i)
            box.push_back(rounded(static_cast<double>(label.box_px[i]), 1));
        labels.push_back({{"id", label.id},
                          {"text", label.text},
                          {"kind", label.kind},
                          {"box", box},
                          {"priority", label.priority},
                          {"alpha", rounded(static_cast<double>(label.alpha), 3)}});
    }
    const FrameSize size = scene.camera.size();
    return {{"width", size.width_px}, {"height", size.height_px}, {"language", language}, {"labels", labels}};
}

Expected<void> write_report(const StillCommand& command, const FrameScene& scene, const std::string& language,
                            const AppContext& context) {
    if (command.report.empty()) return {};
    const std::string text = printed(report_json(scene, language));
    if (!command.report_file.empty()) return write_text_file(command.report_file, text + "\n");
    context.out << text << "\n";
    return {};
}

Expected<ShowResult> draw_still(const StillCommand& command, const Show& show, const FrameRequest& request,
                                const AppContext& context) {
    auto session = RenderSession::create(show, command.picture, cache_folder(context.environment));
    if (!session) return tl::unexpected<Error>(session.error());
    context.detail(describe(session->gl().info()));
    ImageSequenceOptions options;
    options.pattern = command.output;
    auto sink = ImageSequenceSink::create(options);
    if (!sink) return tl::unexpected<Error>(sink.error());
    StillClock clock(request);
    auto result = run_show(session->renderer(), clock, **sink, context.interruption.requested);
    if (!result || result->cancelled) return result;
    if (const auto reported =
            write_report(command, session->renderer().last_scene(), request.options.language, context);
        !reported)
        return tl::unexpected<Error>(reported.error());
    return result;
}

} // namespace

int run_still(const StillCommand& command, const AppContext& context) {
    if (const auto checked = check_arguments(command); !checked) return context.report(checked.error());
    const auto show = open_show(command.data, context);
    if (!show) return context.report(show.error());
    const auto request = still_request(command, *show);
    if (!request) return context.report(request.error());
    const auto result = draw_still(command, *show, *request, context);
    if (!result) return context.report(result.error());
    if (result->cancelled) return exit_status(context.interruption.exit_code());
    context.note("wrote " + command.output.string());
    return exit_status(ExitCode::ok);
}

} // namespace bagration
