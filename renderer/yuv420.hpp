#pragma once
// Pictures as H.264 wants them: planes of brightness and, at half the resolution, of colour. Converting here,
// on the thread that feeds the encoder, costs a third of what ffmpeg's general converter takes.
#include <cstddef>
#include <cstdint>
#include <span>

namespace bagration {

/// Bytes of a YUV 4:2:0 picture. Width and height must be even.
std::size_t yuv420_bytes(int width_px, int height_px);

/// RGBA8 (rows from the top, BT.709 values as displayed; alpha is ignored) to Y, U and V planes one after
/// another: BT.709, limited range, colour sited left as H.264 expects. Integer arithmetic: the same bytes
/// everywhere.
void rgba_to_yuv420(std::span<const std::uint8_t> rgba, int width_px, int height_px,
                    std::span<std::uint8_t> yuv);

} // namespace bagration
