#include "app/sequence_job.hpp"

#include "app/export_plan.hpp"
#include "app/files/content_hash.hpp"
#include "app/files/output_file.hpp"
#include "renderer/image_io.hpp"
#include "renderer/image_sequence_sink.hpp"
#include "terrain/geo/parallel.hpp"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace bagration {

namespace fs = std::filesystem;

namespace {

/// Byte n of the job file stands for frame n; this one for the job file's own content.
constexpr off_t content_byte = off_t{1} << 60;

/// Locks that belong to the open file: closed with it, also when the process dies.
bool lock_bytes(int file, off_t begin, off_t count, short type, bool wait) {
    struct flock lock = {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = begin;
    lock.l_len = count;
    while (fcntl(file, wait ? F_OFD_SETLKW : F_OFD_SETLK, &lock) != 0)
        if (errno != EINTR) return false;
    return true;
}

std::string content_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

tl::unexpected<Error> unwritable(const fs::path& file) {
    return fail(ExitCode::output, "cannot write " + file.string() + ": " + std::strerror(errno));
}

std::optional<std::uint64_t> parse_hash(std::string_view text) {
    std::uint64_t hash = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), hash, 16);
    if (text.size() != 16 || failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return hash;
}

/// The first key in which two jobs differ, for the message.
std::string difference(const Json& there, const Json& here) {
    for (const auto& [key, value] : here.items())
        if (!there.contains(key) || there[key] != value)
            return key + " is " + (there.contains(key) ? there[key].dump() : "unknown") + " there and " +
                   value.dump() + " here";
    return "it was written by another version";
}

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

constexpr const char* manifest_ending = ".manifest.json";
constexpr const char* journal_ending = ".journal";

} // namespace

SequenceJob::SequenceJob(const fs::path& pattern, FrameRange range, Json job)
    : pattern_(pattern), folder_(pattern.has_parent_path() ? pattern.parent_path() : fs::path(".")),
      base_(sequence_base_name(pattern)), range_(range), job_(std::move(job)) {
    const std::string span = std::to_string(range.begin) + "-" + std::to_string(range.end);
    job_file_ = folder_ / (base_ + ".job.json");
    manifest_ = folder_ / (base_ + "." + span + manifest_ending);
    journal_ = folder_ / ("." + base_ + "." + span + journal_ending);
}

SequenceJob::SequenceJob(SequenceJob&& other) noexcept
    : pattern_(std::move(other.pattern_)), folder_(std::move(other.folder_)),
      job_file_(std::move(other.job_file_)), manifest_(std::move(other.manifest_)),
      journal_(std::move(other.journal_)), base_(std::move(other.base_)), range_(other.range_),
      job_(std::move(other.job_)), lock_file_(std::exchange(other.lock_file_, -1)),
      journal_file_(std::exchange(other.journal_file_, -1)) {}

SequenceJob::~SequenceJob() {
    if (journal_file_ >= 0) ::close(journal_file_);
    if (lock_file_ >= 0) ::close(lock_file_);
}

Expected<SequenceJob> SequenceJob::open(const fs::path& pattern, const Json& job, FrameRange range,
                                        bool overwrite) {
    SequenceJob self(pattern, range, job);
    if (auto made = make_parent_folders(self.job_file_); !made) return tl::unexpected<Error>(made.error());
    self.lock_file_ = ::open(self.job_file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (self.lock_file_ < 0) return unwritable(self.job_file_);
    if (auto joined = self.join(overwrite); !joined) return tl::unexpected<Error>(joined.error());
    if (auto locked = self.lock_range(); !locked) return tl::unexpected<Error>(locked.error());
    self.journal_file_ = ::open(self.journal_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (self.journal_file_ < 0) return unwritable(self.journal_);
    return self;
}

Expected<void> SequenceJob::join(bool overwrite) {
    // Shards start together: one of them writes the job, the others wait for it here and compare.
    if (!lock_bytes(lock_file_, content_byte, 1, F_WRLCK, true)) return unwritable(job_file_);
    const Json there = Json::parse(content_of(job_file_), nullptr, false);
    // Text that does not parse (nothing compares equal or unequal to it) was cut off before any frame was
    // made.
    const bool claimed = !there.is_discarded();
    Expected<void> result;
    if (claimed && there != job_ && !overwrite) {
        result = fail(ExitCode::usage,
                      folder_.string() + " holds the frames of another job: " + difference(there, job_),
                      "choose another folder, or say --overwrite");
    } else if (!claimed || there != job_) {
        forget_earlier_runs();
        const bool written = ftruncate(lock_file_, 0) == 0 && lseek(lock_file_, 0, SEEK_SET) == 0 &&
                             write_all(lock_file_, printed(job_) + "\n");
        if (!written) result = unwritable(job_file_);
    }
    lock_bytes(lock_file_, content_byte, 1, F_UNLCK, false);
    return result;
}

Expected<void> SequenceJob::lock_range() {
    if (range_.count() == 0) return {};
    if (lock_bytes(lock_file_, range_.begin, range_.count(), F_WRLCK, false)) return {};
    return fail(ExitCode::usage, "another run is making some of these frames in " + folder_.string(),
                "wait for it, or take other frames or another folder");
}

void SequenceJob::forget_earlier_runs() const {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
        const std::string name = entry.path().filename().string();
        const bool manifest = name.rfind(base_ + ".", 0) == 0 && ends_with(name, manifest_ending);
        const bool journal = name.rfind("." + base_ + ".", 0) == 0 && ends_with(name, journal_ending);
        if (manifest || journal) fs::remove(entry.path(), ignored);
    }
}

void SequenceJob::read_manifest(const fs::path& file, FrameHashes& hashes) const {
    const Json manifest = Json::parse(content_of(file), nullptr, false);
    if (!manifest.is_object() || manifest.value("job", Json()) != job_) return;
    for (const Json& entry : manifest.value("files", Json::array())) {
        if (!entry.is_object() || !entry.contains("frame") || !entry["frame"].is_number_integer()) continue;
        const Json hash = entry.value("hash", Json());
        if (const auto value = hash.is_string() ? parse_hash(hash.get<std::string>()) : std::nullopt)
            hashes[entry["frame"].get<std::int64_t>()] = *value;
    }
}

void SequenceJob::read_journal(const fs::path& file, FrameHashes& hashes) const {
    std::ifstream stream(file);
    std::string line;
    while (std::getline(stream, line)) {
        const std::size_t blank = line.find(' ');
        if (blank == std::string::npos) continue;
        std::int64_t frame = 0;
        const auto [end, failure] = std::from_chars(line.data(), line.data() + blank, frame);
        const auto hash = parse_hash(std::string_view(line).substr(blank + 1));
        if (failure == std::errc() && end == line.data() + blank && hash) hashes[frame] = *hash;
    }
}

FrameHashes SequenceJob::noted_hashes() const {
    FrameHashes hashes;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.rfind(base_ + ".", 0) == 0 && ends_with(name, manifest_ending))
            read_manifest(entry.path(), hashes);
        if (name.rfind("." + base_ + ".", 0) == 0 && ends_with(name, journal_ending))
            read_journal(entry.path(), hashes);
    }
    return hashes;
}

FrameHashes SequenceJob::trusted_frames() const {
    const FrameHashes noted = noted_hashes();
    const std::vector<std::pair<std::int64_t, std::uint64_t>> candidates(noted.lower_bound(range_.begin),
                                                                         noted.lower_bound(range_.end));
    std::vector<char> right(candidates.size(), 0);
    parallel_for(static_cast<int>(candidates.size()), [&](int begin, int end) {
        for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
            const auto image = read_png(frame_path(pattern_, candidates[i].first));
            right[i] = image && xxh64(image->rgba) == candidates[i].second;
        }
    });
    FrameHashes trusted;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (right[i]) trusted.insert(candidates[i]);
    return trusted;
}

Expected<void> SequenceJob::note(std::int64_t frame, std::uint64_t hash) {
    if (!write_all(journal_file_, std::to_string(frame) + " " + hash_text(hash) + "\n"))
        return unwritable(journal_);
    return {};
}

Expected<void> SequenceJob::finish(const Json& manifest) {
    if (auto written = write_text_file(manifest_, printed(manifest) + "\n"); !written) return written;
    std::error_code ignored;
    fs::remove(journal_, ignored);
    return {};
}

} // namespace bagration
