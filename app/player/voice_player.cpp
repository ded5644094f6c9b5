#include "app/player/voice_player.hpp"

#include <AL/al.h>
#include <AL/alc.h>
#include <cmath>
#include <vector>

namespace bagration {
namespace {

constexpr double tolerance_s = 0.020;

struct CloseDevice {
    void operator()(ALCdevice* device) const { alcCloseDevice(device); }
};
struct DestroyContext {
    void operator()(ALCcontext* context) const {
        alcMakeContextCurrent(nullptr);
        alcDestroyContext(context);
    }
};

struct Track {
    const Voices* voices = nullptr;
    std::vector<ALuint> buffers; ///< One per clip.
};

} // namespace

struct VoicePlayer::Impl {
    std::unique_ptr<ALCdevice, CloseDevice> device;
    std::unique_ptr<ALCcontext, DestroyContext> context;
    std::map<std::string, Track> tracks;
    ALuint source = 0;
    const VoiceClip* speaking = nullptr;
    double lead_s = 0;

    explicit Impl(const std::map<std::string, Voices>& voices) {
        bool anything = false;
        for (const auto& [language, each] : voices)
            anything = anything || !each.clips.empty();
        if (!anything) return;
        device.reset(alcOpenDevice(nullptr));
        if (!device) return;
        context.reset(alcCreateContext(device.get(), nullptr));
        if (!context || alcMakeContextCurrent(context.get()) == ALC_FALSE) {
            context.reset();
            return;
        }
        alGenSources(1, &source);
        for (const auto& [language, each] : voices) {
            Track& track = tracks[language];
            track.voices = &each;
            track.buffers.resize(each.clips.size());
            if (track.buffers.empty()) continue;
            alGenBuffers(static_cast<ALsizei>(track.buffers.size()), track.buffers.data());
            for (std::size_t i = 0; i < track.buffers.size(); ++i) {
                const Sound& sound = each.clips[i].sound;
                alBufferData(track.buffers[i], AL_FORMAT_MONO16, sound.data(),
                             static_cast<ALsizei>(sound.size() * sizeof(Sound::value_type)), sound_rate);
            }
        }
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    ~Impl() {
        if (!context) return;
        alDeleteSources(1, &source);
        for (auto& [language, track] : tracks)
            alDeleteBuffers(static_cast<ALsizei>(track.buffers.size()), track.buffers.data());
    }

    void stop() {
        if (speaking == nullptr) return;
        alSourceStop(source);
        alSourcei(source, AL_BUFFER, 0);
        speaking = nullptr;
        lead_s = 0;
    }

    void speak(const Track& track, const VoiceClip* clip, double offset_s) {
        if (clip != speaking) {
            stop();
            const auto index = static_cast<std::size_t>(clip - track.voices->clips.data());
            alSourcei(source, AL_BUFFER, static_cast<ALint>(track.buffers[index]));
            alSourcef(source, AL_SEC_OFFSET, static_cast<float>(offset_s));
            alSourcePlay(source);
            speaking = clip;
            lead_s = 0;
            return;
        }
        ALint state = 0;
        alGetSourcei(source, AL_SOURCE_STATE, &state);
        float at_s = 0;
        alGetSourcef(source, AL_SEC_OFFSET, &at_s);
        lead_s = state == AL_PLAYING ? static_cast<double>(at_s) - offset_s : 0;
        if (state == AL_PLAYING && std::abs(lead_s) > tolerance_s)
            alSourcef(source, AL_SEC_OFFSET, static_cast<float>(offset_s));
    }
};

VoicePlayer::VoicePlayer(const std::map<std::string, Voices>& voices)
    : impl_(std::make_unique<Impl>(voices)) {}
VoicePlayer::VoicePlayer(VoicePlayer&&) noexcept = default;
VoicePlayer& VoicePlayer::operator=(VoicePlayer&&) noexcept = default;
VoicePlayer::~VoicePlayer() = default;

bool VoicePlayer::has_device() const {
    return impl_->context != nullptr;
}

double VoicePlayer::lead_s() const {
    return impl_->lead_s;
}

void VoicePlayer::follow(const std::string& language, ShowTime time, bool playing, double rate,
                         float volume) {
    Impl& impl = *impl_;
    const auto track = impl.tracks.find(language);
    if (!impl.context || track == impl.tracks.end()) return impl.stop();
    const VoiceClip* clip = track->second.voices->at(time);
    const bool normal_speed = std::abs(rate - 1) < 1e-9;
    if (clip == nullptr || !playing || !normal_speed || volume <= 0) return impl.stop();
    alSourcef(impl.source, AL_GAIN, volume);
    impl.speak(track->second, clip, (time - clip->begin).seconds());
}

} // namespace bagration
