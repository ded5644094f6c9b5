#pragma once
// Bakes the terrain pack from data sets installed on this machine. Slow (a minute or two), done once per set
// of inputs.
#include "terrain/geo/result.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace bagration {

struct BakeOptions {
    std::filesystem::path output;
    std::vector<std::filesystem::path> dems; ///< GDAL-readable heights that take the place of the default's.
    bool synthesise_detail = true;           ///< --no-detail shows the bare data.
    bool force = false;                      ///< Bake even when `output` is already of this key.
};

/// fraction in [0, 1], never falling; stage is a short English phrase.
using BakeProgress = std::function<void(double fraction, const std::string& stage)>;

struct BakeResult {
    bool up_to_date = false; ///< Nothing was done: the pack already has this key.
    std::string key;
    double seconds = 0;
};

/// Key of the inputs as they are now (paths, sizes, times or hashes, parameters, bake version).
Expected<std::string> bake_key(const BakeOptions& options);

/// Errors: usage (a data set is missing: names the Debian package; an unreadable DEM), output (disk),
/// interrupted (cancel became true; no file is left behind).
Expected<BakeResult> bake_terrain(const BakeOptions& options, const BakeProgress& progress,
                                  const std::atomic<bool>& cancel);

} // namespace bagration
