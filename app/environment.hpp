#pragma once
// What the program knows of its surroundings: variables and where its binary lies. A value, so that tests can
// make one up.
#include <filesystem>
#include <map>
#include <string>

namespace bagration {

struct Environment {
    std::map<std::string, std::string> variables;
    std::filesystem::path program_folder; ///< Of the running binary; empty when the system does not tell.

    /// Empty when unset; an empty variable counts as unset, as the XDG specification wants it.
    std::string get(const std::string& name) const;
};

/// The process's variables, and the folder of /proc/self/exe.
Environment current_environment();

} // namespace bagration
