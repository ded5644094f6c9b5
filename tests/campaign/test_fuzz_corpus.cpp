#include "tests/campaign/campaign_files.hpp"
#include "tests/fuzz/fuzz_inputs.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

template <class Use>
int replay(const char* corpus, Use use) {
    int inputs = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(BAGRATION_SOURCE_DIR) /
                                                                 "tests/fuzz/corpus" / corpus)) {
        const std::string bytes = test::read_bytes(entry.path());
        use(bytes);
        // Cut anywhere, the input is still only an input.
        for (std::size_t length = 0; length < bytes.size(); length += 1 + bytes.size() / 40)
            use(std::string_view(bytes).substr(0, length));
        ++inputs;
    }
    return inputs;
}

} // namespace

TEST_CASE("no input of the fuzz corpus breaks a reader") {
    CHECK(replay("json", fuzz::read_json) >= 7);
    CHECK(replay("csv", fuzz::read_csv) >= 5);
    CHECK(replay("campaign", fuzz::load_files) >= 7);
}

TEST_CASE("large hostile files end with findings, not with a crash") {
    CampaignFiles files = test::small_campaign_files();
    files["places.csv"].append(3'000'000, '\n').append("x,\n");
    files["traces.geojson"].assign(2'000'000, '[');
    std::string& events = files["events.toml"];
    for (int i = 0; i < 20'000; ++i)
        events += "[[event]]\nid = 3\n";
    const LoadedCampaign loaded = load_campaign(files);
    CHECK(loaded.campaign == nullptr);
    CHECK(loaded.diagnostics.size() == 5000); // The rest is left out.
}
