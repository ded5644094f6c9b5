#include "app/files/abandoned_files.hpp"

#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace bagration {

namespace fs = std::filesystem;

void remove_abandoned_files() {
    std::error_code ignored;
    std::vector<fs::path> abandoned;
    for (const auto& descriptor : fs::directory_iterator("/proc/self/fd", ignored)) {
        const fs::path file = fs::read_symlink(descriptor.path(), ignored);
        if (file.extension() == ".part" || file.extension() == ".partial") abandoned.push_back(file);
    }
    const std::string of_this_process = "-" + std::to_string(getpid());
    for (const auto& entry : fs::directory_iterator(fs::temp_directory_path(ignored), ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("bagration-") && name.ends_with(of_this_process))
            abandoned.push_back(entry.path());
    }
    for (const fs::path& path : abandoned)
        fs::remove_all(path, ignored);
}

} // namespace bagration
