#include "terrain/bake/netcdf_file.hpp"

#include <netcdf.h>

#include <utility>

namespace bagration {

Expected<NetcdfFile> NetcdfFile::open(const std::filesystem::path& file, const std::string& package) {
    int id = -1;
    const int status = nc_open(file.c_str(), NC_NOWRITE, &id);
    if (status != NC_NOERR)
        return fail(ExitCode::usage, "cannot read " + file.string() + ": " + nc_strerror(status),
                    "install the Debian package " + package);
    return NetcdfFile(id, file.string());
}

NetcdfFile::NetcdfFile(NetcdfFile&& other) noexcept
    : id_(std::exchange(other.id_, -1)), path_(std::move(other.path_)) {}

NetcdfFile::~NetcdfFile() {
    if (id_ >= 0) nc_close(id_);
}

tl::unexpected<Error> NetcdfFile::unexpected_content(const std::string& what, int status) const {
    return fail(ExitCode::usage,
                path_ + " is not the file expected here: " + what + ": " + nc_strerror(status));
}

Expected<std::size_t> NetcdfFile::dimension(const std::string& name) const {
    int id = 0;
    std::size_t size = 0;
    int status = nc_inq_dimid(id_, name.c_str(), &id);
    if (status == NC_NOERR) status = nc_inq_dimlen(id_, id, &size);
    if (status != NC_NOERR) return unexpected_content(name, status);
    return size;
}

template <class T, class Get>
Expected<std::vector<T>> NetcdfFile::read(const std::string& variable, std::size_t start, std::size_t count,
                                          Get get) const {
    int id = 0;
    std::vector<T> values(count);
    int status = nc_inq_varid(id_, variable.c_str(), &id);
    if (status == NC_NOERR && count > 0) status = get(id_, id, &start, &count, values.data());
    if (status != NC_NOERR) return unexpected_content(variable, status);
    return values;
}

Expected<std::vector<int>> NetcdfFile::ints(const std::string& variable, std::size_t start,
                                            std::size_t count) const {
    return read<int>(variable, start, count, nc_get_vara_int);
}

Expected<std::vector<std::uint16_t>> NetcdfFile::shorts(const std::string& variable, std::size_t start,
                                                        std::size_t count) const {
    // The files hold unsigned 16-bit numbers in signed variables: the bits are kept, not the values.
    return read<std::uint16_t>(
        variable, start, count,
        [](int file, int id, const std::size_t* from, const std::size_t* n, std::uint16_t* out) {
            return nc_get_vara_short(file, id, from, n, reinterpret_cast<short*>(out));
        });
}

Expected<std::vector<double>> NetcdfFile::doubles(const std::string& variable, std::size_t start,
                                                  std::size_t count) const {
    return read<double>(variable, start, count, nc_get_vara_double);
}

Expected<std::vector<float>> NetcdfFile::block(const std::string& variable, std::size_t row,
                                               std::size_t column, std::size_t rows,
                                               std::size_t columns) const {
    int id = 0;
    std::vector<float> values(rows * columns);
    const std::size_t start[2] = {row, column}, count[2] = {rows, columns};
    int status = nc_inq_varid(id_, variable.c_str(), &id);
    if (status == NC_NOERR) status = nc_get_vara_float(id_, id, start, count, values.data());
    if (status != NC_NOERR) return unexpected_content(variable, status);
    return values;
}

std::string NetcdfFile::text(const std::string& attribute) const {
    std::size_t size = 0;
    if (nc_inq_attlen(id_, NC_GLOBAL, attribute.c_str(), &size) != NC_NOERR) return {};
    std::string value(size, '\0');
    if (nc_get_att_text(id_, NC_GLOBAL, attribute.c_str(), value.data()) != NC_NOERR) return {};
    return value;
}

} // namespace bagration
