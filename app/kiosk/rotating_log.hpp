#pragma once
// A log that runs for months and never grows beyond a few files: station.log, station.log.1, ...
#include "terrain/geo/result.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace bagration {

class RotatingLog {
  public:
    /// Appends to what is there. The folders above are made. Error output.
    static Expected<RotatingLog> open(const std::filesystem::path& file, std::uintmax_t most_bytes = 1 << 20,
                                      int older_files = 3);
    /// One line, without its end. A full disk is no reason to stop: the line is lost then.
    void write(std::string_view line);

  private:
    RotatingLog(std::filesystem::path file, std::uintmax_t most_bytes, int older_files)
        : file_(std::move(file)), most_bytes_(most_bytes), older_files_(older_files) {}
    bool reopen();
    void rotate();

    std::filesystem::path file_;
    std::uintmax_t most_bytes_, bytes_ = 0;
    int older_files_;
    std::ofstream stream_;
};

} // namespace bagration
