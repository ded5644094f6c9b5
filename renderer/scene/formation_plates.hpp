#pragma once
// Formations on the map: small neutral plates with the side's colour, the size marks of their level and their
// name, beside the point where they stand. Which ones show depends on the camera's height: army groups and
// fronts over the whole theatre, armies nearer, corps and divisions close.
//
// Where a plate stands is a pure function of camera and date. During the film it is taken at instants of a
// fixed raster and blended between them, so that plates slide and never jump.
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/label_geometry.hpp"
#include "renderer/scene/show.hpp"
#include "renderer/scene/type_setter.hpp"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace bagration {

/// A plate in one frame; lengths in u (thousandths of the frame's shorter side), y down.
struct FormationPlate {
    int formation = 0;  ///< Index into Campaign::formations.
    glm::vec2 anchor{}; ///< Where the formation stands.
    glm::vec2 offset{}; ///< From there to the middle of the plate.
    glm::vec2 half{};   ///< Half its size.
    float alpha = 0;
    UnitBox box() const {
        const glm::vec2 c = anchor + offset;
        return {c.x - half.x, c.y - half.y, c.x + half.x, c.y + half.y};
    }
};

/// What stands over the map at a moment of the film, u: plates keep off it.
using PanelsAt = std::function<std::vector<UnitBox>(const Moment&)>;

/// Room that is taken before plates come, u.
struct PlateRoom {
    std::vector<UnitBox> panels; ///< What stands under one of these has no plate,
    std::vector<UnitBox> names;  ///< beside these it moves aside.
};

class FormationPlates {
  public:
    /// Both must outlive it.
    FormationPlates(const Show& show, const FontSet& fonts);

    /// The plates of a frame, in the order of Campaign::formations; alpha > 0. `names`: what plates leave
    /// free for a camera off the tour.
    std::vector<FormationPlate> at(const FrameRequest& request, const std::string& language, FrameSize size,
                                   const PanelsAt& panels_at, const std::vector<UnitBox>& names) const;
    void add(FrameScene& scene, const std::vector<FormationPlate>& plates, const std::string& language,
             double text_scale, const TypeSetter& type) const;
    /// Where plates would stand at one instant by itself.
    std::vector<FormationPlate> placed(const Camera& camera, double minutes, const Shot* shot,
                                       const std::string& language, double text_scale,
                                       const PlateRoom& room) const;

  private:
    std::vector<FormationPlate> in_film(ShowTime time, const std::string& language, FrameSize size,
                                        double text_scale, const PanelsAt& panels_at) const;
    glm::vec2 half_size(std::size_t formation, const Commander* leader, const std::string& language) const;

    /// Widths of what a plate says, em: shaping text for every plate of every frame would cost too much.
    struct Words {
        float name_em = 0;
        std::vector<float> leaders_em;
    };
    const Show* show_;
    std::map<std::string, std::vector<Words>> words_; ///< By language and formation.
    std::array<float, 5> marks_em_{};                 ///< By level.
};

/// How strongly a level shows from a distance between eye and ground, kilometres.
float formation_alpha(FormationLevel level, FormationsShown shown, double range_km);
/// What a plate says: the short name where there is one.
const std::string& plate_name(const Campaign& campaign, const Formation& formation,
                              const std::string& language);
/// "XXXXX" for an army group or front ... "XX" for a division.
const char* level_marks(FormationLevel level);

} // namespace bagration
