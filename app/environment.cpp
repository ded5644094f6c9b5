#include "app/environment.hpp"

#include <system_error>
#include <unistd.h>

namespace bagration {

std::string Environment::get(const std::string& name) const {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
}

Environment current_environment() {
    Environment environment;
    for (char** entry = ::environ; entry && *entry; ++entry) {
        const std::string text = *entry;
        const std::size_t equals = text.find('=');
        if (equals != std::string::npos)
            environment.variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    std::error_code no_proc;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", no_proc);
    if (!no_proc) environment.program_folder = program.parent_path();
    return environment;
}

} // namespace bagration
