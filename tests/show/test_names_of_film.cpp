// The names of the whole film: nothing overlaps, nothing flickers. The full count of frames is opt-in:
// [names-long].
#include "renderer/scene/scene_builder.hpp"
#include "tests/show/show_fixture.hpp"

#include <cmath>
#include <map>
#include <set>

using namespace bagration;
using namespace bagration::test;

namespace {

constexpr float seen = 0.05F;

std::filesystem::path cache() {
    return std::filesystem::path(BAGRATION_BINARY_DIR) / "test-cache";
}

SceneBuilder film_builder() {
    auto builder = SceneBuilder::create(library_show(), cache());
    if (!builder) FAIL(builder.error().message);
    return std::move(*builder);
}

FrameRequest frame_at(double seconds) {
    FrameRequest request;
    request.time = ShowTime::from_seconds(seconds);
    return request;
}

bool meet(const glm::vec4& a, const glm::vec4& b) {
    return a.x < b.z && b.x < a.z && a.y < b.w && b.y < a.w;
}

/// Pairs of different names that overlap, over frames spread evenly over the film.
int count_overlaps(SceneBuilder& builder, FrameSize size, int frames) {
    int overlaps = 0, names = 0;
    const double duration_s = library_show().script.duration().seconds();
    for (int i = 0; i < frames; ++i) {
        const FrameScene scene = builder.build(frame_at(duration_s * (i + 0.37) / frames), size);
        const auto& labels = scene.labels;
        names += static_cast<int>(labels.size());
        for (std::size_t a = 0; a < labels.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) {
                if (labels[a].alpha <= seen || labels[b].alpha <= seen || labels[a].id == labels[b].id)
                    continue;
                if (!meet(labels[a].box_px, labels[b].box_px)) continue;
                UNSCOPED_INFO(labels[a].id << " meets " << labels[b].id << " in frame " << i);
                ++overlaps;
            }
    }
    CHECK(names > 5 * frames);
    return overlaps;
}

} // namespace

TEST_CASE("No two names overlap in frames all over the film") {
    SceneBuilder builder = film_builder();
    CHECK(count_overlaps(builder, {1280, 720}, 80) == 0);
}

TEST_CASE("No two names overlap in 500 frames of the film, in landscape, portrait and square",
          "[.][names-long]") {
    SceneBuilder builder = film_builder();
    CHECK(count_overlaps(builder, {1080, 1080}, 500) == 0);
    CHECK(count_overlaps(builder, {1920, 1080}, 500) == 0);
    CHECK(count_overlaps(builder, {1080, 1920}, 500) == 0);
}

/// How often a name changes between seen and unseen less than a second after it did so before.
int count_quick_toggles(SceneBuilder& builder, FrameSize size, double from_s, double to_s) {
    constexpr double step_s = 0.1;
    std::map<std::string, double> last_toggle;
    std::set<std::string> before;
    int quick = 0;
    for (double s = from_s; s < to_s; s += step_s) {
        std::set<std::string> now;
        for (const LabelReport& label : builder.build(frame_at(s), size).labels)
            if (label.alpha > seen) now.insert(label.id);
        for (const std::set<std::string>* one : {&before, &now})
            for (const std::string& id : *one) {
                if (before.contains(id) == now.contains(id) || before.empty()) continue;
                const auto last = last_toggle.find(id);
                if (last != last_toggle.end() && s - last->second < 1.0 - step_s) {
                    UNSCOPED_INFO(id << " at " << s << " s");
                    ++quick;
                }
                last_toggle[id] = s;
            }
        before = std::move(now);
    }
    return quick;
}

TEST_CASE("No name comes and goes more than once a second") {
    SceneBuilder builder = film_builder();
    CHECK(count_quick_toggles(builder, {1280, 720}, 30, 90) == 0);
}

TEST_CASE("No name comes and goes more than once a second in the whole film, in any shape",
          "[.][names-long]") {
    SceneBuilder builder = film_builder();
    const double end_s = library_show().script.duration().seconds();
    for (const FrameSize size : {FrameSize{1280, 720}, FrameSize{720, 1280}, FrameSize{720, 720}})
        CHECK(count_quick_toggles(builder, size, 0, end_s) == 0);
}
