#pragma once
// The user's own elevation models: anything that GDAL reads, mosaicked, warped into a frame, and laid over
// the default heights with soft edges.
#include "terrain/bake/field.hpp"
#include "terrain/geo/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace bagration {

class UserDems {
  public:
    /// Errors (usage): a file that GDAL cannot read as a georeferenced raster.
    static Expected<UserDems> open(const std::vector<std::filesystem::path>& files);

    bool empty() const { return files_.empty(); }
    /// Puts the models' heights in the place of `land_m` wherever they have any. `projection`: its
    /// definition. Errors (usage): a model cannot be warped into the plane.
    Expected<void> lay_over(Field& land_m, const std::string& projection) const;
    /// One line per model.
    const std::vector<std::string>& credits() const { return credits_; }

  private:
    std::vector<std::filesystem::path> files_;
    std::vector<std::string> credits_;
};

} // namespace bagration
