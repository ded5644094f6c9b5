#pragma once
// Draws what visitors touch and read at an exhibition station over the film's picture, in the paper, ink and
// letters of the film's own look.
#include "app/kiosk/attract_loop.hpp"
#include "app/kiosk/kiosk_layout.hpp"
#include "app/player/gui_style.hpp"
#include "app/player/words.hpp"
#include "renderer/scene/show.hpp"
#include "renderer/scene/style.hpp"

#include <optional>
#include <string>
#include <vector>

namespace bagration {

struct KioskLanguage {
    std::string id;   ///< "de"
    std::string name; ///< "Deutsch"
};

struct KioskView {
    const Show& show;
    const std::vector<KioskLanguage>& languages;
    const KioskRules& rules;
    const KioskState& state;
    const KioskLayout& layout;
    const KioskScreen& screen;
    const GuiStyle& gui;
    const Style& style;
    const Moment& moment; ///< Of the film.
    AttractLoop::Instant loop = {};
    double loop_length_s = 0;
    double chapter_share = 0; ///< Of what plays, [0, 1].
    bool bar_shown = false;
    bool film_shown = false; ///< Else the loop.
    int countdown = 0;
    double now_s = 0;
    double uptime_s = 0;
    std::optional<KioskAction> pressed = {};
    std::string version = {}, log_file = {};

    const std::string& language() const { return languages[static_cast<std::size_t>(state.language)].id; }
    const char* operator()(Word which) const { return word(which, language()).data(); }
    const std::string& text(const std::string& key) const { return show.campaign->text(language(), key); }
};

void draw_kiosk(const KioskView& view);

/// Everything that the large letters of the attract loop write.
std::string display_letters(const Campaign& campaign);

/// The colours of letters on paper and on plates, each at least `kiosk_contrast` : 1 in every theme.
inline constexpr double kiosk_contrast = 7;
struct KioskColours {
    glm::vec3 paper{}, card{}, ink{}, accent{};                   ///< The menu's sheet.
    glm::vec3 plate{}, plate_ink{}, plate_soft{}, plate_accent{}; ///< The bar over the film.
};
KioskColours kiosk_colours(const Style& style);

} // namespace bagration
