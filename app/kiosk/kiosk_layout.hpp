#pragma once
// Where an exhibition station can be touched. A pure function of the state and of the screen with its real
// size: targets are at least 20 mm wide and high wherever the screen has room for that, and all of them lie
// in the lower 40 % of it, where children and people in wheelchairs reach. Lengths are window coordinates,
// origin top left.
#include "app/kiosk/kiosk_machine.hpp"

#include <vector>

namespace bagration {

/// A screen's size in millimetres; unknown when it is not plausible.
struct ScreenMm {
    double width = 0, height = 0;
};

struct KioskScreen {
    float width = 0, height = 0;
    float px_per_mm = 0;
};

struct KioskBox {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    float width() const { return x1 - x0; }
    float height() const { return y1 - y0; }
    bool contains(float x, float y) const { return x >= x0 && x < x1 && y >= y0 && y < y1; }
};

struct KioskTarget {
    KioskAction action;
    KioskBox box;
};

struct KioskLayout {
    float touch_px = 0;  ///< Side of the smallest target: the measure of letters and margins too.
    float margin_px = 0; ///< Between targets and the edge of the screen.
    KioskBox panel;      ///< What the controls take of the screen; empty when there are none.
    std::vector<KioskTarget> targets;
    int page = 0, pages = 1; ///< Of the menu.

    /// Null when nothing is there.
    const KioskTarget* at(float x, float y) const;
    const KioskTarget* find(KioskAct act, int number = 0) const;
};

inline constexpr double target_mm = 20, least_target_mm = 15;
inline constexpr float controls_share = 0.4F; ///< Of the screen's height, from below.
inline constexpr double fallback_dpi = 96;

/// Pixels per millimetre; empty when a monitor tells no size, or one that no screen has (projectors).
std::optional<float> plausible_px_per_mm(float width_px, float height_px, ScreenMm size);

/// Side of the smallest target.
float touch_px(const KioskScreen& screen);

KioskLayout lay_out(const KioskState& state, const KioskRules& rules, bool bar_shown,
                    const KioskScreen& screen);

} // namespace bagration
