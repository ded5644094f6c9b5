#pragma once
// The files that the bake reads, the Debian packages they come in, and their credits.
#include "terrain/geo/result.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace bagration {

struct Source {
    const char* id;
    const char* path;
    const char* package;
    const char* credit; ///< Empty: needs none (several files of one data set share a line).
};

namespace sources {
inline constexpr Source etopo5{"heights", "/usr/share/ferret-vis/data/etopo5.cdf", "ferret-datasets",
                               "Heights and depths: ETOPO5, NOAA National Geophysical Data Center, 1988 "
                               "(public domain), repaired; fine detail is synthesised"};
inline constexpr Source shores{"shores", "/usr/share/gmt-gshhg/binned_GSHHS_f.nc", "gmt-gshhg-full",
                               "Shores and rivers: GSHHG 2.3.7, P. Wessel and W. H. F. Smith (LGPL-3+)"};
inline constexpr Source shore_rivers{"rivers", "/usr/share/gmt-gshhg/binned_river_f.nc", "gmt-gshhg-full",
                                     ""};
inline constexpr Source named_rivers{"named rivers",
                                     "/usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp",
                                     "libmagics++-data", "Named rivers: Natural Earth (public domain)"};
inline constexpr Source named_rivers_table{"named rivers' table",
                                           "/usr/share/magics/10m/ne_10m_rivers_lake_centerlines.dbf",
                                           "libmagics++-data", ""};
// Without these two the bake does what it can.
inline constexpr Source towns{"heights of towns", "/usr/share/marble/data/placemarks/cityplacemarks.cache",
                              "marble-qt-data", "Heights of towns: GeoNames, through Marble (CC BY 3.0)"};
inline constexpr Source satellite{"forests", "/usr/share/marble/data/maps/earth/bluemarble/bluemarble.jpg",
                                  "marble-qt-data", "Forests: after NASA's Blue Marble, through Marble"};
} // namespace sources

/// A font of the pack: role, and files of which the first that exists is taken.
struct FontSource {
    const char* role;
    std::vector<const char*> paths;
    const char* package;
    const char* credit;
};
std::span<const FontSource> font_sources();
std::span<const Source> data_sources();
/// Data sets that make the ground better and that the bake can do without.
std::span<const Source> optional_sources();
bool installed(const Source& source);

Expected<std::vector<std::byte>> read_whole_file(const std::filesystem::path& file,
                                                 const std::string& package);
/// The file of a font role on this machine. Error (usage) naming the package.
Expected<std::filesystem::path> font_file(const FontSource& font);

/// 128 bits over bytes, for telling inputs apart (not against forgery).
class Fingerprint {
  public:
    void add(std::span<const std::byte> bytes);
    void add(const std::string& text);
    std::string hex() const;

  private:
    std::uint64_t a_ = 0xcbf29ce484222325u, b_ = 0x9ae16a3b2f90404fu;
};

} // namespace bagration
