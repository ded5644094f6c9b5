#pragma once
// Dates as people of a language write them.
#include "campaign/time.hpp"

#include <string>
#include <string_view>

namespace bagration {

/// "3. Juli 1944", "3 July 1944", "3 lipca 1944", "3 июля 1944 г."; ISO for languages that are not known.
std::string date_text(CampaignTime time, std::string_view language);
/// Without the year: "3. Juli", "3 July".
std::string day_month_text(CampaignTime time, std::string_view language);
/// The month by itself: "Juli", "July", "lipiec".
std::string month_text(CampaignTime time, std::string_view language);

} // namespace bagration
