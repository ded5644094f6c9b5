// places.csv and its parts
#include "campaign/loading.hpp"
#include "campaign/located_csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace bagration {
namespace {

const std::string places_file = "places.csv";

const std::vector<std::string> column_names = {
    "id",    "name",    "today",          "lon",     "lat",        "rank",
    "label", "control", "tolerance_days", "sources", "confidence", "note"};

/// One row, with its cells by the names of the header.
class PlaceRow {
  public:
    PlaceRow(const std::string& file, const std::vector<CsvCell>& header, const std::vector<CsvCell>& cells,
             Loading& loading)
        : file_(file), header_(header), cells_(cells), loading_(loading) {}

    /// The cell of a column; empty text when the table has no such column.
    LocatedString text(const std::string& column) const {
        for (std::size_t i = 0; i < header_.size(); ++i)
            if (header_[i].text == column) return {cells_[i].text, {file_, cells_[i].line, cells_[i].column}};
        return {{}, place()};
    }

    LocatedString required(const std::string& column) const {
        LocatedString cell = text(column);
        if (cell.text.empty()) loading_.findings.error(cell.place, "'" + column + "' is empty");
        return cell;
    }

    std::optional<double> number(const LocatedString& cell, const std::string& column,
                                 NumberRange range) const {
        if (cell.text.empty()) return std::nullopt;
        double value = 0;
        const char* end = cell.text.data() + cell.text.size();
        const auto [stop, code] = std::from_chars(cell.text.data(), end, value);
        if (code == std::errc() && stop == end && value >= range.min && value <= range.max) return value;
        loading_.findings.error(cell.place, "'" + cell.text + "' is no '" + column + "'",
                                "a number from " + std::to_string(std::lround(range.min)) + " to " +
                                    std::to_string(std::lround(range.max)));
        return std::nullopt;
    }

    SourcePlace place() const { return {file_, cells_.front().line, cells_.front().column}; }

  private:
    const std::string& file_;
    const std::vector<CsvCell>& header_;
    const std::vector<CsvCell>& cells_;
    Loading& loading_;
};

/// The parts of a list in one cell, each with its place.
std::vector<LocatedString> split(const LocatedString& cell, char separator) {
    std::vector<LocatedString> parts;
    if (cell.text.empty()) return parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = cell.text.find(separator, begin);
        SourcePlace place = cell.place;
        place.column += static_cast<int>(begin);
        parts.push_back({cell.text.substr(begin, end == std::string::npos ? end : end - begin), place});
        if (end == std::string::npos) return parts;
        begin = end + 1;
    }
}

std::optional<ControlChange> read_change(Loading& loading, const LocatedString& part) {
    const std::size_t at = part.text.find('@');
    if (at == std::string::npos) {
        loading.findings.error(part.place, "'" + part.text + "' is no change of control",
                               "write side@1944-07-03");
        return std::nullopt;
    }
    const LocatedString holder{part.text.substr(0, at), part.place};
    SourcePlace date_place = part.place;
    date_place.column += static_cast<int>(at) + 1;
    const auto since =
        read_date_text(part.text.substr(at + 1), date_place, hour_of_evidence, loading.findings);
    const SideIndex side = holder.text == "contested" ? no_side : read_side(loading, holder);
    if (!since) return std::nullopt;
    return ControlChange{*since, side};
}

std::vector<ControlChange> read_control(Loading& loading, const LocatedString& cell) {
    std::vector<ControlChange> changes;
    for (const LocatedString& part : split(cell, ';')) {
        const auto change = read_change(loading, part);
        if (!change) continue;
        if (!changes.empty() && change->since <= changes.back().since)
            loading.findings.error(part.place, "the changes of control are not in ascending order",
                                   "this one is not later than the one before");
        changes.push_back(*change);
    }
    return changes;
}

bool read_label(Loading& loading, const LocatedString& cell) {
    static constexpr Choice<bool> choices[] = {{"yes", true}, {"no", false}};
    return read_choice(cell, "value of 'label'", choices, loading.findings).value_or(true);
}

Provenance read_place_provenance(Loading& loading, const PlaceRow& row, bool has_evidence) {
    Provenance provenance;
    const auto sources = split(row.text("sources"), '|');
    refer(loading, ReferenceKind::source, sources);
    provenance.sources = plain_strings(sources);
    const LocatedString confidence = row.text("confidence");
    if (!confidence.text.empty())
        provenance.confidence = read_confidence(loading, confidence, !sources.empty());
    else if (has_evidence)
        loading.findings.error(confidence.place, "dated control needs a 'confidence'",
                               "high, medium, low or unverified");
    provenance.note = row.text("note").text;
    provenance.place = row.place();
    return provenance;
}

void read_place(Loading& loading, const PlaceRow& row, UniqueIds& unique) {
    Place place;
    const LocatedString id = row.required("id");
    if (!id.text.empty() && !is_valid_id(id.text))
        loading.findings.error(id.place, "'" + id.text + "' is no id",
                               "small letters a-z, digits, '-' and '_', the first a letter or digit");
    place.id = id.text;
    place.name = row.required("name").text;
    place.today = row.text("today").text;
    const LocatedString lon_cell = row.required("lon");
    const auto lon = row.number(lon_cell, "lon", {-180, 180});
    const auto lat = row.number(row.required("lat"), "lat", {-90, 90});
    if (lon && lat) {
        place.lonlat = {*lon, *lat};
        if (check_window(loading, place.lonlat, lon_cell.place)) place.point = project(loading, place.lonlat);
    }
    const LocatedString rank_cell = row.required("rank");
    const double rank = row.number(rank_cell, "rank", {1, 5}).value_or(place.rank);
    if (rank != std::floor(rank)) loading.findings.error(rank_cell.place, "'rank' is no whole number");
    place.rank = static_cast<int>(rank);
    place.labelled = read_label(loading, row.text("label"));
    place.control = read_control(loading, row.text("control"));
    place.tolerance_days = row.number(row.text("tolerance_days"), "tolerance_days", {0, 1000}).value_or(0);
    place.provenance = read_place_provenance(loading, row, !place.control.empty());
    if (!id.text.empty() && unique.add(id, "place", loading.findings))
        loading.campaign->places.push_back(std::move(place));
}

bool check_header(Loading& loading, const std::string& file, const std::vector<CsvCell>& header) {
    UniqueIds unique;
    bool complete = true;
    for (const CsvCell& cell : header) {
        const LocatedString name{cell.text, {file, cell.line, cell.column}};
        unique.add(name, "column", loading.findings);
        if (std::find(column_names.begin(), column_names.end(), cell.text) == column_names.end())
            loading.findings.unknown_word(name.place, "column", cell.text, column_names);
    }
    for (const std::string& name : column_names) {
        if (std::any_of(header.begin(), header.end(), [&](const CsvCell& cell) { return cell.text == name; }))
            continue;
        loading.findings.error({file, 1, 1}, "the column '" + name + "' is missing");
        complete = false;
    }
    return complete;
}

} // namespace

void read_places(Loading& loading) {
    UniqueIds unique;
    for (const std::string& file : parts_of(loading, places_file, Need::optional)) {
        const auto text = readable_text(loading, file, Need::required);
        if (!text) continue;
        const auto table = parse_located_csv(*text, file, loading.findings);
        if (!table || !check_header(loading, file, table->header)) {
            loading.unreadable.insert(file);
            continue;
        }
        for (const auto& cells : table->rows)
            read_place(loading, PlaceRow(file, table->header, cells, loading), unique);
    }
}

} // namespace bagration
