#pragma once
// A line that is asked for its distance from very many points: whole runs of segments that are too far are
// passed over. All distances in metres.
#include "terrain/geo/polyline.hpp"

#include <span>
#include <vector>

namespace bagration {

class LineIndex {
  public:
    /// Keeps a copy of the line, which has at least one vertex.
    explicit LineIndex(Polyline line);

    const Polyline& line() const { return line_; }
    double length_m() const { return along_m_.back(); }
    /// What nearest_on_line answers.
    NearestOnLine nearest(PlanePoint query) const;
    /// Only its distance.
    double distance_m(PlanePoint query) const;
    /// Whether the line comes nearer than `reach_m` to a point.
    bool comes_near(PlanePoint query, double reach_m) const;

  private:
    /// Segments first + 1 .. last (a segment is named by the vertex at its end) and the box around them.
    struct Run {
        std::size_t first = 0, last = 0;
        PlaneBox box;
    };
    /// Squared distance of the nearest point of the line.
    double squared_m2(PlanePoint query) const;

    Polyline line_;
    std::vector<double> along_m_;
    std::vector<Run> runs_;
};

} // namespace bagration
