#pragma once
// Questions to a show: who held a place on a date, how far was the front, what is the ground like.
#include "app/json_shapes.hpp"
#include "campaign/findings.hpp"
#include "renderer/scene/show.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bagration {

struct Question {
    std::string id; ///< Of a batch's line; empty for a single question.
    CampaignTime at;
    LonLat place;
};

struct Answer {
    std::string
        control; ///< A side's id, "contested", or "none": sea, or ground or dates the campaign does not tell.
    std::string holder; ///< The side by its name in the campaign's default language; empty without one.
    std::optional<double>
        front_distance_km;             ///< + on the positive bloc's side; empty where control is "none".
    std::optional<double> certainty;   ///< 0 to 1; empty where control is "none".
    std::string changed_on;            ///< Date of the last change at or before the question's; may be empty.
    std::optional<double> elevation_m; ///< Empty beyond the terrain.
    std::string surface;               ///< "land", "sea", "lake".
    std::string territory_of; ///< Id of the territory by the borders of that day; empty where they tell none.
};

Answer answer(const Show& show, const Question& question);

/// {"at","lon","lat","control","holder","front_distance_km","certainty","changed_on","elevation_m","surface","territory_of"},
/// an "id" before them when the question has one; null for what is not known.
Json to_json(const Question& question, const Answer& answer);

inline constexpr std::string_view batch_header =
    "id,control,holder,front_distance_km,changed_on,elevation_m,surface";
/// One line of the batch's answer, without line end.
std::string csv_line(const Question& question, const Answer& answer);

/// Lines id,date,lon,lat. A first line with these names may order the columns otherwise and add more. Lines
/// that are not understood become findings of `file` and are left out.
std::vector<Question> read_questions(std::string_view csv, const std::string& file, Findings& findings);

} // namespace bagration
