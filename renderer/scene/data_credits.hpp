#pragma once
// What a terrain pack says of its sources is English; here are the same lines in the film's languages.
#include <string>
#include <string_view>

namespace bagration {

/// A line of Terrain::credits() in a language. Names of people, works and licences stay as they are; so does
/// a line that is not known (a height model of one's own), and everything in languages without a table.
std::string data_credit(std::string_view line, std::string_view language);

} // namespace bagration
