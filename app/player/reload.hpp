#pragma once
// A campaign that is being written: its folder is watched while it plays, and loaded anew when a file is
// saved.
#include "app/voice/voices.hpp"
#include "renderer/scene/show.hpp"

#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace bagration {

/// A show as it is on disk now.
struct LoadedShow {
    std::shared_ptr<const Show> show;
    std::map<std::string, Voices> voices; ///< By language.
};
/// Runs on a thread of its own. The error says what is wrong and where.
using LoadShow = std::function<Expected<LoadedShow>()>;

class CampaignWatcher {
  public:
    /// An empty folder is never looked at.
    CampaignWatcher(std::filesystem::path folder, LoadShow load);
    CampaignWatcher(const CampaignWatcher&) = delete;
    CampaignWatcher& operator=(const CampaignWatcher&) = delete;
    ~CampaignWatcher();

    /// Looks for saved files, at most twice a second, and starts loading once they have stood still for a
    /// moment; gives what has been loaded since the last call. `now_s` is seconds of a steady clock.
    std::optional<Expected<LoadedShow>> poll(double now_s);

  private:
    std::string look() const;

    std::filesystem::path folder_;
    LoadShow load_;
    std::string seen_, loaded_; ///< What the folder looked like last, and when it was loaded.
    double looked_s_ = -1e9;
    std::future<Expected<LoadedShow>> loading_;
};

} // namespace bagration
