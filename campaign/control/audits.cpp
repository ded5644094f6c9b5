#include "campaign/control/audits.hpp"

#include "campaign/control/ground_pieces.hpp"
#include "campaign/control/place_tracks.hpp"
#include "campaign/control/slice_times.hpp"
#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <iomanip>
#include <limits>
#include <locale>
#include <sstream>

namespace bagration {
namespace {

constexpr double worth_telling_days = 1.5;
constexpr double worth_telling_km = 4;
/// Armies advanced 20 to 40 km on their best days; raids of single brigades more.
constexpr double fastest_km_per_day = 55;
constexpr int speed_step = 8;            ///< Cells from sample to sample.
constexpr int least_jumping_samples = 5; ///< Fewer are the rounding of a corner.
constexpr double small_piece_km2 = 3'000;
constexpr double least_piece_km2 = 60;
constexpr double explained_within_m = 15'000;
constexpr int island_days = 3; ///< Between two looks.
/// Land smaller than this in the midst of water is an island (Crete has 8,300 km2).
constexpr double largest_island_km2 = 12'000;
constexpr double wrong_side_from_km = 15;

std::string km_text(double km) {
    return std::to_string(std::lround(km)) + " km";
}

std::string days_text(double days) {
    const long tenths = std::lround(std::fabs(days) * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " days";
}

std::string place_text(const Campaign& campaign, PlanePoint point) {
    const LonLat place = campaign.projection->to_lonlat(point);
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::fixed << std::setprecision(2) << place.lon_deg << ',' << place.lat_deg;
    return text.str();
}

std::vector<int> daily_slices(const ControlField& field) {
    std::vector<int> slices;
    for (int slice = 0; slice < field.slice_count(); ++slice)
        if (is_daily(field.slice_time(slice))) slices.push_back(slice);
    return slices;
}

/// The last slice at or before an instant.
int slice_at(const ControlField& field, CampaignTime time) {
    int slice = 0;
    while (slice + 1 < field.slice_count() && field.slice_time(slice + 1) <= time)
        ++slice;
    return slice;
}

const DatedRing& ring_at(const Area& area, CampaignTime time) {
    const DatedRing* ring = &area.rings.front();
    for (const DatedRing& candidate : area.rings)
        if (candidate.date <= time) ring = &candidate;
    return *ring;
}

/// Whether evidence within some kilometres says that a side holds ground here.
bool explained(const Campaign& campaign, const GroundPiece& piece, CampaignTime time) {
    const double reach = explained_within_m + std::sqrt(piece.area_km2 / 3) * 1000;
    const SideIndex side = piece.positive ? campaign.positive_side : campaign.negative_side;
    for (const Area& area : campaign.areas) {
        if (area.rings.empty() || time < area.from || time > area.to) continue;
        if (signed_distance_m(ring_at(area, time).polygon, piece.inside) > -reach) return true;
    }
    for (const Place& place : campaign.places) {
        if (place.control.empty() || distance_m(place.point, piece.inside) > reach) continue;
        SideIndex holder = place.control.front().side;
        for (const ControlChange& change : place.control)
            if (change.since <= time) holder = change.side;
        if (holder == no_side || (holder == side) == true ||
            (!piece.positive && holder != campaign.positive_side))
            return true;
    }
    return false;
}

} // namespace

std::vector<Finding> audit_dates(const Campaign& campaign, const ControlField& field) {
    const std::vector<PlaceTrack> tracks = place_tracks(campaign);
    std::vector<double> days;
    for (int slice = 0; slice < field.slice_count(); ++slice)
        days.push_back(days_between(campaign.start, field.slice_time(slice)));
    std::vector<std::optional<Finding>> found(tracks.size());
    parallel_for(static_cast<int>(tracks.size()), [&](int begin, int end) {
        for (int t = begin; t < end; ++t) {
            const PlaceTrack& track = tracks[static_cast<std::size_t>(t)];
            const Place& place = campaign.places[static_cast<std::size_t>(track.place)];
            double worst = 0, worst_km = 0;
            std::string date;
            for (std::size_t k = 1; k < track.states.size(); ++k) {
                const PlaceState& state = track.states[k];
                const bool rising = state.sign > track.states[k - 1].sign;
                if (state.sign == 0 || state.day > days.back() || track.states[k - 1].sign == 0) continue;
                double late = std::numeric_limits<double>::infinity();
                double before = field.phi_m(place.point, days[0] * 24 * 60);
                for (std::size_t s = 1; s < days.size(); ++s) {
                    const double now = field.phi_m(place.point, days[s] * 24 * 60);
                    if (rising ? before <= 0 && now > 0 : before > 0 && now <= 0) {
                        const double at = days[s - 1] + (days[s] - days[s - 1]) * before / (before - now);
                        if (std::fabs(at - state.day) < std::fabs(late)) late = at - state.day;
                    }
                    before = now;
                }
                const double km = std::fabs(field.phi_m(place.point, state.day * 24 * 60)) / 1000;
                const double allowed = worth_telling_days + place.tolerance_days;
                if (std::fabs(late) > std::max(allowed, std::fabs(worst)) ||
                    (km > worth_telling_km && worst == 0)) {
                    if (std::fabs(late) <= allowed) continue;
                    worst = late, worst_km = km;
                    date =
                        to_date_string(campaign.start + CampaignDuration{std::lround(state.day * 24 * 60)});
                }
            }
            if (worst == 0) continue;
            const std::string off = std::isfinite(worst)
                                        ? days_text(worst) + (worst > 0 ? " later" : " earlier")
                                        : std::string("never");
            found[static_cast<std::size_t>(t)] = Finding{
                FindingKind::date,
                place.id,
                {},
                {},
                {Severity::warning, place.provenance.place,
                 "place '" + place.id + "' changes hands on " + date + ", the drawn front passes it " + off +
                     " and is " + km_text(worst_km) + " away on that day",
                 "correct the date, or add evidence between it and its neighbours"}};
        }
    });
    std::vector<Finding> findings;
    for (std::optional<Finding>& f : found)
        if (f) findings.push_back(std::move(*f));
    return findings;
}

std::vector<Finding> audit_speed(const Campaign& campaign, const ControlField& field) {
    const std::vector<int> daily = daily_slices(field);
    const GridFrame& grid = field.frame();
    const std::span<const std::uint8_t> told = field.told_cells();
    struct Jump {
        int samples = 0;
        PlanePoint point;
    };
    std::vector<Jump> jumps(daily.size());
    parallel_for(static_cast<int>(daily.size()) - 1, [&](int begin, int end) {
        std::vector<float> before(static_cast<std::size_t>(grid.width)), after(before.size());
        for (int d = begin; d < end; ++d)
            for (int j = 0; j < grid.height; j += speed_step) {
                const int slice = daily[static_cast<std::size_t>(d)];
                field.read_slice(slice, 0, j, grid.width, 1, before);
                field.read_slice(daily[static_cast<std::size_t>(d) + 1], 0, j, grid.width, 1, after);
                for (int i = 0; i < grid.width; i += speed_step) {
                    const std::size_t k = static_cast<std::size_t>(i);
                    if (!told[grid.index(i, j)] || (before[k] > 0) == (after[k] > 0)) continue;
                    if (static_cast<double>(std::max(std::fabs(before[k]), std::fabs(after[k]))) <
                        fastest_km_per_day * 1000)
                        continue;
                    const PlanePoint point = grid.point(i, j);
                    const CampaignTime from = field.slice_time(slice), to = from + CampaignDuration{24 * 60};
                    // What an area brings or takes away at once is authored so.
                    if (std::any_of(campaign.areas.begin(), campaign.areas.end(), [&](const Area& area) {
                            return !area.rings.empty() && area.from <= to && area.to >= from &&
                                   contains(ring_at(area, from).polygon, point);
                        }))
                        continue;
                    Jump& jump = jumps[static_cast<std::size_t>(d)];
                    if (jump.samples++ == 0) jump.point = point;
                }
            }
    });
    const double sample_km2 = std::pow(speed_step * grid.cell_m / 1000, 2);
    std::vector<Finding> findings;
    for (std::size_t d = 0; d < jumps.size(); ++d) {
        if (jumps[d].samples < least_jumping_samples) continue;
        const CampaignTime day = field.slice_time(daily[d]);
        SourcePlace place{"traces.geojson", 0, 0};
        for (const Trace& trace : campaign.traces)
            if (trace.date <= day + CampaignDuration{24 * 60}) place = trace.provenance.place;
        findings.push_back(
            {FindingKind::speed,
             {},
             {},
             day,
             {Severity::warning, place,
              "on the day after " + to_date_string(day) + " the front passes " +
                  std::to_string(std::lround(jumps[d].samples * sample_km2 / 100) * 100) +
                  " km2 faster than " + km_text(fastest_km_per_day) + " a day, for example at " +
                  place_text(campaign, jumps[d].point),
              "add traces between the dates, or an area for ground that changed sides at once"}});
    }
    return findings;
}

std::vector<Finding> audit_islands(const Campaign& campaign, const ControlField& field) {
    const std::vector<int> daily = daily_slices(field);
    std::vector<std::vector<std::pair<GroundPiece, CampaignTime>>> found(daily.size());
    parallel_for(static_cast<int>(daily.size()), [&](int begin, int end) {
        for (int d = begin; d < end; ++d) {
            if (d % island_days != 0) continue;
            const int slice = daily[static_cast<std::size_t>(d)];
            const CampaignTime time = field.slice_time(slice);
            const GroundPieces ground(field, slice, 2);
            for (const GroundPiece& piece : ground.pieces())
                if (piece.meets_other && piece.landmass_km2 > largest_island_km2 &&
                    piece.area_km2 < small_piece_km2 && piece.area_km2 > least_piece_km2 &&
                    !explained(campaign, piece, time))
                    found[static_cast<std::size_t>(d)].emplace_back(piece, time);
        }
    });
    // The same piece on later days is told once.
    std::vector<std::pair<GroundPiece, CampaignTime>> told;
    std::vector<Finding> findings;
    for (const auto& of_day : found)
        for (const auto& [piece, time] : of_day) {
            const bool known =
                std::any_of(told.begin(), told.end(), [&, p = piece, t = time](const auto& other) {
                    return distance_m(other.first.inside, p.inside) < 30'000 &&
                           days_between(other.second, t) < 15;
                });
            told.emplace_back(piece, time);
            if (known) continue;
            const SideIndex side = piece.positive ? campaign.positive_side : campaign.negative_side;
            findings.push_back(
                {FindingKind::cut_off,
                 {},
                 piece.inside,
                 time,
                 {Severity::warning,
                  {"areas.geojson", 0, 0},
                  "on " + to_date_string(time) + " " + std::to_string(std::lround(piece.area_km2)) +
                      " km2 of " + campaign.sides[static_cast<std::size_t>(side)].id +
                      " ground lie cut off at " + place_text(campaign, piece.inside) +
                      ", and no area or place explains it",
                  "correct the traces there, or add an area"}});
        }
    return findings;
}

namespace {

/// Whether ground of a pocket was, at an instant, part of its side's main ground or of another pocket.
bool belonged_elsewhere(const Campaign& campaign, const GroundPieces& pieces, const Area& area,
                        CampaignTime time) {
    const bool positive = area.side == campaign.positive_side;
    bool any = false;
    for (const PlanePoint point : area.rings.front().polygon.outer) {
        const int piece = pieces.at(point);
        if (piece < 0 || pieces.pieces()[static_cast<std::size_t>(piece)].positive != positive) continue;
        any = true;
        // Enough when any part of it was: an army in retreat leaves the rest behind.
        if (piece == pieces.largest(positive)) return true;
        for (const Area& other : campaign.areas) {
            if (&other == &area || other.kind != AreaKind::pocket || other.side != area.side) continue;
            if (other.rings.empty() || time < other.from || time >= other.to) continue;
            const Ring& ring = ring_at(other, time).polygon.outer;
            if (std::any_of(ring.begin(), ring.end(), [&](PlanePoint p) { return pieces.at(p) == piece; }))
                return true;
        }
    }
    return !any; // Taken by a raid: it was not its side's before.
}

} // namespace

std::vector<Finding> audit_pockets(const Campaign& campaign, const ControlField& field) {
    std::vector<Finding> findings;
    for (const Area& area : campaign.areas) {
        if (area.kind != AreaKind::pocket || area.rings.empty()) continue;
        if (area.side != campaign.positive_side && area.side != campaign.negative_side) continue;
        const CampaignTime before = area.from - CampaignDuration{24 * 60};
        if (before <= campaign.start) continue;
        const int slice = slice_at(field, before);
        if (belonged_elsewhere(campaign, GroundPieces(field, slice), area, field.slice_time(slice))) continue;
        findings.push_back({FindingKind::pocket,
                            area.id,
                            {},
                            {},
                            {Severity::warning, area.provenance.place,
                             "the pocket '" + area.id + "' is cut off already a day before it is born",
                             "let it begin earlier, or correct the traces around it"}});
    }
    return findings;
}

std::optional<double> wrong_side_km(const Campaign& campaign, const ControlField& field, PlanePoint point,
                                    SideIndex side, CampaignTime time) {
    if (side != campaign.positive_side && side != campaign.negative_side) return std::nullopt;
    if (time < campaign.start || time > campaign.end) return std::nullopt;
    const ControlAnswer answer = field.control_at(point, time);
    if (!answer.told) return std::nullopt;
    const double behind_m =
        side == campaign.positive_side ? -answer.front_distance_m : answer.front_distance_m;
    if (behind_m <= 0) return std::nullopt;
    return behind_m / 1000;
}

std::vector<Finding> audit_formations(const Campaign& campaign, const ControlField& field) {
    std::vector<Finding> findings;
    constexpr CampaignDuration day{24 * 60};
    for (const Formation& formation : campaign.formations) {
        double worst = wrong_side_from_km;
        const FormationPosition* where = nullptr;
        for (const FormationPosition& position : formation.positions) {
            // Positions are dated by days: on that day the front may just have passed, or be about to.
            double least = std::numeric_limits<double>::infinity();
            for (const CampaignTime time : {position.date - day, position.date, position.date + day}) {
                if (time < campaign.start || time > campaign.end) continue;
                least = std::min(
                    least, wrong_side_km(campaign, field, position.point, formation.side, time).value_or(0));
            }
            if (std::isfinite(least) && least > worst) worst = least, where = &position;
        }
        if (where)
            findings.push_back({FindingKind::formation,
                                formation.id,
                                {},
                                {},
                                {Severity::warning, formation.provenance.place,
                                 "the formation '" + formation.id + "' stands " + km_text(worst) +
                                     " behind the other side's front on " + to_date_string(where->date),
                                 "move its position, or correct the evidence there"}});
    }
    return findings;
}

std::vector<Finding> audit_conflicts(const Campaign& campaign, const ControlField& field) {
    std::vector<Finding> findings;
    for (Diagnostic& conflict : field.conflicts()) {
        const auto place =
            std::find_if(campaign.places.begin(), campaign.places.end(), [&](const Place& candidate) {
                const SourcePlace& there = candidate.provenance.place;
                return there.file == conflict.place.file && there.line == conflict.place.line;
            });
        findings.push_back({FindingKind::conflict,
                            place != campaign.places.end() ? place->id : std::string(),
                            {},
                            {},
                            std::move(conflict)});
    }
    return findings;
}

std::vector<Diagnostic> audit_sources(const Campaign& campaign) {
    std::vector<Diagnostic> diagnostics;
    for (const auto& [id, source] : campaign.sources)
        if (id == "memory" || source.kind == "memory")
            diagnostics.push_back({Severity::warning, source.place, "'" + id + "' is no source",
                                   "cite a work, or mark what rests on it as unverified"});
    return diagnostics;
}

namespace {

bool explains(const Explained& explained, const Finding& finding) {
    if (explained.kind != finding.kind || explained.about != finding.about) return false;
    if (explained.at && (!finding.at || distance_m(*explained.at, *finding.at) > explained_around_m))
        return false;
    if (!finding.on) return true;
    const auto day = std::chrono::floor<std::chrono::days>(*finding.on);
    return std::chrono::floor<std::chrono::days>(explained.from) <= day && day <= explained.to;
}

} // namespace

std::vector<Diagnostic> audit(const Campaign& campaign, const ControlField& field,
                              const std::vector<Explained>& explained) {
    std::vector<Diagnostic> all = audit_sources(campaign);
    std::vector<std::uint8_t> used(explained.size(), 0);
    for (auto* check :
         {&audit_conflicts, &audit_dates, &audit_speed, &audit_islands, &audit_pockets, &audit_formations})
        for (Finding& finding : check(campaign, field)) {
            Diagnostic& told = finding.diagnostic;
            for (std::size_t k = 0; k < explained.size(); ++k) {
                if (!explains(explained[k], finding)) continue;
                told.severity = Severity::note;
                told.hint = "explained: " + explained[k].why;
                used[k] = 1;
            }
            all.push_back(std::move(told));
        }
    for (std::size_t k = 0; k < explained.size(); ++k)
        if (!used[k])
            all.push_back({Severity::warning, explained[k].provenance.place,
                           "this explains nothing that is found any more", "take it out"});
    return all;
}

} // namespace bagration
