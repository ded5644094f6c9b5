#pragma once
// Which names stand on the map, and where: gathers the labels of a campaign in a language and keeps their
// solved schedules (label_schedule.hpp) for the film and ranges (label_ranges.hpp) for the free camera.
#include "renderer/scene/film_graphics.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/label_ranges.hpp"
#include "renderer/scene/label_schedule.hpp"
#include "renderer/scene/name_labels.hpp"
#include "renderer/scene/show.hpp"
#include "renderer/scene/type_setter.hpp"
#include "renderer/text/glyph_atlas.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bagration {

/// The frame's aspect in per mille, and whether the overview takes room.
struct ScheduleKey {
    int aspect_mille = 0;
    bool inset = false;
    friend auto operator<=>(const ScheduleKey&, const ScheduleKey&) = default;
};

class MapLabels {
  public:
    /// All must outlive it.
    MapLabels(const Show& show, const FontSet& fonts, const FilmGraphics& graphics,
              std::filesystem::path cache_folder);

    /// Everything that may be written, in every language, for the atlas.
    static std::vector<AtlasText> texts(const Campaign& campaign);
    /// Solves what a request needs and is not there yet: the schedule of a language and frame shape (or reads
    /// it from the cache), and, for a camera off the tour, the language's ranges.
    void prepare(const FrameRequest& request, const std::string& language, FrameSize size);
    /// Room for the names of great towns, u: empty on the tour, where the script says what comes first. Only
    /// after prepare().
    std::vector<UnitBox> great_towns(const FrameScene& scene, const FrameRequest& request,
                                     const std::string& language) const;
    /// Adds signs and names to scene.map_flat and their report to scene.labels. Only after prepare().
    /// Off the tour names also keep off `taken`, u.
    void add(FrameScene& scene, const FrameRequest& request, const std::string& language,
             const std::vector<UnitBox>& taken, const TypeSetter& type) const;

  private:
    /// The names of a language at a text scale (in per mille).
    struct NamesKey {
        std::string language;
        int scale_mille = 0;
        friend auto operator<=>(const NamesKey&, const NamesKey&) = default;
    };
    struct Names {
        std::vector<LabelCandidate> labels; ///< Measured.
        std::vector<int> order;             ///< As of placing_order().
        std::optional<LabelRanges> ranges;  ///< Solved when a camera first leaves the tour.
        std::map<ScheduleKey, LabelSchedule> schedules;
    };
    const Names& names_for(const FrameRequest& request, const std::string& language) const;
    LabelSchedule solve(const Names& names, const std::string& language, FrameSize size,
                        const FrameOptions& options) const;

    const Show* show_;
    const FontSet* fonts_;
    const FilmGraphics* graphics_;
    RiverCourses rivers_;
    std::filesystem::path cache_folder_;
    std::map<NamesKey, Names> names_;
};

} // namespace bagration
