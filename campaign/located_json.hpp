#pragma once
// A strict JSON reader (RFC 8259) for authored GeoJSON: every value knows its place, duplicate keys are
// refused and nesting is bounded, none of which a general library offers.
#include "campaign/findings.hpp"
#include "campaign/located_value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace bagration {

inline constexpr int deepest_json = 64;

/// Empty, with an error in `findings`, at the first mistake. `text` is well-formed UTF-8.
std::optional<LocatedValue> parse_located_json(std::string_view text, const std::string& file,
                                               Findings& findings);

} // namespace bagration
