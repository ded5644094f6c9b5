#include "terrain/geo/diagnostic.hpp"

#include <algorithm>
#include <tuple>

namespace bagration {

namespace {

const char* severity_word(Severity severity) {
    switch (severity) {
    case Severity::error:
        return "error";
    case Severity::warning:
        return "warning";
    case Severity::note:
        return "note";
    }
    return "error";
}

/// Messages quote authored text, which may hold line breaks: a diagnostic stays on one line.
void append_one_line(std::string& out, const std::string& text) {
    for (const char c : text)
        out += (c == '\n' || c == '\r' || c == '\t') ? ' ' : c;
}

int edit_distance(const std::string& a, const std::string& b) {
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
    const auto key = [](const Diagnostic& d) {
        return std::tie(d.place.file, d.place.line, d.place.column, d.severity);
    };
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

std::string to_string(const Diagnostic& diagnostic) {
    std::string out;
    const SourcePlace& place = diagnostic.place;
    if (!place.file.empty()) {
        append_one_line(out, place.file);
        if (place.line > 0) {
            out += ':' + std::to_string(place.line);
            if (place.column > 0) out += ':' + std::to_string(place.column);
        }
        out += ": ";
    }
    out += severity_word(diagnostic.severity);
    out += ": ";
    append_one_line(out, diagnostic.message);
    if (!diagnostic.hint.empty()) {
        out += " (hint: ";
        append_one_line(out, diagnostic.hint);
        out += ')';
    }
    return out;
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string nearest_word(const std::string& word, const std::vector<std::string>& candidates) {
    constexpr int furthest = 3;
    int best = furthest + 1;
    std::string nearest;
    for (const std::string& candidate : candidates) {
        // A word of n letters is "near" everything of n letters' difference: such a hint only confuses.
        const int limit = std::min(furthest, static_cast<int>(std::max(word.size(), candidate.size())) - 1);
        const int distance = edit_distance(word, candidate);
        if (distance <= limit && distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace bagration
