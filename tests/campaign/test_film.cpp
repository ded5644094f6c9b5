// What the built-in film promises to those who watch it: its length, its pace, its camera, and dates that
// agree with the map.
#include "campaign/script.hpp"
#include "campaign/utf8.hpp"
#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>

using namespace bagration;

namespace {

const Campaign& built_in() {
    static const LoadedCampaign loaded =
        load_campaign(std::filesystem::path(BAGRATION_SOURCE_DIR) / "campaign/library/bagration");
    REQUIRE(loaded.campaign != nullptr);
    return *loaded.campaign;
}

/// "25 June: ..." or "15 October 1944: ..." of an English caption; the film begins in June 1944.
std::optional<CampaignTime> leading_date(const std::string& caption) {
    static constexpr std::array<const char*, 12> months = {"January",   "February", "March",    "April",
                                                           "May",       "June",     "July",     "August",
                                                           "September", "October",  "November", "December"};
    char* after_day = nullptr;
    const long day = std::strtol(caption.c_str(), &after_day, 10);
    if (after_day == caption.c_str() || day < 1 || day > 31) return {};
    std::string rest = after_day;
    const std::string no_break_blank = "\u00a0";
    if (!rest.starts_with(no_break_blank)) return {};
    rest = rest.substr(no_break_blank.size());
    for (unsigned month = 1; month <= months.size(); ++month) {
        if (!rest.starts_with(months[month - 1])) continue;
        const std::chrono::year year{month >= 6 ? 1944 : 1945};
        return std::chrono::local_days(year / std::chrono::month(month) /
                                       std::chrono::day(static_cast<unsigned>(day)));
    }
    return {};
}

} // namespace

TEST_CASE("the film has 14 to 18 chapters and lasts seven to ten minutes") {
    const Script script(built_in());
    CHECK(script.duration().seconds() >= 7 * 60);
    CHECK(script.duration().seconds() <= 10 * 60);
    CHECK(script.chapters().size() >= 14);
    CHECK(script.chapters().size() <= 18);
    for (const ChapterSpan& span : script.chapters()) {
        INFO(built_in().chapters[static_cast<std::size_t>(span.chapter)].id);
        CHECK((span.end - span.begin).seconds() >= 18);
        CHECK((span.end - span.begin).seconds() <= 50);
    }
}

TEST_CASE("every part of the story is told by a chapter of the film, not by an event alone") {
    std::set<std::string> told;
    for (const Chapter& chapter : built_in().chapters)
        told.insert(chapter.tells.begin(), chapter.tells.end());
    for (const std::string& story : built_in().story_ids) {
        INFO(story);
        CHECK(told.contains(story));
    }
}

TEST_CASE("the narration leaves time to look: at most twelve characters a second in every language") {
    const Script script(built_in());
    for (const auto& [language, table] : built_in().texts) {
        double characters = 0;
        for (const ActiveCue& active : script.cues())
            characters += static_cast<double>(code_point_count(table.entries.at(active.cue->text)));
        INFO(language);
        CHECK(characters / script.duration().seconds() <= 12);
    }
}

TEST_CASE("every statement of the narration names its sources") {
    for (const Chapter& chapter : built_in().chapters) {
        if (chapter.id == "sources") continue; // Speaks of the film itself.
        for (const Shot& shot : chapter.shots)
            for (const Cue& cue : shot.cues) {
                INFO(cue.text);
                CHECK_FALSE(cue.sources.empty());
            }
    }
}

TEST_CASE("a caption that begins with a date stands while the map shows that date, give or take one day") {
    const Script script(built_in());
    const auto& english = built_in().texts.at("en").entries;
    constexpr auto tolerance = std::chrono::days(1);
    int dated = 0;
    for (const ActiveCue& active : script.cues()) {
        const std::string& caption = english.at(active.cue->text);
        const auto date = leading_date(caption);
        if (!date) continue;
        ++dated;
        INFO(caption);
        CHECK(script.moment_at(active.begin).campaign_time <= *date + tolerance);
        CHECK(script.moment_at(active.end).campaign_time >= *date - tolerance);
    }
    CHECK(dated >= 20);
}

TEST_CASE("the camera moves calmly and is cut only where the film goes back in time") {
    const Script script(built_in());
    constexpr double step_s = 0.1, fastest_turn_deg = 10, fastest_travel = 0.6, fastest_climb = 0.7;
    int cuts = 0;
    CampaignTime before = script.moment_at({}).campaign_time;
    CameraPose last = script.moment_at({}).camera;
    for (double t = step_s; t < script.duration().seconds(); t += step_s) {
        const Moment moment = script.moment_at(ShowTime::from_seconds(t));
        const CameraPose& pose = moment.camera;
        const bool back_in_time = moment.campaign_time < before;
        const double metres =
            std::hypot(pose.target.x_m - last.target.x_m, pose.target.y_m - last.target.y_m);
        const double heights = metres / (1000 * std::min(pose.height_km, last.height_km)) / step_s;
        const double climb = std::abs(std::log(pose.height_km / last.height_km)) / step_s;
        const double turn = std::abs(std::remainder(pose.bearing_deg - last.bearing_deg, 360.0)) / step_s;
        if (back_in_time) {
            ++cuts;
        } else {
            INFO("at " << t << " s: " << heights << " heights/s, climb " << climb << "/s, turn " << turn);
            CHECK((heights < fastest_travel && climb < fastest_climb && turn < fastest_turn_deg));
        }
        before = moment.campaign_time;
        last = pose;
    }
    CHECK(cuts == 4);
}
