#pragma once
// A new campaign to begin with: the smallest one that plays, with comments that say what to change.
#include "terrain/geo/result.hpp"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace bagration {

struct SkeletonFile {
    std::string_view path; ///< Within the campaign's folder.
    std::string_view text;
};
std::span<const SkeletonFile> skeleton_files();

/// Writes them. Errors: usage (the folder exists and is not empty), output. What was written before an error
/// stays out.
Expected<std::vector<std::filesystem::path>> write_skeleton(const std::filesystem::path& folder);

} // namespace bagration
