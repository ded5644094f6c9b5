#pragma once
// One finished picture of the film, on its way to a sink.
#include "campaign/time.hpp"

#include <cstdint>
#include <span>

namespace bagration {

struct FilmFrame {
    std::int64_t index = 0; ///< Absolute frame number of the film, from 0.
    ShowTime time;          ///< When it is shown.
    int width_px = 0;
    int height_px = 0;
    /// width * height * 4 bytes: rows from top to bottom, RGBA, straight alpha, sRGB/BT.709 values as
    /// displayed.
    std::span<const std::uint8_t> rgba;
};

} // namespace bagration
