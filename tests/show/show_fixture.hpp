#pragma once
// The built-in campaign on a real terrain pack, for tests of the whole show. The pack is the one that the
// CTest fixture "terrain_pack" bakes (its path is in BAGRATION_TEST_PACK).
#include "renderer/gl/headless_context.hpp"
#include "renderer/image_io.hpp"
#include "renderer/run_show.hpp"
#include "renderer/scene/show.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace bagration::test {

inline std::filesystem::path source_dir() {
    return BAGRATION_SOURCE_DIR;
}

inline std::filesystem::path test_pack() {
    const char* path = std::getenv("BAGRATION_TEST_PACK");
    return path ? path : std::filesystem::path(BAGRATION_BINARY_DIR) / "test-terrain.bpk";
}

/// Loaded once per test process.
inline const Show& library_show() {
    static const Show show = [] {
        std::vector<Diagnostic> diagnostics;
        auto loaded = load_show({source_dir() / "campaign/library/bagration", test_pack(),
                                 std::filesystem::path(BAGRATION_BINARY_DIR) / "test-cache"},
                                diagnostics);
        for (const Diagnostic& d : diagnostics)
            if (d.severity == Severity::error) UNSCOPED_INFO(to_string(d));
        if (!loaded) FAIL(loaded.error().message + " (" + loaded.error().hint + ")");
        return std::move(*loaded);
    }();
    return show;
}

inline CampaignTime at(const std::string& text) {
    return *parse_campaign_time(text, 12);
}

inline double minutes_at(const std::string& text) {
    return static_cast<double>((at(text) - library_show().campaign->start).count());
}

/// Keeps the last frame.
class LastFrame final : public Sink {
  public:
    Expected<void> take(const FilmFrame& frame) override {
        image = {frame.width_px, frame.height_px, {frame.rgba.begin(), frame.rgba.end()}};
        ++count;
        return {};
    }
    Expected<void> finish() override { return {}; }
    Image image;
    int count = 0;
};

/// A headless software renderer of the library's show: the reference for pictures.
struct Studio {
    HeadlessContext context;
    Renderer renderer;

    static Studio open(FrameSize size) {
        auto context = HeadlessContext::create({.rasterizer = Rasterizer::software});
        if (!context) FAIL(context.error().message);
        RendererOptions options;
        options.size = size;
        auto renderer = Renderer::create(library_show(), options);
        if (!renderer) FAIL(renderer.error().message);
        return {std::move(*context), std::move(*renderer)};
    }
    Image picture(const FrameRequest& request) {
        StillClock clock(request);
        LastFrame sink;
        const std::atomic<bool> cancel{false};
        const auto result = run_show(renderer, clock, sink, cancel);
        if (!result) FAIL(result.error().message);
        return std::move(sink.image);
    }
};

} // namespace bagration::test
