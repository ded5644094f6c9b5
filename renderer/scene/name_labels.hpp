#pragma once
// From the names of a campaign (names.geojson) to labels: countries on one of their places, seas, lands and
// mountains along curves, rivers at many places along their course in the terrain, of which the schedule
// shows some.
#include "renderer/scene/labels.hpp"
#include "renderer/scene/show.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace bagration {

/// The courses of the terrain's rivers by name: connected lines, downstream.
class RiverCourses {
  public:
    explicit RiverCourses(const Terrain& terrain);
    /// Pieces of a river, the longest first; empty when the terrain has none of that name.
    const std::vector<std::shared_ptr<const TextCourse>>& of(const std::string& name) const;

  private:
    std::map<std::string, std::vector<std::shared_ptr<const TextCourse>>> courses_;
};

LabelKind label_kind(NameKind kind);
/// What is written: the name, and behind a summit's its height.
std::string name_text(const Campaign& campaign, const std::string& language, const MapName& name);
/// The labels of all names in a language, without style sizes scaled and not measured.
std::vector<LabelCandidate> name_labels(const Show& show, const RiverCourses& rivers,
                                        const std::string& language);

/// The stretches of the film whose campaign time lies in a validity; empty = all of it.
std::vector<ShowSpan> spans_of(const Show& show, const Validity& valid);

} // namespace bagration
