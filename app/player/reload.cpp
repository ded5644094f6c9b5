#include "app/player/reload.hpp"

#include <chrono>
#include <set>
#include <system_error>
#include <utility>

namespace bagration {
namespace {

constexpr double look_every_s = 0.5;

} // namespace

CampaignWatcher::CampaignWatcher(std::filesystem::path folder, LoadShow load)
    : folder_(std::move(folder)), load_(std::move(load)) {
    if (!folder_.empty()) seen_ = loaded_ = look();
}

CampaignWatcher::~CampaignWatcher() {
    if (loading_.valid()) loading_.wait();
}

std::string CampaignWatcher::look() const {
    namespace fs = std::filesystem;
    std::set<std::string> files; // Whatever order the disk lists them in.
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
        std::error_code gone;
        if (!at->is_regular_file(gone)) continue;
        const auto time = at->last_write_time(gone).time_since_epoch().count();
        files.insert(at->path().string() + " " + std::to_string(time) + " " +
                     std::to_string(at->file_size(gone)));
    }
    std::string all;
    for (const std::string& file : files)
        all += file + "\n";
    return all;
}

std::optional<Expected<LoadedShow>> CampaignWatcher::poll(double now_s) {
    if (loading_.valid()) {
        if (loading_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return std::nullopt;
        return loading_.get();
    }
    if (folder_.empty() || now_s - looked_s_ < look_every_s) return std::nullopt;
    looked_s_ = now_s;
    std::string now = look();
    const bool stands_still = now == seen_;
    seen_ = std::move(now);
    if (stands_still && seen_ != loaded_) {
        loaded_ = seen_;
        loading_ = std::async(std::launch::async, load_);
    }
    return std::nullopt;
}

} // namespace bagration
