#include "renderer/scene/date_text.hpp"

#include <array>

namespace bagration {

namespace {

struct DateLanguage {
    std::string_view tag;
    std::array<std::string_view, 12> months;
    std::string_view after_day; ///< Between day and month.
    std::string_view after_year;
    std::array<std::string_view, 12> months_alone = {}; ///< Where a month without a day has another form.
};

constexpr std::array<DateLanguage, 5> languages{{
    {"de",
     {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
      "November", "Dezember"},
     ". ",
     ""},
    {"en",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December"},
     " ",
     ""},
    {"fr",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
      "novembre", "décembre"},
     " ",
     ""},
    {"pl",
     {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
      "października", "listopada", "grudnia"},
     " ",
     "",
     {"styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień",
      "październik", "listopad", "grudzień"}},
    {"ru",
     {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
      "ноября", "декабря"},
     " ",
     " г.",
     {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
      "декабрь"}},
}};

const DateLanguage* find(std::string_view tag) {
    for (const DateLanguage& l : languages)
        if (l.tag == tag.substr(0, 2)) return &l;
    return nullptr;
}

} // namespace

std::string day_month_text(CampaignTime time, std::string_view language) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    const DateLanguage* l = find(language);
    if (!l) return to_date_string(time).substr(5);
    std::string day = std::to_string(static_cast<unsigned>(date.day()));
    if (l->tag == "fr" && day == "1") day = "1er";
    return day + std::string(l->after_day) + std::string(l->months[static_cast<unsigned>(date.month()) - 1]);
}

std::string month_text(CampaignTime time, std::string_view language) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    const auto month = static_cast<unsigned>(date.month());
    const DateLanguage* l = find(language);
    if (!l) return to_date_string(time).substr(5, 2);
    const std::string_view alone = l->months_alone[month - 1];
    return std::string(alone.empty() ? l->months[month - 1] : alone);
}

std::string date_text(CampaignTime time, std::string_view language) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    const DateLanguage* l = find(language);
    if (!l) return to_date_string(time);
    return day_month_text(time, language) + " " + std::to_string(static_cast<int>(date.year())) +
           std::string(l->after_year);
}

} // namespace bagration
