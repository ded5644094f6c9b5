#include "renderer/scene/control_overlay.hpp"

#include "terrain/geo/contract.hpp"
#include "terrain/geo/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace bagration {

namespace {

constexpr double ring_full_m = 6'000, ring_reach_m = 14'000;

bool is_other(const Campaign& campaign, const Area& area) {
    return area.side >= 0 && campaign.sides[static_cast<std::size_t>(area.side)].bloc == Bloc::other;
}

/// The ring that holds at a time: the last one dated by then.
int ring_at(const Area& area, CampaignTime time) {
    int ring = 0;
    for (std::size_t k = 0; k < area.rings.size(); ++k)
        if (area.rings[k].date <= time) ring = static_cast<int>(k);
    return ring;
}

} // namespace

std::vector<SideIndex> other_sides(const Campaign& campaign) {
    std::vector<SideIndex> sides;
    for (std::size_t s = 0; s < campaign.sides.size(); ++s)
        if (campaign.sides[s].bloc == Bloc::other) sides.push_back(static_cast<SideIndex>(s));
    return sides;
}

ControlOverlay::Baked ControlOverlay::bake(const Key& key) const {
    const Area& area = campaign_->areas[static_cast<std::size_t>(key.first)];
    const Polygon& polygon = area.rings[static_cast<std::size_t>(key.second)].polygon;
    Baked baked;
    baked.is_pocket = !is_other(*campaign_, area);
    PlaneBox box;
    for (const PlanePoint& p : polygon.outer)
        box.extend(p);
    box = box.grown_by(baked.is_pocket ? ring_reach_m : 1000.0 * reach_km);
    const auto cell = [](double at, int count) {
        return static_cast<int>(std::clamp(std::round(at), 0.0, count - 1.0));
    };
    const int i0 = cell(frame_.column(box.min), frame_.width),
              i1 = cell(frame_.column(box.max), frame_.width);
    const int j0 = cell(frame_.row(box.min), frame_.height), j1 = cell(frame_.row(box.max), frame_.height);
    baked.box = {i0, j0, i1 - i0 + 1, j1 - j0 + 1};
    const std::vector<SideIndex> others = other_sides(*campaign_);
    const float sign = others.size() >= 2 && area.side == others[1] ? -1.0F : 1.0F;
    const auto width = static_cast<std::size_t>(baked.box.w);
    baked.values.resize(width * static_cast<std::size_t>(baked.box.h));
    parallel_for(baked.box.h, [&](int begin, int end) {
        for (int j = begin; j < end; ++j)
            for (int i = 0; i < baked.box.w; ++i) {
                const double inside_m = signed_distance_m(polygon, frame_.point(i0 + i, j0 + j));
                float& value =
                    baked.values[static_cast<std::size_t>(j) * width + static_cast<std::size_t>(i)];
                if (baked.is_pocket)
                    value = static_cast<float>(
                        std::clamp((ring_reach_m + inside_m) / (ring_reach_m - ring_full_m), 0.0, 1.0));
                else
                    value = sign *
                            (reach_km + std::clamp(static_cast<float>(inside_m * 1e-3), -reach_km, reach_km));
            }
    });
    return baked;
}

std::vector<ControlField::CellBox> ControlOverlay::show(CampaignTime time) {
    std::vector<Key> now;
    for (std::size_t a = 0; a < campaign_->areas.size(); ++a) {
        const Area& area = campaign_->areas[a];
        if (time < area.from || time >= area.to || area.rings.empty()) continue;
        if (area.kind == AreaKind::pocket || is_other(*campaign_, area))
            now.emplace_back(static_cast<int>(a), ring_at(area, time));
    }
    std::vector<Key> changed;
    std::ranges::set_symmetric_difference(now, active_, std::back_inserter(changed));
    active_ = std::move(now);
    std::vector<ControlField::CellBox> boxes;
    for (const Key& key : changed) {
        auto known = baked_.find(key);
        if (known == baked_.end()) known = baked_.emplace(key, bake(key)).first;
        boxes.push_back(known->second.box);
    }
    return boxes;
}

void ControlOverlay::read(const ControlField::CellBox& box, std::span<float> other,
                          std::span<float> ring) const {
    std::ranges::fill(other, 0.0F);
    std::ranges::fill(ring, 0.0F);
    for (const Key& key : active_) {
        const Baked& baked = baked_.at(key);
        const int i0 = std::max(box.i0, baked.box.i0),
                  i1 = std::min(box.i0 + box.w, baked.box.i0 + baked.box.w);
        const int j0 = std::max(box.j0, baked.box.j0),
                  j1 = std::min(box.j0 + box.h, baked.box.j0 + baked.box.h);
        const std::span<float> target = baked.is_pocket ? ring : other;
        for (int j = j0; j < j1; ++j)
            for (int i = i0; i < i1; ++i) {
                const float value = baked.values[static_cast<std::size_t>(j - baked.box.j0) *
                                                     static_cast<std::size_t>(baked.box.w) +
                                                 static_cast<std::size_t>(i - baked.box.i0)];
                float& there = target[static_cast<std::size_t>(j - box.j0) * static_cast<std::size_t>(box.w) +
                                      static_cast<std::size_t>(i - box.i0)];
                if (std::abs(value) > std::abs(there)) there = value;
            }
    }
}

} // namespace bagration
