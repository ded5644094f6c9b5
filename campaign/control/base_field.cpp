#include "campaign/control/base_field.hpp"

#include "campaign/control/marching_squares.hpp"
#include "campaign/control/smooth.hpp"
#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

/// Two drawings of a front that stood differ by a hand's tremor: movements below the first number of metres
/// are none, above the second they count in full.
constexpr float advance_from_m = 2'000, advance_full_m = 5'000;
/// Ground once taken is kept: a trace alone must be far back to say that it was lost ...
constexpr float retreat_from_m = 10'000, retreat_full_m = 20'000;
/// ... unless a place or an area says so too, within this time and distance.
constexpr double loss_reach_m = 70'000;
constexpr double loss_days = 6;
/// Ground this far behind both fronts needs no such care.
constexpr float nobodys_business_m = 150'000;

/// A front slower than the first number stands, faster than the second it moves; it takes some days to get
/// from one to the other.
constexpr float standing_speed = 100, moving_speed = 600; ///< Metres per day.
constexpr double easing_days = 2;

/// Places that the positive bloc lost, and areas that the negative bloc holds: where the front may go back.
struct Loss {
    PlanePoint point;
    CampaignTime from, to;
};

std::vector<Loss> losses(const Campaign& campaign) {
    const CampaignDuration slack{static_cast<int>(loss_days * 24 * 60)};
    std::vector<Loss> found;
    for (const Place& place : campaign.places)
        for (std::size_t k = 1; k < place.control.size(); ++k)
            if (place.control[k - 1].side == campaign.positive_side &&
                place.control[k].side != campaign.positive_side && place.control[k].since > campaign.start)
                found.push_back(
                    {place.point, place.control[k].since - slack, place.control[k].since + slack});
    return found;
}

/// Coarse weight of "ground may have been lost here between these days".
std::vector<float> loss_weight(const GroundMask& ground, const std::vector<Loss>& all, CampaignTime from,
                               CampaignTime to) {
    std::vector<float> weight(ground.coarse.size(), 0);
    const GridFrame& frame = ground.coarse;
    for (const Loss& loss : all) {
        if (loss.from > to || loss.to < from) continue;
        const int reach = static_cast<int>(loss_reach_m / frame.cell_m);
        const int i0 = static_cast<int>(frame.column(loss.point)),
                  j0 = static_cast<int>(frame.row(loss.point));
        for (int j = std::max(0, j0 - reach); j <= std::min(frame.height - 1, j0 + reach); ++j)
            for (int i = std::max(0, i0 - reach); i <= std::min(frame.width - 1, i0 + reach); ++i) {
                const double d = distance_m(frame.point(i, j), loss.point);
                const float w = 1 - smooth_step(0.5f * loss_reach_m, loss_reach_m, static_cast<float>(d));
                float& mine = weight[frame.index(i, j)];
                mine = std::max(mine, w);
            }
    }
    return weight;
}

/// One key day as its own traces have it, before it is compared with its neighbours.
struct RawKey {
    std::vector<FrontSection> sections;
    FrontDistance distance;
    std::vector<float> foreign; ///< Smoothed; empty when the day's own traces are the whole front.
};

} // namespace

BaseField BaseField::build(const Campaign& campaign, const GroundMask& ground) {
    BaseField base;
    base.frame_ = ground.fine;
    const std::vector<DayTraces> days = traces_by_day(campaign);
    const std::size_t size = ground.fine.size();
    if (days.empty()) {
        base.days_.assign(1, campaign.start);
        base.keys_.assign(
            1, std::vector<std::int16_t>(size, static_cast<std::int16_t>(-farthest_front_m / step_m)));
        return base;
    }

    // Completing a day needs the sections of the day before; the distances are independent of each other.
    std::vector<RawKey> raw(days.size());
    for (std::size_t k = 0; k < days.size(); ++k) {
        raw[k].sections = own_sections(days[k]);
        if (k > 0) carry_over(ground, raw[k].sections, raw[k - 1].sections);
    }
    parallel_for(static_cast<int>(days.size()), [&](int begin, int end) {
        for (int k = begin; k < end; ++k) {
            RawKey& key = raw[static_cast<std::size_t>(k)];
            key.distance = front_distance(ground, key.sections);
            const bool whole = std::all_of(key.distance.foreign.begin(), key.distance.foreign.end(),
                                           [](float f) { return f == 0; });
            if (!whole)
                key.foreign = blurred(ground.coarse, blurred(ground.coarse, key.distance.foreign, 4), 4);
        }
    });

    std::vector<std::vector<std::int16_t>> fine(days.size());
    parallel_for(static_cast<int>(days.size()), [&](int begin, int end) {
        for (int k = begin; k < end; ++k) {
            const RawKey& key = raw[static_cast<std::size_t>(k)];
            const std::vector<float> values = refined(ground, key.sections, key.distance);
            std::vector<std::int16_t>& out = fine[static_cast<std::size_t>(k)];
            out.resize(size);
            for (std::size_t c = 0; c < size; ++c)
                out[c] = rounded(values[c] / step_m);
        }
    });

    const std::vector<Loss> all_losses = losses(campaign);
    base.days_.reserve(days.size());
    for (const DayTraces& day : days)
        base.days_.push_back(day.date);
    base.keys_ = std::move(fine);
    for (std::size_t k = 1; k < days.size(); ++k) {
        const std::vector<float> may_lose = loss_weight(ground, all_losses, days[k - 1].date, days[k].date);
        // Where this day carries an old front over, the truth lies between the day before and the next that
        // knows.
        const std::vector<float>& foreign = raw[k].foreign;
        std::vector<std::int16_t>& now = base.keys_[k];
        const std::vector<std::int16_t>& before = base.keys_[k - 1];
        parallel_for(ground.fine.height, [&](int begin, int end) {
            for (int j = begin; j < end; ++j)
                for (int i = 0; i < ground.fine.width; ++i) {
                    const std::size_t c = ground.fine.index(i, j);
                    const float held = static_cast<float>(before[c]) * step_m;
                    float said = static_cast<float>(now[c]) * step_m;
                    if (held * said > 0 && std::min(std::fabs(held), std::fabs(said)) > nobodys_business_m)
                        continue;
                    const float unknown = foreign.empty() ? 0 : coarse_at_fine(ground.coarse, foreign, i, j);
                    if (unknown > 0) {
                        std::size_t next = k + 1;
                        while (next < days.size() && !raw[next].foreign.empty() &&
                               coarse_at_fine(ground.coarse, raw[next].foreign, i, j) > 0.5f)
                            ++next;
                        float between = held;
                        if (next < days.size()) {
                            const double whole = days_between(days[k - 1].date, days[next].date);
                            const float u =
                                static_cast<float>(days_between(days[k - 1].date, days[k].date) / whole);
                            between = held * (1 - u) + static_cast<float>(base.keys_[next][c]) * step_m * u;
                        }
                        said = said * (1 - unknown) + between * unknown;
                    }
                    const float moved = said - held;
                    if (std::fabs(moved) <= advance_from_m) {
                        now[c] = before[c];
                        continue;
                    }
                    float accepted = smooth_step(advance_from_m, advance_full_m, moved);
                    if (moved < 0) {
                        const float loss = coarse_at_fine(ground.coarse, may_lose, i, j);
                        accepted = smooth_step(advance_from_m, advance_full_m, -moved) * loss +
                                   smooth_step(retreat_from_m, retreat_full_m, -moved) * (1 - loss);
                    }
                    now[c] = rounded((held + accepted * moved) / step_m);
                }
        });
    }
    return base;
}

KeyBracket BaseField::bracket_at(CampaignTime time) const {
    const auto after = std::upper_bound(days_.begin(), days_.end(), time);
    if (after == days_.begin()) return {0, 0, 0};
    const int a = static_cast<int>(after - days_.begin()) - 1;
    if (after == days_.end()) return {a, a, 0};
    const double whole = days_between(key_date(a), key_date(a + 1));
    return {a, a + 1, static_cast<float>(days_between(key_date(a), time) / whole)};
}

Motion BaseField::motion_at(CampaignTime time) const {
    Motion motion;
    const KeyBracket bracket = bracket_at(time);
    if (bracket.a == key_count() - 1) return motion;
    for (int a = bracket.a - 1; a <= bracket.a + 1; ++a) {
        if (a < 0 || a + 1 >= key_count()) continue;
        double off = 0;
        if (time < key_date(a)) off = days_between(time, key_date(a));
        if (time > key_date(a + 1)) off = days_between(key_date(a + 1), time);
        motion.intervals[static_cast<std::size_t>(motion.count++)] = {
            a, a + 1, static_cast<float>(days_between(key_date(a), key_date(a + 1))),
            static_cast<float>(off / easing_days)};
    }
    return motion;
}

float BaseField::mobility(const Motion::Interval& interval, std::size_t cell) const {
    const float moved = std::fabs(at(interval.b, cell) - at(interval.a, cell));
    return smooth_step(standing_speed, moving_speed, moved / interval.days);
}

float BaseField::mobility(const Motion& motion, std::size_t cell) const {
    float lowest = 1;
    for (int k = 0; k < motion.count; ++k) {
        const Motion::Interval& interval = motion.intervals[static_cast<std::size_t>(k)];
        if (interval.ease < lowest) lowest = std::min(lowest, mobility(interval, cell) + interval.ease);
    }
    return lowest;
}

float BaseField::standing_m_per_day() {
    return standing_speed;
}

float BaseField::sample(int key, PlanePoint point) const {
    const double column = std::clamp(frame_.column(point), 0.0, frame_.width - 1.001);
    const double row = std::clamp(frame_.row(point), 0.0, frame_.height - 1.001);
    const int i = static_cast<int>(column), j = static_cast<int>(row);
    const float u = static_cast<float>(column - i), v = static_cast<float>(row - j);
    const float south = at(key, frame_.index(i, j)) * (1 - u) + at(key, frame_.index(i + 1, j)) * u;
    const float north = at(key, frame_.index(i, j + 1)) * (1 - u) + at(key, frame_.index(i + 1, j + 1)) * u;
    return south * (1 - v) + north * v;
}

float BaseField::sample(PlanePoint point, CampaignTime time) const {
    const KeyBracket bracket = bracket_at(time);
    const float a = sample(bracket.a, point);
    return bracket.weight > 0 ? a * (1 - bracket.weight) + sample(bracket.b, point) * bracket.weight : a;
}

} // namespace bagration
