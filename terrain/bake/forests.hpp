#pragma once
// Where the ground is wooded, from the darkness and greenness of a picture of the Earth from space. Today's
// woods: in 1944 their outlines were much the same at this scale.
#include "terrain/bake/field.hpp"
#include "terrain/geo/map_projection.hpp"

#include <filesystem>

namespace bagration {

/// Share of wood in the ground of one colour (sRGB, 0 ... 1): 0 for fields, water, rock and snow ... 1.
float woodiness(float red, float green, float blue);

/// Share of wood, 0 ... 1, for every sample; from a picture of the whole Earth in plate carree, north up.
/// Errors (usage): GDAL cannot read the picture, or it has no three colours.
Expected<Field> forest_cover(const std::filesystem::path& picture, const GridFrame& frame,
                             const MapProjection& projection);

} // namespace bagration
