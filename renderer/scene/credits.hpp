#pragma once
// The last pages of a film: the works that it rests on and the data that its map is drawn from, made from the
// campaign and the terrain, never written by hand.
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/show.hpp"
#include "renderer/scene/type_setter.hpp"

#include <string>
#include <vector>

namespace bagration {

struct CreditSection {
    std::string heading;
    std::vector<std::string> entries;
};

/// The sections in a language: sources of the narration, of the map, and the map's data and type.
std::vector<CreditSection> credit_sections(const Show& show, const std::string& language);

TextStyle credit_heading_style(const std::string& language);
TextStyle credit_entry_style(const std::string& language);

/// Draws the page that is due after `share` (0...1) of the shot: as many pages as the frame's shape needs,
/// each for the same time, fading over `fade_share` of the shot. Everything stays inside the title-safe area.
void add_credits(FlatBatch& batch, const std::vector<CreditSection>& sections, const std::string& language,
                 FrameSize size, double text_scale, double share, double fade_share, const TypeSetter& type);

} // namespace bagration
