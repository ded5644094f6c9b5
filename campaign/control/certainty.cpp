#include "campaign/control/certainty.hpp"

#include "campaign/control/bytes.hpp"
#include "campaign/control/place_tracks.hpp"
#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

/// Evidence further away than this tells nothing.
constexpr double reach_m = 96'000;
constexpr float unknown_km = 60;
/// Of two fronts through one point, how far apart they are after so many kilometres along or away from it.
constexpr float error_per_km = 0.25f;
/// Between two days that are known a front rarely strays from an even pace by more than this part of its way.
constexpr float error_of_way = 0.35f;
constexpr float km_per_day_of_tolerance = 4;
constexpr float fastest_km_per_day = 40;

float own_error_km(Confidence confidence, bool place) {
    switch (confidence) {
    case Confidence::high:
        return place ? 0.0f : 3.0f;
    case Confidence::medium:
        return place ? 1.0f : 5.0f;
    case Confidence::low:
        return place ? 3.0f : 8.0f;
    case Confidence::unverified:
        break;
    }
    return place ? 3.0f : 8.0f;
}

/// Lowers the nodes around a point to its error.
void stamp(const GridFrame& frame, PlanePoint point, float error_km, std::vector<float>& km) {
    const int reach = static_cast<int>(reach_m / frame.cell_m);
    const int ci = static_cast<int>(std::lround(frame.column(point)));
    const int cj = static_cast<int>(std::lround(frame.row(point)));
    const int i0 = std::max(0, ci - reach), i1 = std::min(frame.width - 1, ci + reach);
    const float cell_km = static_cast<float>(frame.cell_m / 1000);
    const float x0 = static_cast<float>(frame.column(point)), y0 = static_cast<float>(frame.row(point));
    for (int j = std::max(0, cj - reach); j <= std::min(frame.height - 1, cj + reach); ++j) {
        const float dy = static_cast<float>(j) - y0;
        float* row = &km[frame.index(0, j)];
        for (int i = i0; i <= i1; ++i) {
            const float dx = static_cast<float>(i) - x0;
            row[i] = std::min(row[i], error_km + error_per_km * cell_km * std::sqrt(dx * dx + dy * dy));
        }
    }
}

/// Per key day: the error of the front as its own traces have it.
std::vector<std::vector<float>> trace_errors(const Campaign& campaign, const BaseField& base,
                                             const GridFrame& frame) {
    std::vector<std::vector<float>> errors(static_cast<std::size_t>(base.key_count()),
                                           std::vector<float>(frame.size(), unknown_km));
    parallel_for(base.key_count(), [&](int begin, int end) {
        for (int key = begin; key < end; ++key)
            for (const Trace& trace : campaign.traces) {
                if (trace.date != base.key_date(key) || trace.line.size() < 2) continue;
                const float error = own_error_km(trace.provenance.confidence, false);
                for (const PlanePoint point : resampled(trace.line, frame.cell_m))
                    stamp(frame, point, error, errors[static_cast<std::size_t>(key)]);
            }
    });
    return errors;
}

} // namespace

CertaintyField CertaintyField::build(const Campaign& campaign, const BaseField& base,
                                     const std::vector<CampaignTime>& times) {
    CertaintyField field;
    const GridFrame& fine = base.frame();
    field.frame_ = {fine.origin, certainty_node_cells * fine.cell_m, fine.width / certainty_node_cells + 1,
                    fine.height / certainty_node_cells + 1};
    const GridFrame& frame = field.frame_;
    const std::size_t nodes = frame.size();
    const std::vector<std::vector<float>> traced = trace_errors(campaign, base, frame);
    const auto fine_cell = [&](std::size_t node) {
        const int i = static_cast<int>(node) % frame.width, j = static_cast<int>(node) / frame.width;
        return fine.index(std::min(i * certainty_node_cells, fine.width - 1),
                          std::min(j * certainty_node_cells, fine.height - 1));
    };
    const std::vector<PlaceTrack> tracks = place_tracks(campaign);
    const std::vector<Crossing> changes = crossings(tracks);
    field.values_.resize(times.size() * nodes);
    parallel_for(static_cast<int>(times.size()), [&](int begin, int end) {
        std::vector<float> speed(nodes), best(nodes);
        for (int s = begin; s < end; ++s) {
            const CampaignTime time = times[static_cast<std::size_t>(s)];
            const KeyBracket keys = base.bracket_at(time);
            const bool between = keys.a != keys.b;
            const double whole = between ? days_between(base.key_date(keys.a), base.key_date(keys.b)) : 1;
            const double since = std::fabs(days_between(base.key_date(keys.a), time));
            for (std::size_t n = 0; n < nodes; ++n) {
                const std::size_t cell = fine_cell(n);
                const double way = std::fabs(base.at(keys.b, cell) - base.at(keys.a, cell)) / 1000;
                speed[n] = std::min(fastest_km_per_day, static_cast<float>(way / whole));
                const float a = traced[static_cast<std::size_t>(keys.a)][n] +
                                error_of_way * speed[n] * static_cast<float>(since);
                const float b = traced[static_cast<std::size_t>(keys.b)][n] +
                                error_of_way * speed[n] * static_cast<float>(between ? whole - since : since);
                best[n] = std::min({a, b, unknown_km});
            }
            const double day = days_between(campaign.start, time);
            for (const Crossing& change : changes) {
                const PlaceTrack& track = tracks[static_cast<std::size_t>(change.track)];
                const Provenance& provenance =
                    campaign.places[static_cast<std::size_t>(track.place)].provenance;
                const int ci =
                    std::clamp(static_cast<int>(std::lround(frame.column(track.point))), 0, frame.width - 1);
                const int cj =
                    std::clamp(static_cast<int>(std::lround(frame.row(track.point))), 0, frame.height - 1);
                const float pace = speed[frame.index(ci, cj)];
                const float error = own_error_km(provenance.confidence, true) +
                                    km_per_day_of_tolerance * static_cast<float>(change.tolerance_days) +
                                    error_of_way * pace * static_cast<float>(std::fabs(day - change.day));
                if (error < best[frame.index(ci, cj)]) stamp(frame, track.point, error, best);
            }
            for (std::size_t n = 0; n < nodes; ++n)
                field.values_[static_cast<std::size_t>(s) * nodes + n] = static_cast<std::uint8_t>(
                    std::lround(255 * std::exp(-best[n] / static_cast<float>(certainty_scale_km))));
        }
    });
    return field;
}

std::span<const std::uint8_t> CertaintyField::slice(int slice) const {
    return std::span(values_).subspan(static_cast<std::size_t>(slice) * frame_.size(), frame_.size());
}

double CertaintyField::sample(int slice, PlanePoint point) const {
    const std::span<const std::uint8_t> values = this->slice(slice);
    const double column = std::clamp(frame_.column(point), 0.0, frame_.width - 1.0);
    const double row = std::clamp(frame_.row(point), 0.0, frame_.height - 1.0);
    const int i = std::min(static_cast<int>(column), frame_.width - 2);
    const int j = std::min(static_cast<int>(row), frame_.height - 2);
    const double u = column - i, v = row - j;
    const auto at = [&](int a, int b) { return static_cast<double>(values[frame_.index(i + a, j + b)]); };
    return ((at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v) / 255;
}

std::string CertaintyField::packed() const {
    ByteWriter out;
    out.put(frame_);
    out.put_all(values_);
    return out.take();
}

bool CertaintyField::unpack(std::string_view bytes, int slice_count) {
    ByteReader in(bytes);
    return in.get(frame_) && in.get_all(values_) && frame_.width >= 2 && frame_.height >= 2 &&
           slice_count > 0 && values_.size() == static_cast<std::size_t>(slice_count) * frame_.size();
}

} // namespace bagration
