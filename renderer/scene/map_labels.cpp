#include "renderer/scene/map_labels.hpp"

#include "renderer/scene/label_painter.hpp"
#include "renderer/scene/overlay.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace bagration {

namespace {

std::string town_text(const Campaign& campaign, const std::string& language, const Place& place) {
    const std::string key = "place." + place.id;
    return campaign.has_text(language, key) ? campaign.text(language, key) : place.name;
}

std::vector<LabelCandidate> candidates(const Show& show, const std::string& language) {
    std::vector<LabelCandidate> labels;
    for (const Place& place : show.campaign->places) {
        if (!place.labelled) continue;
        LabelCandidate label;
        label.id = place.id;
        label.text = town_text(*show.campaign, language, place);
        label.kind = LabelKind::town;
        label.rank = place.rank;
        label.style = label_style(LabelKind::town, place.rank);
        label.style.text.language = language;
        label.anchor = place.point;
        label.height_m = show.terrain->height_m(place.point);
        label.distances = label_distances(LabelKind::town, place.rank);
        labels.push_back(std::move(label));
    }
    return labels;
}

std::vector<UnitBox> keep_out_boxes(FrameSize size, double text_scale) {
    std::vector<UnitBox> boxes;
    const float k = unit_per_px(size);
    for (const glm::vec4& b : overlay_keep_out(size, text_scale))
        boxes.push_back({b.x * k, b.y * k, b.z * k, b.w * k});
    return boxes;
}

std::string read_all(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A cache that cannot be written costs time, not the show.
void write_cache(const std::filesystem::path& path, const std::string& bytes) {
    std::error_code ignored;
    std::filesystem::create_directories(path.parent_path(), ignored);
    const std::filesystem::path part = path.string() + ".part";
    {
        std::ofstream file(part, std::ios::binary);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!file) return;
    }
    std::filesystem::rename(part, path, ignored);
}

} // namespace

MapLabels::MapLabels(const Show& show, const FontSet& fonts, std::filesystem::path cache_folder)
    : show_(&show), fonts_(&fonts), cache_folder_(std::move(cache_folder)) {}

std::vector<AtlasText> MapLabels::texts(const Campaign& campaign) {
    std::vector<AtlasText> texts;
    for (const auto& [language, table] : campaign.texts)
        for (const Place& place : campaign.places) {
            AtlasText text{label_style(LabelKind::town, place.rank).text,
                           town_text(campaign, language, place)};
            text.style.language = language;
            texts.push_back(std::move(text));
        }
    return texts;
}

MapLabels::ScheduleKey MapLabels::key_of(const std::string& language, FrameSize size, double text_scale) {
    return {language, static_cast<int>(std::lround(1000 * size.aspect())),
            static_cast<int>(std::lround(1000 * text_scale))};
}

void MapLabels::prepare(const std::string& language, FrameSize size, double text_scale) {
    const ScheduleKey key = key_of(language, size, text_scale);
    if (schedules_.contains(key)) return;
    if (!languages_.contains(language)) {
        Language added;
        added.labels = candidates(*show_, language);
        for (LabelCandidate& label : added.labels)
            measure_label(*fonts_, label);
        added.ranges = LabelRanges::solve(added.labels);
        languages_.emplace(language, std::move(added));
    }
    schedules_.emplace(key, solve(languages_.at(language), size, text_scale));
}

LabelSchedule MapLabels::solve(const Language& language, FrameSize size, double text_scale) const {
    LabelScheduleInput input;
    input.labels = &language.labels;
    input.duration = show_->script.duration();
    input.camera_at = [script = &show_->script](ShowTime t) { return script->moment_at(t).camera; };
    input.frame = size;
    for (const UnitBox& box : keep_out_boxes(size, text_scale))
        input.keep_out.push_back({box, {}});
    if (cache_folder_.empty()) return solve_label_schedule(input);
    const std::string key = label_schedule_key(input);
    const std::filesystem::path file = cache_folder_ / ("labels-" + key + ".bin");
    if (auto cached = LabelSchedule::from_bytes(read_all(file), key)) return std::move(*cached);
    LabelSchedule solved = solve_label_schedule(input);
    write_cache(file, solved.to_bytes(key));
    return solved;
}

void MapLabels::add(FrameScene& scene, const FrameRequest& request, const std::string& language,
                    const TypeSetter& type) const {
    const FrameSize size = scene.camera.size();
    const Language& known = languages_.at(language);
    const auto schedule = schedules_.find(key_of(language, size, request.options.text_scale));
    BAGRATION_EXPECTS(schedule != schedules_.end());
    const std::vector<PlacedLabel> placed =
        request.options.camera
            ? known.ranges.at(known.labels, scene.camera, keep_out_boxes(size, request.options.text_scale))
            : schedule->second.at(request.time);
    for (const PlacedLabel& p : placed)
        paint_label(scene, known.labels[static_cast<std::size_t>(p.label)], p, type);
}

} // namespace bagration
