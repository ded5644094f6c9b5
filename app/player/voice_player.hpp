#pragma once
// The narration in the window: follows the show clock. Without an audio device it is silent.
#include "app/voice/voices.hpp"

#include <map>
#include <memory>
#include <string>

namespace bagration {

class VoicePlayer {
  public:
    /// By language. They are handed to the audio device once; never fails, at worst it says nothing.
    explicit VoicePlayer(const std::map<std::string, Voices>& voices);
    VoicePlayer(VoicePlayer&&) noexcept;
    VoicePlayer& operator=(VoicePlayer&&) noexcept;
    ~VoicePlayer();

    bool has_device() const;
    /// Call for every frame with what the show clock says. Speech runs only at normal speed; it is put right
    /// whenever it is more than 20 ms off.
    void follow(const std::string& language, ShowTime time, bool playing, double rate, float volume);
    /// How far the voice is ahead of the show clock, seconds; 0 when nothing speaks. For tests.
    double lead_s() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace bagration
