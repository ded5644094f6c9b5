#include "app/voice/sound.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <samplerate.h>
#include <sndfile.h>
#include <system_error>

namespace bagration {
namespace {

struct CloseSound {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using SoundFile = std::unique_ptr<SNDFILE, CloseSound>;

// Two hours: a voice file of a cue is seconds long.
constexpr sf_count_t longest_frames = 2LL * 3600 * sound_rate;

std::vector<float> mixed_to_one(const std::vector<float>& interleaved, int channels) {
    std::vector<float> one(interleaved.size() / static_cast<std::size_t>(channels));
    for (std::size_t i = 0; i < one.size(); ++i) {
        float sum = 0;
        for (int c = 0; c < channels; ++c)
            sum += interleaved[i * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c)];
        one[i] = sum / static_cast<float>(channels);
    }
    return one;
}

Expected<std::vector<float>> at_sound_rate(std::vector<float> samples, int rate) {
    if (rate == sound_rate || samples.empty()) return samples;
    const double ratio = static_cast<double>(sound_rate) / rate;
    std::vector<float> converted(
        static_cast<std::size_t>(std::ceil(static_cast<double>(samples.size()) * ratio)) + 16);
    SRC_DATA data{};
    data.data_in = samples.data();
    data.input_frames = static_cast<long>(samples.size());
    data.data_out = converted.data();
    data.output_frames = static_cast<long>(converted.size());
    data.src_ratio = ratio;
    if (const int error = src_simple(&data, SRC_SINC_MEDIUM_QUALITY, 1); error != 0)
        return fail(ExitCode::internal, src_strerror(error));
    converted.resize(static_cast<std::size_t>(data.output_frames_gen));
    return converted;
}

} // namespace

Expected<Sound> read_sound(const std::filesystem::path& file) {
    SF_INFO info{};
    const SoundFile opened(sf_open(file.c_str(), SFM_READ, &info));
    if (!opened)
        return fail(ExitCode::usage, "cannot read the sound " + file.string() + ": " + sf_strerror(nullptr),
                    "WAV, FLAC, Ogg Vorbis, Opus or MP3");
    if (info.frames <= 0 || info.frames > longest_frames || info.samplerate <= 0 || info.channels <= 0)
        return fail(ExitCode::usage, "the sound " + file.string() + " is empty or too long");
    std::vector<float> interleaved(static_cast<std::size_t>(info.frames) *
                                   static_cast<std::size_t>(info.channels));
    const sf_count_t read = sf_readf_float(opened.get(), interleaved.data(), info.frames);
    interleaved.resize(static_cast<std::size_t>(std::max<sf_count_t>(read, 0)) *
                       static_cast<std::size_t>(info.channels));
    const auto samples = at_sound_rate(mixed_to_one(interleaved, info.channels), info.samplerate);
    if (!samples) return tl::unexpected(samples.error());
    Sound sound(samples->size());
    std::transform(samples->begin(), samples->end(), sound.begin(), [](float s) {
        return static_cast<std::int16_t>(std::lround(std::clamp(s, -1.0F, 1.0F) * 32767.0F));
    });
    return sound;
}

Expected<void> write_wav(const std::filesystem::path& file, const Sound& sound) {
    std::filesystem::path partial = file;
    partial += ".partial";
    SF_INFO info{};
    info.samplerate = sound_rate;
    info.channels = 1;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    {
        const SoundFile opened(sf_open(partial.c_str(), SFM_WRITE, &info));
        const auto frames = static_cast<sf_count_t>(sound.size());
        if (!opened || sf_writef_short(opened.get(), sound.data(), frames) != frames) {
            const std::string reason = sf_strerror(opened.get());
            std::error_code ignored;
            std::filesystem::remove(partial, ignored);
            return fail(ExitCode::output, "cannot write " + partial.string() + ": " + reason);
        }
    }
    std::error_code error;
    std::filesystem::rename(partial, file, error);
    if (error) return fail(ExitCode::output, "cannot rename " + partial.string() + ": " + error.message());
    return {};
}

} // namespace bagration
