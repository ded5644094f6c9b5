#include "app/caption_files.hpp"

#include "app/files/output_file.hpp"
#include "campaign/captions.hpp"

namespace bagration {

Expected<void> write_caption_files(const ExportPlan& plan, const Show& show) {
    const CaptionFrames frames{plan.range.begin, plan.range.end};
    const Campaign& campaign = *show.campaign;
    const std::string& language = plan.options.language;
    if (auto written =
            write_text_file(plan.srt, srt_text(campaign, show.script, language, plan.rate, frames));
        !written)
        return written;
    return write_text_file(plan.vtt, webvtt_text(campaign, show.script, language, plan.rate, frames));
}

} // namespace bagration
