// events.toml and script.toml
#include "campaign/loading.hpp"

#include <algorithm>

namespace bagration {
namespace {

const std::string events_file = "events.toml";
const std::string script_file = "script.toml";

constexpr NumberRange shot_seconds = {0.04, 3600};
constexpr NumberRange seconds_into_shot = {0, 3600};
constexpr NumberRange cue_seconds = {1, 60};
// Decimal fractions of a second are not exact in binary.
constexpr double rounding_s = 1e-6;

std::vector<std::string> read_tells(Loading& loading, ObjectReader& reader) {
    const auto tells = reader.strings("tells", Need::optional);
    refer(loading, ReferenceKind::story, tells);
    return plain_strings(tells);
}

void read_event(Loading& loading, const LocatedValue& value, UniqueIds& unique) {
    ObjectReader reader(value, events_file, "event", loading.findings);
    Event event;
    const auto id = reader.id("id");
    if (const auto date = reader.date("date", hour_of_evidence)) {
        check_in_campaign(loading, *date);
        event.date = date->time;
    }
    if (const auto lonlat = reader.lonlat("at", Need::optional))
        if (check_window(loading, *lonlat, reader.place_of("at"))) event.point = project(loading, *lonlat);
    event.title = read_text_key(loading, reader, "title");
    event.tells = read_tells(loading, reader);
    event.provenance = read_provenance(loading, reader);
    reader.report_unknown_keys();
    if (!id || !unique.add(*id, "event", loading.findings)) return;
    event.id = id->text;
    loading.campaign->events.push_back(std::move(event));
}

CameraKey read_camera_key(Loading& loading, const LocatedValue& value) {
    ObjectReader reader(value, script_file, "camera key", loading.findings);
    CameraKey key;
    key.at_s = reader.number("at", seconds_into_shot).value_or(0);
    key.pose = read_pose(loading, reader, "look");
    key.place = reader.place();
    reader.report_unknown_keys();
    return key;
}

/// `frame` with its `pitch` and `bearing`: a camera that finds its own place.
void read_frame(Loading& loading, ObjectReader& shot_reader, Shot& shot) {
    const auto subjects = shot_reader.strings("frame", Need::optional);
    const bool has_frame = shot_reader.has("frame");
    AutoFrame frame;
    frame.subjects = plain_strings(subjects);
    refer(loading, ReferenceKind::subject, subjects);
    for (const std::string key : {"pitch", "bearing"})
        if (shot_reader.has(key) && !has_frame)
            loading.findings.error(shot_reader.place_of(key), '\'' + key + "' of a shot belongs to 'frame'",
                                   "camera keys have their own");
    frame.pitch_deg = shot_reader.number("pitch", {15, 90}, Need::optional).value_or(frame.pitch_deg);
    frame.bearing_deg = shot_reader.number("bearing", {-360, 360}, Need::optional).value_or(0);
    if (!has_frame) return;
    if (frame.subjects.empty())
        loading.findings.error(shot_reader.place_of("frame"), "'frame' names nothing to look at");
    if (shot_reader.has("camera"))
        loading.findings.error(shot_reader.place_of("frame"),
                               "a shot has either 'frame' or camera keys, not both");
    shot.frame = std::move(frame);
}

void read_camera(Loading& loading, ObjectReader& shot_reader, Shot& shot) {
    read_frame(loading, shot_reader, shot);
    const Need need = shot.frame ? Need::optional : Need::required;
    for (const LocatedValue* value : shot_reader.objects("camera", need)) {
        const CameraKey key = read_camera_key(loading, *value);
        const bool glides_in = !shot.cut && loading.has_shot;
        if (shot.camera.empty() && key.at_s != 0 && !glides_in)
            loading.findings.error(key.place, "the first camera key of this shot must be at 0",
                                   "there is no shot before it from which the camera could come");
        if (!shot.camera.empty() && key.at_s <= shot.camera.back().at_s)
            loading.findings.error(key.place, "the camera keys are not in ascending order");
        if (shot.duration_s > 0 && key.at_s > shot.duration_s + rounding_s)
            loading.findings.error(key.place, "this camera key comes after the shot's end");
        shot.camera.push_back(key);
    }
    if (shot.camera.empty() && !shot.frame && shot_reader.has("camera"))
        loading.findings.error(shot_reader.place_of("camera"), "a shot needs at least one camera key");
}

Cue read_cue(Loading& loading, const LocatedValue& value) {
    ObjectReader reader(value, script_file, "cue", loading.findings);
    Cue cue;
    cue.text = read_text_key(loading, reader, "text");
    cue.at_s = reader.number("at", seconds_into_shot).value_or(0);
    cue.for_s = reader.number("for", cue_seconds).value_or(cue_seconds.min);
    const auto sources = reader.strings("sources", Need::optional);
    refer(loading, ReferenceKind::source, sources);
    cue.sources = plain_strings(sources);
    cue.place = reader.place();
    reader.report_unknown_keys();
    return cue;
}

void read_cues(Loading& loading, ObjectReader& shot_reader, Shot& shot) {
    for (const LocatedValue* value : shot_reader.objects("cue", Need::optional))
        shot.cues.push_back(read_cue(loading, *value));
    std::stable_sort(shot.cues.begin(), shot.cues.end(),
                     [](const Cue& a, const Cue& b) { return a.at_s < b.at_s; });
    for (std::size_t i = 0; i < shot.cues.size(); ++i) {
        const Cue& cue = shot.cues[i];
        if (shot.duration_s > 0 && cue.at_s + cue.for_s > shot.duration_s + rounding_s)
            loading.findings.error(cue.place, "this cue is still on screen when its shot ends",
                                   "shorten it, or lengthen the shot");
        if (i > 0 && cue.at_s < shot.cues[i - 1].at_s + shot.cues[i - 1].for_s - rounding_s)
            loading.findings.error(cue.place, "this cue begins while another one is on screen",
                                   "the other one is at " + place_text(shot.cues[i - 1].place));
    }
}

/// `dates`: between `from` and `to` history may hurry and linger.
void read_dates(Loading& loading, ObjectReader& shot_reader, Shot& shot) {
    for (const LocatedValue* value : shot_reader.objects("dates", Need::optional)) {
        ObjectReader reader(*value, script_file, "date key", loading.findings);
        DateKey key;
        key.at_s = reader.number("at", seconds_into_shot).value_or(0);
        if (const auto date = reader.date("date", hour_of_bounds)) key.date = date->time;
        key.place = reader.place();
        reader.report_unknown_keys();
        const double last_s = shot.dates.empty() ? 0 : shot.dates.back().at_s;
        const CampaignTime last = shot.dates.empty() ? shot.from : shot.dates.back().date;
        if (key.at_s <= last_s || (shot.duration_s > 0 && key.at_s >= shot.duration_s))
            loading.findings.error(key.place, "the dates of a shot are not in ascending order inside it",
                                   "`from` and `to` are its first and last ones");
        else if (key.date < last || key.date > shot.to)
            loading.findings.error(key.place, "this date does not lie between those before and after it",
                                   "a shot runs forwards or stands still");
        shot.dates.push_back(key);
    }
}

/// Where a shot is, when and how long: all that a shot of the attract loop has.
void read_passage(Loading& loading, ObjectReader& reader, Shot& shot) {
    shot.place = reader.place();
    shot.duration_s = reader.number("duration", shot_seconds).value_or(0);
    const auto from = reader.date("from", hour_of_bounds);
    const auto to = reader.date("to", hour_of_bounds);
    if (from && to) {
        check_in_campaign(loading, *from);
        check_in_campaign(loading, *to);
        if (from->time > to->time)
            loading.findings.error(to->place, "'to' lies before 'from'",
                                   "a shot runs forwards or stands still");
        shot.from = from->time;
        shot.to = to->time;
    }
    read_dates(loading, reader, shot);
    shot.cut = reader.boolean("cut", Need::optional).value_or(false);
    read_camera(loading, reader, shot);
    loading.has_shot = true;
}

Shot read_shot(Loading& loading, const LocatedValue& value) {
    ObjectReader reader(value, script_file, "shot", loading.findings);
    Shot shot;
    read_passage(loading, reader, shot);
    read_cues(loading, reader, shot);
    const auto highlight = reader.strings("highlight", Need::optional);
    refer(loading, ReferenceKind::highlight, highlight);
    shot.highlight = plain_strings(highlight);
    shot.credits = reader.boolean("credits", Need::optional).value_or(false);
    read_shot_graphics(loading, reader, shot);
    reader.report_unknown_keys();
    return shot;
}

void read_chapter(Loading& loading, const LocatedValue& value, UniqueIds& unique) {
    ObjectReader reader(value, script_file, "chapter", loading.findings);
    Chapter chapter;
    chapter.place = reader.place();
    const auto id = reader.id("id");
    chapter.title = read_text_key(loading, reader, "title");
    chapter.card = read_optional_text(loading, reader, "card");
    chapter.subtitle = read_optional_text(loading, reader, "subtitle");
    chapter.tells = read_tells(loading, reader);
    for (const LocatedValue* shot : reader.objects("shot", Need::optional))
        chapter.shots.push_back(read_shot(loading, *shot));
    reader.report_unknown_keys();
    if (chapter.shots.empty())
        loading.findings.error(chapter.place, "this chapter has no shot", "add [[chapter.shot]]");
    if (!id || !unique.add(*id, "chapter", loading.findings)) return;
    chapter.id = id->text;
    loading.campaign->chapters.push_back(std::move(chapter));
}

/// The loop of an exhibition station: a film of its own, without words.
void read_attract(Loading& loading, ObjectReader& script) {
    loading.has_shot = false;
    double length_s = 0;
    for (const LocatedValue* value : script.objects("attract", Need::optional)) {
        ObjectReader reader(*value, script_file, "attract", loading.findings);
        Shot shot;
        read_passage(loading, reader, shot);
        reader.report_unknown_keys();
        if (shot.frame)
            loading.findings.error(reader.place_of("frame"), "the attract loop has no 'frame'",
                                   "give its camera keys");
        length_s += shot.duration_s;
        loading.attract.push_back(std::move(shot));
    }
    if (!loading.attract.empty() && (length_s < 20 || length_s > 60))
        loading.findings.warning(loading.attract.front().place, "an attract loop takes 20 to 60 seconds",
                                 "30 to 40 are good");
}

} // namespace

void read_events(Loading& loading) {
    const auto root = parse_toml_file(loading, events_file, Need::optional);
    if (!root) return;
    ObjectReader reader(*root, events_file, "the list of events", loading.findings);
    UniqueIds unique;
    for (const LocatedValue* value : reader.objects("event", Need::optional))
        read_event(loading, *value, unique);
    reader.report_unknown_keys();
    std::vector<Event>& events = loading.campaign->events;
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& a, const Event& b) { return a.date < b.date; });
}

void read_script(Loading& loading) {
    const auto root = parse_toml_file(loading, script_file, Need::required);
    if (!root) return;
    ObjectReader reader(*root, script_file, "the script", loading.findings);
    UniqueIds unique;
    for (const LocatedValue* value : reader.objects("chapter"))
        read_chapter(loading, *value, unique);
    read_attract(loading, reader);
    reader.report_unknown_keys();
    if (loading.campaign->chapters.empty() && loading.findings.error_count() == 0)
        loading.findings.error({script_file, 1, 1}, "the script has no chapter", "add [[chapter]]");
}

} // namespace bagration
