#pragma once
// Lines with attributes from a vector file that GDAL reads (shapefiles), longitude and latitude.
#include "terrain/geo/coordinates.hpp"
#include "terrain/geo/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace bagration {

struct VectorLine {
    std::map<std::string, std::string> fields; ///< Names in lower case.
    std::vector<LonLat> points;

    /// Empty and 0 when the field is absent.
    std::string text(const std::string& field) const;
    double number(const std::string& field) const;
};

/// Every part of every line feature. Error (usage) naming the Debian package.
Expected<std::vector<VectorLine>> read_vector_lines(const std::filesystem::path& file,
                                                    const std::string& package);

} // namespace bagration
