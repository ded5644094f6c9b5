#include "app/commands.hpp"
#include "app/query.hpp"
#include "app/show_loading.hpp"

#include <fstream>
#include <iterator>
#include <ostream>

namespace bagration {

namespace {

constexpr const char* standard_input = "-";

Expected<std::string> batch_text(const std::string& file, const AppContext& context) {
    const auto all_of = [](std::istream& stream) {
        return std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    };
    if (file == standard_input) return all_of(context.in);
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return fail(ExitCode::usage, "cannot read " + file,
                    "--batch wants a CSV file, or - for standard input");
    return all_of(stream);
}

Expected<void> check_arguments(const QueryCommand& command) {
    if (!command.batch.empty()) {
        if (command.at || command.place)
            return fail(ExitCode::usage, "--batch excludes --at and --place",
                        "its lines carry date and place");
        return {};
    }
    if (command.at && command.place) return {};
    return fail(ExitCode::usage, command.at ? "--place is missing" : "--at is missing",
                "for example: bagration query --at 1944-07-03 --place 27.56,53.90 --json");
}

/// Lines that are not understood are told, the others answered.
int answer_batch(const QueryCommand& command, const Show& show, const std::string& csv,
                 const AppContext& context) {
    Findings findings;
    const std::string name = command.batch == standard_input ? "(standard input)" : command.batch;
    const std::vector<Question> questions = read_questions(csv, name, findings);
    if (!command.json) context.out << batch_header << '\n';
    for (const Question& question : questions) {
        if (context.interruption.requested) return exit_status(context.interruption.exit_code());
        const Answer result = answer(show, question);
        context.out << (command.json ? printed_line(to_json(question, result)) : csv_line(question, result))
                    << '\n';
    }
    const std::vector<Diagnostic> refused = findings.take();
    print_findings(refused, context);
    if (!has_errors(refused)) return exit_status(ExitCode::ok);
    context.error("not every line was understood: " + count_of(refused));
    return exit_status(ExitCode::usage);
}

void print_answer(const Question& question, const Answer& result, const AppContext& context) {
    const auto shown = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
    context.out << "at              " << to_string(question.at) << '\n'
                << "control         " << result.control << '\n'
                << "holder          " << shown(result.holder) << '\n'
                << "front distance  "
                << (result.front_distance_km ? fixed(*result.front_distance_km, 1) + " km" : "-") << '\n'
                << "certainty       " << (result.certainty ? fixed(*result.certainty, 2) : "-") << '\n'
                << "changed on      " << shown(result.changed_on) << '\n'
                << "elevation       " << (result.elevation_m ? fixed(*result.elevation_m, 0) + " m" : "-")
                << '\n'
                << "surface         " << shown(result.surface) << '\n';
}

} // namespace

int run_query(const QueryCommand& command, const AppContext& context) {
    if (const auto checked = check_arguments(command); !checked) return context.report(checked.error());
    std::string csv;
    if (!command.batch.empty()) {
        auto text = batch_text(command.batch, context);
        if (!text) return context.report(text.error());
        csv = std::move(*text);
    }
    const auto show = open_show(command.data, context);
    if (!show) return context.report(show.error());
    if (!command.batch.empty()) return answer_batch(command, *show, csv, context);

    const Question question{{}, *command.at, *command.place};
    const Answer result = answer(*show, question);
    if (question.at < show->campaign->start || question.at > show->campaign->end)
        context.note("the campaign runs from " + to_date_string(show->campaign->start) + " to " +
                     to_date_string(show->campaign->end));
    if (command.json)
        context.out << printed(to_json(question, result)) << '\n';
    else
        print_answer(question, result, context);
    return exit_status(ExitCode::ok);
}

} // namespace bagration
