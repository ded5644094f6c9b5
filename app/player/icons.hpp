#pragma once
// The controls' signs, drawn as shapes so that they are sharp at any size.
#include <imgui/imgui.h>

namespace bagration {

enum class Icon {
    play,
    pause,
    previous,
    next,
    chapters,
    narration,
    forces,
    map,
    settings,
    keys,
    fullscreen,
    leave_fullscreen,
    close,
    film,
    captions,
    no_captions
};

/// Centred, fitting a square with this side.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float side, ImU32 colour);

} // namespace bagration
