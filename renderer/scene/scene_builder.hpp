#pragma once
// Turns a frame request into a FrameScene. Pure: the scene depends on the show and the request alone. What is
// costly and depends only on the show (glyph atlas, arrow meshes, label schedules) is prepared once.
#include "renderer/scene/arrow_mesh.hpp"
#include "renderer/scene/film_graphics.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/ground_relief.hpp"
#include "renderer/scene/inset_map.hpp"
#include "renderer/scene/map_labels.hpp"
#include "renderer/scene/show.hpp"
#include "renderer/scene/type_setter.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace bagration {

class SceneBuilder {
  public:
    /// The show must outlive the builder. Error (usage): fonts of the pack are unusable.
    static Expected<SceneBuilder> create(const Show& show, const std::filesystem::path& cache_folder);

    /// Solves what `build` needs for this language and frame shape and is not solved yet (label schedules:
    /// seconds at most, then remembered and cached on disk).
    FrameScene build(const FrameRequest& request, FrameSize size);

    const GlyphAtlas& atlas() const { return *atlas_; }
    const std::vector<ArrowMesh>& arrow_meshes() const { return *arrow_meshes_; }

  private:
    SceneBuilder(const Show& show, std::unique_ptr<FontSet> fonts, std::unique_ptr<GlyphAtlas> atlas,
                 std::filesystem::path cache_folder);
    /// The picture without overlay.
    FrameScene map_at(const FrameRequest& request, const std::string& language, FrameSize size);
    /// Between two resting cameras: the map of the neighbouring shot, as it is at the cut.
    void add_cross_fade(FrameScene& scene, const FrameRequest& request, const std::string& language,
                        FrameSize size);
    bool shows_credits(const FrameScene& scene, const FrameRequest& request) const;
    void add_overlay_texts(FrameScene& scene, const FrameRequest& request, const std::string& language) const;

    const Show* show_;
    std::unique_ptr<FontSet> fonts_;
    std::unique_ptr<GlyphAtlas> atlas_;
    std::shared_ptr<const std::vector<ArrowMesh>> arrow_meshes_;
    std::unique_ptr<FilmGraphics> graphics_;
    MapLabels labels_;
    InsetMap inset_;
    GroundTree ground_tree_;
    GroundRelief relief_;
};

} // namespace bagration
