#include "app/commands.hpp"
#include "app/player/keys.hpp"

#include <optional>
#include <ostream>

namespace bagration {

int run_keys(const KeysCommand& command, const AppContext& context) {
    std::size_t widest = 0;
    for (const KeyBinding& binding : key_bindings())
        widest = std::max(widest, binding.label.size());
    std::optional<KeyGroup> group;
    for (const KeyBinding& binding : key_bindings()) {
        if (group != binding.group) {
            context.out << (group ? "\n" : "") << group_title(binding.group, command.language) << '\n';
            group = binding.group;
        }
        const std::string gap(widest - binding.label.size() + 2, ' ');
        context.out << "  " << binding.label << gap << description(binding, command.language) << '\n';
    }
    return exit_status(ExitCode::ok);
}

} // namespace bagration
