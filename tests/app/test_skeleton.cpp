#include "app/skeleton.hpp"
#include "campaign/load.hpp"
#include "campaign/script.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace bagration;
namespace fs = std::filesystem;

TEST_CASE("A new campaign is valid, without a finding, and has a film") {
    CampaignFiles in_memory;
    for (const SkeletonFile& file : skeleton_files())
        in_memory[std::string(file.path)] = std::string(file.text);
    const LoadedCampaign loaded = load_campaign(in_memory);
    for (const Diagnostic& finding : loaded.diagnostics)
        UNSCOPED_INFO(to_string(finding));
    REQUIRE(loaded.campaign != nullptr);
    CHECK(loaded.diagnostics.empty());
    CHECK(Script(*loaded.campaign).duration().seconds() == 12.0);
}

TEST_CASE("A new campaign is never written over something") {
    const fs::path folder = fs::temp_directory_path() / "bagration-test-skeleton";
    fs::remove_all(folder);
    const auto written = write_skeleton(folder);
    REQUIRE(written);
    CHECK(written->size() == skeleton_files().size());
    CHECK(load_campaign(folder).campaign != nullptr);
    const auto again = write_skeleton(folder);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ExitCode::usage);
    fs::remove_all(folder);
}
