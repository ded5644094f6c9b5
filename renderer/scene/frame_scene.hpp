#pragma once
// One frame as plain lists of what to draw: the line between the pure part of the program and the GL.
// Positions are pixels (origin top left, y down) for flat things, map-plane geometry by index for things that
// lie on the ground.
#include "campaign/control/control_field.hpp"
#include "campaign/script.hpp"
#include "renderer/scene/camera.hpp"
#include "renderer/scene/ground_patches.hpp"
#include "renderer/scene/style.hpp"

#include <glm/glm.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bagration {

/// A rounded box, circle or plate with an optional outline, with analytic edges.
struct ShapeInstance {
    glm::vec2 centre_px{};
    glm::vec2 half_px{};
    float radius_px = 0; ///< Corner radius; half the size makes a circle.
    float stroke_px = 0; ///< Width of the outline, inside the shape; 0 = none.
    float soft_px = 0;   ///< Blur of the edge, for shadows and halos.
    float angle = 0;     ///< Radians, clockwise on screen.
    Rgba fill{};
    Rgba stroke{};
};

/// A glyph of the atlas.
struct GlyphInstance {
    glm::vec2 origin_px{}; ///< Turning point: the glyph's place on its baseline.
    glm::vec4 box_px{};    ///< x0, y0, x1, y1 relative to origin, before turning.
    glm::vec4 uv{};        ///< u0, v0, u1, v1
    float angle = 0;       ///< Radians, clockwise on screen.
    float size_px = 16;    ///< Font size, for the width of the distance field's edge.
    float halo_px = 0;
    Rgba colour{};
    Rgba halo{};
};

/// A growing arrow of the campaign; its mesh is static, see arrow_mesh.hpp.
struct ArrowDraw {
    int arrow = 0;      ///< Index into Campaign::arrows.
    float tip_m = 0;    ///< Along the smoothed path.
    float tail_m = 0;   ///< Where the tip was some days ago: what lies behind steps back.
    float width_m = 0;  ///< Full width of the body near the head.
    float activity = 0; ///< 1 while it moves.
    float fade = 0;     ///< 0 fresh ... 1 history has passed: only an outline, then nothing.
    float flow = 0;     ///< Phase of the inner flow, metres along the path.
    float emphasis = 1; ///< < 1: steps back because something else is told.
};

/// What `still --report json` and the tests see of a label.
struct LabelReport {
    std::string id, text;
    std::string kind;   ///< "town", "river", ...
    glm::vec4 box_px{}; ///< x0, y0, x1, y1
    int priority = 0;
    float alpha = 0;
};

struct FlatBatch {
    std::vector<ShapeInstance> shapes; ///< Drawn first,
    std::vector<GlyphInstance> glyphs; ///< then these.
    void clear() {
        shapes.clear();
        glyphs.clear();
    }
};

struct FrameScene {
    explicit FrameScene(const Camera& c) : camera(c) {}

    Camera camera;
    const Style* style = &style_of(Theme::atlas); ///< Of the request's theme.
    Moment moment;
    CampaignTime campaign_time;
    double campaign_minutes = 0;
    std::vector<GroundPatch> patches;
    SliceBracket control;
    std::vector<ArrowDraw> arrows;
    std::optional<double> ghost_minutes; ///< The front of then is drawn as a ghost, in minutes of the campaign.
    float ghost_alpha = 0;
    float spotlight = 0; ///< [0, 1]: how far everything but the subject has stepped back.
    float pulse = 0; ///< [0, 1]: closed pockets are drawn stronger, at most twice a second.
    FlatBatch map_flat;     ///< Town signs and labels: over the map, under the overlay.
    FlatBatch overlay_flat; ///< Plates, captions, date.
    std::vector<LabelReport> labels;
    /// While one resting picture fades into another: the other map, without overlay, ...
    std::shared_ptr<const FrameScene> fading;
    float fading_share = 0; ///< ... and how much of it is seen, [0, 1].
};

} // namespace bagration
