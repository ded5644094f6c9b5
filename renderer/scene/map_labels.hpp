#pragma once
// Which names stand on the map, and where: town signs and labels, by the schedule that label_schedule.hpp solves.
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/show.hpp"
#include "renderer/scene/type_setter.hpp"
#include "renderer/text/glyph_atlas.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace bagration {

class MapLabels {
  public:
    MapLabels(const Show& show, std::filesystem::path cache_folder);

    /// Everything that may be written, in every language, for the atlas.
    static std::vector<AtlasText> texts(const Campaign& campaign);
    /// Solves the schedule of a language and frame shape, or reads it from the cache.
    void prepare(const std::string& language, FrameSize size, const TypeSetter& type);
    /// Adds signs and labels to scene.map_flat and their report to scene.labels.
    void add(FrameScene& scene, const FrameRequest& request, const std::string& language, const TypeSetter& type) const;

  private:
    const Show* show_;
    std::filesystem::path cache_folder_;
};

} // namespace bagration
