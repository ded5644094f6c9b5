#pragma once
// Words of the command line -> values. Locale independent; every error (usage) says what would have been
// right.
#include "app/kiosk/kiosk_layout.hpp"
#include "campaign/model.hpp"
#include "campaign/time.hpp"
#include "renderer/scene/frame_options.hpp"
#include "terrain/geo/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

/// A whole decimal number, nothing else around it.
std::optional<double> parse_number(std::string_view text);
/// Pieces between commas; a text without comma is one piece.
std::vector<std::string_view> split_at_commas(std::string_view text);

/// "1920x1080", sides in [16, 16384].
Expected<FrameSize> parse_size(std::string_view text);
/// "1210x680" millimetres, sides in [50, 30000].
Expected<ScreenMm> parse_screen_mm(std::string_view text);
/// "1280x720,1920x1080"
Expected<std::vector<FrameSize>> parse_sizes(std::string_view text);
/// "27.56,53.90": longitude first, with a hint when the two seem swapped.
Expected<LonLat> parse_place(std::string_view text);
/// A date of a question: bare dates mean 12:00.
Expected<CampaignTime> parse_date(std::string_view text);
Expected<ShowTime> parse_time(std::string_view text);
Expected<FrameRate> parse_rate(std::string_view text);
/// "relief,front": these alone. "no-labels,+inset": the usual ones with changes. "all", "none".
Expected<Layers> parse_layers(std::string_view text);
/// A view's id, or "lon,lat,height_km,pitch,bearing" (pitch and bearing may be left out: 90, 0).
Expected<CameraPose> parse_view(const std::string& text, const Campaign& campaign);

} // namespace bagration
