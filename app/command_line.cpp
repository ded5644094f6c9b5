#include "app/command_line.hpp"

#include "app/command_options.hpp"
#include "app/commands.hpp"
#include "app/paths.hpp"
#include "terrain/geo/diagnostic.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <ostream>

namespace bagration {

namespace {

constexpr const char* version_line = "bagration " BAGRATION_VERSION;

std::vector<std::string> command_names(const CLI::App& parser) {
    std::vector<std::string> names;
    for (const CLI::App* command : parser.get_subcommands({}))
        names.push_back(command->get_name());
    return names;
}

bool is_global(const std::string& word) {
    return word == "-h" || word == "--help" || word == "--version" || word == "-v" || word == "--verbose";
}

/// `play` is the command when none is named: `bagration`, `bagration --fullscreen`, `bagration my-campaign`.
/// Error (usage): the first word is neither a command nor a campaign.
Expected<void> complete_command(std::vector<std::string>& arguments, const CLI::App& parser,
                                const Environment& environment) {
    const auto first = std::find_if_not(arguments.begin(), arguments.end(), is_global);
    if (first == arguments.end()) {
        const bool only_asks = std::any_of(arguments.begin(), arguments.end(), [](const std::string& word) {
            return word != "-v" && word != "--verbose";
        });
        if (!only_asks) arguments.emplace_back("play");
        return {};
    }
    const std::vector<std::string> commands = command_names(parser);
    if (std::find(commands.begin(), commands.end(), *first) != commands.end()) return {};
    if (first->rfind('-', 0) != 0 && !find_campaign(*first, environment)) {
        const std::string nearest = nearest_word(*first, commands);
        return fail(ExitCode::usage, "'" + *first + "' is neither a command nor a campaign",
                    nearest.empty() ? "see `bagration --help`" : "did you mean '" + nearest + "'?");
    }
    arguments.insert(first, "play");
    return {};
}

/// The word that no option took, with the nearest name that would have been understood.
Error unknown_word(const CLI::App& command) {
    const std::vector<std::string> words = command.remaining();
    const auto option =
        std::find_if(words.begin(), words.end(), [](const std::string& w) { return w[0] == '-'; });
    const std::string word = option == words.end() ? words.front() : option->substr(0, option->find('='));
    std::vector<std::string> known;
    if (option != words.end()) {
        for (const CLI::Option* candidate : command.get_options())
            for (const std::string& name : candidate->get_lnames())
                known.push_back("--" + name);
    } else {
        known = command_names(command);
    }
    const std::string nearest = nearest_word(word, known);
    const std::string what = option == words.end() ? "unexpected word '" : "unknown option '";
    return {ExitCode::usage, what + word + "'",
            nearest.empty() ? "see `bagration " + command.get_name() + " --help`"
                            : "did you mean '" + nearest + "'?"};
}

int run_parsed(const CLI::App& parser, AllCommands& commands, AppContext& context) {
    context.set_verbose(commands.verbose);
    const CLI::App* command = parser.get_subcommands().front();
    std::string name = command->get_name();
    if (name == "terrain") {
        if (!command->remaining().empty()) return context.report(unknown_word(*command));
        if (command->get_subcommands().empty())
            return context.report(
                {ExitCode::usage, "terrain: build or info?", "see `bagration terrain --help`"});
        command = command->get_subcommands().front();
        name += " " + command->get_name();
    }
    if (!command->remaining().empty()) return context.report(unknown_word(*command));

    if (name == "play") return run_play(commands.play, context);
    if (name == "kiosk") return run_kiosk(commands.kiosk, context);
    if (name == "export") return run_export(commands.export_film, context);
    if (name == "still") return run_still(commands.still, context);
    if (name == "validate") return run_validate(commands.validate, context);
    if (name == "query") return run_query(commands.query, context);
    if (name == "info") return run_info(commands.info, context);
    if (name == "terrain build") return run_terrain_build(commands.terrain_build, context);
    if (name == "terrain info") return run_terrain_info(commands.terrain_info, context);
    if (name == "bench") return run_bench(commands.bench, context);
    if (name == "new") return run_new(commands.new_campaign, context);
    return run_keys(commands.keys, context);
}

int parse_and_run(std::vector<std::string> arguments, AppContext& context) {
    AllCommands commands;
    CLI::App parser("Operation Bagration 1944 to May 1945 as an animated battle map.", "bagration");
    // A script may repeat an option to change what its beginning said.
    parser.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    parser.set_version_flag("--version", version_line);
    parser.add_flag("-v,--verbose", commands.verbose, "Say more about what is done (on standard error)");
    parser.footer(
        "Without a command the campaign is played. Every command has examples: bagration export --help\n"
        "Exit codes: 0 ok, 1 internal, 2 usage, 3 campaign invalid, 4 no display or OpenGL, 5 output,\n"
        "6 encoder, 7 partial but resumable, 130/143 interrupted.");
    add_commands(parser, commands);

    if (const auto completed = complete_command(arguments, parser, context.environment); !completed)
        return context.report(completed.error());
    commands.kiosk.words = arguments;
    try {
        std::reverse(arguments.begin(), arguments.end()); // CLI11 takes words from the back.
        parser.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        context.out << parser.help() << '\n';
        return exit_status(ExitCode::ok);
    } catch (const CLI::CallForVersion& version) {
        context.out << version.what() << '\n';
        return exit_status(ExitCode::ok);
    } catch (const CLI::ParseError& error) {
        return context.report({ExitCode::usage, error.what(), {}});
    }
    return run_parsed(parser, commands, context);
}

} // namespace

int run_command_line(std::vector<std::string> arguments, AppContext& context) {
    try {
        return parse_and_run(std::move(arguments), context);
    } catch (const std::exception& failure) {
        context.error(std::string("unexpected: ") + failure.what(), "this is a fault of the program");
        return exit_status(ExitCode::internal);
    }
}

} // namespace bagration
