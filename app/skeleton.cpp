#include "app/skeleton.hpp"

#include "app/files/output_file.hpp"

#include <system_error>

namespace bagration {
namespace {

constexpr SkeletonFile files[] = {
    {"campaign.toml", R"(# What the campaign is. FORMAT.md of the program says what each key means.
id = "my-campaign"
title = "campaign.title"

# The projection of the map, which is that of the terrain pack (`bagration terrain info`), and the window that the
# campaign covers: lon_min, lat_min, lon_max, lat_max. Coordinates outside of the window are errors.
projection = "+proj=lcc +lat_1=38.25 +lat_2=57.5 +lat_0=47.5 +lon_0=26 +R=6371007"
window = [18.0, 53.0, 24.0, 56.0]

start = 1807-06-01T00:00:00
end = 1807-07-01T00:00:00
languages = ["en"]
default_language = "en"

# The front is the border between these two; other sides may hold areas of their own.
negative_side = "red"
positive_side = "blue"

[[side]]
id = "red"
colour = "#8C4A2F"
pattern = "solid"

[[side]]
id = "blue"
colour = "#2F5D8C"
pattern = "hatch"

# Places to jump to with the keys 1-9.
[[view]]
id = "all"
at = [21.0, 54.5]
height_km = 420.0
pitch = 70.0
bearing = 0.0
)"},
    {"sources.toml", R"(# The works that everything cites, by id.
[source.my-book]
title = "A title"
author = "An author"
year = "1900"
kind = "book"
)"},
    {"theatre.geojson", R"({
  "type": "FeatureCollection",
  "features": [
    {
      "type": "Feature",
      "properties": {},
      "geometry": {
        "type": "Polygon",
        "coordinates": [[[18.5, 53.2], [23.5, 53.2], [23.5, 55.8], [18.5, 55.8], [18.5, 53.2]]]
      }
    }
  ]
}
)"},
    {"places.csv", R"(id,name,today,lon,lat,rank,label,control,tolerance_days,sources,confidence,note
west-town,Westtown,,20.51,54.60,2,yes,red@1807-06-01;blue@1807-06-14,0,my-book,low,an invented example: change it
mid-town,Midtown,,21.01,54.44,3,yes,red@1807-06-01;blue@1807-06-08,0,my-book,low,an invented example: change it
)"},
    {"traces.geojson", R"({
  "type": "FeatureCollection",
  "features": [
    {
      "type": "Feature",
      "properties": { "id": "first-day", "date": "1807-06-01", "sources": ["my-book"], "confidence": "low",
                      "note": "The positive side lies on the left as you walk along the points." },
      "geometry": { "type": "LineString", "coordinates": [[21.6, 53.2], [21.7, 54.5], [21.9, 55.8]] }
    },
    {
      "type": "Feature",
      "properties": { "id": "last-day", "date": "1807-06-25", "sources": ["my-book"], "confidence": "low" },
      "geometry": { "type": "LineString", "coordinates": [[19.6, 53.2], [19.7, 54.5], [19.6, 55.8]] }
    }
  ]
}
)"},
    {"script.toml",
     R"(# The film: chapters of shots; in each shot the camera moves and history runs from `from` to `to`.
[[chapter]]
id = "first"
title = "chapter.first"

  [[chapter.shot]]
  duration = 12.0
  from = 1807-06-01T00:00:00
  to = 1807-06-25T00:00:00
  camera = [
    { at = 0.0, look = [21.0, 54.5], height_km = 420.0, pitch = 70.0, bearing = 0.0 },
    { at = 12.0, look = [20.6, 54.6], height_km = 260.0, pitch = 55.0, bearing = 0.0 },
  ]

    [[chapter.shot.cue]]
    text = "first.1"
    at = 1.0
    for = 5.0
    sources = ["my-book"]
)"},
    {"text/en.toml",
     R"(# All words of the campaign in one language. Another language: another file, and its name in campaign.toml.
language = "en"
name = "English"

[text]
"campaign.title" = "My campaign"
"chapter.first" = "The first chapter"
"first.1" = "What happened, in at most two lines of 42 characters."
"side.red" = "The red side"
"side.blue" = "The blue side"
"view.all" = "The whole theatre"
)"},
};

} // namespace

std::span<const SkeletonFile> skeleton_files() {
    return files;
}

Expected<std::vector<std::filesystem::path>> write_skeleton(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::exists(folder, error) &&
        (!std::filesystem::is_directory(folder, error) || !std::filesystem::is_empty(folder, error)))
        return fail(ExitCode::usage, folder.string() + " is there already",
                    "name a folder that does not exist yet");
    std::vector<std::filesystem::path> written;
    for (const SkeletonFile& file : files) {
        const std::filesystem::path path = folder / file.path;
        auto made = make_parent_folders(path);
        if (made) made = write_text_file(path, file.text);
        if (!made) {
            for (const std::filesystem::path& earlier : written)
                std::filesystem::remove(earlier, error);
            return tl::unexpected<Error>(made.error());
        }
        written.push_back(path);
    }
    return written;
}

} // namespace bagration
