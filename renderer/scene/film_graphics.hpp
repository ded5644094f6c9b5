#pragma once
// What the script lays over the map besides names and captions: formations, names of arrows, spotlight,
// charts, lower thirds, titles of chapters; and which parts of the picture names must leave to them.
#include "renderer/scene/arrow_mesh.hpp"
#include "renderer/scene/arrow_names.hpp"
#include "renderer/scene/charts.hpp"
#include "renderer/scene/formation_plates.hpp"
#include "renderer/scene/label_schedule.hpp"
#include "renderer/scene/show.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace bagration {

/// Their place in the picture, the same for names (which keep off) and for painting.
struct MapGraphics {
    std::vector<FormationPlate> plates;
    std::vector<ArrowName> arrow_names;
    std::vector<UnitBox> boxes() const; ///< u; what is strong enough to keep off.
};

class FilmGraphics {
  public:
    /// All must outlive it.
    FilmGraphics(const Show& show, const FontSet& fonts,
                 std::shared_ptr<const std::vector<ArrowMesh>> meshes);

    /// Everything that may be written, in every language, for the atlas.
    static std::vector<AtlasText> texts(const Campaign& campaign);

    /// `scene` has its arrows.
    /// `names`: of great towns, for which it leaves room off the tour, u.
    MapGraphics place(const FrameScene& scene, const FrameRequest& request, const std::string& language,
                      const std::vector<UnitBox>& names) const;
    /// Under everything else on the map: the spotlight. Arrows outside of it step back.
    void add_under_names(FrameScene& scene, const FrameRequest& request) const;
    /// Plates and names of arrows, above the names of places.
    void add_over_names(FrameScene& scene, const MapGraphics& graphics, const FrameRequest& request,
                        const std::string& language, const TypeSetter& type) const;
    /// The picture comes out of paper at `begin` and goes into it at `end`, but for the film's own begin and
    /// end.
    void add_fade(FrameScene& scene, ShowTime begin, ShowTime end) const;
    /// How far the title over the map has come, 0...1: the small one by the date makes room for it.
    float title_alpha(const FrameScene& scene, const FrameRequest& request) const;
    /// Charts, callouts, lower thirds, titles.
    void add_panels(FrameScene& scene, const FrameRequest& request, const std::string& language,
                    const TypeSetter& type) const;

    /// What names must leave free during the film.
    std::vector<KeepOut> keep_out(const std::string& language, FrameSize size, double text_scale) const;

  private:
    void name_arrows(MapGraphics& graphics, const std::vector<ArrowDraw>& arrows, const Camera& camera,
                     const std::string& language, double text_scale, const std::vector<UnitBox>& towns) const;
    /// Room for the names of the towns that a shot is about: no plate may cover them.
    std::vector<UnitBox> subject_boxes(const Moment& moment, const std::string& language, FrameSize size,
                                       double text_scale) const;
    std::vector<UnitBox> panel_boxes(const Moment& moment, const std::string& language, FrameSize size,
                                     double text_scale) const;
    ChartInput chart_input(const Chart& chart, const std::string& language, double minutes,
                           double since_s) const;

    const Show* show_;
    const FontSet* fonts_;
    std::shared_ptr<const std::vector<ArrowMesh>> meshes_;
    FormationPlates formations_;
    std::vector<MadeSeries> made_;
    std::map<std::string, std::vector<float>> name_widths_; ///< Of arrows, em, by language.
};

/// The arrows of an instant as they are drawn. `seconds`: of the film, for their inner flow.
std::vector<ArrowDraw> arrow_draws(const Campaign& campaign, const std::vector<ArrowMesh>& meshes,
                                   const Camera& camera, double minutes, double seconds);

} // namespace bagration
