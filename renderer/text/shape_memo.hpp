#pragma once
// Texts that have been shaped: panels and labels are measured again and again, and the same words are set
// every frame. A memo of a pure function; safe from several threads.
#include "renderer/text/shaping.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bagration {

class ShapeMemo {
  public:
    std::optional<ShapedText> find(const std::string& key) const;
    /// Forgets everything else when there is too much of it.
    void keep(const std::string& key, const ShapedText& shaped);

    /// Different for any two texts or styles that may be shaped differently.
    static std::string key_of(const TextStyle& style, std::string_view text);

  private:
    mutable std::mutex mutex_;
    std::unordered_map<std::string, ShapedText> known_;
};

} // namespace bagration
