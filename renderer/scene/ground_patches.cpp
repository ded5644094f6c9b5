#include "renderer/scene/ground_patches.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace bagration {

namespace {

/// Share of a level's range in which it has not begun to morph.
constexpr double still_share = 0.85;
/// Ranges are at least so many patches long: then a coarser neighbour has not begun to morph where a level
/// ends, i.e. the diagonal of two patches beyond it.
constexpr double least_range = 2.0 * std::numbers::sqrt2 / (2.0 * still_share - 1.0) * 1.05;

struct Selector {
    const GroundTree& tree;
    const Camera& camera;
    std::array<glm::vec4, 5> planes; ///< Left, right, bottom, top, near: inside where dot >= 0.
    double root_size_m;
    int depth;                   ///< Levels below the root.
    std::vector<double> range_m; ///< By level (0 finest): within it, this level is fine enough.
    std::vector<GroundPatch> out;

    Selector(const GroundTree& t, const Camera& c) : tree(t), camera(c) {
        const glm::mat4 m = glm::transpose(c.clip_from_world());
        planes = {m[3] + m[0], m[3] - m[0], m[3] + m[1], m[3] - m[1], m[3] + m[2]};
        const double extent =
            std::max(t.surround.max.x_m - t.surround.min.x_m, t.surround.max.y_m - t.surround.min.y_m);
        depth = std::max(0, static_cast<int>(std::ceil(std::log2(extent / (t.finest_quad_m * patch_quads)))));
        root_size_m = t.finest_quad_m * patch_quads * std::exp2(depth);
        // A quad of size q at distance d covers q * focal / d pixels.
        const double focal_px =
            0.5 * c.size().shorter_px() / std::tan(0.5 * field_of_view_deg * std::numbers::pi / 180.0);
        for (int level = 0; level <= depth; ++level) {
            const double quad_m = t.finest_quad_m * std::exp2(level);
            range_m.push_back(
                std::max(quad_m * 2.0 * focal_px / t.quad_px, quad_m * patch_quads * least_range));
        }
    }

    struct Bounds {
        glm::vec3 min, max;
    };
    Bounds bounds(PlaneVector corner, double size) const {
        // Curvature sinks far ground: the lowest corner bounds it.
        const double fx = std::max(std::abs(corner.x_m), std::abs(corner.x_m + size));
        const double fy = std::max(std::abs(corner.y_m), std::abs(corner.y_m + size));
        const double drop = (fx * fx + fy * fy) / (2.0 * earth_radius_m);
        const double top = camera.exaggeration() * softened_height_m(tree.highest_m);
        return {{static_cast<float>(corner.x_m), static_cast<float>(corner.y_m), static_cast<float>(-drop)},
                {static_cast<float>(corner.x_m + size), static_cast<float>(corner.y_m + size),
                 static_cast<float>(top)}};
    }
    bool visible(const Bounds& b) const {
        return std::ranges::all_of(planes, [&](const glm::vec4& p) {
            const glm::vec3 far_corner(p.x > 0 ? b.max.x : b.min.x, p.y > 0 ? b.max.y : b.min.y,
                                       p.z > 0 ? b.max.z : b.min.z);
            return p.x * far_corner.x + p.y * far_corner.y + p.z * far_corner.z + p.w >= 0;
        });
    }
    double nearest_m(const Bounds& b) const {
        const glm::vec3 nearest = glm::clamp(camera.eye(), b.min, b.max);
        return glm::length(nearest - camera.eye());
    }

    void emit(PlaneVector corner, double size, int level) {
        const PlanePoint sw = camera.pose().target + corner;
        const PlanePoint ne = sw + PlaneVector{size, size};
        const bool last = level == depth;
        GroundPatch patch;
        patch.origin_m = {static_cast<float>(corner.x_m), static_cast<float>(corner.y_m)};
        patch.size_m = static_cast<float>(size);
        patch.morph_end_m = static_cast<float>(last ? 1e12 : range_m[static_cast<std::size_t>(level)]);
        patch.morph_begin_m = patch.morph_end_m * static_cast<float>(still_share);
        patch.in_window = tree.window.contains(sw) && tree.window.contains(ne);
        out.push_back(patch);
    }

    void visit(PlaneVector corner, double size, int level) {
        const PlanePoint sw = camera.pose().target + corner;
        if (!tree.surround.overlaps({sw, sw + PlaneVector{size, size}})) return;
        const Bounds b = bounds(corner, size);
        if (!visible(b)) return;
        const bool finer_needed = level > 0 && nearest_m(b) < range_m[static_cast<std::size_t>(level - 1)];
        if (!finer_needed) return emit(corner, size, level);
        const double half = 0.5 * size;
        for (const PlaneVector child :
             {PlaneVector{0, 0}, PlaneVector{half, 0}, PlaneVector{0, half}, PlaneVector{half, half}})
            visit(corner + child, half, level - 1);
    }
};

} // namespace

std::vector<GroundPatch> select_ground_patches(const GroundTree& tree, const Camera& camera) {
    Selector selector(tree, camera);
    selector.visit(tree.surround.min - camera.pose().target, selector.root_size_m, selector.depth);
    std::ranges::stable_sort(selector.out, {}, [&](const GroundPatch& p) {
        const glm::vec3 centre(p.origin_m + 0.5F * p.size_m, 0.0F);
        return glm::length(centre - camera.eye());
    });
    return std::move(selector.out);
}

} // namespace bagration
