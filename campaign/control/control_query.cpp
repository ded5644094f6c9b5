#include "campaign/control/control_field_impl.hpp"
#include "campaign/control/marching_squares.hpp"

#include <algorithm>
#include <cmath>

namespace bagration {
namespace {

/// A place in dispute is in dispute with its outskirts.
constexpr double contested_radius_m = 4'000;
/// Without an outline, a town of another side speaks for this much ground around it.
constexpr double other_side_radius_m = 8'000;

double minutes_since(CampaignTime start, CampaignTime time) {
    return static_cast<double>((time - start).count());
}

/// Who the nearest place within reach belongs to at a time, if it is of neither bloc.
struct PlaceWord {
    bool contested = false;
    SideIndex other = no_side;
};

PlaceWord word_of_places(const Campaign& campaign, const std::vector<DatedPlace>& places, PlanePoint point,
                         CampaignTime time) {
    double nearest = other_side_radius_m;
    PlaceWord word;
    const auto first =
        std::lower_bound(places.begin(), places.end(), point.x_m - nearest,
                         [](const DatedPlace& dated, double x_m) { return dated.point.x_m < x_m; });
    for (auto dated = first; dated != places.end() && dated->point.x_m <= point.x_m + nearest; ++dated) {
        const double d = distance_m(dated->point, point);
        if (d > nearest) continue;
        const Place& place = campaign.places[static_cast<std::size_t>(dated->place)];
        SideIndex side = place.control.front().side;
        for (const ControlChange& change : place.control)
            if (change.since <= time) side = change.side;
        nearest = d;
        const bool other = side >= 0 && campaign.sides[static_cast<std::size_t>(side)].bloc == Bloc::other;
        word = {side == no_side && d <= contested_radius_m, other ? side : no_side};
    }
    return word;
}

SideIndex area_of_other_side(const Campaign& campaign, PlanePoint point, CampaignTime time) {
    for (const Area& area : campaign.areas) {
        if (time < area.from || time >= area.to || area.rings.empty() || area.side < 0) continue;
        if (campaign.sides[static_cast<std::size_t>(area.side)].bloc != Bloc::other) continue;
        const DatedRing* ring = &area.rings.front();
        for (const DatedRing& candidate : area.rings)
            if (candidate.date <= time) ring = &candidate;
        if (contains(ring->polygon, point)) return area.side;
    }
    return no_side;
}

} // namespace

SliceBracket ControlField::Impl::bracket(double minutes) const {
    const auto position = [&](std::size_t k) { return minutes_since(campaign->start, times[k]); };
    if (minutes <= position(0)) return {0, 0, 0};
    if (minutes >= position(times.size() - 1)) {
        const int last = static_cast<int>(times.size()) - 1;
        return {last, last, 0};
    }
    std::size_t low = 0, high = times.size() - 1;
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (position(middle) <= minutes ? low : high) = middle;
    }
    const double weight = (minutes - position(low)) / (position(high) - position(low));
    return {static_cast<int>(low), static_cast<int>(high), static_cast<float>(weight)};
}

const GridFrame& ControlField::frame() const {
    return impl_->tiles.frame();
}
std::span<const std::uint8_t> ControlField::told_cells() const {
    return impl_->told;
}

int ControlField::slice_count() const {
    return static_cast<int>(impl_->times.size());
}
CampaignTime ControlField::slice_time(int slice) const {
    BAGRATION_EXPECTS(slice >= 0 && slice < slice_count());
    return impl_->times[static_cast<std::size_t>(slice)];
}
SliceBracket ControlField::bracket_at(double minutes) const {
    return impl_->bracket(minutes);
}

void ControlField::read_slice(int slice, std::span<float> phi_m) const {
    impl_->tiles.read(slice, 0, 0, frame().width, frame().height, phi_m);
}

void ControlField::read_slice(int slice, int i0, int j0, int w, int h, std::span<float> phi_m) const {
    impl_->tiles.read(slice, i0, j0, w, h, phi_m);
}

std::vector<ControlField::CellBox> ControlField::changed_boxes(int slice_a, int slice_b) const {
    const TileStore& tiles = impl_->tiles;
    std::vector<CellBox> boxes;
    for (int row = 0; row < tiles.tile_rows(); ++row)
        for (int column = 0; column < tiles.tile_columns(); ++column) {
            const int tile = row * tiles.tile_columns() + column;
            if (tiles.id(slice_a, tile) == tiles.id(slice_b, tile)) continue;
            const int i0 = column * control_tile_cells, j0 = row * control_tile_cells;
            CellBox* last = boxes.empty() ? nullptr : &boxes.back();
            if (last && last->j0 == j0 && last->i0 + last->w == i0)
                last->w += control_tile_cells;
            else
                boxes.push_back({i0, j0, control_tile_cells, control_tile_cells});
        }
    // Runs of equal extent in neighbouring rows are one box.
    std::vector<CellBox> merged;
    for (const CellBox& box : boxes) {
        const auto above = std::find_if(merged.begin(), merged.end(), [&](const CellBox& m) {
            return m.i0 == box.i0 && m.w == box.w && m.j0 + m.h == box.j0;
        });
        if (above != merged.end())
            above->h += box.h;
        else
            merged.push_back(box);
    }
    return merged;
}

const GridFrame& ControlField::certainty_frame() const {
    return impl_->certainty.frame();
}

std::span<const std::uint8_t> ControlField::certainty_slice(int slice) const {
    BAGRATION_EXPECTS(slice >= 0 && slice < slice_count());
    return impl_->certainty.slice(slice);
}

double ControlField::certainty(PlanePoint point, double minutes) const {
    const SliceBracket bracket = bracket_at(minutes);
    const double a = impl_->certainty.sample(bracket.a, point);
    if (bracket.weight <= 0) return a;
    return a + (impl_->certainty.sample(bracket.b, point) - a) * static_cast<double>(bracket.weight);
}

double ControlField::phi_m(PlanePoint point, double minutes) const {
    const SliceBracket bracket = bracket_at(minutes);
    const double a = impl_->tiles.sample_m(bracket.a, point);
    if (bracket.weight <= 0) return a;
    return a + (static_cast<double>(impl_->tiles.sample_m(bracket.b, point)) - a) * bracket.weight;
}

ControlAnswer ControlField::control_at(PlanePoint point, CampaignTime time) const {
    const Campaign& campaign = *impl_->campaign;
    ControlAnswer answer;
    answer.told = (campaign.theatre.outer.empty() || contains(campaign.theatre, point)) &&
                  !(impl_->ground.is_sea && impl_->ground.is_sea(point));
    if (!answer.told) return answer;
    const TileStore& tiles = impl_->tiles;
    const double minutes = minutes_since(campaign.start, time);
    const SliceBracket bracket = bracket_at(minutes);
    answer.front_distance_m = phi_m(point, minutes);
    answer.certainty = certainty(point, minutes);
    const bool positive = answer.front_distance_m > 0;
    answer.side = positive ? campaign.positive_side : campaign.negative_side;

    // Back through the slices to the last zero crossing. The four cells around the point lie in at most four
    // tiles; where those did not change nothing needs to be sampled.
    const GridFrame& grid = tiles.frame();
    const int i = std::clamp(static_cast<int>(grid.column(point)), 0, grid.width - 2);
    const int j = std::clamp(static_cast<int>(grid.row(point)), 0, grid.height - 2);
    const int first_tile = j / control_tile_cells * tiles.tile_columns() + i / control_tile_cells;
    const int last_tile = (j + 1) / control_tile_cells * tiles.tile_columns() + (i + 1) / control_tile_cells;
    const int sign = positive ? 1 : -1;
    double later_value = answer.front_distance_m, later_minutes = minutes;
    for (int slice = bracket.a; slice >= 0; --slice) {
        const bool one_tile = first_tile == last_tile;
        if (one_tile && tiles.sign(tiles.id(slice, first_tile)) == sign) continue;
        if (one_tile && slice < bracket.a && tiles.id(slice, first_tile) == tiles.id(slice + 1, first_tile))
            continue;
        const double value = tiles.sample_m(slice, point);
        const double at = minutes_since(campaign.start, impl_->times[static_cast<std::size_t>(slice)]);
        if ((value > 0) != positive) {
            if (slice < bracket.a) {
                later_minutes =
                    minutes_since(campaign.start, impl_->times[static_cast<std::size_t>(slice) + 1]);
                later_value = tiles.sample_m(slice + 1, point);
            }
            const double t = value / (value - later_value);
            const double crossing = at + t * (later_minutes - at);
            answer.changed_on =
                campaign.start + CampaignDuration{static_cast<std::int64_t>(std::ceil(crossing))};
            break;
        }
    }

    const PlaceWord word = word_of_places(campaign, impl_->dated_places, point, time);
    if (word.contested) {
        answer.contested = true;
        answer.side = no_side;
    } else if (!positive) {
        SideIndex other = area_of_other_side(campaign, point, time);
        if (other == no_side) other = word.other;
        if (other != no_side) answer.side = other;
    }
    return answer;
}

std::vector<FrontLine> ControlField::front_lines(double minutes) const {
    const SliceBracket bracket = bracket_at(minutes);
    const TileStore& tiles = impl_->tiles;
    const GridFrame& grid = frame();
    const int columns = tiles.tile_columns(), rows = tiles.tile_rows();
    // Most of the map is far from the front: tiles of one sign among tiles of the same sign.
    std::vector<int> signs;
    for (int tile = 0; tile < tiles.tile_count(); ++tile) {
        const int a = tiles.sign(tiles.id(bracket.a, tile)), b = tiles.sign(tiles.id(bracket.b, tile));
        signs.push_back(bracket.weight <= 0 || a == b ? a : 0);
    }
    const auto all_around = [&](int row, int column, auto&& is) {
        for (int r = std::max(row - 1, 0); r <= std::min(row + 1, rows - 1); ++r)
            for (int c = std::max(column - 1, 0); c <= std::min(column + 1, columns - 1); ++c)
                if (!is(static_cast<std::size_t>(r * columns + c))) return false;
        return true;
    };
    QuietBlocks quiet{control_tile_cells, columns, {}};
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const int sign = signs[static_cast<std::size_t>(row * columns + column)];
            quiet.is_quiet.push_back(
                sign != 0 && all_around(row, column, [&](std::size_t tile) { return signs[tile] == sign; }));
        }
    std::vector<float> phi(grid.size()), block(control_tile_size), later(control_tile_size);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const auto tile = static_cast<std::size_t>(row * columns + column);
            const int i0 = column * control_tile_cells, j0 = row * control_tile_cells;
            if (all_around(row, column, [&](std::size_t around) { return quiet.is_quiet[around] != 0; }))
                continue; // Nobody looks at it.
            if (quiet.is_quiet[tile]) {
                std::ranges::fill(block, static_cast<float>(signs[tile]));
            } else {
                read_slice(bracket.a, i0, j0, control_tile_cells, control_tile_cells, block);
                if (bracket.weight > 0) {
                    read_slice(bracket.b, i0, j0, control_tile_cells, control_tile_cells, later);
                    for (std::size_t k = 0; k < block.size(); ++k)
                        block[k] += (later[k] - block[k]) * bracket.weight;
                }
            }
            for (int j = 0; j < control_tile_cells; ++j)
                std::copy_n(block.begin() + j * control_tile_cells, control_tile_cells,
                            phi.begin() + static_cast<std::ptrdiff_t>(grid.index(i0, j0 + j)));
        }
    const std::vector<std::uint8_t>& told = impl_->told;
    return zero_lines(
        grid, phi,
        [&](int i, int j) {
            const std::size_t k = grid.index(i, j), above = grid.index(i, j + 1);
            return told[k] || told[k + 1] || told[above] || told[above + 1];
        },
        quiet);
}

void ControlField::Impl::list_places() {
    dated_places.clear();
    for (std::size_t k = 0; k < campaign->places.size(); ++k)
        if (!campaign->places[k].control.empty())
            dated_places.push_back({campaign->places[k].point, static_cast<int>(k)});
    std::stable_sort(dated_places.begin(), dated_places.end(),
                     [](const DatedPlace& a, const DatedPlace& b) { return a.point.x_m < b.point.x_m; });
}

void ControlField::Impl::count_told() {
    const GridFrame& grid = tiles.frame();
    told_in_tile.assign(static_cast<std::size_t>(tiles.tile_count()), 0);
    for (int j = 0; j < grid.height; ++j)
        for (int i = 0; i < grid.width; ++i)
            told_in_tile[static_cast<std::size_t>(j / control_tile_cells * tiles.tile_columns() +
                                                  i / control_tile_cells)] += told[grid.index(i, j)];
}

ControlField::HeldArea ControlField::held_area(double minutes) const {
    const SliceBracket bracket = bracket_at(minutes);
    const TileStore& tiles = impl_->tiles;
    const GridFrame& grid = frame();
    double positive = 0, all = 0;
    for (int tile = 0; tile < tiles.tile_count(); ++tile) {
        const double told_cells = impl_->told_in_tile[static_cast<std::size_t>(tile)];
        if (told_cells <= 0) continue;
        all += told_cells;
        const std::uint32_t id_a = tiles.id(bracket.a, tile), id_b = tiles.id(bracket.b, tile);
        if (tiles.sign(id_a) != 0 && tiles.sign(id_a) == tiles.sign(id_b)) {
            if (tiles.sign(id_a) > 0) positive += told_cells;
            continue;
        }
        const int i0 = tile % tiles.tile_columns() * control_tile_cells;
        const int j0 = tile / tiles.tile_columns() * control_tile_cells;
        for (int cell = 0; cell < control_tile_size; ++cell) {
            const int column = cell % control_tile_cells, row = cell / control_tile_cells;
            if (!impl_->told[grid.index(i0 + column, j0 + row)]) continue;
            const double a = tiles.value_m(id_a, column, row), b = tiles.value_m(id_b, column, row);
            const double phi = a + (b - a) * static_cast<double>(bracket.weight);
            // A cell that the front crosses counts in parts.
            positive += std::clamp(0.5 + phi / grid.cell_m, 0.0, 1.0);
        }
    }
    const double cell_km2 = grid.cell_m * grid.cell_m / 1e6;
    return {(all - positive) * cell_km2, positive * cell_km2};
}

std::vector<Diagnostic> ControlField::conflicts() const {
    return impl_->conflicts;
}

} // namespace bagration
