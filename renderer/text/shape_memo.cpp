#include "renderer/text/shape_memo.hpp"

namespace bagration {

namespace {

constexpr std::size_t most_texts = 4096; ///< About two megabytes.

} // namespace

std::optional<ShapedText> ShapeMemo::find(const std::string& key) const {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(key);
    if (known == known_.end()) return std::nullopt;
    return known->second;
}

void ShapeMemo::keep(const std::string& key, const ShapedText& shaped) {
    const std::lock_guard lock(mutex_);
    if (known_.size() >= most_texts) known_.clear();
    known_.emplace(key, shaped);
}

std::string ShapeMemo::key_of(const TextStyle& style, std::string_view text) {
    std::string key;
    const auto add = [&](const auto& value) {
        key.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    add(style.letter_spacing_em);
    add(style.figures);
    add(style.small_capitals);
    add(style.role.size());
    add(style.language.size());
    key += style.role;
    key += style.language;
    key += text;
    return key;
}

} // namespace bagration
