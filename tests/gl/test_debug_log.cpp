#include "renderer/gl/debug_log.hpp"
#include "tests/gl/gl_fixture.hpp"

using namespace bagration;
using namespace bagration::test;

TEST_CASE("the debug log keeps what the driver complains about") {
    const HeadlessContext context = test_context();
    DebugLog log;
    auto texture = Texture2D::create(TexelFormat::r8, 4, 4);
    REQUIRE(texture);
    texture->label("test texture");
    texture->bind(100000); // No such unit.
    if (context.info().has_debug) CHECK_FALSE(log.take_messages().empty());
    CHECK(log.take_messages().empty());
    CHECK_FALSE(take_gl_errors().empty());
    { const DebugGroup group("group"); }
    CHECK(take_gl_errors().empty());
}
