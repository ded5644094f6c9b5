#pragma once
// A folder of its own for a test, gone afterwards.
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace bagration::test {

class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "bagration-test-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::filesystem::path& below) const { return path_ / below; }

    /// Creates the file and the folders above it.
    std::filesystem::path write(const std::filesystem::path& below, const std::string& text = "") const {
        std::filesystem::create_directories((path_ / below).parent_path());
        std::ofstream(path_ / below, std::ios::binary) << text;
        return path_ / below;
    }

  private:
    std::filesystem::path path_;
};

} // namespace bagration::test
