#include "renderer/child_process.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <string_view>
#include <unistd.h>

using namespace bagration;

namespace {

std::span<const std::uint8_t> bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace

TEST_CASE("a child gets its input and its output is kept") {
    auto child = ChildProcess::start({"cat"});
    REQUIRE(child);
    CHECK(child->write(bytes("first\n")));
    CHECK(child->write(bytes("second\n")));
    child->close_input();
    CHECK(child->wait() == 0);
    CHECK(child->wait() == 0);
    CHECK(child->output() == "first\nsecond\n");
    CHECK(child->last_error_lines(3).empty());
}

TEST_CASE("the last lines of its error messages are kept") {
    auto child = ChildProcess::start({"sh", "-c", "echo one >&2; echo two >&2; echo three >&2; exit 9"});
    REQUIRE(child);
    CHECK(child->wait() == 9);
    CHECK(child->last_error_lines(2) == "two\nthree");
    CHECK(child->last_error_lines(1) == "three");
    CHECK(child->last_error_lines(9) == "one\ntwo\nthree");
}

TEST_CASE("a child that is not installed is an encoder error with a hint") {
    const auto child = ChildProcess::start({"no-such-program-anywhere"});
    REQUIRE_FALSE(child);
    CHECK(child.error().code == ExitCode::encoder);
    CHECK(child.error().message.find("no-such-program-anywhere") != std::string::npos);
    CHECK_FALSE(child.error().hint.empty());
}

TEST_CASE("a child runs in a process group of its own, and is killed with what it started") {
    auto child = ChildProcess::start({"sh", "-c",
                                      "ps -o pgid= -p $$ 2>/dev/null || cut -d' ' -f5 /proc/$$/stat; "
                                      "sleep 1000 & sleep 1000"});
    REQUIRE(child);
    while (child->output().find('\n') == std::string::npos)
        usleep(1000);
    CHECK(std::stoi(child->output()) != getpgrp());
    child->kill();
    CHECK(child->wait() == -SIGKILL);
}

TEST_CASE("writing to a child that has ended says so") {
    std::signal(SIGPIPE, SIG_IGN);
    auto child = ChildProcess::start({"true"});
    REQUIRE(child);
    CHECK(child->wait() == 0);
    CHECK_FALSE(child->write(bytes("too late")));
    std::signal(SIGPIPE, SIG_DFL);
}
