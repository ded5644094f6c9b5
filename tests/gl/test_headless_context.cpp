#include "tests/gl/gl_fixture.hpp"

#include <thread>

using namespace bagration;
using namespace bagration::test;

TEST_CASE("a headless context is OpenGL 3.3 core or newer, and says what it is") {
    const HeadlessContext context = test_context();
    const GlInfo& info = context.info();
    CHECK(info.major * 10 + info.minor >= 33);
    CHECK(info.max_texture_size >= 8192);
    CHECK_FALSE(info.renderer.empty());
    CHECK_FALSE(info.vendor.empty());
    CHECK_FALSE(context.platform().empty());
    CHECK(describe(info).find(info.renderer) == 0);
    CHECK(take_gl_errors().empty());
}

TEST_CASE("asking for software gives the software rasterizer") {
    const auto context = HeadlessContext::create({Rasterizer::software});
    REQUIRE(context);
    CHECK(context->info().is_software);
}

TEST_CASE("asking for a GPU gives one or an error with every attempt, never software") {
    const auto context = HeadlessContext::create({Rasterizer::hardware});
    if (context) {
        CHECK_FALSE(context->info().is_software);
    } else {
        CHECK(context.error().code == ExitCode::no_display_or_gl);
        CHECK(context.error().message.find("EGL") != std::string::npos);
        CHECK_FALSE(context.error().hint.empty());
    }
}

TEST_CASE("without a context there is nothing to adopt") {
    // On a thread of its own: no context can be current there.
    Expected<GlInfo> info;
    std::thread([&info] { info = adopt_current_context(); }).join();
    REQUIRE_FALSE(info);
    CHECK(info.error().code == ExitCode::no_display_or_gl);
}

TEST_CASE("a context moves to another thread and back") {
    HeadlessContext context = test_context();
    context.release();
    CHECK_FALSE(adopt_current_context());
    bool worked = false;
    std::thread([&] {
        worked = context.make_current() && adopt_current_context();
        context.release();
    }).join();
    CHECK(worked);
    REQUIRE(context.make_current());
    CHECK(adopt_current_context());
}

TEST_CASE("two contexts live side by side, and one outlives the other") {
    HeadlessContext first = test_context();
    { const HeadlessContext second = test_context(); }
    REQUIRE(first.make_current());
    CHECK(Texture2D::create(TexelFormat::rgba8, 4, 4));
    CHECK(take_gl_errors().empty());
}
