#pragma once
// Who holds the ground: phi(x, t), the signed distance in metres to the front at campaign time t, positive on
// the ground of the positive bloc. Territory is its sign, the front its zero line, a pocket a closed zero
// line. Held as slices on a grid; between two slices phi is blended linearly in time, so any instant costs
// the same.
#include "campaign/model.hpp"
#include "terrain/geo/grid.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bagration {

/// phi is clamped to this range: further from the front only the sign matters.
inline constexpr double phi_range_m = 60'000;

/// What the field needs to know of the ground. Distance does not cross the sea. The field keeps the function
/// for its queries: what it refers to must outlive the field. It is called from several threads at once.
struct GroundQuery {
    std::function<bool(PlanePoint)> is_sea;
};

/// The two slices around an instant, and how far between them it is: phi = (1 - weight) a + weight b.
struct SliceBracket {
    int a = 0, b = 0;
    float weight = 0;
};

struct ControlAnswer {
    SideIndex side = no_side; ///< Who holds the ground; no_side for none or contested.
    bool contested = false;
    bool told = true;                       ///< False: sea, or outside the theatre.
    double front_distance_m = 0;            ///< Signed, clamped to phi_range_m.
    std::optional<CampaignTime> changed_on; ///< Last change at or before the date.
    double certainty = 0; ///< Of the front around here, 0 to 1; see ControlField::certainty.
};

/// A line of the front: closed = a pocket or an island of control. The positive bloc lies to the left.
struct FrontLine {
    Polyline line;
    bool closed = false;
};

class ControlField {
  public:
    /// Bakes the field (<= 5 s on 2 cores). `cache_folder` empty = no cache. The cache is keyed by the
    /// evidence.
    static Expected<ControlField> build(std::shared_ptr<const Campaign> campaign, const GroundQuery& ground,
                                        const std::filesystem::path& cache_folder = {});
    ControlField(ControlField&&) noexcept;
    ControlField& operator=(ControlField&&) noexcept;
    ~ControlField();

    /// All slices share it. Cells <= 2 km where areas exist.
    const GridFrame& frame() const;
    /// Per cell of the frame: whether it is land within the theatre.
    std::span<const std::uint8_t> told_cells() const;
    int slice_count() const;
    CampaignTime slice_time(int slice) const;

    /// `minutes` since Campaign::start, with fraction; clamped to the campaign.
    SliceBracket bracket_at(double minutes) const;
    /// phi of one slice in metres, row-major from the south-west, frame().size() values: for upload to the
    /// GPU.
    void read_slice(int slice, std::span<float> phi_m) const;
    /// The same for a window of cells [i0, i0+w) x [j0, j0+h), and whether it differs between two slices.
    void read_slice(int slice, int i0, int j0, int w, int h, std::span<float> phi_m) const;
    /// Boxes {i0, j0, w, h} that together cover every cell where the two slices differ.
    struct CellBox {
        int i0, j0, w, h;
    };
    std::vector<CellBox> changed_boxes(int slice_a, int slice_b) const;

    /// Certainty falls from 1 at dated evidence with the distance to it in space and, where the front moves,
    /// in time: exp(-expected error of the front / 20 km). It has a wide grid of its own.
    const GridFrame& certainty_frame() const;
    /// Of one slice, 255 = 1, row-major from the south-west, certainty_frame().size() values; it blends
    /// between slices as phi does.
    std::span<const std::uint8_t> certainty_slice(int slice) const;
    double certainty(PlanePoint point, double minutes) const;

    double phi_m(PlanePoint point, double minutes) const;
    ControlAnswer control_at(PlanePoint point, CampaignTime time) const;
    /// The zero line at an instant (marching squares), pieces over land within the theatre.
    std::vector<FrontLine> front_lines(double minutes) const;
    /// Area held by each bloc on told land, km2.
    struct HeldArea {
        double negative_km2 = 0, positive_km2 = 0;
    };
    HeldArea held_area(double minutes) const;
    /// Where a place's evidence contradicts traces or areas, for `validate`: distances in km, worst first.
    std::vector<Diagnostic> conflicts() const;

  private:
    struct Impl;
    explicit ControlField(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace bagration
