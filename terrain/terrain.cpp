#include "terrain/terrain.hpp"

#include "terrain/bilinear.hpp"
#include "terrain/fine_heights.hpp"
#include "terrain/geo/parallel.hpp"
#include "terrain/terrain_chunks.hpp"

#include <algorithm>
#include <mutex>
#include <thread>

namespace bagration {

template <class T>
GridFrame Pyramid<T>::frame_of(int level) const {
    BAGRATION_EXPECTS(level >= 0 && level < static_cast<int>(levels.size()));
    return frame_of_level(frame, level);
}
template struct Pyramid<HeightTexel>;

/// Unpacks every band of every raster, all cores at once, and keeps the first failure.
class TerrainLoader {
  public:
    explicit TerrainLoader(const PackReader& reader) : reader_(reader) {}

    static Expected<Terrain> load(const std::filesystem::path& file) {
        auto opened = PackReader::open(file);
        if (!opened) return tl::unexpected(opened.error());
        const auto reader = std::make_shared<const PackReader>(std::move(*opened));
        auto meta = read_meta(*reader);
        if (!meta) return tl::unexpected(meta.error());
        auto projection = MapProjection::create(meta->projection);
        if (!projection) return tl::unexpected(projection.error());
        Terrain terrain(std::move(*projection));
        TerrainLoader loader(*reader);
        loader.plan(terrain.window_, "window", meta->window, meta->window_levels);
        loader.plan(terrain.surround_, "surround", meta->surround, meta->surround_levels);
        terrain.surface_ = SurfaceRuns(meta->window);
        loader.plan_surface(terrain.surface_);
        for (const std::string& role : meta->font_roles)
            terrain.fonts_[role];
        if (auto done = loader.run(); !done) return tl::unexpected(done.error());
        for (auto& [role, data] : terrain.fonts_) {
            auto font = reader->read("font." + role);
            if (!font) return tl::unexpected(font.error());
            data = std::move(*font);
        }
        auto report = reader->read("report");
        if (!report) return tl::unexpected(report.error());
        terrain.report_json_.assign(reinterpret_cast<const char*>(report->data()), report->size());
        terrain.water_lines_ = std::move(meta->water_lines);
        terrain.credits_ = std::move(meta->credits);
        terrain.key_ = reader->key();
        terrain.pack_ = reader;
        if (terrain.window_.height.first_held > 0)
            terrain.fine_ = std::make_unique<FineHeights>(reader, meta->window);
        for (const bool of_window : {true, false})
            if (auto done = keep_coast(terrain, of_window); !done) return tl::unexpected(done.error());
        return terrain;
    }

    /// Bands of a level, unpacked as many at once as there are cores.
    static Expected<void> read_picture(const Terrain& terrain, bool of_window, int level,
                                       const Terrain::TakeRows& take) {
        const GridFrame frame = (of_window ? terrain.window_ : terrain.surround_).height.frame_of(level);
        const auto width = static_cast<std::size_t>(frame.width);
        const std::vector<Band> bands = bands_of(frame.width, frame.height, sizeof(BaseTexel));
        std::vector<std::vector<BaseTexel>> unpacked(std::max(1U, std::thread::hardware_concurrency()));
        for (std::size_t next = 0; next < bands.size(); next += unpacked.size()) {
            TerrainLoader loader(*terrain.pack_);
            const std::size_t count = std::min(unpacked.size(), bands.size() - next);
            for (std::size_t k = 0; k < count; ++k) {
                unpacked[k].resize(static_cast<std::size_t>(bands[next + k].rows) * width);
                loader.plan_rows(band_chunk_name(of_window ? "window" : "surround", "base", level,
                                                 static_cast<int>(next + k)),
                                 std::as_writable_bytes(std::span(unpacked[k])), frame.width,
                                 static_cast<int>(sizeof(BaseTexel)));
            }
            if (auto done = loader.run(); !done) return done;
            for (std::size_t k = 0; k < count; ++k)
                take(bands[next + k].first_row, bands[next + k].rows, unpacked[k]);
        }
        return {};
    }

  private:
    struct Task {
        std::string chunk;
        std::size_t bytes = 0; ///< Size of its content.
        std::function<void(std::span<const std::byte> coded)> take;
    };

    void plan_rows(std::string chunk, std::span<std::byte> rows, int width, int sample_bytes) {
        tasks_.push_back({std::move(chunk), rows.size(), [=](std::span<const std::byte> coded) {
                              decode_rows(coded, width, sample_bytes, rows);
                          }});
    }

    void plan(GroundLayer& layer, const std::string& name, const GridFrame& frame, int levels) {
        layer.height.frame = frame;
        layer.height.levels.resize(static_cast<std::size_t>(levels));
        int& first = layer.height.first_held;
        while (first + 1 < levels && frame_of_level(frame, first).cell_m < finest_drawn_cell_m)
            ++first;
        for (int k = first; k < levels; ++k) {
            const GridFrame level = frame_of_level(frame, k);
            plan_level(name, "height", k, level, layer.height.levels[static_cast<std::size_t>(k)]);
        }
    }

    static Expected<void> keep_coast(Terrain& terrain, bool of_window) {
        const Pyramid<HeightTexel>& like = (of_window ? terrain.window_ : terrain.surround_).height;
        int level = 0;
        while (level + 1 < static_cast<int>(like.levels.size()) &&
               like.frame_of(level).cell_m < coast_range_m / 2)
            ++level;
        Raster<std::uint8_t>& coast = of_window ? terrain.window_coast_ : terrain.surround_coast_;
        coast = Raster<std::uint8_t>(like.frame_of(level));
        return read_picture(
            terrain, of_window, level, [&](int first_row, int, std::span<const BaseTexel> texels) {
                std::ranges::transform(texels,
                                       coast.values.begin() +
                                           static_cast<std::ptrdiff_t>(coast.frame.index(0, first_row)),
                                       &BaseTexel::a);
            });
    }

    template <class T>
    void plan_level(const std::string& layer, const std::string& what, int level, const GridFrame& frame,
                    std::vector<T>& values) {
        values.resize(frame.size());
        const auto bytes = std::as_writable_bytes(std::span(values));
        const std::size_t row_bytes = static_cast<std::size_t>(frame.width) * sizeof(T);
        int index = 0;
        for (const Band& band : bands_of(frame.width, frame.height, sizeof(T)))
            plan_rows(band_chunk_name(layer, what, level, index++),
                      bytes.subspan(static_cast<std::size_t>(band.first_row) * row_bytes,
                                    static_cast<std::size_t>(band.rows) * row_bytes),
                      frame.width, static_cast<int>(sizeof(T)));
    }

    void plan_surface(SurfaceRuns& surface) {
        const GridFrame& frame = surface.frame();
        const auto width = static_cast<std::size_t>(frame.width);
        int index = 0;
        for (const Band& band : bands_of(frame.width, frame.height, 1)) {
            const auto take = [&surface, band, width](std::span<const std::byte> coded) {
                for (int row = 0; row < band.rows; ++row)
                    surface.set_coded_row(band.first_row + row,
                                          coded.subspan(static_cast<std::size_t>(row) * width, width));
            };
            tasks_.push_back({band_chunk_name("window", "surface", 0, index++),
                              width * static_cast<std::size_t>(band.rows), take});
        }
    }

    Expected<void> run() {
        parallel_for(static_cast<int>(tasks_.size()), [&](int begin, int end) {
            std::unique_ptr<std::byte[]> memory; // Not a vector: filling it with zeros would take time.
            std::size_t size = 0;
            for (int k = begin; k < end; ++k) {
                const Task& task = tasks_[static_cast<std::size_t>(k)];
                // A chunk of the wrong size belongs to another layout; missing ones are named by the reader.
                if (reader_.has(task.chunk) && reader_.size_of(task.chunk) != task.bytes) {
                    keep(Error{ExitCode::usage,
                               "the terrain pack's \"" + task.chunk + "\" has the wrong size",
                               "rebuild it: bagration terrain build"});
                    continue;
                }
                if (size < task.bytes) {
                    memory = std::make_unique_for_overwrite<std::byte[]>(task.bytes);
                    size = task.bytes;
                }
                const std::span coded(memory.get(), reader_.has(task.chunk) ? task.bytes : 0);
                if (auto done = reader_.read_into(task.chunk, coded); !done)
                    keep(done.error());
                else
                    task.take(coded);
            }
        });
        if (failure_.message.empty()) return {};
        return tl::unexpected(failure_);
    }

    void keep(const Error& error) {
        const std::lock_guard lock(mutex_);
        // Of several failures always the same one is told, whichever thread met it first.
        if (failure_.message.empty() || error.message < failure_.message) failure_ = error;
    }

    const PackReader& reader_;
    std::vector<Task> tasks_;
    std::mutex mutex_;
    Error failure_;
};

Terrain::Terrain(MapProjection projection) : projection_(std::move(projection)) {}
Terrain::Terrain(Terrain&&) noexcept = default;
Terrain& Terrain::operator=(Terrain&&) noexcept = default;
Terrain::~Terrain() = default;

Expected<Terrain> Terrain::load(const std::filesystem::path& pack) {
    return TerrainLoader::load(pack);
}

double Terrain::height_m(PlanePoint point) const {
    const Pyramid<HeightTexel>& pyramid =
        window_.height.frame.inside(point) ? window_.height : surround_.height;
    const std::vector<HeightTexel>& values = pyramid.levels[static_cast<std::size_t>(pyramid.first_held)];
    const GridFrame frame = pyramid.frame_of(pyramid.first_held);
    return bilinear(frame, point,
                    [&](int i, int j) { return values[frame.index(i, j)] / height_steps_per_metre; });
}

double Terrain::surveyed_height_m(PlanePoint point) const {
    if (fine_ && window_.height.frame.inside(point))
        if (const auto height = fine_->height_m(point)) return *height;
    return height_m(point);
}

Expected<void> Terrain::read_picture(bool of_window, int level, const TakeRows& take) const {
    return TerrainLoader::read_picture(*this, of_window, level, take);
}

Surface Terrain::surface(PlanePoint point) const {
    const GridFrame& frame = surface_.frame();
    if (!frame.inside(point)) return height_m(point) < 0 ? Surface::sea : Surface::land;
    return surface_.at(static_cast<int>(frame.column(point) + 0.5), static_cast<int>(frame.row(point) + 0.5));
}

double Terrain::coast_distance_m(PlanePoint point) const {
    const Raster<std::uint8_t>& coast = window_coast_.frame.inside(point) ? window_coast_ : surround_coast_;
    return bilinear(coast.frame, point,
                    [&](int i, int j) { return (coast.at(i, j) - 128.0) / 127.0 * coast_range_m; });
}

} // namespace bagration
