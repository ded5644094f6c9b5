#include "campaign/model.hpp"

#include <algorithm>

namespace bagration {
namespace {

template <class T>
const T* find_by_id(const std::vector<T>& items, const std::string& id) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

const std::string* find_text(const std::map<std::string, TextTable>& texts, const std::string& language,
                             const std::string& key) {
    const auto table = texts.find(language);
    if (table == texts.end()) return nullptr;
    const auto entry = table->second.entries.find(key);
    return entry == table->second.entries.end() ? nullptr : &entry->second;
}

} // namespace

const std::string& Campaign::text(const std::string& language, const std::string& key) const {
    if (const std::string* found = find_text(texts, language, key)) return *found;
    if (const std::string* found = find_text(texts, default_language, key)) return *found;
    return key;
}

bool Campaign::has_text(const std::string& language, const std::string& key) const {
    return find_text(texts, language, key) != nullptr;
}

const Place* Campaign::place(const std::string& place_id) const {
    return find_by_id(places, place_id);
}
const Area* Campaign::area(const std::string& area_id) const {
    return find_by_id(areas, area_id);
}
const Arrow* Campaign::arrow(const std::string& arrow_id) const {
    return find_by_id(arrows, arrow_id);
}
const Formation* Campaign::formation(const std::string& formation_id) const {
    return find_by_id(formations, formation_id);
}
const Series* Campaign::series_of(const std::string& series_id) const {
    return find_by_id(series, series_id);
}

SideIndex Campaign::side_index(const std::string& side_id) const {
    const Side* side = find_by_id(sides, side_id);
    return side == nullptr ? no_side : static_cast<SideIndex>(side - sides.data());
}

} // namespace bagration
