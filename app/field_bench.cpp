#include "app/field_bench.hpp"

#include "app/commands.hpp"
#include "app/denser_campaign.hpp"
#include "app/files/scratch_folder.hpp"
#include "app/machine.hpp"
#include "app/show_loading.hpp"
#include "app/stopwatch.hpp"

#include <optional>
#include <ostream>

namespace bagration {

namespace {

constexpr int denser_times = 10;

/// A number of [0, 1) for each index, evenly spread (van der Corput).
double spread(int index, int base) {
    double value = 0, part = 1;
    for (; index > 0; index /= base) {
        part /= base;
        value += part * (index % base);
    }
    return value;
}

struct FieldTimes {
    double bake_s = 0, cached_s = 0, answers_ms = 0;
};

Json to_json(const Campaign& campaign, const FieldTimes& times) {
    return {{"places", campaign.places.size()},       {"traces", campaign.traces.size()},
            {"areas", campaign.areas.size()},         {"bake_s", rounded(times.bake_s, 2)},
            {"cached_s", rounded(times.cached_s, 3)}, {"answers_ms", rounded(times.answers_ms, 1)}};
}

void print_times(const char* name, const Campaign& campaign, const FieldTimes& times, std::ostream& out) {
    out << name << ": " << campaign.places.size() << " places, " << campaign.traces.size() << " traces, "
        << campaign.areas.size() << " areas: baked in " << fixed(times.bake_s, 1) << " s, from the cache in "
        << fixed(times.cached_s, 2) << " s, " << bench_questions << " answers in "
        << fixed(times.answers_ms, 0) << " ms\n";
}

/// Bakes into a cache of its own, loads from it, and asks; `field` is what came from the cache.
Expected<FieldTimes> measured(const std::shared_ptr<const Campaign>& campaign, const GroundQuery& ground,
                              std::optional<ControlField>& field) {
    const ScratchFolder cache("field");
    FieldTimes times;
    auto start = Steady::now();
    if (const auto baked = ControlField::build(campaign, ground, cache.path()); !baked)
        return tl::unexpected<Error>(baked.error());
    times.bake_s = seconds_since(start);
    start = Steady::now();
    auto cached = ControlField::build(campaign, ground, cache.path());
    if (!cached) return tl::unexpected<Error>(cached.error());
    times.cached_s = seconds_since(start);
    field.emplace(std::move(*cached));
    times.answers_ms = answer_ms(*field, campaign->start + (campaign->end - campaign->start) / 2);
    return times;
}

} // namespace

double answer_ms(const ControlField& field, CampaignTime date) {
    const GridFrame& grid = field.frame();
    const auto start = Steady::now();
    for (int k = 0; k < bench_questions; ++k)
        field.control_at(grid.point((grid.width - 1) * spread(k, 2), (grid.height - 1) * spread(k, 3)), date);
    return seconds_since(start) * 1000;
}

int run_field_bench(const BenchCommand& command, const AppContext& context) {
    const auto opened = open_campaign_on_ground(command.data, context);
    if (!opened) return context.report(opened.error());
    const auto& [campaign, ground] = *opened;

    std::optional<ControlField> field, denser_field;
    const auto times = measured(campaign, ground, field);
    if (!times) return context.report(times.error());
    if (!command.json) print_times("the campaign", *campaign, *times, context.out);
    context.note("the same with " + std::to_string(denser_times) + " times the evidence");
    const auto denser = denser_campaign(*campaign, *field, denser_times);
    const auto denser_taken = measured(denser, ground, denser_field);
    if (!denser_taken) return context.report(denser_taken.error());
    if (!command.json) print_times("ten times the evidence", *denser, *denser_taken, context.out);

    const Machine machine = this_machine();
    if (command.json)
        context.out << printed({{"program", "bagration " BAGRATION_VERSION},
                                {"machine", {{"processor", machine.processor}, {"cores", machine.cores}}},
                                {"questions", bench_questions},
                                {"campaign", to_json(*campaign, *times)},
                                {"denser", to_json(*denser, *denser_taken)},
                                {"peak_resident_mb", rounded(peak_resident_megabytes(), 0)}})
                    << '\n';
    else
        context.out << "on " << machine.processor << ", " << machine.cores << " cores, "
                    << fixed(peak_resident_megabytes(), 0) << " MB at most\n";
    return exit_status(ExitCode::ok);
}

} // namespace bagration
