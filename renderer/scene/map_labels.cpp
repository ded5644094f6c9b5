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

int mille(double value) {
    return static_cast<int>(std::lround(1000 * value));
}

std::vector<LabelCandidate> candidates(const Show& show, const std::string& language, float text_scale) {
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
        label.style.size_u *= text_scale;
        label.style.halo_u *= text_scale;
        label.style.marker_radius_u *= text_scale;
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

MapLabels::MapLabels(const Show& show, const FontSet& fonts, const FilmGraphics& graphics,
                     std::filesystem::path cache_folder)
    : show_(&show), fonts_(&fonts), graphics_(&graphics), cache_folder_(std::move(cache_folder)) {}

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

void MapLabels::prepare(const FrameRequest& request, const std::string& language, FrameSize size) {
    const double text_scale = request.options.text_scale;
    const NamesKey key{language, mille(text_scale)};
    auto known = names_.find(key);
    if (known == names_.end()) {
        Names added;
        added.labels = candidates(*show_, language, static_cast<float>(text_scale));
        for (LabelCandidate& label : added.labels)
            measure_label(*fonts_, label);
        known = names_.emplace(key, std::move(added)).first;
    }
    Names& names = known->second;
    if (request.options.camera && !names.ranges) names.ranges = LabelRanges::solve(names.labels);
    if (!request.options.camera && !names.by_aspect.contains(mille(size.aspect())))
        names.by_aspect.emplace(mille(size.aspect()), solve(names, language, size, text_scale));
}

LabelSchedule MapLabels::solve(const Names& names, const std::string& language, FrameSize size,
                               double text_scale) const {
    LabelScheduleInput input;
    input.labels = &names.labels;
    input.duration = show_->script.duration();
    input.camera_at = [script = &show_->script, shape = frame_shape(size.aspect())](ShowTime t) {
        return script->moment_at(t, shape).camera;
    };
    input.frame = size;
    for (const UnitBox& box : keep_out_boxes(size, text_scale))
        input.keep_out.push_back({box, {}});
    for (KeepOut& taken : graphics_->keep_out(language, size, text_scale))
        input.keep_out.push_back(std::move(taken));
    if (cache_folder_.empty()) return solve_label_schedule(input);
    const std::string key = label_schedule_key(input);
    const std::filesystem::path file = cache_folder_ / ("labels-" + key + ".bin");
    if (auto cached = LabelSchedule::from_bytes(read_all(file), key)) return std::move(*cached);
    LabelSchedule solved = solve_label_schedule(input);
    write_cache(file, solved.to_bytes(key));
    return solved;
}

void MapLabels::add(FrameScene& scene, const FrameRequest& request, const std::string& language,
                    const std::vector<UnitBox>& taken, const TypeSetter& type) const {
    const FrameSize size = scene.camera.size();
    const auto known = names_.find({language, mille(request.options.text_scale)});
    BAGRATION_EXPECTS(known != names_.end());
    const Names& names = known->second;
    std::vector<UnitBox> keep_out = keep_out_boxes(size, request.options.text_scale);
    keep_out.insert(keep_out.end(), taken.begin(), taken.end());
    const std::vector<PlacedLabel> placed = request.options.camera
                                                ? names.ranges->at(names.labels, scene.camera, keep_out)
                                                : names.by_aspect.at(mille(size.aspect())).at(request.time);
    for (const PlacedLabel& p : placed)
        paint_label(scene, names.labels[static_cast<std::size_t>(p.label)], p, type);
}

} // namespace bagration
