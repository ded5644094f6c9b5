#include "app/kiosk/rotating_log.hpp"

#include "app/files/output_file.hpp"

#include <string>
#include <system_error>

namespace bagration {
namespace {

std::filesystem::path older(const std::filesystem::path& file, int number) {
    return file.string() + "." + std::to_string(number);
}

} // namespace

Expected<RotatingLog> RotatingLog::open(const std::filesystem::path& file, std::uintmax_t most_bytes,
                                        int older_files) {
    if (auto made = make_parent_folders(file); !made) return tl::unexpected(made.error());
    RotatingLog log(file, most_bytes, older_files);
    if (!log.reopen())
        return fail(ExitCode::output, "cannot write the log " + file.string(),
                    "name a file that can be written with --log FILE");
    return log;
}

bool RotatingLog::reopen() {
    stream_ = std::ofstream(file_, std::ios::app);
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(file_, unknown);
    bytes_ = unknown ? 0 : size;
    return static_cast<bool>(stream_);
}

void RotatingLog::rotate() {
    stream_.close();
    std::error_code ignored;
    for (int number = older_files_; number > 1; --number)
        std::filesystem::rename(older(file_, number - 1), older(file_, number), ignored);
    if (older_files_ > 0)
        std::filesystem::rename(file_, older(file_, 1), ignored);
    else
        std::filesystem::remove(file_, ignored);
    reopen();
}

void RotatingLog::write(std::string_view line) {
    if (bytes_ + line.size() + 1 > most_bytes_ && bytes_ > 0) rotate();
    if (!stream_) reopen(); // The disk may have room again.
    stream_ << line << '\n' << std::flush;
    bytes_ += line.size() + 1;
}

} // namespace bagration
