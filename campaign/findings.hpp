#pragma once
// Collects what a loading campaign finds wrong. Nothing here stops the loading.
#include "terrain/geo/diagnostic.hpp"

#include <string>
#include <vector>

namespace bagration {

class Findings {
  public:
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
