#include "campaign/control/control_field.hpp"

#include "campaign/control/control_field_impl.hpp"
#include "campaign/control/slice_baker.hpp"

namespace bagration {

ControlField::ControlField(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ControlField::ControlField(ControlField&&) noexcept = default;
ControlField& ControlField::operator=(ControlField&&) noexcept = default;
ControlField::~ControlField() = default;

Expected<ControlField> ControlField::build(std::shared_ptr<const Campaign> campaign,
                                           const GroundQuery& ground,
                                           const std::filesystem::path& cache_folder) {
    BAGRATION_EXPECTS(campaign != nullptr);
    if (campaign->end <= campaign->start)
        return fail(ExitCode::campaign_invalid, "the campaign ends before it starts");
    if (campaign->negative_side < 0 || campaign->positive_side < 0)
        return fail(ExitCode::campaign_invalid, "the campaign does not name its two blocs");
    auto impl = std::make_unique<Impl>();
    impl->campaign = campaign;
    impl->ground = ground;
    impl->times = slice_times(*campaign);
    static_cast<void>(cache_folder);
    GroundMask mask = make_ground_mask(*campaign, ground, control_frame(*campaign));
    const BaseField base = BaseField::build(*campaign, mask);
    const AreaField areas(*campaign, mask.fine);
    const EvidenceAtTracks evidence(*campaign, mask, base, areas, impl->times);
    const CorrectionSet corrections = evidence.correct();
    impl->tiles = bake_slices({base, areas, evidence.patches(), corrections.slices}, impl->times);
    impl->told = std::move(mask.told);
    impl->count_told();
    return ControlField(std::move(impl));
}

} // namespace bagration
