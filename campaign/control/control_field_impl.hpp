#pragma once
// The inside of ControlField, shared by its building, its queries and its cache.
#include "campaign/control/certainty.hpp"
#include "campaign/control/control_field.hpp"
#include "campaign/control/slice_times.hpp"
#include "campaign/control/tile_store.hpp"

#include <vector>

namespace bagration {

/// A place with evidence.
struct DatedPlace {
    PlanePoint point;
    int place = 0; ///< Index into Campaign::places.
};

struct ControlField::Impl {
    std::shared_ptr<const Campaign> campaign;
    GroundQuery ground;
    std::vector<CampaignTime> times; ///< Of the slices, ascending.
    TileStore tiles;
    CertaintyField certainty;
    std::vector<std::uint8_t> told; ///< Per cell: land within the theatre.
    std::vector<int> told_in_tile;  ///< Number of told cells per tile.
    std::vector<Diagnostic> conflicts;
    std::vector<DatedPlace> dated_places; ///< From west to east.

    /// Everything but campaign, ground and times, for the cache.
    std::string packed() const;
    bool unpack(const std::string& bytes);
    void count_told();
    void list_places();
    SliceBracket bracket(double minutes) const;
};

} // namespace bagration
