#pragma once
// The baked field on disk: one zstd file per state of the evidence, so that the next start need not bake.
#include "campaign/control/control_field.hpp"

#include <optional>
#include <string>

namespace bagration {

/// Name of everything that the field depends on: dated evidence, theatre, ground, and the version of the
/// method.
std::string field_key(const Campaign& campaign, const GroundQuery& ground, const GridFrame& frame);

/// The bytes kept under a key; empty when there are none, or they are damaged.
std::optional<std::string> load_cached(const std::filesystem::path& folder, const std::string& key);
/// Written under a temporary name and renamed. Failing to write is no error: the field is there, only not
/// kept.
void store_cached(const std::filesystem::path& folder, const std::string& key, const std::string& bytes);

} // namespace bagration
