#include "campaign/captions.hpp"
#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

std::shared_ptr<const Campaign> small_campaign() {
    return load_campaign(test::small_campaign_files()).campaign;
}

} // namespace

TEST_CASE("a short caption is one line, a long one two of about equal length") {
    using Lines = std::vector<std::string>;
    CHECK(caption_lines("Minsk.") == Lines{"Minsk."});
    CHECK(caption_lines("The offensive opens on a front of seven hundred kilometres.") ==
          Lines{"The offensive opens on a front", "of seven hundred kilometres."});
    CHECK(caption_lines("In five days three armies break through, and nothing stands behind them.") ==
          Lines{"In five days three armies break through,", "and nothing stands behind them."});
    CHECK(caption_lines("one\n\ntwo") == Lines{"one", "two"});
    const std::string unbreakable(60, 'x');
    CHECK(caption_lines(unbreakable) == Lines{unbreakable});
}

TEST_CASE("captions are written as SubRip") {
    const auto campaign = small_campaign();
    const Script script(*campaign);
    CHECK(srt_text(*campaign, script, "en", {25, 1}) ==
          "1\n00:00:00,520 --> 00:00:04,000\nJune 1807: the North attacks.\n\n"
          "2\n00:00:04,000 --> 00:00:07,200\nThe city holds for ten more days.\n\n"
          "3\n00:00:15,000 --> 00:00:18,000\nOn 7 July peace is signed.\n\n");
}

TEST_CASE("captions are written as WebVTT in their language, with its special characters escaped") {
    Campaign campaign = *small_campaign();
    campaign.texts.at("fr").entries.at("peace.1") = "Nord & Sud <signent> --> la paix.";
    const Script script(campaign);
    const std::string file = webvtt_text(campaign, script, "fr", {25, 1});
    CHECK(file.find("WEBVTT\n\n00:00:00.520 --> 00:00:04.000\nJuin 1807") == 0);
    CHECK(file.find("Nord &amp; Sud &lt;signent&gt; --&gt; la paix.") != std::string::npos);
}

TEST_CASE("a caption file names exactly the frames on which the caption stands") {
    const auto campaign = small_campaign();
    const Script script(*campaign);
    for (const FrameRate rate : {FrameRate{24, 1}, FrameRate{30000, 1001}, FrameRate{60, 1}}) {
        const ActiveCue& cue = script.cues()[1];
        const std::int64_t first = rate.first_frame_at(cue.begin), end = rate.first_frame_at(cue.end);
        CHECK(script.moment_at(rate.time_of(first)).cue == &cue);
        CHECK(script.moment_at(rate.time_of(first - 1)).cue != &cue);
        CHECK(script.moment_at(rate.time_of(end - 1)).cue == &cue);
        CHECK(script.moment_at(rate.time_of(end)).cue != &cue);
    }
}

TEST_CASE("the captions of a part of the film begin at its first frame") {
    const auto campaign = small_campaign();
    const Script script(*campaign);
    const std::string file = srt_text(*campaign, script, "en", {25, 1}, {125, 250});
    CHECK(file == "1\n00:00:00,000 --> 00:00:02,200\nThe city holds for ten more days.\n\n");
    CHECK(srt_text(*campaign, script, "en", {25, 1}, {200, 250}).empty());
}
