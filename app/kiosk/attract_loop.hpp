#pragma once
// What the station shows while nobody is there: the map through the whole story, over and over. Written in
// the campaign's script ([[attract]]); without that the campaign's dates pass before a camera that stands.
#include "campaign/script.hpp"

#include <memory>

namespace bagration {

class AttractLoop {
  public:
    /// `shots`: those of the script, with camera keys; may be empty. `film` gives the camera to campaigns
    /// that have neither them nor a view.
    AttractLoop(const Campaign& campaign, std::vector<Shot> shots, const Script& film);

    struct Instant {
        CameraPose camera;
        double campaign_minutes = 0; ///< Since Campaign::start.
        double veil = 0;             ///< Paper over the map, [0, 1]: the loop's end runs into its begin.
        double seconds = 0;          ///< Into the loop.
    };
    double duration_s() const { return script_.duration().seconds(); }
    /// Any number of seconds since the loop began; pure.
    Instant at(double seconds, FrameShape shape) const;

  private:
    std::unique_ptr<const Campaign> campaign_; ///< Has nothing but the loop's shots.
    Script script_;
};

} // namespace bagration
