#pragma once
// The words of the controls. (The campaign's own texts are in its folder.)
#include <string>
#include <string_view>

namespace bagration {

/// The same words in every language of the controls; string literals, so they end with '\0'.
struct Phrase {
    std::string_view english, german, polish;
    /// English unless the language is "de" or "pl".
    std::string_view in(std::string_view language) const;
};

enum class Word {
    play,
    pause,
    previous_chapter,
    next_chapter,
    chapters,
    narration,
    forces,
    numbers,
    map,
    settings,
    keys,
    fullscreen,
    close,
    back_to_film,
    free_view,
    returning,
    speed,
    backwards,
    sources,
    sources_of_text,
    events,
    no_events,
    shown_here,
    research_today,
    theme,
    theme_atlas,
    theme_dark,
    theme_staff_map,
    theme_high_contrast,
    layer_relief,
    layer_territory,
    layer_front,
    layer_arrows,
    layer_labels,
    layer_captions,
    layer_date,
    layer_rivers,
    layer_formations,
    layer_panels,
    layer_borders,
    layer_railways,
    layer_graticule,
    layer_legend,
    layer_scale,
    layer_north,
    layer_inset,
    layer_imprint,
    legend,
    contested,
    views,
    language,
    text_size,
    picture_size,
    quality,
    quality_film,
    quality_master,
    reduced_motion,
    sound,
    loaded_again,
    saved,
    not_saved,
    captions_on,
    captions_off,
    held_by,
    since,
    to_front,
    height_above_sea,
    water_depth,
    sea,
    lake,
    outside_theatre,
    place_today,
    certain,
    probable,
    uncertain,
    unverified,
    map_data,
    mouse_pan,
    mouse_orbit,
    mouse_zoom,
    mouse_ask,
    mouse,
    wheel,
    drag,
    right_drag,
    click,
};

std::string_view word(Word which, std::string_view language);

/// "12,5" or "12.5": numbers as people of that language write them, with thousands set apart.
std::string number_text(double value, int decimals, std::string_view language);

} // namespace bagration
