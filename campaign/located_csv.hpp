#pragma once
// A reader for comma-separated values (RFC 4180) in which every cell knows its place. Lines may end in LF or
// CRLF, blank lines are skipped.
#include "campaign/findings.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

struct CsvCell {
    std::string text; ///< Without quotes.
    int line = 0;
    int column = 0; ///< Of the first character of the text, after an opening quote.
};

struct CsvTable {
    std::vector<CsvCell> header;
    std::vector<std::vector<CsvCell>> rows; ///< Each with as many cells as the header.
};

/// Broken quotes are an error and give nothing; rows with too few or too many cells are errors and are left
/// out.
std::optional<CsvTable> parse_located_csv(std::string_view text, const std::string& file, Findings& findings);

} // namespace bagration
