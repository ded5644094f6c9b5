#include "tests/campaign/campaign_files.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <set>

using namespace bagration;
using namespace bagration::test;

namespace {

const std::string begin_mark = "<!-- every key: written by test_campaign, see CONTRIBUTING.md -->\n";
const std::string end_mark = "<!-- end -->\n";

/// "text/fr.toml" -> "text/<lang>.toml"
std::string kind_of(const std::string& file) {
    return file.starts_with("text/") ? "text/<lang>.toml" : file;
}

/// What the readers ask for in a campaign that has one of everything.
std::string reference() {
    std::set<FormatKey> asked;
    const LoadedCampaign loaded = load_campaign(small_campaign_files(), asked);
    REQUIRE(loaded.campaign != nullptr);
    // A key that is read in two ways (one of them only looks whether it is there) is told by the more exact
    // one.
    std::map<std::string, std::map<std::string, std::map<std::string, FormatKey>>> tables;
    for (const FormatKey& each : asked) {
        FormatKey& key = tables[kind_of(each.file)][each.object].emplace(each.key, each).first->second;
        if (key.type == "value") key.type = each.type;
        key.required = key.required && each.required;
    }
    std::string text;
    for (const auto& [file, objects] : tables)
        for (const auto& [object, keys] : objects) {
            text.append("**").append(file).append(", ").append(object).append("**: ");
            bool first = true;
            for (const auto& [name, key] : keys) {
                text +=
                    (first ? "" : "; ") + ("`" + name + "` ") + key.type + (key.required ? "" : ", optional");
                first = false;
            }
            text += ".\n\n";
        }
    return text;
}

} // namespace

TEST_CASE("FORMAT.md lists exactly the keys that the readers understand") {
    const std::filesystem::path file = std::filesystem::path(BAGRATION_SOURCE_DIR) / "campaign/FORMAT.md";
    std::string format = read_bytes(file);
    const std::size_t begin = format.find(begin_mark), end = format.find(end_mark);
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    const std::size_t list = begin + begin_mark.size();
    std::string wanted = reference();
    wanted.insert(0, 1, '\n');
    if (std::getenv("BAGRATION_UPDATE_FORMAT") != nullptr) {
        format.replace(list, end - list, wanted);
        std::ofstream(file, std::ios::binary) << format;
        return;
    }
    INFO("run test_campaign with BAGRATION_UPDATE_FORMAT=1 to write it anew");
    CHECK(format.substr(list, end - list) == wanted);
}
