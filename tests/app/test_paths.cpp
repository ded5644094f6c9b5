#include "app/paths.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace bagration;
using test::TemporaryFolder;

namespace {

Environment environment_in(const std::filesystem::path& program_folder,
                           std::map<std::string, std::string> variables = {}) {
    return {std::move(variables), program_folder};
}

} // namespace

TEST_CASE("The built-in campaign is found from a build folder inside the project") {
    const TemporaryFolder root;
    root.write("campaign/library/bagration/campaign.toml");
    std::filesystem::create_directories(root / "build/release");
    CHECK(find_campaign("", environment_in(root / "build/release")) == root / "campaign/library/bagration");
}

TEST_CASE("The built-in campaign is found where it was installed") {
    const TemporaryFolder root;
    root.write("share/bagration/campaign/library/bagration/campaign.toml");
    root.write("bin/bagration");
    CHECK(find_campaign("", environment_in(root / "bin")) ==
          root / "share/bagration/campaign/library/bagration");
}

TEST_CASE("A campaign is a folder, its campaign.toml, or a name in the library") {
    const TemporaryFolder root;
    root.write("campaign/library/other/campaign.toml");
    root.write("mine/campaign.toml");
    const Environment environment = environment_in(root.path());
    CHECK(find_campaign((root / "mine").string(), environment) == root / "mine");
    CHECK(find_campaign((root / "mine/campaign.toml").string(), environment) == root / "mine");
    CHECK(find_campaign("other", environment) == root / "campaign/library/other");
    CHECK(library_campaigns(environment) == std::vector<std::string>{"other"});
}

TEST_CASE("The variable names a campaign when the command line does not") {
    const TemporaryFolder root;
    root.write("mine/campaign.toml");
    root.write("campaign/library/other/campaign.toml");
    const Environment environment =
        environment_in(root.path(), {{"BAGRATION_CAMPAIGN", (root / "mine").string()}});
    CHECK(find_campaign("", environment) == root / "mine");
    CHECK(find_campaign("other", environment) == root / "campaign/library/other");
}

TEST_CASE("An unknown campaign is a usage error that suggests the nearest") {
    const TemporaryFolder root;
    root.write("campaign/library/bagration/campaign.toml");
    const auto found = find_campaign("bagratoin", environment_in(root.path()));
    REQUIRE_FALSE(found);
    CHECK(found.error().code == ExitCode::usage);
    CHECK(found.error().hint == "did you mean 'bagration'?");
}

TEST_CASE("The pack is looked for in the order of the contract") {
    const TemporaryFolder root;
    const std::map<std::string, std::string> cached{{"XDG_CACHE_HOME", (root / "cache").string()}};
    CHECK_FALSE(find_pack({}, environment_in(root / "bin", cached)));

    const auto in_cache = root.write("cache/bagration/terrain.bpk");
    CHECK(find_pack({}, environment_in(root / "bin", cached)) == in_cache);
    const auto beside = root.write("bin/terrain.bpk");
    CHECK(find_pack({}, environment_in(root / "bin", cached)) == beside);
    auto variables = cached;
    variables["BAGRATION_PACK"] = "/somewhere/else.bpk";
    CHECK(find_pack({}, environment_in(root / "bin", variables)) ==
          std::filesystem::path("/somewhere/else.bpk"));
    CHECK(find_pack("mine.bpk", environment_in(root / "bin", variables)) ==
          std::filesystem::path("mine.bpk"));
}

TEST_CASE("A home that does not exist means no cache, not a failure") {
    const TemporaryFolder root;
    CHECK(cache_folder(environment_in(root.path(), {{"HOME", "/nonexistent"}})).empty());
    CHECK(cache_folder(environment_in(root.path())).empty());
    CHECK(pack_to_build({}, environment_in(root.path(), {{"HOME", "/nonexistent"}})) == root / "terrain.bpk");
}

TEST_CASE("The cache is made below the home, or where XDG says") {
    const TemporaryFolder root;
    std::filesystem::create_directories(root / "home");
    const std::string home = (root / "home").string();
    CHECK(cache_folder(environment_in({}, {{"HOME", home}})) == root / "home/.cache/bagration");
    CHECK(std::filesystem::is_directory(root / "home/.cache/bagration"));
    CHECK(cache_folder(environment_in({}, {{"HOME", home}, {"XDG_CACHE_HOME", "relative"}})) ==
          root / "home/.cache/bagration");
    const auto elsewhere = (root / "elsewhere").string();
    CHECK(cache_folder(environment_in({}, {{"XDG_CACHE_HOME", elsewhere}})) == root / "elsewhere/bagration");
}
