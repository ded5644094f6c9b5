#pragma once
// The parts of the tables of known heights, one a file.
#include "terrain/bake/summits.hpp"

namespace bagration::tables {

std::span<const Summit> best_known();
std::span<const Summit> carpathians();
std::span<const Summit> balkans();
std::span<const Summit> alps();
std::span<const Summit> passes();
std::span<const Summit> mountain_towns();

} // namespace bagration::tables
