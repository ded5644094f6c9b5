#include "app/command_line.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace bagration;
using test::TemporaryFolder;

namespace {

struct Outcome {
    int status = 0;
    std::string out, err;
};

/// Runs the program in this process, with nothing around it but `environment`.
Outcome run(const std::vector<std::string>& words, Environment environment = {}) {
    const Interruption interruption;
    std::istringstream in;
    std::ostringstream out, err;
    AppContext context(std::move(environment), in, out, err, false, interruption);
    Outcome outcome;
    outcome.status = run_command_line(words, context);
    outcome.out = out.str();
    outcome.err = err.str();
    return outcome;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("Help goes to standard output and lists every command") {
    const Outcome help = run({"--help"});
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    for (const char* command : {"play", "kiosk", "export", "still", "validate", "query", "info", "terrain",
                                "bench", "new", "keys", "Exit codes"})
        CHECK(has(help.out, command));
}

TEST_CASE("Every command has examples") {
    for (const char* command : {"play", "kiosk", "export", "still", "validate", "query", "info", "terrain",
                                "bench", "new", "keys"}) {
        const Outcome help = run({command, "--help"});
        CHECK(help.status == 0);
        CHECK(has(help.out, "Examples:\n  bagration " + std::string(command)));
    }
    CHECK(has(run({"terrain", "build", "--help"}).out, "--dem"));
}

TEST_CASE("The version is one line") {
    const Outcome version = run({"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.rfind("bagration ", 0) == 0);
}

TEST_CASE("An unknown option suggests the nearest one") {
    const Outcome outcome = run({"export", "-o", "film.mp4", "--sise", "640x360"});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, "unknown option '--sise'"));
    CHECK(has(outcome.err, "did you mean '--size'?"));
    CHECK(has(run({"export", "--ouput=film.mp4"}).err, "did you mean '--output'?"));
}

TEST_CASE("An unknown command suggests the nearest one") {
    const Outcome outcome = run({"exprot", "-o", "film.mp4"});
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "did you mean 'export'?"));
    CHECK(has(run({"terrain", "biuld"}).err, "did you mean 'build'?"));
    CHECK(run({"terrain"}).status == 2);
}

TEST_CASE("A malformed value is a usage error that names its option and what would be right") {
    const Outcome outcome = run({"query", "--at", "3 July", "--place", "27.56,53.90"});
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "'3 July' is no date"));
    CHECK(has(outcome.err, "1944-07-03"));
    CHECK(run({"export", "-o", "film.mp4", "--fps", "0"}).status == 2);
    CHECK(run({"export", "-o", "film.mp4", "--shard", "5/4"}).status == 2);
    CHECK(run({"still", "-o", "a.png"}).status == 2);
    CHECK(run({"query", "--at", "1944-07-03"}).status == 2);
}

TEST_CASE("Of an option given twice the last one counts, a second campaign is refused") {
    const Outcome last = run({"export", "-o", "film.avi", "-o", "film.bmp"});
    CHECK(last.status == 2);
    CHECK(has(last.err, "film.bmp"));
    const Outcome second = run({"validate", "one", "two"});
    CHECK(second.status == 2);
    CHECK(has(second.err, "unexpected word 'two'"));
}

TEST_CASE("A broken campaign prints all its findings as data and exits with 3") {
    const TemporaryFolder folder;
    folder.write("campaign.toml", "id = 5\n");
    const Outcome outcome = run({"validate", folder.path().string()});
    CHECK(outcome.status == 3);
    CHECK(has(outcome.out, "campaign.toml:1:"));
    CHECK(has(outcome.out, ": error: "));
    CHECK(has(outcome.err, "not valid, "));
    const Outcome json = run({"validate", folder.path().string(), "--json"});
    CHECK(json.status == 3);
    CHECK(has(json.out, "\"valid\": false"));
}

TEST_CASE("A campaign that does not exist is a usage error") {
    CHECK(run({"validate", "no-such-folder"}).status == 2);
}

TEST_CASE("Without a terrain pack the error says how to build one") {
    const TemporaryFolder folder;
    folder.write("campaign.toml");
    const Outcome outcome =
        run({"query", folder.path().string(), "--at", "1944-07-03", "--place", "27.56,53.90", "--json"});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, "bagration terrain build"));
}

TEST_CASE("The keys are listed in both languages") {
    CHECK(has(run({"keys"}).out, "Space"));
    CHECK(has(run({"keys", "--lang", "de"}).out, "Abspielen"));
}
