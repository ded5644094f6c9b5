#include "app/command_line.hpp"

#include <iostream>
#include <unistd.h>

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    // Has static storage because the handler may still be called while main's locals are gone.
    static bagration::Interruption interruption;
    bagration::install_signal_handlers(interruption);
    bagration::AppContext context(bagration::current_environment(), std::cin, std::cout, std::cerr,
                                  isatty(STDERR_FILENO) == 1, interruption);
    const int status = bagration::run_command_line({argv + 1, argv + argc}, context);
    std::cout.flush();
    if (!std::cout && status == 0) {
        context.error("standard output could not be written");
        return bagration::exit_status(bagration::ExitCode::output);
    }
    return status;
}
