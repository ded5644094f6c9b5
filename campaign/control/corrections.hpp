#pragma once
// All that the places add to the traces and areas, for every slice: how phi is shifted where, and the last
// resort for towns that no shift of the front can give to whom they belonged.
#include "campaign/control/area_field.hpp"
#include "campaign/control/base_field.hpp"
#include "campaign/control/hold_solver.hpp"
#include "campaign/control/learned_field.hpp"
#include "campaign/control/overland_kernel.hpp"
#include "campaign/control/place_tracks.hpp"
#include "campaign/control/point_bins.hpp"
#include "campaign/control/residual_model.hpp"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace bagration {

/// phi(x) += shift_m * kernel(distance of x from the track / reach_m).
struct Shift {
    int track = 0;
    float shift_m = 0;
    float reach_m = 0;
    friend bool operator==(const Shift&, const Shift&) = default;
};

/// The last word of a place: phi(x) is kept within [low_m - d, high_m + d], d = distance of x from the track.
struct Cone {
    int track = 0;
    float low_m = 0, high_m = 0;
    friend bool operator==(const Cone&, const Cone&) = default;
};

/// The corrections of one slice.
struct SliceCorrections {
    /// Shifts learned from the traces' errors: before the areas, weighted by the base's mobility.
    std::vector<ResidualModel::Share> learned;
    std::vector<Shift> held; ///< After the areas.
    std::vector<Cone> cones; ///< After all.
};

/// What `EvidenceAtTracks::correct` finds.
struct CorrectionSet {
    std::vector<SliceCorrections> slices;
    std::vector<std::vector<float>> phi_m; ///< Per slice and track: phi there with all corrections.
};

/// The evidence as it looks at the places alone. Everything given must outlive it.
class EvidenceAtTracks {
  public:
    EvidenceAtTracks(const Campaign& campaign, const GroundMask& ground, const BaseField& base,
                     const AreaField& areas, const std::vector<CampaignTime>& times);

    const std::vector<PlaceTrack>& tracks() const { return tracks_; }
    const std::vector<OverlandPatch>& patches() const { return patches_; } ///< Per track.
    const LearnedKernels& kernels() const { return *kernels_; }
    const std::vector<Crossing>& crossings() const { return crossings_; }
    /// Per crossing: phi of traces and areas at the place, metres, a day before, on, or a day after its day
    /// (more by its tolerance), whichever is nearest to 0; 0 when their front passes it in that time.
    const std::vector<float>& conflict_m() const { return conflict_m_; }
    /// `withheld`: per track, 1 = its evidence is not used (to measure how well the rest foretells it); empty
    /// = none.
    CorrectionSet correct(const std::vector<std::uint8_t>& withheld = {}) const;

  private:
    /// phi at a track from traces, learned shifts and areas, as the grid will have it there.
    /// `active_by_area`: per area of the field, nullptr where it is not active.
    float unheld_m(std::size_t track, const KeyBracket& bracket, const Motion& motion,
                   const LearnedField& learned,
                   const std::vector<const AreaField::Active*>& active_by_area) const;
    void find_areas_around();
    /// South-western one of the four cells around a track, and where between them it lies.
    struct FineCell {
        int i = 0, j = 0;
        float u = 0, v = 0;
    };
    FineCell cell_of(std::size_t track) const;
    /// Lowers the margins of places of different sign that stand close together.
    void ease_neighbours(std::vector<PhiBounds>& bounds) const;
    std::vector<Cone> cones(const std::vector<PhiBounds>& asked, const std::vector<float>& phi_m) const;
    /// Enters the shifts of a slice and the cones that they leave needed; `phi_m` becomes phi with all of
    /// them.
    void take(const HoldSolver::Answer& answer, const std::vector<PhiBounds>& asked,
              const std::vector<float>& reach, SliceCorrections& slice, std::vector<float>& phi_m) const;

    const Campaign& campaign_;
    const BaseField& base_;
    const AreaField& areas_;
    const std::vector<CampaignTime>& times_;
    std::vector<PlaceTrack> tracks_;
    PointBins points_;                           ///< Of the tracks.
    std::vector<std::vector<int>> areas_around_; ///< Per track: areas of the field that can change phi there.
    std::vector<OverlandPatch> patches_;
    std::unique_ptr<LearnedKernels> kernels_;
    std::vector<std::pair<std::size_t, std::size_t>> close_pairs_;
    std::vector<Crossing> crossings_;
    std::vector<float> traced_m_,
        conflict_m_;                    ///< Per crossing: phi of the traces alone; of traces and areas.
    std::vector<std::uint8_t> in_area_; ///< Per crossing.
};

} // namespace bagration
