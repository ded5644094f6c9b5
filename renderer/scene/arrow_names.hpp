#pragma once
// Names of armies along the spines of their arrows: light letters behind the head, turned so that they read
// from left to right. A name that has no room fades; it never jumps.
#include "renderer/scene/arrow_mesh.hpp"
#include "renderer/scene/formation_plates.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/label_geometry.hpp"
#include "renderer/scene/show.hpp"
#include "renderer/scene/type_setter.hpp"

#include <string>
#include <vector>

namespace bagration {

/// A name in one frame.
struct ArrowName {
    int arrow = 0;                ///< Index into Campaign::arrows.
    std::vector<glm::vec2> spine; ///< On screen, u, from the first letter to the last.
    float size_u = 15;            ///< Font size.
    float alpha = 0;
    std::vector<UnitBox> boxes; ///< Around the letters, u.
};

/// Whether a plate names the formation whose name stands on the arrow.
bool says_the_same(const Campaign& campaign, const FormationPlate& plate, const Arrow& arrow,
                   const std::string& language);

TextStyle arrow_name_style(const std::string& language);

/// Widths of all arrows' names in a language, em; 0 without a name.
std::vector<float> arrow_name_widths(const Campaign& campaign, const FontSet& fonts,
                                     const std::string& language);

/// The names of a frame's arrows, the widest arrow first; alpha > 0. Names fade under plates
/// of others, and under the names of `towns` (boxes, u).
std::vector<ArrowName> place_arrow_names(const Show& show, const std::vector<ArrowMesh>& meshes,
                                         const std::vector<ArrowDraw>& arrows, const Camera& camera,
                                         const std::vector<float>& widths_em, const std::string& language,
                                         double text_scale, const std::vector<FormationPlate>& plates,
                                         const std::vector<UnitBox>& towns);
void paint_arrow_names(FrameScene& scene, const Show& show, const std::vector<ArrowName>& names,
                       const std::string& language, const TypeSetter& type);

} // namespace bagration
