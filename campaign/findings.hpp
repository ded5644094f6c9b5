#pragma once
// Collects what a loading campaign finds wrong. Nothing here stops the loading.
#include "terrain/geo/diagnostic.hpp"

#include <compare>
#include <set>
#include <string>
#include <vector>

namespace bagration {

/// A key that a reader of campaign files understands.
struct FormatKey {
    std::string file;   ///< "script.toml"
    std::string object; ///< "shot"
    std::string key;    ///< "duration"
    std::string type;   ///< "number from 0.04 to 600"
    bool required = true;
    friend auto operator<=>(const FormatKey&, const FormatKey&) = default;
};

class Findings {
  public:
    /// Which keys the readers ask for goes there, for the reference of the format; null = nowhere.
    std::set<FormatKey>* asked = nullptr;

    void error(SourcePlace place, std::string message, std::string hint = {});
    void warning(SourcePlace place, std::string message, std::string hint = {});
    void note(SourcePlace place, std::string message, std::string hint = {});
    /// A word that should be one of `known`, with "did you mean".
    void unknown_word(SourcePlace place, const std::string& what, const std::string& word,
                      const std::vector<std::string>& known);
    int error_count() const { return errors_; }
    /// Sorted; leaves this empty.
    std::vector<Diagnostic> take();

  private:
    void add(Diagnostic diagnostic);
    std::vector<Diagnostic> list_;
    int errors_ = 0;
};

/// "file:line:column" for hints that name another place.
std::string place_text(const SourcePlace& place);

} // namespace bagration
