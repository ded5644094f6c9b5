#include "tests/fuzz/fuzz_inputs.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    bagration::fuzz::read_json({reinterpret_cast<const char*>(data), size});
    return 0;
}
