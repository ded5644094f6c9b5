#pragma once
// The command line: words -> one command's arguments -> its function -> exit code.
#include "app/app_context.hpp"

#include <string>
#include <vector>

namespace bagration {

/// The whole program but for main(). `arguments` without the program's name. Never throws: an unexpected
/// exception is printed and gives ExitCode::internal.
int run_command_line(std::vector<std::string> arguments, AppContext& context);

} // namespace bagration
