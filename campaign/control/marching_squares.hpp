#pragma once
// Zero lines of a gridded function, joined to long lines, with the positive side on the left.
#include "campaign/control/control_field.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace bagration {

/// `wanted(i, j)`: whether the square of samples (i..i+1, j..j+1) takes part. Saddles are decided by the mean
/// of the four corners. The result does not depend on anything but the values.
/// `quiet` names blocks that no line can meet, so that they need not be looked at; values there only need the
/// right sign.
struct QuietBlocks {
    int cells = 1;                        ///< Side of a block.
    int columns = 0;                      ///< Blocks in a row of them.
    std::vector<std::uint8_t> is_quiet{}; ///< By block, row by row from the south-west; empty: none is.
};
std::vector<FrontLine> zero_lines(const GridFrame& frame, const std::vector<float>& values,
                                  const std::function<bool(int i, int j)>& wanted,
                                  const QuietBlocks& quiet = {});

/// Box blur of (2 radius + 1) cells squared, edges repeated.
std::vector<float> blurred(const GridFrame& frame, const std::vector<float>& values, int radius);

} // namespace bagration
