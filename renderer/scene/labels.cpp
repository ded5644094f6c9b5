#include "renderer/scene/labels.hpp"

#include <algorithm>
#include <numeric>

namespace bagration {

namespace {

/// sRGB from 0xRRGGBB.
glm::vec4 colour(unsigned rgb, float alpha = 1) {
    const auto channel = [&](unsigned shift) { return static_cast<float>((rgb >> shift) & 0xFFu) / 255.0f; };
    return {channel(16), channel(8), channel(0), alpha};
}

constexpr unsigned ink = 0x2B2620, soft_ink = 0x4D4638, water_ink = 0x2F5568, paper = 0xF6F0DF,
                   water_paper = 0xC7D8D6;

/// The entry of a table for ranks 1 ... 5; ranks beyond take the nearest.
template <class T, std::size_t n>
T by_rank(const T (&values)[n], int rank) {
    return values[static_cast<std::size_t>(std::clamp(rank, 1, static_cast<int>(n)) - 1)];
}

} // namespace

LabelStyle label_style(LabelKind kind, int rank) {
    LabelStyle style;
    style.text.role = "serif";
    style.colour = colour(ink);
    style.halo = colour(paper, 0.8f);
    switch (kind) {
    case LabelKind::town:
        style.text.role = rank <= 2 ? "serif-bold" : "serif";
        style.size_u = by_rank({29.0f, 26.0f, 23.5f, 21.5f, 20.0f}, rank);
        style.marker_radius_u = by_rank({5.0f, 4.4f, 3.8f, 3.3f, 3.0f}, rank);
        style.halo_u = 2.2f;
        break;
    case LabelKind::country:
        style.size_u = by_rank({46.0f, 40.0f, 34.0f, 30.0f, 26.0f}, rank);
        style.text.letter_spacing_em = 0.32f;
        style.colour = colour(soft_ink, 0.82f);
        style.halo = colour(paper, 0.45f);
        style.halo_u = 3;
        break;
    case LabelKind::region:
        style.text.role = "serif-italic";
        style.size_u = by_rank({30.0f, 27.0f, 24.0f, 22.0f, 21.0f}, rank);
        style.text.letter_spacing_em = 0.18f;
        style.colour = colour(soft_ink, 0.8f);
        style.halo = colour(paper, 0.5f);
        break;
    case LabelKind::sea:
        style.text.role = "water-italic";
        style.size_u = by_rank({40.0f, 34.0f, 29.0f, 25.0f, 22.0f}, rank);
        style.text.letter_spacing_em = 0.2f;
        style.colour = colour(water_ink, 0.85f);
        style.halo = colour(water_paper, 0.4f);
        break;
    case LabelKind::river:
        style.text.role = "water-italic";
        style.size_u = by_rank({24.0f, 22.0f, 20.5f, 19.5f, 19.0f}, rank);
        style.text.letter_spacing_em = 0.06f;
        style.colour = colour(water_ink);
        style.halo = colour(paper, 0.7f);
        break;
    case LabelKind::summit:
        style.text.role = "serif-italic";
        style.size_u = 19;
        style.marker_radius_u = 2.6f;
        style.colour = colour(soft_ink);
        break;
    case LabelKind::note:
        style.text.role = "sans-bold";
        style.size_u = by_rank({26.0f, 23.0f, 21.0f, 19.5f, 18.5f}, rank);
        style.halo_u = 2.4f;
        break;
    }
    return style;
}

LabelDistances label_distances(LabelKind kind, int rank) {
    switch (kind) {
    case LabelKind::town:
        return {0, by_rank({6000.0, 3200.0, 1500.0, 800.0, 420.0}, rank)};
    case LabelKind::country:
        return {by_rank({550.0, 450.0, 350.0, 250.0, 200.0}, rank), 6000};
    case LabelKind::region:
        return {150, by_rank({3000.0, 2200.0, 1500.0, 1000.0, 700.0}, rank)};
    case LabelKind::sea:
        return {100, by_rank({6000.0, 4000.0, 2500.0, 1600.0, 1000.0}, rank)};
    case LabelKind::river:
        return {0, by_rank({1600.0, 1200.0, 800.0, 500.0, 350.0}, rank)};
    case LabelKind::summit:
        return {0, 450};
    case LabelKind::note:
        return {};
    }
    return {};
}

void measure_label(const FontSet& fonts, LabelCandidate& label) {
    const ShapedText shaped = shape(fonts, label.style.text, label.text);
    const InkBox ink_em = ink_box(fonts, shaped);
    const float size = label.style.size_u;
    label.extent.left_u = ink_em.x0_em * size;
    label.extent.right_u = ink_em.x1_em * size;
    label.extent.ascent_u = -ink_em.y0_em * size;
    label.extent.descent_u = ink_em.y1_em * size;
    label.extent.cap_u = fonts.metrics(label.style.text.role).cap_height * size;
    label.extent.advance_u = shaped.width_em * size;
}

std::vector<int> placing_order(const std::vector<LabelCandidate>& labels) {
    std::vector<int> order(labels.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        const LabelCandidate& p = labels[static_cast<std::size_t>(a)];
        const LabelCandidate& q = labels[static_cast<std::size_t>(b)];
        if (p.rank != q.rank) return p.rank < q.rank;
        if (p.kind != q.kind) return p.kind < q.kind;
        return p.id < q.id;
    });
    return order;
}

} // namespace bagration
