#include "app/query.hpp"

#include "app/parse_values.hpp"
#include "campaign/located_csv.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace bagration {

namespace {

const char* surface_word(Surface surface) {
    switch (surface) {
    case Surface::land:
        return "land";
    case Surface::sea:
        return "sea";
    case Surface::lake:
        return "lake";
    }
    return "land";
}

std::string holder_name(const Campaign& campaign, const Side& side) {
    const std::string key = "side." + side.id;
    return campaign.has_text(campaign.default_language, key) ? campaign.text(campaign.default_language, key)
                                                             : side.id;
}

void answer_control(const Show& show, const Question& question, PlanePoint point, Answer& result) {
    const Campaign& campaign = *show.campaign;
    result.control = "none";
    if (question.at < campaign.start || question.at > campaign.end) return;
    const ControlAnswer control = show.field->control_at(point, question.at);
    if (!control.told) return;
    if (control.contested) {
        result.control = "contested";
    } else if (control.side != no_side) {
        const Side& side = campaign.sides[static_cast<std::size_t>(control.side)];
        result.control = side.id;
        result.holder = holder_name(campaign, side);
    } else {
        return;
    }
    result.front_distance_km = control.front_distance_m / 1000;
    result.certainty = control.certainty;
    if (control.changed_on) result.changed_on = to_date_string(*control.changed_on);
}

/// RFC 4180: quoted only where it must be.
std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csv_number(std::optional<double> value, int decimals) {
    return value ? fixed(*value, decimals) : "";
}

constexpr int distance_decimals = 2;
constexpr int elevation_decimals = 1;
constexpr int certainty_decimals = 2;

using Columns = std::array<std::size_t, 4>;
constexpr std::array<const char*, 4> column_names{"id", "date", "lon", "lat"};

/// Where the four columns stand, when this line is a header: it names at least one of them.
std::optional<Columns> columns_of_header(const std::vector<CsvCell>& line, const std::string& file,
                                         Findings& findings) {
    Columns columns{};
    std::vector<std::string> missing;
    for (std::size_t c = 0; c < column_names.size(); ++c) {
        std::size_t i = 0;
        while (i < line.size() && line[i].text != column_names[c])
            ++i;
        if (i == line.size()) missing.emplace_back(column_names[c]);
        columns[c] = i;
    }
    if (missing.size() == column_names.size()) return std::nullopt;
    for (const std::string& name : missing)
        findings.error({file, line.front().line, line.front().column},
                       "the header has no column '" + name + "'", "the columns are id,date,lon,lat");
    return columns;
}

class QuestionReader {
  public:
    QuestionReader(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

    std::optional<Question> read(const std::vector<CsvCell>& row, const Columns& columns) {
        Question question;
        question.id = row[columns[0]].text;
        const CsvCell& date = row[columns[1]];
        const auto at = parse_date(date.text);
        if (!at) refuse(date, at.error());
        const auto lon = number(row[columns[2]], "longitude", 180);
        const auto lat = number(row[columns[3]], "latitude", 90);
        if (!at || !lon || !lat) return std::nullopt;
        question.at = *at;
        question.place = {*lon, *lat};
        return question;
    }

  private:
    void refuse(const CsvCell& cell, const Error& error) {
        findings_.error({file_, cell.line, cell.column}, error.message, error.hint);
    }

    std::optional<double> number(const CsvCell& cell, const std::string& what, double largest) {
        const auto value = parse_number(cell.text);
        if (value && std::fabs(*value) <= largest) return value;
        findings_.error({file_, cell.line, cell.column}, "'" + cell.text + "' is no " + what,
                        "degrees within -" + fixed(largest, 0) + " and " + fixed(largest, 0));
        return std::nullopt;
    }

    const std::string& file_;
    Findings& findings_;
};

/// Where territories lie one in the other, the smaller one is meant: a district and not its country.
std::string territory_at(const Campaign& campaign, PlanePoint point, CampaignTime time) {
    std::string id;
    double smallest_m2 = std::numeric_limits<double>::infinity();
    for (const Territory& territory : campaign.territories) {
        if (!territory.valid.holds_at(time)) continue;
        for (const Polygon& polygon : territory.polygons) {
            if (!contains(polygon, point) || area_m2(polygon) >= smallest_m2) continue;
            smallest_m2 = area_m2(polygon);
            id = territory.id;
        }
    }
    return id;
}

} // namespace

Answer answer(const Show& show, const Question& question) {
    Answer result;
    const PlanePoint point = show.campaign->projection->to_plane(question.place);
    answer_control(show, question, point, result);
    result.territory_of = territory_at(*show.campaign, point, question.at);
    const PlanePoint ground_point = show.terrain->projection().to_plane(question.place);
    if (show.terrain->surround().height.frame.inside(ground_point)) {
        result.elevation_m = show.terrain->surveyed_height_m(ground_point);
        result.surface = surface_word(show.terrain->surface(ground_point));
    }
    return result;
}

Json to_json(const Question& question, const Answer& answer) {
    Json json;
    if (!question.id.empty()) json["id"] = question.id;
    json["at"] = to_string(question.at);
    json["lon"] = question.place.lon_deg;
    json["lat"] = question.place.lat_deg;
    const auto text_or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    const auto number_or_null = [](std::optional<double> value, int decimals) {
        return value ? Json(rounded(*value, decimals)) : Json();
    };
    json["control"] = answer.control;
    json["holder"] = text_or_null(answer.holder);
    json["front_distance_km"] = number_or_null(answer.front_distance_km, distance_decimals);
    json["certainty"] = number_or_null(answer.certainty, certainty_decimals);
    json["changed_on"] = text_or_null(answer.changed_on);
    json["elevation_m"] = number_or_null(answer.elevation_m, elevation_decimals);
    json["surface"] = text_or_null(answer.surface);
    json["territory_of"] = text_or_null(answer.territory_of);
    return json;
}

std::string csv_line(const Question& question, const Answer& answer) {
    return csv_cell(question.id) + "," + csv_cell(answer.control) + "," + csv_cell(answer.holder) + "," +
           csv_number(answer.front_distance_km, distance_decimals) + "," + answer.changed_on + "," +
           csv_number(answer.elevation_m, elevation_decimals) + "," + answer.surface;
}

std::vector<Question> read_questions(std::string_view csv, const std::string& file, Findings& findings) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (csv.substr(0, byte_order_mark.size()) == byte_order_mark) csv.remove_prefix(byte_order_mark.size());
    const auto table = parse_located_csv(csv, file, findings);
    if (!table || table->header.empty()) return {};

    QuestionReader reader(file, findings);
    std::vector<Question> questions;
    const auto take = [&](const std::vector<CsvCell>& row, const Columns& columns) {
        if (const auto question = reader.read(row, columns)) questions.push_back(*question);
    };
    Columns columns{0, 1, 2, 3};
    if (const auto named = columns_of_header(table->header, file, findings)) {
        columns = *named;
        if (std::any_of(columns.begin(), columns.end(),
                        [&](std::size_t c) { return c >= table->header.size(); }))
            return {};
    } else if (table->header.size() < columns.size()) {
        const CsvCell& first = table->header.front();
        findings.error({file, first.line, first.column},
                       "a line has " + std::to_string(table->header.size()) + " cells",
                       "write id,date,lon,lat");
        return {};
    } else {
        take(table->header, columns);
    }
    for (const auto& row : table->rows)
        take(row, columns);
    return questions;
}

} // namespace bagration
