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
/// A front slower than the first number stands, faster than the second it moves; it takes some days to get
/// from one to the other.
constexpr float standing_speed = 100, moving_speed = 600; ///< Metres per day.
constexpr double easing_days = 2;
/// What is smoothed over some cells must not reach into ground where the front stands: the foot of the slope
/// is cut.
constexpr float edge_low = 0.25f, edge_high = 0.85f;

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
        if (k > 0) carry_over(ground, raw[k].sections, raw[k - 1].sections, days[k].partial);
    }
    std::vector<std::vector<std::int16_t>> fine(days.size());
    parallel_for(static_cast<int>(days.size()), [&](int begin, int end) {
        NearFront scratch;
        for (int k = begin; k < end; ++k) {
            RawKey& key = raw[static_cast<std::size_t>(k)];
            const FrontDistance distance = front_distance(ground, key.sections);
            const bool whole =
                std::all_of(distance.foreign.begin(), distance.foreign.end(), [](float f) { return f == 0; });
            if (!whole) key.foreign = blurred(ground.coarse, blurred(ground.coarse, distance.foreign, 4), 4);
            const std::vector<float>& values = refined(ground, key.sections, distance, scratch);
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
    base.coarse_ = ground.coarse;
    for (std::size_t k = 1; k < days.size(); ++k) {
        const std::vector<float> may_lose = loss_weight(ground, all_losses, days[k - 1].date, days[k].date);
        const std::vector<float>& foreign = raw[k].foreign;
        std::vector<std::int16_t>& now = base.keys_[k];
        const std::vector<std::int16_t>& before = base.keys_[k - 1];
        // What the day says of a cell, of which it knows nothing to the part `unknown`: where it carries an
        // old front over, the truth lies between the day before and the next that knows.
        const auto said_at = [&](std::size_t c, int i, int j, float held, float unknown) {
            const float said = static_cast<float>(now[c]) * step_m;
            if (unknown <= 0) return said;
            std::size_t next = k + 1;
            while (next < days.size() && !raw[next].foreign.empty() &&
                   coarse_at_fine(ground.coarse, raw[next].foreign, i, j) > 0.5f)
                ++next;
            float between = held;
            if (next < days.size()) {
                const double whole = days_between(days[k - 1].date, days[next].date);
                const float u = static_cast<float>(days_between(days[k - 1].date, days[k].date) / whole);
                between = held * (1 - u) + static_cast<float>(base.keys_[next][c]) * step_m * u;
            }
            return said * (1 - unknown) + between * unknown;
        };
        // How much of a movement counts is found on the coarse grid and smoothed, so that a front that moves
        // joins one that stands without a step.
        std::vector<float> counts(ground.coarse.size(), 0);
        parallel_for(ground.coarse.height, [&](int begin, int end) {
            for (int j = begin; j < end; ++j)
                for (int i = 0; i < ground.coarse.width; ++i) {
                    const std::size_t c = ground.fine.index(2 * i, 2 * j), at = ground.coarse.index(i, j);
                    const float held = static_cast<float>(before[c]) * step_m;
                    const float unknown = foreign.empty() ? 0 : foreign[at];
                    const float moved = said_at(c, 2 * i, 2 * j, held, unknown) - held;
                    counts[at] = smooth_step(advance_from_m, advance_full_m, std::fabs(moved));
                    if (moved < 0)
                        counts[at] = counts[at] * may_lose[at] +
                                     smooth_step(retreat_from_m, retreat_full_m, -moved) * (1 - may_lose[at]);
                }
        });
        counts = blurred(ground.coarse, blurred(ground.coarse, counts, 2), 2);
        for (float& count : counts)
            count = smooth_step(edge_low, edge_high, count);
        parallel_for(ground.fine.height, [&](int begin, int end) {
            std::vector<float> row, unknown(static_cast<std::size_t>(ground.fine.width), 0);
            for (int j = begin; j < end; ++j) {
                coarse_at_fine_row(ground.coarse, counts, j, ground.fine.width, row);
                const auto standing = [](float count) { return count <= 0.001f; };
                if (std::all_of(row.begin(), row.end(), standing)) {
                    std::copy_n(&before[ground.fine.index(0, j)], row.size(), &now[ground.fine.index(0, j)]);
                    continue;
                }
                if (!foreign.empty())
                    coarse_at_fine_row(ground.coarse, foreign, j, ground.fine.width, unknown);
                for (int i = 0; i < ground.fine.width; ++i) {
                    const std::size_t c = ground.fine.index(i, j);
                    const float count = row[static_cast<std::size_t>(i)];
                    const float held = static_cast<float>(before[c]) * step_m;
                    now[c] = standing(count)
                                 ? before[c]
                                 : rounded((held + count * (said_at(c, i, j, held,
                                                                    unknown[static_cast<std::size_t>(i)]) -
                                                            held)) /
                                           step_m);
                }
            }
        });
    }
    base.find_mobility();
    return base;
}

void BaseField::find_mobility() {
    mobility_.resize(days_.size());
    parallel_for(key_count() - 1, [&](int begin, int end) {
        for (int k = begin; k < end; ++k) {
            const float days = static_cast<float>(days_between(key_date(k), key_date(k + 1)));
            std::vector<float> moves(coarse_.size());
            for (int j = 0; j < coarse_.height; ++j)
                for (int i = 0; i < coarse_.width; ++i) {
                    const std::size_t c = frame_.index(2 * i, 2 * j);
                    moves[coarse_.index(i, j)] =
                        smooth_step(standing_speed, moving_speed, std::fabs(at(k + 1, c) - at(k, c)) / days);
                }
            moves = blurred(coarse_, blurred(coarse_, moves, 2), 2);
            std::vector<std::uint8_t>& kept = mobility_[static_cast<std::size_t>(k)];
            kept.resize(moves.size());
            for (std::size_t c = 0; c < moves.size(); ++c)
                kept[c] = static_cast<std::uint8_t>(255 * smooth_step(edge_low, edge_high, moves[c]));
        }
    });
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

float BaseField::mobility(const Motion::Interval& interval, int i, int j) const {
    const std::vector<std::uint8_t>& values = mobility_[static_cast<std::size_t>(interval.a)];
    const int column = std::clamp((i - 1) / 2, 0, coarse_.width - 2),
              row = std::clamp((j - 1) / 2, 0, coarse_.height - 2);
    const float u = std::clamp((static_cast<float>(i) - 0.5f) / 2 - static_cast<float>(column), 0.0f, 1.0f);
    const float v = std::clamp((static_cast<float>(j) - 0.5f) / 2 - static_cast<float>(row), 0.0f, 1.0f);
    const std::uint8_t* south = &values[coarse_.index(column, row)];
    const std::uint8_t* north = &values[coarse_.index(column, row + 1)];
    return ((static_cast<float>(south[0]) * (1 - u) + static_cast<float>(south[1]) * u) * (1 - v) +
            (static_cast<float>(north[0]) * (1 - u) + static_cast<float>(north[1]) * u) * v) /
           255;
}

float BaseField::mobility(const Motion& motion, int i, int j) const {
    float lowest = 1;
    for (int k = 0; k < motion.count; ++k) {
        const Motion::Interval& interval = motion.intervals[static_cast<std::size_t>(k)];
        if (interval.ease < lowest) lowest = std::min(lowest, mobility(interval, i, j) + interval.ease);
    }
    return lowest;
}

bool BaseField::moves(int key, int i0, int j0, int width, int height) const {
    const std::vector<std::uint8_t>& values = mobility_[static_cast<std::size_t>(key)];
    if (values.empty()) return false;
    for (int j = std::max(0, j0 / 2 - 1); j <= std::min(coarse_.height - 1, (j0 + height) / 2); ++j)
        for (int i = std::max(0, i0 / 2 - 1); i <= std::min(coarse_.width - 1, (i0 + width) / 2); ++i)
            if (values[coarse_.index(i, j)] != 0) return true;
    return false;
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
