#include "terrain/bake/vector_file.hpp"

#include <gdal_priv.h>

#include <charconv>
#include <memory>
#include <ogrsf_frmts.h>

namespace bagration {

std::string VectorLine::text(const std::string& field) const {
    const auto found = fields.find(field);
    return found == fields.end() ? std::string() : found->second;
}

double VectorLine::number(const std::string& field) const {
    const std::string value = text(field);
    double number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

namespace {

void add_line(const OGRLineString& geometry, const std::map<std::string, std::string>& fields,
              std::vector<VectorLine>& out) {
    VectorLine line{fields, {}};
    for (int k = 0; k < geometry.getNumPoints(); ++k)
        line.points.push_back({geometry.getX(k), geometry.getY(k)});
    if (line.points.size() > 1) out.push_back(std::move(line));
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

} // namespace

Expected<std::vector<VectorLine>> read_vector_lines(const std::filesystem::path& file,
                                                    const std::string& package) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> data(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (!data || data->GetLayerCount() < 1)
        return fail(ExitCode::usage, "cannot read " + file.string(), "install the Debian package " + package);
    std::vector<VectorLine> out;
    for (const auto& feature : data->GetLayer(0)) {
        std::map<std::string, std::string> fields;
        for (int k = 0; k < feature->GetFieldCount(); ++k)
            if (feature->IsFieldSetAndNotNull(k))
                fields[lower(feature->GetFieldDefnRef(k)->GetNameRef())] = feature->GetFieldAsString(k);
        const OGRGeometry* geometry = feature->GetGeometryRef();
        if (!geometry) continue;
        switch (wkbFlatten(geometry->getGeometryType())) {
        case wkbLineString:
            add_line(*geometry->toLineString(), fields, out);
            break;
        case wkbMultiLineString:
            for (const OGRLineString* part : *geometry->toMultiLineString())
                add_line(*part, fields, out);
            break;
        default:
            break;
        }
    }
    return out;
}

} // namespace bagration
