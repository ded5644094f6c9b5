#include "renderer/gl/stage_timers.hpp"
#include "tests/gl/gl_fixture.hpp"

using namespace bagration;
using namespace bagration::test;

TEST_CASE("stage timers sum nested stages in the order of their first use") {
    const HeadlessContext context = test_context();
    const Framebuffer picture = make_framebuffer({.width = 256, .height = 256});
    StageTimers timers(context.info().has_gpu_timestamps, true);
    for (int frame = 0; frame < 3; ++frame) {
        const StageTimers::Scope whole(timers, "frame");
        const StageTimers::Scope inner(timers, "paint");
        picture.clear({0, static_cast<float>(frame), 0, 1});
    }
    const auto stages = timers.finish();
    REQUIRE(stages.size() == 2);
    CHECK(stages[0].name == "frame");
    CHECK(stages[1].name == "paint");
    for (const StageTiming& stage : stages) {
        CHECK(stage.calls == 3);
        CHECK(stage.cpu_ms > 0);
        CHECK(stage.gpu_ms >= 0);
        CHECK(stage.gpu_calls == (context.info().has_gpu_timestamps ? 3 : 0));
    }
    CHECK(stages[0].cpu_ms >= stages[1].cpu_ms);
    CHECK(take_gl_errors().empty());
}
