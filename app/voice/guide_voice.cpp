#include "app/voice/guide_voice.hpp"

#include "app/files/content_hash.hpp"
#include "app/files/output_file.hpp"
#include "renderer/child_process.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace bagration {
namespace {

constexpr int usual_pace = 165, fastest_pace = 300; ///< Words a minute.

Expected<Sound> spoken_at(const std::string& text, const std::string& language, int pace,
                          const std::filesystem::path& folder) {
    const std::string key = language + "\n" + std::to_string(pace) + "\n" + text;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(key.data());
    const std::filesystem::path file = folder / (hash_text(xxh64(std::span(bytes, key.size()))) + ".wav");
    if (std::filesystem::exists(file)) return read_sound(file);
    if (auto made = make_parent_folders(file); !made) return tl::unexpected(made.error());

    std::filesystem::path partial = file;
    partial += ".partial";
    auto child = ChildProcess::start(
        {"espeak-ng", "-v", language, "-s", std::to_string(pace), "-w", partial.string(), "--", text});
    if (!child) return tl::unexpected(child.error());
    child->close_input();
    if (child->wait() != 0)
        return fail(ExitCode::encoder,
                    "espeak-ng cannot speak '" + language + "': " + child->last_error_lines(2));
    auto sound = read_sound(partial);
    if (!sound) return sound;
    if (auto renamed = rename_output(partial, file); !renamed) return tl::unexpected(renamed.error());
    return sound;
}

} // namespace

Expected<Sound> speak(const std::string& text, const std::string& language, double longest_s,
                      const std::filesystem::path& folder) {
    auto sound = spoken_at(text, language, usual_pace, folder);
    if (!sound || duration_s(*sound) <= longest_s) return sound;
    const double wanted = usual_pace * 1.08 * duration_s(*sound) / longest_s;
    const int pace = std::min(static_cast<int>(std::ceil(wanted)), fastest_pace);
    return spoken_at(text, language, pace, folder);
}

} // namespace bagration
