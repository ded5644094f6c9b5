#include "campaign/control/least_certain.hpp"

#include "campaign/control/certainty.hpp"
#include "campaign/control/slice_times.hpp"
#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bagration {
namespace {

constexpr double near_front_m = 20'000;
constexpr double apart_m = 60'000;
/// Less than this is as good as evidence gets.
constexpr double worth_telling_km = 6;

struct Candidate {
    UncertainRegion region;
    double weight = 0; ///< Kilometres of error times days.
};

} // namespace

std::vector<UncertainRegion> least_certain(const Campaign& campaign, const ControlField& field, int count) {
    const GridFrame& frame = field.certainty_frame();
    std::vector<int> daily;
    for (int slice = 0; slice < field.slice_count(); ++slice)
        if (is_daily(field.slice_time(slice))) daily.push_back(slice);
    std::vector<Candidate> all(frame.size());
    const std::span<const std::uint8_t> told = field.told_cells();
    parallel_for(frame.height, [&](int begin, int end) {
        for (int j = begin; j < end; ++j)
            for (int i = 0; i < frame.width; ++i) {
                const PlanePoint point = frame.point(i, j);
                const int fi = std::min(i * certainty_node_cells, field.frame().width - 1);
                const int fj = std::min(j * certainty_node_cells, field.frame().height - 1);
                if (!told[field.frame().index(fi, fj)]) continue;
                // Ground that never changes hands is not what is uncertain.
                float first = 0, last = 0;
                field.read_slice(0, fi, fj, 1, 1, {&first, 1});
                field.read_slice(field.slice_count() - 1, fi, fj, 1, 1, {&last, 1});
                if ((first > 0) == (last > 0)) continue;
                Candidate& mine = all[frame.index(i, j)];
                mine.region.point = point;
                for (const int slice : daily) {
                    const CampaignTime time = field.slice_time(slice);
                    float phi = 0;
                    field.read_slice(slice, fi, fj, 1, 1, {&phi, 1});
                    if (std::fabs(phi) > near_front_m) continue;
                    const double certainty =
                        std::max(1, static_cast<int>(field.certainty_slice(slice)[frame.index(i, j)])) /
                        255.0;
                    const double error = -certainty_scale_km * std::log(certainty);
                    if (error < worth_telling_km) continue;
                    if (mine.region.days == 0) mine.region.from = time;
                    mine.region.to = time;
                    mine.region.days += 1;
                    mine.weight += error;
                }
            }
    });
    std::erase_if(all, [](const Candidate& c) { return c.region.days == 0; });
    std::stable_sort(all.begin(), all.end(),
                     [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
    std::vector<UncertainRegion> found;
    for (Candidate& candidate : all) {
        if (static_cast<int>(found.size()) >= count) break;
        UncertainRegion& region = candidate.region;
        if (std::any_of(found.begin(), found.end(), [&](const UncertainRegion& other) {
                return distance_m(other.point, region.point) < apart_m;
            }))
            continue;
        region.expected_error_km = candidate.weight / region.days;
        region.nearest_place_km = std::numeric_limits<double>::infinity();
        for (const Place& place : campaign.places)
            if (!place.control.empty())
                region.nearest_place_km =
                    std::min(region.nearest_place_km, distance_m(place.point, region.point) / 1000);
        found.push_back(region);
    }
    return found;
}

} // namespace bagration
