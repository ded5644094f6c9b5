#include "renderer/scene/map_labels.hpp"

#include "renderer/scene/cache_file.hpp"
#include "renderer/scene/free_labels.hpp"
#include "renderer/scene/furniture.hpp"
#include "renderer/scene/label_painter.hpp"
#include "renderer/scene/overlay.hpp"
#include "renderer/scene/plain_letters.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace bagration {

namespace {

/// Villages that the film speaks of stand bold, but never in the place of a town.
constexpr int lowest_early_rank = 3;

/// Towns that the film speaks of are written like cities.
int town_rank(const Place& place, bool is_subject) {
    constexpr int subject_rank = 2;
    return is_subject ? std::min(place.rank, subject_rank) : place.rank;
}

std::string town_text(const Campaign& campaign, const std::string& language, const Place& place) {
    const std::string key = "place." + place.id;
    return campaign.has_text(language, key) ? campaign.text(language, key) : place.name;
}

int mille(double value) {
    return static_cast<int>(std::lround(1000 * value));
}

/// Everything that the film is about at some time.
std::set<std::string> film_subjects(const Campaign& campaign) {
    std::set<std::string> ids;
    for (const Chapter& chapter : campaign.chapters)
        for (const Shot& shot : chapter.shots)
            ids.insert(shot.highlight.begin(), shot.highlight.end());
    return ids;
}

/// When a place is the subject of the film, and nothing else says its name.
std::vector<ShowSpan> subject_spans(const Campaign& campaign, const std::string& id) {
    std::vector<ShowSpan> spans;
    ShowTime begin;
    for (const Chapter& chapter : campaign.chapters)
        for (const Shot& shot : chapter.shots) {
            const ShowTime end = begin + ShowTime::from_seconds(shot.duration_s);
            const auto& names = shot.highlight;
            const bool called = std::any_of(shot.callouts.begin(), shot.callouts.end(),
                                            [&](const Callout& callout) { return callout.subject == id; });
            if (!called && std::find(names.begin(), names.end(), id) != names.end()) {
                if (!spans.empty() && spans.back().end == begin)
                    spans.back().end = end;
                else
                    spans.push_back({begin, end});
            }
            begin = end;
        }
    return spans;
}

std::vector<LabelCandidate> town_labels(const Show& show, const std::string& language) {
    std::vector<LabelCandidate> labels;
    const std::set<std::string> subjects = film_subjects(*show.campaign);
    for (const Place& place : show.campaign->places) {
        if (!place.labelled) continue;
        LabelCandidate label;
        label.id = place.id;
        label.text = town_text(*show.campaign, language, place);
        if (!place.today.empty() && without_marks(place.today) != without_marks(label.text))
            label.today = "(" + place.today + ")";
        label.kind = LabelKind::town;
        label.rank = place.rank;
        const bool is_subject = subjects.contains(place.id);
        label.style = label_style(LabelKind::town, town_rank(place, is_subject));
        label.style.text.language = language;
        label.anchor = place.point;
        label.height_m = show.terrain->height_m(place.point);
        label.distances = label_distances(LabelKind::town, place.rank);
        if (is_subject) {
            if (place.rank <= lowest_early_rank)
                label.rank -= 5; // Before all other names, in their own order.
            label.subject = subject_spans(*show.campaign, place.id);
        }
        labels.push_back(std::move(label));
    }
    return labels;
}

std::vector<LabelCandidate> candidates(const Show& show, const RiverCourses& rivers, const FontSet& fonts,
                                       const std::string& language, float text_scale) {
    std::vector<LabelCandidate> labels = town_labels(show, language);
    for (LabelCandidate& label : name_labels(show, rivers, language))
        labels.push_back(std::move(label));
    for (LabelCandidate& label : labels) {
        label.style.size_u *= text_scale;
        label.style.halo_u *= text_scale;
        label.style.marker_radius_u *= text_scale;
        measure_label(fonts, label);
    }
    return labels;
}

std::vector<UnitBox> keep_out_boxes(FrameSize size, const FrameOptions& options) {
    std::vector<UnitBox> boxes;
    const float k = unit_per_px(size);
    const auto add = [&](const std::vector<glm::vec4>& pixels) {
        for (const glm::vec4& b : pixels)
            boxes.push_back({b.x * k, b.y * k, b.z * k, b.w * k});
    };
    add(overlay_keep_out(size, options.text_scale));
    add(furniture_keep_out(size, options.layers, options.text_scale));
    return boxes;
}

/// What a schedule depends on besides the names.
ScheduleKey schedule_key(FrameSize size, const Layers& layers) {
    return {mille(size.aspect()), layers.inset && layers.furniture};
}

/// For films, furniture keeps its room whether it is on or not: names do not move when it is switched.
FrameOptions film_options(const FrameOptions& options) {
    FrameOptions film;
    film.text_scale = options.text_scale;
    film.layers.inset = options.layers.inset && options.layers.furniture;
    return film;
}

/// When credits cover the map: names do not come for the moment before.
std::vector<ShowSpan> credit_spans(const Script& script) {
    const ShowTime step = ShowTime::from_seconds(0.5);
    std::vector<ShowSpan> spans;
    for (ShowTime t{0}; t < script.duration(); t = t + step) {
        const Moment moment = script.moment_at(t);
        if (script.shot_of(moment).credits) spans.push_back({moment.take_begin, moment.take_end});
    }
    return spans;
}

} // namespace

MapLabels::MapLabels(const Show& show, const FontSet& fonts, const FilmGraphics& graphics,
                     std::filesystem::path cache_folder)
    : show_(&show), fonts_(&fonts), graphics_(&graphics), rivers_(*show.terrain),
      cache_folder_(std::move(cache_folder)) {}

std::vector<AtlasText> MapLabels::texts(const Campaign& campaign) {
    std::vector<AtlasText> texts;
    const auto add = [&](LabelKind kind, int rank, const std::string& language, std::string words) {
        AtlasText text{label_style(kind, rank).text, std::move(words)};
        text.style.language = language;
        texts.push_back(std::move(text));
    };
    const std::set<std::string> subjects = film_subjects(campaign);
    const auto add_town = [&](const Place& place, const std::string& language) {
        add(LabelKind::town, town_rank(place, subjects.contains(place.id)), language,
            town_text(campaign, language, place));
        if (place.today.empty()) return;
        texts.push_back({today_style(texts.back().style), "(" + place.today + ")"});
    };
    for (const auto& [language, table] : campaign.texts) {
        for (const Place& place : campaign.places)
            add_town(place, language);
        for (const MapName& name : campaign.names)
            add(label_kind(name.kind), name.rank, language, name_text(campaign, language, name));
    }
    return texts;
}

void MapLabels::prepare(const FrameRequest& request, const std::string& language, FrameSize size) {
    const double text_scale = request.options.text_scale;
    const NamesKey key{language, mille(text_scale)};
    auto known = names_.find(key);
    if (known == names_.end()) {
        Names added;
        added.labels = candidates(*show_, rivers_, *fonts_, language, static_cast<float>(text_scale));
        added.order = placing_order(added.labels);
        known = names_.emplace(key, std::move(added)).first;
    }
    Names& names = known->second;
    if (request.options.camera && !names.ranges) names.ranges = LabelRanges::solve(names.labels);
    const ScheduleKey schedule = schedule_key(size, request.options.layers);
    if (!request.options.camera && !names.schedules.contains(schedule))
        names.schedules.emplace(schedule, solve(names, language, size, film_options(request.options)));
}

LabelSchedule MapLabels::solve(const Names& names, const std::string& language, FrameSize size,
                               const FrameOptions& options) const {
    LabelScheduleInput input;
    input.labels = &names.labels;
    input.duration = show_->script.duration();
    input.camera_at = [script = &show_->script, shape = frame_shape(size.aspect())](ShowTime t) {
        return script->moment_at(t, shape).camera;
    };
    input.frame = size;
    for (const UnitBox& box : keep_out_boxes(size, options))
        input.keep_out.push_back({box, {}});
    for (const ShowSpan& credits : credit_spans(show_->script))
        input.keep_out.push_back({frame_box(size), {credits}});
    for (KeepOut& taken : graphics_->keep_out(language, size, options.text_scale))
        input.keep_out.push_back(std::move(taken));
    if (cache_folder_.empty()) return solve_label_schedule(input);
    const std::string key = label_schedule_key(input);
    const CacheFile file{cache_folder_, "labels", key};
    if (const auto bytes = file.read())
        if (auto cached = LabelSchedule::from_bytes(*bytes, key)) return std::move(*cached);
    LabelSchedule solved = solve_label_schedule(input);
    file.write(solved.to_bytes(key));
    return solved;
}

const MapLabels::Names& MapLabels::names_for(const FrameRequest& request, const std::string& language) const {
    const auto known = names_.find({language, mille(request.options.text_scale)});
    BAGRATION_EXPECTS(known != names_.end());
    return known->second;
}

std::vector<UnitBox> MapLabels::great_towns(const FrameScene& scene, const FrameRequest& request,
                                            const std::string& language) const {
    if (!request.options.camera || !request.options.layers.labels) return {};
    const Names& names = names_for(request, language);
    std::vector<FreeKeepOut> keep_out;
    for (const UnitBox& box : keep_out_boxes(scene.camera.size(), request.options))
        keep_out.push_back({.box = box});
    return great_town_boxes(names.labels, names.order, *names.ranges, scene.camera, scene.campaign_time,
                            keep_out);
}

void MapLabels::add(FrameScene& scene, const FrameRequest& request, const std::string& language,
                    const std::vector<UnitBox>& taken, const TypeSetter& type) const {
    const FrameSize size = scene.camera.size();
    const Names& names = names_for(request, language);
    std::vector<PlacedLabel> placed;
    if (request.options.camera) {
        std::vector<FreeKeepOut> keep_out;
        for (const UnitBox& box : keep_out_boxes(size, request.options))
            keep_out.push_back({.box = box});
        for (const UnitBox& box : taken)
            keep_out.push_back({.box = box, .leaves_great_towns = true});
        placed = free_labels(names.labels, names.order, *names.ranges, scene.camera, scene.campaign_time,
                             keep_out);
    } else {
        placed = names.schedules.at(schedule_key(size, request.options.layers)).at(request.time);
    }
    for (const PlacedLabel& p : placed)
        paint_label(scene, names.labels[static_cast<std::size_t>(p.label)], p, type);
}

} // namespace bagration
