#include "terrain/bake/settle.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

/// A known error of the land at a place.
struct Miss {
    PlanePoint place;
    float metres = 0; ///< To be added.
    float weight = 1;
    double sigma_m = 0; ///< How far it tells.
};

/// Calls body(sample, distance) for every sample within a radius.
template <class Body>
void around(const GridFrame& frame, PlanePoint centre, double radius_m, Body&& body) {
    const double reach = radius_m / frame.cell_m, column = frame.column(centre), row = frame.row(centre);
    const int i0 = std::max(0, static_cast<int>(std::ceil(column - reach)));
    const int i1 = std::min(frame.width - 1, static_cast<int>(std::floor(column + reach)));
    const int j0 = std::max(0, static_cast<int>(std::ceil(row - reach)));
    const int j1 = std::min(frame.height - 1, static_cast<int>(std::floor(row + reach)));
    for (int j = j0; j <= j1; ++j)
        for (int i = i0; i <= i1; ++i) {
            const double d = distance_m(frame.point(i, j), centre);
            if (d <= radius_m) body(frame.index(i, j), d);
        }
}

float bell(double distance, double sigma) {
    return static_cast<float>(std::exp(-0.5 * (distance / sigma) * (distance / sigma)));
}

/// The mean error around every sample, drawn towards `usual_m` where little is known: `caution` is the weight
/// of that.
Field spread(const std::vector<Miss>& misses, float caution, Field usual_m) {
    const GridFrame frame = usual_m.frame;
    Field sum = std::move(usual_m), weight(frame, caution);
    for (float& value : sum.values)
        value *= caution;
    for (const Miss& miss : misses)
        around(frame, miss.place, 3 * miss.sigma_m, [&](std::size_t k, double d) {
            const float share = miss.weight * bell(d, miss.sigma_m);
            sum.values[k] += share * miss.metres;
            weight.values[k] += share;
        });
    for_each_sample(frame, [&](int, int, std::size_t k) { sum.values[k] /= weight.values[k]; });
    return sum;
}

/// The errors at the places of the frame whose height can be right.
std::vector<Miss> misses_of(const Field& land_m, const Field& ruggedness_m,
                            const std::vector<PlacedHeight>& places, double sigma_m) {
    constexpr float tolerance_m = 80, tolerance_share = 3.0f;
    std::vector<Miss> out;
    for (const PlacedHeight& known : places) {
        if (!land_m.frame.inside(known.place)) continue;
        const float metres = known.height_m - sample_cubic(land_m, known.place);
        const float rugged = sample_linear(ruggedness_m, known.place);
        if (!known.sure && std::fabs(metres) > tolerance_m + tolerance_share * rugged) continue;
        out.push_back({known.place, metres, 1, sigma_m});
    }
    return out;
}

/// The lowest (sign 1) or highest (sign -1) value within some cells of every sample.
Field extreme(const Field& field, int cells, float sign) {
    const GridFrame& frame = field.frame;
    const auto pass = [&](const Field& in, bool rows) {
        Field out(frame);
        for_each_sample(frame, [&](int i, int j, std::size_t k) {
            float best = sign * in.values[k];
            for (int d = -cells; d <= cells; ++d) {
                const int x = rows ? std::clamp(i + d, 0, frame.width - 1) : i;
                const int y = rows ? j : std::clamp(j + d, 0, frame.height - 1);
                best = std::min(best, sign * in.at(x, y));
            }
            out.values[k] = sign * best;
        });
        return out;
    };
    return pass(pass(field, true), false);
}

} // namespace

void settle_districts(Field& land_m, const Field& ruggedness_m, const std::vector<PlacedHeight>& places) {
    constexpr double sigma_m = 15000;
    constexpr float caution = 1.0f;
    std::vector<Miss> misses = misses_of(land_m, ruggedness_m, places, sigma_m);
    for (Miss& miss : misses) {
        const float rugged = sample_linear(ruggedness_m, miss.place) / 30;
        miss.weight = 1 / (1 + rugged * rugged);
    }
    const Field error = spread(misses, caution, Field(land_m.frame));
    for_each_sample(land_m.frame, [&](int, int, std::size_t k) {
        land_m.values[k] += error.values[k] * static_cast<float>(smoothstep(90, 30, ruggedness_m.values[k]));
    });
}

namespace {

/// Where every sample lies between the lowest and the highest ground around it, 0 ... 1; in plains, where
/// there is little between the two, near 0.
Field place_in_relief(const Field& land_m) {
    constexpr double reach_m = 5000, smooth_m = 2000;
    constexpr float plain_m = 60;
    const int cells = std::max(1, static_cast<int>(std::lround(reach_m / land_m.frame.cell_m)));
    Field low = extreme(land_m, cells, 1), high = extreme(land_m, cells, -1);
    blur(low, smooth_m);
    blur(high, smooth_m);
    Field up(land_m.frame);
    for_each_sample(up.frame, [&](int, int, std::size_t k) {
        up.values[k] = std::clamp((land_m.values[k] - low.values[k]) /
                                      (std::max(0.0f, high.values[k] - low.values[k]) + plain_m),
                                  0.0f, 1.0f);
    });
    return up;
}

} // namespace

Field floor_share(const Field& land_m) {
    Field share = place_in_relief(land_m);
    for (float& value : share.values)
        value = static_cast<float>(smoothstep(0.65, 0.2, value));
    return share;
}

void raise_ridges(Field& land_m, const Field& data_m, const Field& ruggedness_m,
                  const std::vector<PlacedHeight>& summits) {
    constexpr double top_m = 4000, sigma_m = 14000, mean_m = 10000;
    constexpr float caution = 0.6f, most_m = 900, crest = 1.5f, mean_share = 0.6f;
    // Fitted: named summits stand that much above the data, and more in rugged country.
    constexpr float usual_m = 300, usual_share = 1.3f;
    const int cells = std::max(1, static_cast<int>(std::lround(top_m / land_m.frame.cell_m)));
    Field lack = extreme(land_m, cells, -1);
    blur(lack, top_m);
    for_each_sample(lack.frame, [&](int, int, std::size_t k) {
        const float rugged = ruggedness_m.values[k];
        const float above = data_m.values[k] + usual_m + usual_share * rugged - lack.values[k];
        lack.values[k] = std::clamp(above, 0.0f, most_m) * static_cast<float>(smoothstep(60, 180, rugged));
    });
    std::vector<Miss> misses;
    for (const PlacedHeight& summit : summits) {
        if (!land_m.frame.inside(summit.place)) continue;
        float top = -1e9f;
        around(land_m.frame, summit.place, top_m,
               [&](std::size_t k, double) { top = std::max(top, land_m.values[k]); });
        misses.push_back({summit.place, std::clamp(summit.height_m - top, 0.0f, most_m), 1, sigma_m});
    }
    const Field up = place_in_relief(land_m);
    Field raised = spread(misses, caution, std::move(lack));
    for_each_sample(raised.frame, [&](int, int, std::size_t k) {
        const float ridge = std::pow(up.values[k], crest);
        raised.values[k] *= ridge * static_cast<float>(smoothstep(25, 90, ruggedness_m.values[k]));
    });
    // What ridges gain the slopes between them lose, floors less: on the whole the data are right.
    const Field mean = blurred(raised, mean_m);
    for_each_sample(land_m.frame, [&](int, int, std::size_t k) {
        const auto slope = static_cast<float>(0.4 + 0.6 * smoothstep(0, 0.3, up.values[k]));
        land_m.values[k] += raised.values[k] - mean_share * slope * mean.values[k];
    });
}

void settle_floors(Field& land_m, const Field& ruggedness_m, const std::vector<PlacedHeight>& places) {
    struct Round {
        double sigma_m;
        float caution, usual_share; ///< The last: by what share of the ruggedness floors are too high.
    };
    for (const Round round : {Round{12000, 0.8f, 0.3f}, Round{6000, 0.5f, 0}}) {
        const Field share = floor_share(land_m);
        Field usual(land_m.frame);
        for_each_sample(usual.frame, [&](int, int, std::size_t k) {
            const float rugged = ruggedness_m.values[k];
            usual.values[k] = -round.usual_share * rugged * static_cast<float>(smoothstep(60, 180, rugged));
        });
        const Field error =
            spread(misses_of(land_m, ruggedness_m, places, round.sigma_m), round.caution, std::move(usual));
        for_each_sample(land_m.frame, [&](int, int, std::size_t k) {
            land_m.values[k] += error.values[k] * share.values[k];
        });
    }
}

void settle_places(Field& land_m, const Field& ruggedness_m, const std::vector<PlacedHeight>& places,
                   const std::vector<PlacedHeight>& summits) {
    constexpr double plain_sigma_m = 3200, mountain_sigma_m = 1500;
    constexpr float caution = 0.5f; // Less would leave a mesa around each place, with a rim.
    // Neighbours disturb each other, so they settle in a few rounds.
    for (int round = 0; round < 6; ++round) {
        std::vector<Miss> misses = misses_of(land_m, ruggedness_m, places, plain_sigma_m);
        for (Miss& miss : misses)
            miss.sigma_m += (mountain_sigma_m - plain_sigma_m) *
                            smoothstep(15, 70, sample_linear(ruggedness_m, miss.place));
        const std::vector<Miss> held = misses_of(land_m, ruggedness_m, summits, mountain_sigma_m);
        misses.insert(misses.end(), held.begin(), held.end());
        const Field error = spread(misses, caution, Field(land_m.frame));
        for_each_sample(land_m.frame, [&](int, int, std::size_t k) { land_m.values[k] += error.values[k]; });
    }
    // Towns stand on level ground: what was synthesised as a slope through one is made gentler.
    constexpr double shelf_m = 1300;
    constexpr float level_share = 0.7f;
    for (const Miss& miss : misses_of(land_m, ruggedness_m, places, shelf_m)) {
        const float town_m = sample_cubic(land_m, miss.place);
        const float share =
            level_share * static_cast<float>(smoothstep(15, 60, sample_linear(ruggedness_m, miss.place)));
        around(land_m.frame, miss.place, 2.5 * shelf_m, [&](std::size_t k, double d) {
            land_m.values[k] += (town_m - land_m.values[k]) * share * bell(d, shelf_m);
        });
    }
}

} // namespace bagration
