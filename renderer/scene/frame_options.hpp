#pragma once
// What a frame depends on besides the show and the show time. Two equal requests give equal pixels.
#include "campaign/model.hpp"
#include "campaign/time.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace bagration {

enum class Quality { film, master };
enum class Theme { atlas, dark, staff_map, high_contrast };

/// Pictures that can be switched off; together they are the beauty picture.
struct Layers {
    bool relief = true, territory = true, front = true, arrows = true, labels = true, captions = true,
         date = true, rivers = true, formations = true, panels = true;
    bool borders = true, railways = true, graticule = false;
    bool furniture = true; ///< All of what follows; each can be switched off (and on) on its own as well.
    bool legend = true, scale = true, north = false, inset = false, imprint = false;
    friend bool operator==(const Layers&, const Layers&) = default;
};

struct FrameSize {
    int width_px = 1280;
    int height_px = 720;
    int shorter_px() const { return width_px < height_px ? width_px : height_px; }
    double aspect() const { return static_cast<double>(width_px) / height_px; }
    friend bool operator==(const FrameSize&, const FrameSize&) = default;
};

struct FrameOptions {
    std::string language; ///< Empty = the campaign's default.
    Layers layers;
    Quality quality = Quality::film;
    Theme theme = Theme::atlas;
    double text_scale = 1.0;
    bool reduced_motion = false;
    std::optional<CameraPose> camera;       ///< Off the tour: replaces the script's camera.
    std::optional<double> campaign_minutes; ///< A date of its own (stills, exploring): replaces the script's.
};

struct FrameRequest {
    std::int64_t index = 0; ///< Absolute film frame number.
    ShowTime time;
    FrameOptions options;
};

} // namespace bagration
