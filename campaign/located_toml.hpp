#pragma once
// TOML (toml++) as a LocatedValue tree, so that one set of readers serves both TOML and GeoJSON.
#include "campaign/findings.hpp"
#include "campaign/located_value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace bagration {

/// Empty, with an error in `findings`, when it is not TOML. Members stand in file order.
std::optional<LocatedValue> parse_located_toml(std::string_view text, const std::string& file,
                                               Findings& findings);

} // namespace bagration
