#pragma once
// The connected pieces of ground of one bloc at an instant: pockets, islands of control, main areas.
#include "campaign/control/control_field.hpp"

#include <utility>
#include <vector>

namespace bagration {

struct GroundPiece {
    bool positive = false;
    double area_km2 = 0;
    double landmass_km2 =
        0;             ///< Of all told ground, of whichever bloc, that hangs together with it over land.
    PlanePoint inside; ///< Of all its cells the one deepest behind its front.
    bool meets_other = false; ///< Borders ground of the other bloc; false on islands held whole.
};

class GroundPieces {
  public:
    /// Looks at every `step`-th cell of a slice, only at told ground: water and the theatre's edge divide.
    GroundPieces(const ControlField& field, int slice, int step = 1);

    const std::vector<GroundPiece>& pieces() const { return pieces_; }
    /// Index of the piece at a point, -1 where nothing is told.
    int at(PlanePoint point) const;
    /// Index of the largest piece of a bloc, -1 when it holds nothing.
    int largest(bool positive) const;

  private:
    void find_landmasses(const std::vector<std::pair<int, int>>& neighbours);

    GridFrame frame_;
    std::vector<int> piece_; ///< Per cell, -1 = not told.
    std::vector<GroundPiece> pieces_;
};

} // namespace bagration
