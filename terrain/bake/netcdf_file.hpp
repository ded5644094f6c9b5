#pragma once
// A NetCDF file open for reading, closed by itself. Only what the bake needs: whole variables and blocks of
// them.
#include "terrain/geo/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace bagration {

class NetcdfFile {
  public:
    /// Error (usage), naming the Debian package that the file belongs to.
    static Expected<NetcdfFile> open(const std::filesystem::path& file, const std::string& package);
    NetcdfFile(NetcdfFile&& other) noexcept;
    NetcdfFile& operator=(NetcdfFile&&) = delete;
    ~NetcdfFile();

    Expected<std::size_t> dimension(const std::string& name) const;
    Expected<std::vector<int>> ints(const std::string& variable, std::size_t start, std::size_t count) const;
    Expected<std::vector<std::uint16_t>> shorts(const std::string& variable, std::size_t start,
                                                std::size_t count) const;
    Expected<std::vector<double>> doubles(const std::string& variable, std::size_t start,
                                          std::size_t count) const;
    /// A block of a two-dimensional variable.
    Expected<std::vector<float>> block(const std::string& variable, std::size_t row, std::size_t column,
                                       std::size_t rows, std::size_t columns) const;
    /// A text attribute of the file; empty when absent.
    std::string text(const std::string& attribute) const;

  private:
    NetcdfFile(int id, std::string path) : id_(id), path_(std::move(path)) {}
    tl::unexpected<Error> unexpected_content(const std::string& what, int status) const;
    template <class T, class Get>
    Expected<std::vector<T>> read(const std::string& variable, std::size_t start, std::size_t count,
                                  Get get) const;
    int id_ = -1;
    std::string path_;
};

} // namespace bagration
