#pragma once
// An author's mistake in a file, with its place. Loading collects all of them instead of stopping at the first.
#include <string>
#include <vector>

namespace bagration {

enum class Severity { error, warning, note };

/// Where in an authored file something stands. Lines and columns count from 1; 0 = unknown.
struct SourcePlace {
    std::string file; ///< Relative to the campaign folder.
    int line = 0;
    int column = 0;
};

struct Diagnostic {
    Severity severity = Severity::error;
    SourcePlace place;
    std::string message; ///< What is wrong.
    std::string hint;    ///< What to do about it; may be empty.
};

/// Sorts by file, line, column, severity (stable), the order in which they are printed.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

/// "file:line:column: error: message (hint: ...)", one line, no newline at the end.
std::string to_string(const Diagnostic& diagnostic);

bool has_errors(const std::vector<Diagnostic>& diagnostics);

/// The candidate nearest to `word` by edit distance (at most 3), or empty: for "did you mean" hints.
std::string nearest_word(const std::string& word, const std::vector<std::string>& candidates);

} // namespace bagration
