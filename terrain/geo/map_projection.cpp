#include "terrain/geo/map_projection.hpp"

#include "terrain/geo/contract.hpp"

#include <proj.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace bagration {

namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct TransformDeleter {
    void operator()(PJ* transform) const { proj_destroy(transform); }
};

/// PROJ answers HUGE_VAL for what it cannot project; callers are promised "non-finite".
PJ_COORD transform(PJ* pj, PJ_DIRECTION direction, double x, double y) {
    proj_errno_reset(pj);
    return proj_trans(pj, direction, proj_coord(x, y, 0, 0));
}

} // namespace

struct MapProjection::Impl {
    std::string definition;
    std::unique_ptr<PJ_CONTEXT, ContextDeleter> context; // Outlives the transform below.
    std::unique_ptr<PJ, TransformDeleter> transform;
};

MapProjection::MapProjection(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MapProjection::MapProjection(MapProjection&&) noexcept = default;
MapProjection& MapProjection::operator=(MapProjection&&) noexcept = default;
MapProjection::~MapProjection() = default;

Expected<MapProjection> MapProjection::create(const std::string& proj_definition) {
    auto impl = std::make_unique<Impl>();
    impl->definition = proj_definition;
    impl->context.reset(proj_context_create());
    if (!impl->context) return fail(ExitCode::internal, "PROJ gave no context");
    proj_log_level(impl->context.get(), PJ_LOG_NONE);
    // A "+proj=" string is a bare operation (radians in, metres out): no database of coordinate systems is
    // needed. Anything else ("EPSG:...") would need one and is refused.
    if (proj_definition.find("+proj=") == std::string::npos)
        return fail(ExitCode::usage, "not a map projection: \"" + proj_definition + "\"",
                    std::string("give a PROJ string such as \"") + default_projection + "\"");
    impl->transform.reset(proj_create(impl->context.get(), proj_definition.c_str()));
    if (!impl->transform)
        return fail(ExitCode::usage, "PROJ does not understand the projection \"" + proj_definition + "\": " +
                                         proj_context_errno_string(impl->context.get(),
                                                                   proj_context_errno(impl->context.get())));
    PJ* pj = impl->transform.get();
    if (!proj_angular_input(pj, PJ_FWD) || proj_angular_output(pj, PJ_FWD) || proj_degree_output(pj, PJ_FWD))
        return fail(ExitCode::usage, "not a map projection in metres: \"" + proj_definition + "\"");
    if (proj_definition.find("+units=") != std::string::npos &&
        proj_definition.find("+units=m ") == std::string::npos && !proj_definition.ends_with("+units=m"))
        return fail(ExitCode::usage, "the projection must be in metres: \"" + proj_definition + "\"");
    return MapProjection(std::move(impl));
}

MapProjection MapProjection::clone() const {
    BAGRATION_EXPECTS(impl_);
    Expected<MapProjection> copy = create(impl_->definition);
    BAGRATION_EXPECTS(copy.has_value()); // The same definition worked before.
    return std::move(*copy);
}

const std::string& MapProjection::definition() const {
    return impl_->definition;
}

PlanePoint MapProjection::to_plane(LonLat place) const {
    const PJ_COORD c =
        transform(impl_->transform.get(), PJ_FWD, place.lon_deg * degree, place.lat_deg * degree);
    if (!std::isfinite(c.xy.x) || !std::isfinite(c.xy.y)) return {nowhere, nowhere};
    return {c.xy.x, c.xy.y};
}

LonLat MapProjection::to_lonlat(PlanePoint point) const {
    const PJ_COORD c = transform(impl_->transform.get(), PJ_INV, point.x_m, point.y_m);
    if (!std::isfinite(c.lp.lam) || !std::isfinite(c.lp.phi)) return {nowhere, nowhere};
    return {c.lp.lam / degree, c.lp.phi / degree};
}

void MapProjection::to_plane(std::span<const LonLat> places, std::span<PlanePoint> points) const {
    BAGRATION_EXPECTS(places.size() == points.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        points[i] = to_plane(places[i]);
}

void MapProjection::to_lonlat(std::span<const PlanePoint> points, std::span<LonLat> places) const {
    BAGRATION_EXPECTS(places.size() == points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        places[i] = to_lonlat(points[i]);
}

namespace {

/// Half the step of the numerical derivatives, degrees (about 11 m): far above rounding, far below curvature.
constexpr double half_step_deg = 1e-4;

} // namespace

double MapProjection::scale_at(LonLat place) const {
    const PlanePoint south = to_plane(LonLat{place.lon_deg, place.lat_deg - half_step_deg});
    const PlanePoint north = to_plane(LonLat{place.lon_deg, place.lat_deg + half_step_deg});
    return distance_m(south, north) / (2 * half_step_deg * degree * earth_radius_m);
}

double MapProjection::convergence_deg_at(LonLat place) const {
    const PlanePoint south = to_plane(LonLat{place.lon_deg, place.lat_deg - half_step_deg});
    const PlanePoint north = to_plane(LonLat{place.lon_deg, place.lat_deg + half_step_deg});
    const PlaneVector meridian = north - south;
    return std::atan2(meridian.x_m, meridian.y_m) / degree;
}

} // namespace bagration
