#pragma once
// Which names stand on the map, and where: gathers the labels of a campaign in a language and keeps their
// solved schedules (label_schedule.hpp) for the film and ranges (label_ranges.hpp) for the free camera.
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/label_ranges.hpp"
#include "renderer/scene/label_schedule.hpp"
#include "renderer/scene/show.hpp"
#include "renderer/scene/type_setter.hpp"
#include "renderer/text/glyph_atlas.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace bagration {

class MapLabels {
  public:
    /// Both must outlive it.
    MapLabels(const Show& show, const FontSet& fonts, std::filesystem::path cache_folder);

    /// Everything that may be written, in every language, for the atlas.
    static std::vector<AtlasText> texts(const Campaign& campaign);
    /// Solves the schedule of a language and frame shape, or reads it from the cache, unless it is there
    /// already.
    void prepare(const std::string& language, FrameSize size, double text_scale);
    /// Adds signs and names to scene.map_flat and their report to scene.labels. Only after prepare().
    void add(FrameScene& scene, const FrameRequest& request, const std::string& language,
             const TypeSetter& type) const;

  private:
    struct Language {
        std::vector<LabelCandidate> labels; ///< Measured.
        LabelRanges ranges;
    };
    /// Schedules depend on the frame's aspect and the text scale, in per mille.
    struct ScheduleKey {
        std::string language;
        int aspect_mille = 0, scale_mille = 0;
        friend auto operator<=>(const ScheduleKey&, const ScheduleKey&) = default;
    };
    static ScheduleKey key_of(const std::string& language, FrameSize size, double text_scale);
    LabelSchedule solve(const Language& language, FrameSize size, double text_scale) const;

    const Show* show_;
    const FontSet* fonts_;
    std::filesystem::path cache_folder_;
    std::map<std::string, Language> languages_;
    std::map<ScheduleKey, LabelSchedule> schedules_;
};

} // namespace bagration
