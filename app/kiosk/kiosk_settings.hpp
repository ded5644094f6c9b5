#pragma once
// What a station is told besides the campaign: its monitor, the operator's chord and PIN, how long it waits.
// From the file `kiosk.toml` of the configuration folder, and from the command line, which goes before it.
#include "app/kiosk/chord.hpp"
#include "app/kiosk/kiosk_layout.hpp"
#include "terrain/geo/diagnostic.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace bagration {

struct KioskSettings {
    std::optional<int> monitor;        ///< From 1; empty = the primary one.
    std::optional<ScreenMm> screen_mm; ///< Empty = what the monitor tells.
    std::optional<double> dpi;         ///< The same in dots per inch.
    std::optional<std::string> language;
    std::optional<bool> captions;
    std::optional<std::string> chord;
    std::optional<std::string> pin; ///< 4 to 12 digits.
    std::optional<double> idle_s;   ///< 10 to 3600
    std::optional<double> countdown_s;
    std::optional<std::string> log; ///< The log file.
};

/// The settings in a text of `kiosk.toml`; findings have its lines. Never throws.
KioskSettings read_kiosk_settings(std::string_view toml, const std::string& file,
                                  std::vector<Diagnostic>& findings);

/// What `first` says, and where it says nothing what `second` says. A size of the screen and a resolution are
/// one thing.
KioskSettings merged(const KioskSettings& first, const KioskSettings& second);

/// 4 to 12 digits.
bool is_pin(std::string_view text);

} // namespace bagration
