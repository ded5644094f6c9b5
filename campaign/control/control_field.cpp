#include "campaign/control/control_field.hpp"

#include "campaign/control/bytes.hpp"
#include "campaign/control/conflicts.hpp"
#include "campaign/control/control_field_impl.hpp"
#include "campaign/control/field_cache.hpp"
#include "campaign/control/slice_baker.hpp"

namespace bagration {

ControlField::ControlField(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ControlField::ControlField(ControlField&&) noexcept = default;
ControlField& ControlField::operator=(ControlField&&) noexcept = default;
ControlField::~ControlField() = default;

std::string ControlField::Impl::packed() const {
    ByteWriter out;
    out.put_text(tiles.packed());
    out.put_text(certainty.packed());
    std::vector<std::uint8_t> bits((told.size() + 7) / 8, 0);
    for (std::size_t k = 0; k < told.size(); ++k)
        if (told[k]) bits[k / 8] = static_cast<std::uint8_t>(bits[k / 8] | 1u << k % 8);
    out.put_all(bits);
    out.put(static_cast<std::uint64_t>(conflicts.size()));
    for (const Diagnostic& conflict : conflicts) {
        out.put(conflict.severity), out.put(conflict.place.line), out.put(conflict.place.column);
        out.put_text(conflict.place.file), out.put_text(conflict.message), out.put_text(conflict.hint);
    }
    return out.take();
}

bool ControlField::Impl::unpack(const std::string& bytes) {
    ByteReader in(bytes);
    std::string_view tile_bytes, certainty_bytes;
    std::vector<std::uint8_t> bits;
    std::uint64_t count = 0;
    if (!in.get_text(tile_bytes) || !tiles.unpack(tile_bytes) || !in.get_text(certainty_bytes) ||
        !certainty.unpack(certainty_bytes, static_cast<int>(times.size())) || !in.get_all(bits) ||
        !in.get(count))
        return false;
    if (tiles.slice_count() != static_cast<int>(times.size())) return false;
    if (bits.size() != (tiles.frame().size() + 7) / 8) return false;
    told.resize(tiles.frame().size());
    for (std::size_t k = 0; k < told.size(); ++k)
        told[k] = bits[k / 8] >> k % 8 & 1;
    for (; count > 0; --count) {
        Diagnostic conflict;
        std::string_view file, message, hint;
        if (!in.get(conflict.severity) || !in.get(conflict.place.line) || !in.get(conflict.place.column) ||
            !in.get_text(file) || !in.get_text(message) || !in.get_text(hint))
            return false;
        conflict.place.file = file, conflict.message = message, conflict.hint = hint;
        conflicts.push_back(std::move(conflict));
    }
    return true;
}

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
    const GridFrame frame = control_frame(*campaign);
    const std::string key = cache_folder.empty() ? std::string() : field_key(*campaign, ground, frame);
    if (const auto cached = load_cached(cache_folder, key); !cached || !impl->unpack(*cached)) {
        GroundMask mask = make_ground_mask(*campaign, ground, frame);
        const BaseField base = BaseField::build(*campaign, mask);
        const AreaField areas(*campaign, frame);
        const EvidenceAtTracks evidence(*campaign, mask, base, areas, impl->times);
        const CorrectionSet corrections = evidence.correct();
        impl->tiles = bake_slices(
            {mask, base, areas, evidence.patches(), evidence.kernels(), corrections.slices}, impl->times);
        impl->certainty = CertaintyField::build(*campaign, base, impl->times);
        impl->told = std::move(mask.told);
        impl->conflicts = find_conflicts(*campaign, evidence);
        if (!cache_folder.empty()) store_cached(cache_folder, key, impl->packed());
    }
    impl->count_told();
    impl->list_places();
    return ControlField(std::move(impl));
}

} // namespace bagration
