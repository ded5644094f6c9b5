#include "campaign/findings.hpp"

#include <utility>

namespace bagration {
namespace {

// Nobody reads more, and a hostile file could otherwise fill the memory with complaints.
constexpr std::size_t most_findings = 5000;

std::string list_text(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

} // namespace

void Findings::add(Diagnostic diagnostic) {
    if (list_.size() < most_findings) list_.push_back(std::move(diagnostic));
}

void Findings::error(SourcePlace place, std::string message, std::string hint) {
    ++errors_;
    add({Severity::error, std::move(place), std::move(message), std::move(hint)});
}

void Findings::warning(SourcePlace place, std::string message, std::string hint) {
    add({Severity::warning, std::move(place), std::move(message), std::move(hint)});
}

void Findings::note(SourcePlace place, std::string message, std::string hint) {
    add({Severity::note, std::move(place), std::move(message), std::move(hint)});
}

void Findings::unknown_word(SourcePlace place, const std::string& what, const std::string& word,
                            const std::vector<std::string>& known) {
    constexpr std::size_t short_list = 12;
    const std::string nearest = nearest_word(word, known);
    std::string hint;
    if (!nearest.empty())
        hint = "did you mean '" + nearest + "'?";
    else if (!known.empty() && known.size() <= short_list)
        hint = "one of: " + list_text(known);
    error(std::move(place), "unknown " + what + " '" + word + "'", std::move(hint));
}

std::vector<Diagnostic> Findings::take() {
    sort_diagnostics(list_);
    return std::exchange(list_, {});
}

std::string place_text(const SourcePlace& place) {
    return place.file + ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
}

} // namespace bagration
