#include "terrain/pack.hpp"

#include "terrain/geo/contract.hpp"

#include <zstd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

// Layout, little-endian:
//   8 bytes   magic
//   u32       pack_format_version
//   u32       unused, 0
//   u64, u64  offset and compressed size of the table of contents; 0 until committed
//   u64       uncompressed size of the table of contents
//   chunks    one zstd frame each, with zstd's own checksum of the content
//   table     a zstd frame: key, then per chunk name, offset, compressed size, uncompressed size
static_assert(std::endian::native == std::endian::little, "the pack is written as it lies in memory");

namespace bagration {

namespace {

constexpr char magic[8] = {'B', 'A', 'G', 'R', 'P', 'A', 'C', 'K'};
constexpr const char* rebuild_hint = "rebuild it: bagration terrain build";

struct Header {
    char magic[8];
    std::uint32_t version;
    std::uint32_t unused;
    std::uint64_t table_offset;
    std::uint64_t table_size;
    std::uint64_t table_raw_size;
};
static_assert(sizeof(Header) == 40);

struct Entry {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t raw_size = 0;
};

class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { close(); }

    bool is_open() const { return descriptor_ >= 0; }
    int get() const { return descriptor_; }
    bool close() {
        const int descriptor = std::exchange(descriptor_, -1);
        return descriptor < 0 || ::close(descriptor) == 0;
    }
    bool read_at(std::uint64_t offset, void* target, std::size_t size) const {
        auto* out = static_cast<char*>(target);
        while (size > 0) {
            const ssize_t n = ::pread(descriptor_, out, size, static_cast<off_t>(offset));
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) return false;
            out += n;
            offset += static_cast<std::uint64_t>(n);
            size -= static_cast<std::size_t>(n);
        }
        return true;
    }
    bool write_at(std::uint64_t offset, const void* source, std::size_t size) const {
        const auto* in = static_cast<const char*>(source);
        while (size > 0) {
            const ssize_t n = ::pwrite(descriptor_, in, size, static_cast<off_t>(offset));
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) return false;
            in += n;
            offset += static_cast<std::uint64_t>(n);
            size -= static_cast<std::size_t>(n);
        }
        return true;
    }

  private:
    int descriptor_;
};

void put(std::vector<std::byte>& out, const void* data, std::size_t size) {
    const auto* bytes = static_cast<const std::byte*>(data);
    out.insert(out.end(), bytes, bytes + size);
}

void put_string(std::vector<std::byte>& out, const std::string& text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    put(out, &size, sizeof size);
    put(out, text.data(), text.size());
}

/// Walks over bytes of a file; every get says whether there was enough left.
class Cursor {
  public:
    explicit Cursor(std::span<const std::byte> bytes) : bytes_(bytes) {}
    bool get(void* target, std::size_t size) {
        if (size > bytes_.size()) return false;
        std::memcpy(target, bytes_.data(), size);
        bytes_ = bytes_.subspan(size);
        return true;
    }
    bool get_string(std::string& text) {
        std::uint32_t size = 0;
        if (!get(&size, sizeof size) || size > bytes_.size()) return false;
        text.resize(size);
        return get(text.data(), size);
    }
    bool at_end() const { return bytes_.empty(); }

  private:
    std::span<const std::byte> bytes_;
};

tl::unexpected<Error> broken(const std::filesystem::path& file, const std::string& what) {
    return fail(ExitCode::usage, "the terrain pack " + file.string() + " is damaged: " + what, rebuild_hint);
}

struct CompressionDeleter {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

/// Always in the multi-threaded mode, whose output does not depend on the number of workers.
std::vector<std::byte> compressed(std::span<const std::byte> data) {
    const std::unique_ptr<ZSTD_CCtx, CompressionDeleter> context(ZSTD_createCCtx());
    BAGRATION_EXPECTS(context);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, 5);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_nbWorkers, 2);
    std::vector<std::byte> out(ZSTD_compressBound(data.size()));
    const std::size_t size = ZSTD_compress2(context.get(), out.data(), out.size(), data.data(), data.size());
    BAGRATION_EXPECTS(!ZSTD_isError(size));
    out.resize(size);
    return out;
}

} // namespace

struct PackReader::Impl {
    std::filesystem::path path;
    File file{-1};
    std::string key;
    std::map<std::string, Entry> entries;

    explicit Impl(const std::filesystem::path& p) : path(p), file(::open(p.c_str(), O_RDONLY | O_CLOEXEC)) {}

    Expected<void> unpack(const Entry& entry, const std::string& name, std::span<std::byte> target) const {
        const auto packed = std::make_unique_for_overwrite<std::byte[]>(entry.size);
        if (!file.read_at(entry.offset, packed.get(), entry.size))
            return broken(path, "\"" + name + "\" cannot be read");
        const std::size_t size = ZSTD_decompress(target.data(), target.size(), packed.get(), entry.size);
        if (ZSTD_isError(size) || size != target.size())
            return broken(path, "\"" + name + "\" does not match its checksum");
        return {};
    }
};

PackReader::PackReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PackReader::PackReader(PackReader&&) noexcept = default;
PackReader& PackReader::operator=(PackReader&&) noexcept = default;
PackReader::~PackReader() = default;

Expected<PackReader> PackReader::open(const std::filesystem::path& file) {
    auto impl = std::make_unique<Impl>(file);
    if (!impl->file.is_open())
        return fail(ExitCode::usage, "no terrain pack at " + file.string(),
                    "make one: bagration terrain build");
    struct stat status {};
    if (::fstat(impl->file.get(), &status) != 0 || !S_ISREG(status.st_mode))
        return fail(ExitCode::usage, file.string() + " is not a terrain pack");
    const auto file_size = static_cast<std::uint64_t>(status.st_size);
    Header header{};
    if (file_size < sizeof header || !impl->file.read_at(0, &header, sizeof header) ||
        std::memcmp(header.magic, magic, sizeof magic) != 0)
        return fail(ExitCode::usage, file.string() + " is not a terrain pack");
    if (header.version != pack_format_version)
        return fail(ExitCode::usage,
                    "the terrain pack " + file.string() + " has version " + std::to_string(header.version) +
                        ", this program reads version " + std::to_string(pack_format_version),
                    rebuild_hint);
    constexpr std::uint64_t largest_table =
        1 << 26; // Far above any real one; a damaged size must not allocate.
    if (header.table_offset < sizeof header || header.table_raw_size > largest_table ||
        header.table_size > largest_table || header.table_offset > file_size ||
        header.table_size != file_size - header.table_offset)
        return broken(file, "it is cut short");
    std::vector<std::byte> table(header.table_raw_size);
    if (auto done = impl->unpack({header.table_offset, header.table_size, header.table_raw_size},
                                 "table of contents", table);
        !done)
        return tl::unexpected(done.error());
    Cursor cursor(table);
    if (!cursor.get_string(impl->key)) return broken(file, "unreadable table of contents");
    while (!cursor.at_end()) {
        std::string name;
        Entry entry;
        if (!cursor.get_string(name) || !cursor.get(&entry, sizeof entry) ||
            entry.offset > header.table_offset || entry.size > header.table_offset - entry.offset)
            return broken(file, "unreadable table of contents");
        impl->entries.emplace(std::move(name), entry);
    }
    return PackReader(std::move(impl));
}

const std::string& PackReader::key() const {
    return impl_->key;
}

std::vector<std::string> PackReader::chunk_names() const {
    std::vector<std::string> names;
    for (const auto& [name, entry] : impl_->entries)
        names.push_back(name);
    return names;
}

bool PackReader::has(const std::string& name) const {
    return impl_->entries.contains(name);
}

std::size_t PackReader::size_of(const std::string& name) const {
    const auto found = impl_->entries.find(name);
    return found == impl_->entries.end() ? 0 : found->second.raw_size;
}

Expected<std::vector<std::byte>> PackReader::read(const std::string& name) const {
    std::vector<std::byte> data(size_of(name));
    if (auto done = read_into(name, data); !done) return tl::unexpected(done.error());
    return data;
}

Expected<void> PackReader::read_into(const std::string& name, std::span<std::byte> target) const {
    const auto found = impl_->entries.find(name);
    if (found == impl_->entries.end()) return broken(impl_->path, "\"" + name + "\" is missing");
    BAGRATION_EXPECTS(target.size() == found->second.raw_size);
    return impl_->unpack(found->second, name, target);
}

struct PackWriter::Impl {
    std::filesystem::path target, temporary;
    File file;
    std::string key;
    std::vector<std::pair<std::string, Entry>> entries;
    std::uint64_t end = sizeof(Header);
    bool committed = false;

    Impl(const std::filesystem::path& to, const std::filesystem::path& by, std::string k)
        : target(to), temporary(by), file(::open(by.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)),
          key(std::move(k)) {}
    ~Impl() {
        if (file.is_open() && !committed) ::unlink(temporary.c_str());
    }
    tl::unexpected<Error> cannot_write() const {
        return fail(ExitCode::output,
                    "cannot write " + temporary.string() + ": " + std::generic_category().message(errno));
    }
};

PackWriter::PackWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PackWriter::PackWriter(PackWriter&&) noexcept = default;
PackWriter& PackWriter::operator=(PackWriter&&) noexcept = default;
PackWriter::~PackWriter() = default;

Expected<PackWriter> PackWriter::create(const std::filesystem::path& file, std::string key) {
    std::error_code ignored; // Creating the file says what is wrong with the folder.
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ignored);
    std::filesystem::path temporary = file;
    temporary += '.' + std::to_string(::getpid());
    temporary += ".part";
    auto impl = std::make_unique<Impl>(file, temporary, std::move(key));
    if (!impl->file.is_open()) return impl->cannot_write();
    return PackWriter(std::move(impl));
}

Expected<void> PackWriter::add(const std::string& name, std::span<const std::byte> data) {
    BAGRATION_EXPECTS(impl_ && !impl_->committed);
    BAGRATION_EXPECTS(std::none_of(impl_->entries.begin(), impl_->entries.end(),
                                   [&](const auto& entry) { return entry.first == name; }));
    const std::vector<std::byte> packed = compressed(data);
    if (!impl_->file.write_at(impl_->end, packed.data(), packed.size())) return impl_->cannot_write();
    impl_->entries.push_back({name, {impl_->end, packed.size(), data.size()}});
    impl_->end += packed.size();
    return {};
}

Expected<void> PackWriter::commit() {
    BAGRATION_EXPECTS(impl_ && !impl_->committed);
    std::vector<std::byte> table;
    put_string(table, impl_->key);
    for (const auto& [name, entry] : impl_->entries) {
        put_string(table, name);
        put(table, &entry, sizeof entry);
    }
    const std::vector<std::byte> packed = compressed(table);
    Header header{{}, pack_format_version, 0, impl_->end, packed.size(), table.size()};
    std::memcpy(header.magic, magic, sizeof magic);
    if (!impl_->file.write_at(impl_->end, packed.data(), packed.size()) ||
        !impl_->file.write_at(0, &header, sizeof header) || ::fsync(impl_->file.get()) != 0 ||
        ::rename(impl_->temporary.c_str(), impl_->target.c_str()) != 0)
        return impl_->cannot_write();
    impl_->committed = true;
    if (!impl_->file.close()) return impl_->cannot_write();
    return {};
}

} // namespace bagration
