#pragma once
// A folder for what a command makes only for itself.
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>

namespace bagration {

/// Names a folder of this process among the system's temporary files; whoever writes into it makes it. It
/// goes away with the object.
class ScratchFolder {
  public:
    explicit ScratchFolder(const std::string& purpose)
        : path_(std::filesystem::temp_directory_path() /
                ("bagration-" + purpose + "-" + std::to_string(getpid()))) {}
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace bagration
