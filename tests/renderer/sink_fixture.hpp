#pragma once
// Frames whose pixels tell their number, for the tests of the sinks.
#include "renderer/child_process.hpp"
#include "renderer/sink.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace bagration::test {

/// A picture with soft and hard parts that differs in every frame.
inline std::vector<std::uint8_t> test_pixels(int width, int height, std::int64_t index) {
    std::vector<std::uint8_t> rgba;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            rgba.push_back(static_cast<std::uint8_t>(x * 255 / width));
            rgba.push_back(static_cast<std::uint8_t>(y * 255 / height));
            rgba.push_back(static_cast<std::uint8_t>((x / 8 + y / 8 + index) % 2 == 0 ? 220 : 30));
            rgba.push_back(static_cast<std::uint8_t>(x < width / 2 ? 255 : 128));
        }
    return rgba;
}

/// Gives the sink frames [begin, end); the first error ends it.
inline Expected<void> feed(Sink& sink, int width, int height, std::int64_t begin, std::int64_t end) {
    for (std::int64_t index = begin; index < end; ++index) {
        const std::vector<std::uint8_t> rgba = test_pixels(width, height, index);
        auto taken =
            sink.take({index, ShowTime::from_seconds(static_cast<double>(index) / 25), width, height, rgba});
        if (!taken) return taken;
    }
    return {};
}

/// What a program prints.
inline std::string output_of(const std::vector<std::string>& arguments) {
    auto child = ChildProcess::start(arguments);
    if (!child) return child.error().message;
    child->close_input();
    child->wait();
    return child->output() + child->last_error_lines(20);
}

} // namespace bagration::test
