#include "renderer/scene/held_ground.hpp"

#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace bagration {

namespace {

/// Where the row crosses the rings, in columns, ascending: inside lies between the first and second, ...
std::vector<double> crossings(const Territory& territory, const GridFrame& frame, double y_m) {
    std::vector<double> columns;
    const auto add = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const PlanePoint a = ring[i], b = ring[(i + 1) % ring.size()];
            if ((a.y_m <= y_m) == (b.y_m <= y_m)) continue;
            const double t = (y_m - a.y_m) / (b.y_m - a.y_m);
            columns.push_back(frame.column({std::lerp(a.x_m, b.x_m, t), y_m}));
        }
    };
    for (const Polygon& polygon : territory.polygons) {
        add(polygon.outer);
        for (const Ring& hole : polygon.holes)
            add(hole);
    }
    std::sort(columns.begin(), columns.end());
    return columns;
}

/// Weights 1 2 1 along a row or column of values; `step` apart in memory.
void smooth_line(std::span<float> values, std::size_t first, std::size_t step, int count) {
    float before = values[first];
    for (int k = 0; k < count; ++k) {
        float& value = values[first + static_cast<std::size_t>(k) * step];
        const float after = k + 1 < count ? values[first + static_cast<std::size_t>(k + 1) * step] : value;
        const float own = value;
        value = 0.25F * (before + 2 * own + after);
        before = own;
    }
}

} // namespace

SideIndex holding_part(const Campaign& campaign) {
    for (const Territory& territory : campaign.territories)
        if (territory.holder != no_side) return territory.holder;
    return no_side;
}

HeldGround::Baked HeldGround::bake(const Territory& territory) const {
    PlaneBox around;
    for (const Polygon& polygon : territory.polygons)
        for (const PlanePoint& p : polygon.outer)
            around.extend(p);
    around = around.grown_by(2 * frame_.cell_m);
    const auto cell = [](double at, int count) {
        return static_cast<int>(std::clamp(std::round(at), 0.0, count - 1.0));
    };
    const int i0 = cell(frame_.column(around.min), frame_.width),
              i1 = cell(frame_.column(around.max), frame_.width);
    // Rows may run either way.
    const auto [j0, j1] = std::minmax(
        {cell(frame_.row(around.min), frame_.height), cell(frame_.row(around.max), frame_.height)});
    Baked baked;
    baked.box = {i0, j0, i1 - i0 + 1, j1 - j0 + 1};
    const auto width = static_cast<std::size_t>(baked.box.w);
    baked.share.assign(width * static_cast<std::size_t>(baked.box.h), 0.0F);
    parallel_for(baked.box.h, [&](int begin, int end) {
        for (int j = begin; j < end; ++j) {
            const std::vector<double> inside =
                crossings(territory, frame_, frame_.point(0, baked.box.j0 + j).y_m);
            for (std::size_t k = 0; k + 1 < inside.size(); k += 2) {
                const int first = std::max(static_cast<int>(std::round(inside[k])), i0),
                          last = std::min(static_cast<int>(std::round(inside[k + 1])), i1);
                for (int i = first; i <= last; ++i)
                    baked.share[static_cast<std::size_t>(j) * width + static_cast<std::size_t>(i - i0)] +=
                        static_cast<float>(
                            std::max(0.0, std::min(inside[k + 1], i + 0.5) - std::max(inside[k], i - 0.5)));
            }
        }
    });
    for (int j = 0; j < baked.box.h; ++j)
        smooth_line(baked.share, static_cast<std::size_t>(j) * width, 1, baked.box.w);
    for (int i = 0; i < baked.box.w; ++i)
        smooth_line(baked.share, static_cast<std::size_t>(i), width, baked.box.h);
    return baked;
}

std::vector<ControlField::CellBox> HeldGround::show(CampaignTime time) {
    std::vector<int> now;
    for (std::size_t t = 0; t < campaign_->territories.size(); ++t) {
        const Territory& territory = campaign_->territories[t];
        if (territory.holder != no_side && territory.valid.holds_at(time) && territory.held.holds_at(time))
            now.push_back(static_cast<int>(t));
    }
    std::vector<int> changed;
    std::ranges::set_symmetric_difference(now, active_, std::back_inserter(changed));
    active_ = std::move(now);
    std::vector<ControlField::CellBox> boxes;
    for (const int t : changed) {
        auto known = baked_.find(t);
        if (known == baked_.end())
            known = baked_.emplace(t, bake(campaign_->territories[static_cast<std::size_t>(t)])).first;
        boxes.push_back(known->second.box);
    }
    return boxes;
}

void HeldGround::read(const ControlField::CellBox& box, std::span<float> share) const {
    std::ranges::fill(share, 0.0F);
    for (const int t : active_) {
        const Baked& baked = baked_.at(t);
        const int i0 = std::max(box.i0, baked.box.i0),
                  i1 = std::min(box.i0 + box.w, baked.box.i0 + baked.box.w);
        const int j0 = std::max(box.j0, baked.box.j0),
                  j1 = std::min(box.j0 + box.h, baked.box.j0 + baked.box.h);
        for (int j = j0; j < j1; ++j)
            for (int i = i0; i < i1; ++i) {
                // Neighbours add up along their common border.
                float& there = share[static_cast<std::size_t>(j - box.j0) * static_cast<std::size_t>(box.w) +
                                     static_cast<std::size_t>(i - box.i0)];
                there = std::min(1.0F, there + baked.share[static_cast<std::size_t>(j - baked.box.j0) *
                                                               static_cast<std::size_t>(baked.box.w) +
                                                           static_cast<std::size_t>(i - baked.box.i0)]);
            }
    }
}

} // namespace bagration
