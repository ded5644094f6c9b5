#pragma once
// From a placed label to shapes and glyphs on the screen.
#include "renderer/scene/frame_scene.hpp"
#include "renderer/scene/labels.hpp"
#include "renderer/scene/type_setter.hpp"

namespace bagration {

/// Adds marker and name to scene.map_flat and a line to scene.labels. Nothing where the camera does not see
/// the place.
void paint_label(FrameScene& scene, const LabelCandidate& label, const PlacedLabel& placed,
                 const TypeSetter& type);

} // namespace bagration
