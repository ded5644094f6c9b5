#include "app/export_sound.hpp"

#include "app/files/output_file.hpp"
#include "app/paths.hpp"

#include <system_error>
#include <utility>

namespace bagration {

Expected<ExportSound> ExportSound::create(const ExportPlan& plan, const Show& show,
                                          const std::filesystem::path& campaign_folder,
                                          const AppContext& context) {
    ExportSound sound;
    const VoiceSource source{campaign_folder, cache_folder(context.environment), plan.voice};
    const auto voices = load_voices(source, *show.campaign, show.script, plan.options.language);
    if (!voices) return tl::unexpected(voices.error());
    for (const std::string& warning : voices->warnings)
        context.warn(warning);
    if (voices->clips.empty()) return sound;

    const Sound track =
        sound_track(*voices, plan.rate.time_of(plan.range.begin), plan.rate.time_of(plan.range.end));
    sound.temporary_ = !plan.is_sequence();
    std::filesystem::path file = plan.output;
    if (sound.temporary_)
        file += ".sound.wav";
    else
        file.replace_filename(sequence_base_name(plan.output) + ".wav");
    if (auto made = make_parent_folders(file); !made) return tl::unexpected(made.error());
    sound.file_ = file;
    if (auto written = write_wav(file, track); !written) return tl::unexpected(written.error());
    return sound;
}

ExportSound::ExportSound(ExportSound&& other) noexcept
    : file_(std::move(other.file_)), temporary_(std::exchange(other.temporary_, false)) {}

ExportSound::~ExportSound() {
    std::error_code ignored;
    if (temporary_) std::filesystem::remove(file_, ignored);
}

} // namespace bagration
