#include "terrain/bake/gshhg.hpp"

#include "terrain/bake/netcdf_file.hpp"
#include "terrain/geo/contract.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace bagration {

namespace {

constexpr int units_per_bin = 65535;
constexpr const char* package = "gmt-gshhg-full";

/// What both kinds of binned file have in common.
struct BinLayout {
    double bin_deg = 1;
    int across = 360, up = 180; ///< Bins around the globe and from pole to pole.
    std::vector<int> first_piece, pieces;
    std::size_t piece_count = 0, point_count = 0;

    /// Bins are stored row by row from the north, from 0 degrees eastwards; columns here count from 180 W.
    std::size_t index(int column, int row) const {
        const int stored_column = ((column - across / 2) % across + across) % across;
        return static_cast<std::size_t>(up - 1 - row) * static_cast<std::size_t>(across) +
               static_cast<std::size_t>(stored_column);
    }
};

Expected<BinLayout> read_layout(const NetcdfFile& file) {
    BinLayout layout;
    const auto size = file.ints("Bin_size_in_minutes", 0, 1);
    const auto bins = file.dimension("Dimension_of_bin_arrays");
    const auto pieces = file.dimension("Dimension_of_segment_arrays");
    const auto points = file.dimension("Dimension_of_point_arrays");
    if (!size || !bins || !pieces || !points)
        return fail(ExitCode::usage, "not a binned shore file of GMT",
                    std::string("install the Debian package ") + package);
    layout.bin_deg = size->front() / 60.0;
    layout.across = static_cast<int>(std::lround(360 / layout.bin_deg));
    layout.up = static_cast<int>(std::lround(180 / layout.bin_deg));
    if (size->front() <= 0 ||
        *bins != static_cast<std::size_t>(layout.across) * static_cast<std::size_t>(layout.up))
        return fail(ExitCode::usage, "a binned shore file with an unknown division of the globe");
    layout.piece_count = *pieces;
    layout.point_count = *points;
    auto first = file.ints("Id_of_first_segment_in_a_bin", 0, *bins);
    auto count = file.ints("N_segments_in_a_bin", 0, *bins);
    if (!first || !count) return tl::unexpected((first ? count : first).error());
    layout.first_piece = std::move(*first);
    layout.pieces = std::move(*count);
    return layout;
}

struct BinPoints {
    std::vector<std::uint16_t> x, y;
};

Expected<BinPoints> read_points(const NetcdfFile& file, std::size_t count) {
    auto x = file.shorts("Relative_longitude_from_SW_corner_of_bin", 0, count);
    auto y = file.shorts("Relative_latitude_from_SW_corner_of_bin", 0, count);
    if (!x || !y) return tl::unexpected((x ? y : x).error());
    return BinPoints{std::move(*x), std::move(*y)};
}

struct BinRange {
    int first_column, first_row, columns, rows;
};

BinRange bins_over(const LonLatBox& box, const BinLayout& layout) {
    const auto column = [&](double lon) {
        return static_cast<int>(std::floor((lon + 180) / layout.bin_deg));
    };
    const auto row = [&](double lat) {
        return std::clamp(static_cast<int>(std::floor((lat + 90) / layout.bin_deg)), 0, layout.up - 1);
    };
    return {column(box.west_deg), row(box.south_deg), column(box.east_deg) - column(box.west_deg) + 1,
            row(box.north_deg) - row(box.south_deg) + 1};
}

LonLat place_of(std::int64_t x, std::int64_t y, double bin_deg) {
    return {static_cast<double>(x) * bin_deg / units_per_bin - 180,
            static_cast<double>(y) * bin_deg / units_per_bin - 90};
}

} // namespace

Expected<Shores> Shores::read(const std::filesystem::path& path, const LonLatBox& box) {
    auto file = NetcdfFile::open(path, package);
    if (!file) return tl::unexpected(file.error());
    const auto layout = read_layout(*file);
    if (!layout) return tl::unexpected(layout.error());
    const auto corners = file->ints("Embedded_node_levels_in_a_bin", 0, layout->first_piece.size());
    const auto info = file->ints("Embedded_npts_levels_exit_entry_for_a_segment", 0, layout->piece_count);
    const auto first_point = file->ints("Id_of_first_point_in_a_segment", 0, layout->piece_count);
    const auto polygon = file->ints("Id_of_GSHHS_ID", 0, layout->piece_count);
    const auto polygons = file->dimension("Dimension_of_polygon_array");
    const auto points = read_points(*file, layout->point_count);
    if (!corners || !info || !first_point || !polygon || !polygons || !points)
        return fail(ExitCode::usage, path.string() + " lacks a variable of a binned shore file",
                    std::string("install the Debian package ") + package);
    const auto parents = file->ints("Id_of_parent_polygons", 0, *polygons);
    const auto areas = file->doubles("The_km_squared_area_of_polygons", 0, *polygons);
    if (!parents || !areas) return tl::unexpected((parents ? areas.error() : parents.error()));

    Shores shores;
    shores.version_ = file->text("version");
    shores.bin_deg_ = layout->bin_deg;
    const BinRange range = bins_over(box, *layout);
    shores.first_column_ = range.first_column;
    shores.first_row_ = range.first_row;
    shores.columns_ = range.columns;
    shores.rows_ = range.rows;
    for (int row = 0; row < range.rows; ++row)
        for (int column = 0; column < range.columns; ++column) {
            const std::size_t b = layout->index(range.first_column + column, range.first_row + row);
            Bin bin;
            bin.south_west = ((*corners)[b] >> 9) & 7;
            for (int s = 0; s < layout->pieces[b]; ++s) {
                const auto id = static_cast<std::size_t>(layout->first_piece[b] + s);
                if (id >= layout->piece_count) return fail(ExitCode::usage, path.string() + " is damaged");
                const int packed = (*info)[id];
                Piece piece;
                piece.level = (packed >> 6) & 7;
                piece.entry_side = (packed >> 3) & 7;
                piece.exit_side = packed & 7;
                piece.polygon = (*polygon)[id];
                const auto count = static_cast<std::size_t>(packed >> 9);
                const auto start = static_cast<std::size_t>((*first_point)[id]);
                if (start > layout->point_count || count > layout->point_count - start || piece.polygon < 0 ||
                    static_cast<std::size_t>(piece.polygon) >= *polygons)
                    return fail(ExitCode::usage, path.string() + " is damaged");
                for (std::size_t k = start; k < start + count; ++k) {
                    piece.x.push_back((range.first_column + column) * units_per_bin + points->x[k]);
                    piece.y.push_back((range.first_row + row) * units_per_bin + points->y[k]);
                }
                if (piece.level >= 1 && piece.level <= 4 && count > 1) bin.pieces.push_back(std::move(piece));
            }
            shores.bins_.push_back(std::move(bin));
        }
    shores.join();
    for (ShoreLine& line : shores.lines_) {
        const auto p = static_cast<std::size_t>(line.polygon);
        line.parent = (*parents)[p];
        line.area_km2 = std::fabs((*areas)[p]);
        line.river = (*areas)[p] < 0; // GMT's mark of a double-lined river.
    }
    return shores;
}

void Shores::join() {
    // Pieces of one polygon follow each other end to start: (polygon, x, y) of every start.
    struct Node {
        const Piece* piece;
        bool used = false;
    };
    std::multimap<std::tuple<int, std::int32_t, std::int32_t>, std::size_t> starts;
    std::vector<Node> nodes;
    for (const Bin& bin : bins_)
        for (const Piece& piece : bin.pieces) {
            starts.emplace(std::tuple{piece.polygon, piece.x.front(), piece.y.front()}, nodes.size());
            nodes.push_back({&piece});
        }
    const auto follower = [&](const Piece& piece) -> Node* {
        // The two bins at a cut may have rounded the same point differently by one unit.
        for (const int dy : {0, -1, 1})
            for (const int dx : {0, -1, 1}) {
                const auto [begin, end] =
                    starts.equal_range({piece.polygon, piece.x.back() + dx, piece.y.back() + dy});
                for (auto it = begin; it != end; ++it)
                    if (!nodes[it->second].used) return &nodes[it->second];
            }
        return nullptr;
    };
    const auto follow = [&](Node& first) {
        ShoreLine line;
        line.level = first.piece->level;
        line.polygon = first.piece->polygon;
        for (Node* node = &first; node; node = follower(*node->piece)) {
            node->used = true;
            const Piece& piece = *node->piece;
            for (std::size_t k = 0; k < piece.x.size(); ++k) {
                const LonLat p = place_of(piece.x[k], piece.y[k], bin_deg_);
                const double joint = 2.0 * bin_deg_ / units_per_bin;
                if (line.points.empty() || std::fabs(line.points.back().lon_deg - p.lon_deg) > joint ||
                    std::fabs(line.points.back().lat_deg - p.lat_deg) > joint)
                    line.points.push_back(p);
            }
            const std::int32_t gap_x = piece.x.back() - first.piece->x.front();
            const std::int32_t gap_y = piece.y.back() - first.piece->y.front();
            if (std::abs(gap_x) <= 1 && std::abs(gap_y) <= 1) {
                line.closed = true;
                line.points.pop_back();
                break;
            }
        }
        if (line.points.size() > 1) lines_.push_back(std::move(line));
    };
    // First those that begin at the region's edge (nothing leads to them), then what is left: closed rings.
    std::multimap<std::tuple<int, std::int32_t, std::int32_t>, int> ends;
    for (const Node& node : nodes)
        ends.emplace(std::tuple{node.piece->polygon, node.piece->x.back(), node.piece->y.back()}, 0);
    const auto has_leader = [&](const Piece& piece) {
        for (const int dy : {0, -1, 1})
            for (const int dx : {0, -1, 1})
                if (ends.contains({piece.polygon, piece.x.front() + dx, piece.y.front() + dy})) return true;
        return false;
    };
    const std::int32_t west = first_column_ * units_per_bin, south = first_row_ * units_per_bin;
    const std::int32_t east = (first_column_ + columns_) * units_per_bin;
    const std::int32_t north = (first_row_ + rows_) * units_per_bin;
    for (Node& node : nodes)
        if (!node.used && !has_leader(*node.piece)) {
            const std::int32_t x = node.piece->x.front(), y = node.piece->y.front();
            if (x != west && x != east && y != south && y != north) ++loose_ends_;
            follow(node);
        }
    for (Node& node : nodes)
        if (!node.used) follow(node);
}

ShoreLevel Shores::level_at(LonLat place) const {
    const double bx = (place.lon_deg + 180) / bin_deg_ - first_column_;
    const double by = (place.lat_deg + 90) / bin_deg_ - first_row_;
    BAGRATION_EXPECTS(bx >= 0 && by >= 0 && bx < columns_ && by < rows_);
    const Bin& here = bin(static_cast<int>(bx), static_cast<int>(by));
    const double x = (place.lon_deg + 180) / bin_deg_ * units_per_bin;
    const double y = (place.lat_deg + 90) / bin_deg_ * units_per_bin;
    bool inside[5] = {};
    for (int level = 1; level <= 4; ++level)
        inside[level] = here.south_west >= level;
    const auto toggle = [&](const Piece& piece) { inside[piece.level] = !inside[piece.level]; };
    for (const Piece& piece : here.pieces) {
        // Walk from the south-west corner north along the bin's edge, over the pieces that begin or end
        // there...
        constexpr int west_side = 3, closed_in_bin = 4;
        if (piece.entry_side == west_side && piece.y.front() < y) toggle(piece);
        if (piece.exit_side == west_side && piece.y.back() < y) toggle(piece);
        // ... then east to the place, over every edge on the way.
        const std::size_t count = piece.x.size();
        for (std::size_t k = 0; k + 1 < count + (piece.entry_side == closed_in_bin ? 1 : 0); ++k) {
            const std::size_t next = (k + 1) % count;
            const double y0 = piece.y[k], y1 = piece.y[next];
            if ((y0 < y) == (y1 < y)) continue;
            const double crossing = piece.x[k] + (piece.x[next] - piece.x[k]) * (y - y0) / (y1 - y0);
            if (crossing < x) toggle(piece);
        }
    }
    ShoreLevel level = 0;
    while (level < 4 && inside[level + 1])
        ++level;
    return level;
}

Expected<std::vector<RiverPiece>> read_gshhg_rivers(const std::filesystem::path& path, const LonLatBox& box) {
    auto file = NetcdfFile::open(path, package);
    if (!file) return tl::unexpected(file.error());
    const auto layout = read_layout(*file);
    if (!layout) return tl::unexpected(layout.error());
    const auto counts = file->ints("N_points_for_a_segment", 0, layout->piece_count);
    const auto levels = file->ints("Hierarchial_level_of_a_segment", 0, layout->piece_count);
    const auto first_point = file->ints("Id_of_first_point_in_a_segment", 0, layout->piece_count);
    const auto points = read_points(*file, layout->point_count);
    if (!counts || !levels || !first_point || !points)
        return fail(ExitCode::usage, path.string() + " lacks a variable of a binned river file",
                    std::string("install the Debian package ") + package);
    // Pieces cut at bin edges are joined end to start where exactly one other piece of their level begins.
    using Position = std::pair<std::int64_t, std::int64_t>;
    struct Piece {
        int level;
        std::vector<Position> points;
        bool used = false;
    };
    std::vector<Piece> pieces;
    const BinRange range = bins_over(box, *layout);
    for (int row = range.first_row; row < range.first_row + range.rows; ++row)
        for (int column = range.first_column; column < range.first_column + range.columns; ++column) {
            const std::size_t b = layout->index(column, row);
            for (int s = 0; s < layout->pieces[b]; ++s) {
                const auto id = static_cast<std::size_t>(layout->first_piece[b] + s);
                if (id >= layout->piece_count) return fail(ExitCode::usage, path.string() + " is damaged");
                const auto count = static_cast<std::size_t>((*counts)[id]);
                const auto start = static_cast<std::size_t>((*first_point)[id]);
                if (start > layout->point_count || count > layout->point_count - start)
                    return fail(ExitCode::usage, path.string() + " is damaged");
                Piece piece{(*levels)[id], {}};
                for (std::size_t k = start; k < start + count; ++k)
                    piece.points.emplace_back(static_cast<std::int64_t>(column) * units_per_bin +
                                                  points->x[k],
                                              static_cast<std::int64_t>(row) * units_per_bin + points->y[k]);
                if (count > 1) pieces.push_back(std::move(piece));
            }
        }
    std::map<std::pair<int, Position>, std::vector<std::size_t>> ends;
    for (std::size_t k = 0; k < pieces.size(); ++k) {
        ends[{pieces[k].level, pieces[k].points.front()}].push_back(k);
        ends[{pieces[k].level, pieces[k].points.back()}].push_back(k);
    }
    const auto grow = [&](std::vector<Position>& line, int level) {
        for (;;) {
            const auto& here = ends[{level, line.back()}];
            if (here.size() != 2) // An end, or a confluence where it is unclear which way to go on.
                return;
            std::size_t next = pieces[here[0]].used ? here[1] : here[0];
            if (pieces[next].used) return;
            pieces[next].used = true;
            std::vector<Position> more = pieces[next].points;
            if (more.front() != line.back()) std::reverse(more.begin(), more.end());
            line.insert(line.end(), more.begin() + 1, more.end());
        }
    };
    std::vector<RiverPiece> rivers;
    for (Piece& piece : pieces) {
        if (piece.used) continue;
        piece.used = true;
        std::vector<Position> line = piece.points;
        grow(line, piece.level);
        std::reverse(line.begin(), line.end());
        grow(line, piece.level);
        std::reverse(line.begin(), line.end());
        RiverPiece river{piece.level, {}};
        for (const auto& [x, y] : line)
            river.points.push_back(place_of(x, y, layout->bin_deg));
        rivers.push_back(std::move(river));
    }
    return rivers;
}

} // namespace bagration
