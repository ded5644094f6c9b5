#pragma once
// What the current OpenGL context is and can do.
#include "terrain/geo/result.hpp"

#include <string>

namespace bagration {

struct GlInfo {
    std::string vendor;
    std::string renderer;
    std::string version; ///< As the driver words it.
    std::string glsl_version;
    int major = 0; ///< 3.3 or newer.
    int minor = 0;
    int max_texture_size = 0;
    int max_samples = 0;
    float max_anisotropy = 1;        ///< 1: anisotropic filtering is not offered.
    bool is_software = false;        ///< llvmpipe, softpipe, SwiftShader and the like: the CPU draws.
    bool has_debug = false;          ///< KHR_debug: labels and messages.
    bool has_pack_invert = false;    ///< MESA_pack_invert: pictures can be read top-down for free.
    bool has_gpu_timestamps = false; ///< Timer queries with a clock that counts.
};

/// Looks at the context that is current on this thread: made by HeadlessContext, or by a window of app/.
/// Error no_display_or_gl when there is none, or it is older than 3.3 core.
Expected<GlInfo> adopt_current_context();

/// One line for logs and `bagration info`: "llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 4.5, software".
std::string describe(const GlInfo& info);

} // namespace bagration
