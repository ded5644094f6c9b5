#pragma once
// JSON that several commands print. Keys keep the order in which they are written: the shapes are documented
// and stable.
#include "terrain/geo/diagnostic.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace bagration {

using Json = nlohmann::ordered_json;

/// {"severity", "file", "line", "column", "message", "hint"}
Json to_json(const Diagnostic& finding);
Json to_json(const std::vector<Diagnostic>& findings);

/// Indented, with invalid UTF-8 replaced instead of thrown at.
std::string printed(const Json& value);
/// The same on one line.
std::string printed_line(const Json& value);

/// Rounded to this many decimals, so that no noise digits are printed.
double rounded(double value, int decimals);
/// Fixed decimals, whatever the locale.
std::string fixed(double value, int decimals);

} // namespace bagration
