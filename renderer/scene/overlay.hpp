#pragma once
// What stands on the picture and not on the map: the date, the chapter's title, the caption. All sizes in per
// mille of the frame's shorter side; everything inside the 5 % title-safe area.
#include "campaign/script.hpp"
#include "renderer/scene/frame_options.hpp"
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/type_setter.hpp"

#include <vector>

namespace bagration {

/// Areas that labels keep out of, pixels: x0, y0, x1, y1.
std::vector<glm::vec4> overlay_keep_out(FrameSize size, double text_scale);

struct OverlayText {
    std::string date;    ///< "3. Juli 1944"
    std::string chapter; ///< Title of the chapter; may be empty.
    std::string caption; ///< May be empty.
    float caption_alpha = 1;
    float chapter_alpha = 1;
};

/// Styles of the overlay, needed to build the atlas.
TextStyle date_style(const std::string& language);
TextStyle chapter_style(const std::string& language);
TextStyle caption_style(const std::string& language);

void add_overlay(FlatBatch& batch, const OverlayText& text, const std::string& language, FrameSize size,
                 const FrameOptions& options, const TypeSetter& type);

} // namespace bagration
