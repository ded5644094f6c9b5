#pragma once
// What helps to read a map: legend, scale bar, north, the overview, degrees of the graticule, the imprint.
// Inside the title-safe area, never where captions stand, also in upright and square frames.
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/inset_map.hpp"
#include "renderer/scene/show.hpp"
#include "renderer/scene/type_setter.hpp"
#include "renderer/text/glyph_atlas.hpp"

#include <string>
#include <vector>

namespace bagration {

/// Adds what the layers ask for to scene.overlay_flat.
void add_furniture(FrameScene& scene, const Show& show, const InsetMap& inset, const std::string& language,
                   const FrameOptions& options, const TypeSetter& type);

/// Areas that labels keep out of, pixels: x0, y0, x1, y1. The same for a whole film.
std::vector<glm::vec4> furniture_keep_out(FrameSize size, const Layers& layers, double text_scale);

/// Everything that furniture may write in a language, for the atlas.
std::vector<AtlasText> furniture_texts(const Campaign& campaign, const std::string& language);

/// A round length whose bar on screen is about this long: 1, 2 or 5 times a power of ten.
double round_scale_km(double wished_km);

} // namespace bagration
