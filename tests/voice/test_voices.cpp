#include "app/voice/voices.hpp"
#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace bagration;
namespace fs = std::filesystem;

namespace {

Sound tone(double seconds, std::int16_t level) {
    return Sound(static_cast<std::size_t>(seconds * sound_rate), level);
}

ShowTime at_s(double seconds) {
    return {static_cast<std::int64_t>(seconds * ShowTime::ticks_per_second)};
}

Voices two_clips() {
    return {{{"one", at_s(1.0), tone(1.0, 100)}, {"two", at_s(4.0), tone(0.5, 200)}}, {}};
}

struct Folder {
    fs::path path = fs::temp_directory_path() / "bagration-test-voices";
    Folder() {
        fs::remove_all(path);
        fs::create_directories(path / "voice/de");
    }
    ~Folder() { fs::remove_all(path); }
};

} // namespace

TEST_CASE("A voice speaks from the begin of its cue to its own end") {
    const Voices voices = two_clips();
    CHECK(voices.at(at_s(0.99)) == nullptr);
    REQUIRE(voices.at(at_s(1.0)) != nullptr);
    CHECK(voices.at(at_s(1.999))->cue == "one");
    CHECK(voices.at(at_s(2.0)) == nullptr);
    CHECK(voices.at(at_s(4.25))->cue == "two");
    CHECK(voices.at(at_s(9.0)) == nullptr);
}

TEST_CASE("The sound track has every sample at its place, in any range") {
    const Voices voices = two_clips();
    const Sound whole = sound_track(voices, at_s(0), at_s(6));
    REQUIRE(whole.size() == 6U * sound_rate);
    CHECK(whole[sound_rate - 1] == 0);
    CHECK(whole[sound_rate] == 100);
    CHECK(whole[2 * sound_rate - 1] == 100);
    CHECK(whole[2 * sound_rate] == 0);
    CHECK(whole[4 * sound_rate] == 200);
    const Sound part = sound_track(voices, at_s(1.5), at_s(4.25));
    CHECK(std::equal(part.begin(), part.end(), whole.begin() + 3 * sound_rate / 2));
}

TEST_CASE("A voice that is too long is cut where the next one begins") {
    Voices voices = two_clips();
    voices.clips[0].sound = tone(5, 100);
    const Sound track = sound_track(voices, at_s(0), at_s(6));
    CHECK(track[4 * sound_rate - 1] == 100);
    CHECK(track[4 * sound_rate] == 200);
    CHECK(track[5 * sound_rate] == 0);
}

TEST_CASE("Sound survives a file") {
    const Folder folder;
    Sound ramp(4800);
    for (std::size_t i = 0; i < ramp.size(); ++i)
        ramp[i] = static_cast<std::int16_t>(static_cast<int>(i) * 6 - 14000);
    REQUIRE(write_wav(folder.path / "ramp.wav", ramp));
    const auto read = read_sound(folder.path / "ramp.wav");
    REQUIRE(read);
    REQUIRE(read->size() == ramp.size());
    for (std::size_t i = 0; i < ramp.size(); ++i)
        CHECK(std::abs((*read)[i] - ramp[i]) <= 1);
    CHECK_FALSE(fs::exists(folder.path / "ramp.wav.partial"));
}

TEST_CASE("A file that is no sound is named") {
    const Folder folder;
    std::ofstream(folder.path / "noise.wav") << "not a sound";
    const auto read = read_sound(folder.path / "noise.wav");
    REQUIRE_FALSE(read);
    CHECK(read.error().message.find("noise.wav") != std::string::npos);
}

TEST_CASE("Recordings are found by language and text key and begin with their cue") {
    const Folder folder;
    const LoadedCampaign loaded = load_campaign(test::data_folder() / "campaign-small");
    REQUIRE(loaded.campaign);
    const Script script(*loaded.campaign);
    REQUIRE(script.cues().size() >= 2);
    const ActiveCue& second = script.cues()[1];
    REQUIRE(write_wav(folder.path / "voice/de" / (second.cue->text + ".wav"), tone(0.5, 300)));
    const VoiceSource source{folder.path, {}, VoiceMode::files};
    const auto german = load_voices(source, *loaded.campaign, script, "de");
    REQUIRE(german);
    REQUIRE(german->clips.size() == 1);
    CHECK(german->clips[0].cue == second.cue->text);
    CHECK(german->clips[0].begin == second.begin);
    CHECK(german->warnings.empty());
    const auto english = load_voices(source, *loaded.campaign, script, "en");
    REQUIRE(english);
    CHECK(english->clips.empty());
    const auto silence = load_voices({folder.path, {}, VoiceMode::none}, *loaded.campaign, script, "de");
    REQUIRE(silence);
    CHECK(silence->clips.empty());
}
