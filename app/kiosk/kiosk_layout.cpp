#include "app/kiosk/kiosk_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace bagration {
namespace {

constexpr float card_wide = 3.4F;       ///< Least width of a card, in targets.
constexpr float language_wide = 2.2F;   ///< Of a button with a language's name.
constexpr float letters_share = 0.065F; ///< Of the screen's shorter side: what can be read from two metres.
constexpr int most_columns = 6;

class Builder {
  public:
    explicit Builder(const KioskScreen& screen) : screen_(screen) {
        layout_.touch_px = touch_px(screen);
        layout_.margin_px = 0.34F * touch();
        bottom_ = screen.height - margin_v();
    }

    float touch() const { return layout_.touch_px; }
    float gap() const { return 0.16F * touch(); }
    float margin() const { return layout_.margin_px; }
    float margin_v() const { return 0.24F * touch(); }
    float left() const { return margin(); }
    float right() const { return screen_.width - margin(); }
    float bottom() const { return bottom_; }
    float ceiling() const { return screen_.height * (1 - controls_share); }

    void panel(float top) { layout_.panel = {0, top, screen_.width, screen_.height}; }
    void add(KioskAction action, float x0, float y0, float width, float height) {
        layout_.targets.push_back({action, {x0, y0, x0 + width, y0 + height}});
    }
    KioskLayout& layout() { return layout_; }
    KioskLayout take() { return std::move(layout_); }

  private:
    const KioskScreen& screen_;
    KioskLayout layout_;
    float bottom_;
};

/// Buttons of one width in a row, from x on; gives where the row ends.
float add_languages(Builder& b, const KioskRules& rules, float x, float y, float width) {
    for (int i = 0; i < rules.languages; ++i) {
        b.add({KioskAct::language, i}, x, y, width, b.touch());
        x += width + b.gap();
    }
    return x - b.gap();
}

float language_width(const Builder& b, const KioskRules& rules, float room) {
    const auto n = static_cast<float>(rules.languages);
    return std::min(language_wide * b.touch(), (room - (n - 1) * b.gap()) / n);
}

struct CardGrid {
    int columns = 1, rows = 1, pages = 1;
};

/// The fewest columns that show all cards on the fewest pages: cards as large as they can be.
CardGrid card_grid(const Builder& b, int cards, float width, float height) {
    const auto fit = [&](float room, float least) {
        return std::max(static_cast<int>((room + b.gap()) / (least + b.gap())), 1);
    };
    CardGrid grid;
    grid.rows = fit(height, b.touch());
    const int most = std::min(fit(width, card_wide * b.touch()), most_columns);
    const int each = grid.rows * most;
    grid.pages = (cards + each - 1) / each;
    const int on_page = (cards + grid.pages - 1) / grid.pages;
    grid.columns = std::clamp((on_page + grid.rows - 1) / grid.rows, 1, most);
    grid.rows = std::clamp((on_page + grid.columns - 1) / grid.columns, 1, grid.rows);
    return grid;
}

void add_cards(Builder& b, const KioskState& state, const KioskRules& rules, float top, float bottom) {
    float left = b.left(), right = b.right();
    CardGrid grid = card_grid(b, rules.chapters, right - left, bottom - top);
    if (grid.pages > 1) {
        left += b.touch() + b.gap();
        right -= b.touch() + b.gap();
        grid = card_grid(b, rules.chapters, right - left, bottom - top);
    }
    const int page = std::clamp(state.page, 0, grid.pages - 1);
    b.layout().page = page;
    b.layout().pages = grid.pages;
    if (page > 0) b.add({KioskAct::page, page - 1}, b.left(), top, b.touch(), bottom - top);
    if (page + 1 < grid.pages)
        b.add({KioskAct::page, page + 1}, b.right() - b.touch(), top, b.touch(), bottom - top);
    const auto share = [&](float length, int parts) {
        const auto n = static_cast<float>(parts);
        return (length - (n - 1) * b.gap()) / n;
    };
    const float width = share(right - left, grid.columns), height = share(bottom - top, grid.rows);
    const int on_page = grid.columns * grid.rows;
    for (int i = 0; i < on_page && page * on_page + i < rules.chapters; ++i) {
        const auto column = static_cast<float>(i % grid.columns), row = static_cast<float>(i / grid.columns);
        b.add({KioskAct::play_chapter, page * on_page + i}, left + column * (width + b.gap()),
              top + row * (height + b.gap()), width, height);
    }
}

void lay_out_menu(Builder& b, const KioskState& state, const KioskRules& rules) {
    b.panel(b.ceiling());
    const float row = b.bottom() - b.touch(), room = b.right() - b.left();
    const float film = std::clamp(0.36F * room, 2.6F * b.touch(), 6.5F * b.touch());
    b.add({KioskAct::play_film}, b.left(), row, film, b.touch());
    const float width = language_width(b, rules, room - film - 3 * b.gap());
    const auto n = static_cast<float>(rules.languages);
    add_languages(b, rules, b.right() - n * width - (n - 1) * b.gap(), row, width);
    add_cards(b, state, rules, b.ceiling() + b.margin_v(), row - b.gap());
}

void lay_out_bar(Builder& b, const KioskState& state, const KioskRules& rules) {
    const float row = b.bottom() - b.touch();
    b.panel(row - b.margin_v());
    float x = b.left();
    for (const KioskAct act : {KioskAct::home, KioskAct::back}) {
        b.add({act}, x, row, b.touch(), b.touch());
        x += b.touch() + b.gap();
    }
    const bool paused = state.mode == KioskMode::paused;
    b.add({paused ? KioskAct::resume : KioskAct::pause}, b.right() - b.touch(), row, b.touch(), b.touch());
    b.add({KioskAct::captions}, b.right() - 2 * b.touch() - b.gap(), row, b.touch(), b.touch());
    const float end = b.right() - 2 * b.touch() - 3 * b.gap();
    const auto n = static_cast<float>(rules.languages);
    const float width = language_width(b, rules, end - x);
    if (width >= 1.6F * b.touch()) {
        add_languages(b, rules, end - n * width - (n - 1) * b.gap(), row, width);
    } else if (rules.languages > 1) {
        // One button, with the name of the language that it gives.
        const float wide = std::min(language_wide * b.touch(), end - x);
        b.add({KioskAct::language, (state.language + 1) % rules.languages}, end - wide, row, wide, b.touch());
    }
}

/// A row of equal buttons in the middle, each as wide as `wide` targets if there is room.
void add_row(Builder& b, const std::vector<KioskAction>& actions, float wide, float y, float height) {
    const auto n = static_cast<float>(actions.size());
    const float width = std::min(wide * b.touch(), (b.right() - b.left() - (n - 1) * b.gap()) / n);
    float x = 0.5F * (b.left() + b.right() - n * width - (n - 1) * b.gap());
    for (const KioskAction& action : actions) {
        b.add(action, x, y, width, height);
        x += width + b.gap();
    }
}

void lay_out_ended(Builder& b, const KioskState& state, const KioskRules& rules) {
    const float height = std::min(1.25F * b.touch(), b.bottom() - b.ceiling() - b.margin_v());
    const float y = b.bottom() - height;
    b.panel(y - b.margin_v());
    std::vector<KioskAction> actions;
    if (!state.whole_film && state.chapter + 1 < rules.chapters) actions.push_back({KioskAct::next_chapter});
    actions.push_back({KioskAct::again});
    actions.push_back({KioskAct::home});
    add_row(b, actions, 5.2F, y, height);
}

void lay_out_pin(Builder& b) {
    constexpr std::array<KioskAction, 12> keys{{{KioskAct::digit, 1},
                                                {KioskAct::digit, 2},
                                                {KioskAct::digit, 3},
                                                {KioskAct::digit, 4},
                                                {KioskAct::digit, 5},
                                                {KioskAct::erase},
                                                {KioskAct::digit, 6},
                                                {KioskAct::digit, 7},
                                                {KioskAct::digit, 8},
                                                {KioskAct::digit, 9},
                                                {KioskAct::digit, 0},
                                                {KioskAct::cancel}}};
    b.panel(b.ceiling());
    const float lower = b.bottom() - b.touch(), upper = lower - b.gap() - b.touch();
    add_row(b, {keys.begin(), keys.begin() + 6}, 1.5F, upper, b.touch());
    add_row(b, {keys.begin() + 6, keys.end()}, 1.5F, lower, b.touch());
}

} // namespace

const KioskTarget* KioskLayout::at(float x, float y) const {
    const auto found = std::find_if(targets.begin(), targets.end(),
                                    [&](const KioskTarget& each) { return each.box.contains(x, y); });
    return found == targets.end() ? nullptr : &*found;
}

const KioskTarget* KioskLayout::find(KioskAct act, int number) const {
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const KioskTarget& each) {
        return each.action == KioskAction{act, number};
    });
    return found == targets.end() ? nullptr : &*found;
}

std::optional<float> plausible_px_per_mm(float width_px, float height_px, ScreenMm size) {
    if (!(size.width > 0) || !(size.height > 0)) return std::nullopt;
    const double across = width_px / size.width, down = height_px / size.height;
    // From a wall of projectors to a telephone; pixels are about square. 160 x 90 mm and the like are shapes,
    // not sizes: some televisions tell those.
    const bool shape = (size.width == 160 && size.height == 90) ||
                       (size.width == 160 && size.height == 100) || (size.width == 16 && size.height == 9) ||
                       (size.width == 16 && size.height == 10);
    if (shape || across < 0.2 || across > 25 || across / down > 1.25 || down / across > 1.25)
        return std::nullopt;
    return static_cast<float>(std::max(across, down));
}

float touch_px(const KioskScreen& screen) {
    const float wanted = std::max(static_cast<float>(target_mm) * screen.px_per_mm,
                                  letters_share * std::min(screen.width, screen.height));
    // Two rows of targets and what is between them have to fit, and four targets beside one another; on
    // screens too small for 20 mm that comes down to 15 mm and no further: below about 9 inches it is no
    // kiosk.
    const float room = std::min(controls_share * screen.height / 2.75F, screen.width / 6.5F);
    return std::max(std::min(wanted, room), static_cast<float>(least_target_mm) * screen.px_per_mm);
}

KioskLayout lay_out(const KioskState& state, const KioskRules& rules, bool bar_shown,
                    const KioskScreen& screen) {
    Builder b(screen);
    switch (state.mode) {
    case KioskMode::attract:
        break;
    case KioskMode::menu:
        lay_out_menu(b, state, rules);
        break;
    case KioskMode::playing:
        if (bar_shown)
            lay_out_bar(b, state, rules);
        else // Always in sight: whoever comes along sees that the film can be stopped.
            b.add({KioskAct::pause}, b.right() - b.touch(), b.ceiling() + b.margin_v(), b.touch(), b.touch());
        break;
    case KioskMode::paused:
        lay_out_bar(b, state, rules);
        break;
    case KioskMode::ended:
        lay_out_ended(b, state, rules);
        break;
    case KioskMode::still_there:
        b.panel(b.ceiling());
        add_row(b, {{KioskAct::stay}}, 6.5F, b.bottom() - 1.6F * b.touch(), 1.6F * b.touch());
        break;
    case KioskMode::pin:
        lay_out_pin(b);
        break;
    case KioskMode::operator_panel:
        b.panel(b.ceiling());
        add_row(b, {{KioskAct::restart}, {KioskAct::leave}, {KioskAct::cancel}}, 4.5F,
                b.bottom() - 1.25F * b.touch(), 1.25F * b.touch());
        break;
    }
    return b.take();
}

} // namespace bagration
