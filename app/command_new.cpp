#include "app/commands.hpp"
#include "app/skeleton.hpp"

#include <ostream>

namespace bagration {

int run_new(const NewCommand& command, const AppContext& context) {
    const auto written = write_skeleton(command.folder);
    if (!written) return context.report(written.error());
    for (const std::filesystem::path& file : *written)
        context.out << file.string() << '\n';
    context.note("next: bagration validate " + command.folder.string() + ", then bagration play " +
                 command.folder.string());
    return exit_status(ExitCode::ok);
}

} // namespace bagration
