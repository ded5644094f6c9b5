#include "renderer/scene/labels.hpp"

#include <algorithm>
#include <numeric>

namespace bagration {

namespace {

/// The entry of a table for ranks 1 ... 5; ranks beyond take the nearest.
template <class T, std::size_t n>
T by_rank(const T (&values)[n], int rank) {
    return values[static_cast<std::size_t>(std::clamp(rank, 1, static_cast<int>(n)) - 1)];
}

} // namespace

std::string_view label_kind_name(LabelKind kind) {
    constexpr std::string_view names[] = {"town", "country",   "region", "sea",   "river",  "summit",
                                          "note", "mountains", "lake",   "marsh", "forest", "island"};
    return names[static_cast<std::size_t>(kind)];
}

LabelStyle label_style(LabelKind kind, int rank) {
    LabelStyle style;
    style.text.role = "serif";
    const auto set = [&](const char* role, float spacing, LabelInk ink, float alpha, float halo_alpha) {
        style.text.role = role;
        style.text.letter_spacing_em = spacing;
        style.ink = ink;
        style.alpha = alpha;
        style.halo_alpha = halo_alpha;
    };
    switch (kind) {
    case LabelKind::town:
        style.text.role = rank <= 2 ? "serif-bold" : "serif";
        style.size_u = by_rank({29.0f, 26.0f, 23.5f, 21.5f, 20.0f}, rank);
        style.marker_radius_u = by_rank({5.0f, 4.4f, 3.8f, 3.3f, 3.0f}, rank);
        style.halo_u = 2.2f;
        break;
    case LabelKind::country:
        set("serif", 0.22f, LabelInk::soft, 1.0f, 0.8f);
        style.text.small_capitals = true;
        style.size_u = by_rank({40.0f, 31.0f, 26.0f, 24.0f, 22.0f}, rank);
        style.halo_u = 3;
        break;
    case LabelKind::region:
        set("serif", 0.2f, LabelInk::soft, 1.0f, 0.9f);
        style.text.small_capitals = true;
        style.size_u = by_rank({31.0f, 27.0f, 23.0f, 21.0f, 20.0f}, rank);
        break;
    case LabelKind::mountains:
        set("serif-italic", 0.14f, LabelInk::relief, 0.95f, 0.95f);
        style.halo_u = 2.6f;
        style.size_u = by_rank({30.0f, 26.0f, 22.5f, 20.5f, 20.0f}, rank);
        break;
    case LabelKind::marsh:
        set("serif-italic", 0.12f, LabelInk::marsh, 0.9f, 0.65f);
        style.size_u = by_rank({27.0f, 24.0f, 22.0f, 20.5f, 20.0f}, rank);
        break;
    case LabelKind::forest:
        set("serif-italic", 0.03f, LabelInk::soft, 0.9f, 0.65f);
        style.size_u = by_rank({25.0f, 23.0f, 21.5f, 20.0f, 19.0f}, rank);
        break;
    case LabelKind::island:
        set("serif-italic", 0.03f, LabelInk::soft, 0.95f, 0.65f);
        style.size_u = by_rank({25.0f, 24.0f, 22.0f, 20.0f, 19.0f}, rank);
        break;
    case LabelKind::sea:
        set("water-italic", 0.16f, LabelInk::water, 0.9f, 1.0f);
        style.size_u = by_rank({38.0f, 30.0f, 25.0f, 21.5f, 20.0f}, rank);
        break;
    case LabelKind::lake:
        set("water-italic", 0.05f, LabelInk::water, 0.95f, 1.0f);
        style.size_u = by_rank({26.0f, 24.0f, 22.0f, 20.0f, 19.0f}, rank);
        break;
    case LabelKind::river:
        set("water-italic", 0.07f, LabelInk::water, 1.0f, 1.0f);
        style.size_u = by_rank({23.0f, 21.5f, 20.0f, 19.0f, 18.5f}, rank);
        break;
    case LabelKind::summit:
        set("serif-italic", 0.0f, LabelInk::relief, 1.0f, 1.0f);
        style.size_u = by_rank({20.0f, 19.5f, 19.0f, 18.5f, 18.0f}, rank);
        style.marker_radius_u = 3.2f;
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
        return {by_rank({480.0, 380.0, 300.0, 250.0, 200.0}, rank),
                by_rank({6000.0, 2600.0, 1500.0, 1000.0, 800.0}, rank)};
    case LabelKind::region:
        return {by_rank({250.0, 170.0, 100.0, 60.0, 0.0}, rank),
                by_rank({1900.0, 1500.0, 950.0, 600.0, 350.0}, rank)};
    case LabelKind::mountains:
        return {by_rank({500.0, 170.0, 80.0, 40.0, 0.0}, rank),
                by_rank({3800.0, 1500.0, 900.0, 550.0, 350.0}, rank)};
    case LabelKind::marsh:
        return {100, by_rank({2400.0, 1500.0, 900.0, 600.0, 350.0}, rank)};
    case LabelKind::forest:
    case LabelKind::island:
        return {0, by_rank({2000.0, 1500.0, 1100.0, 700.0, 420.0}, rank)};
    case LabelKind::sea:
    case LabelKind::lake:
        return {0, by_rank({7000.0, 3200.0, 2000.0, 1000.0, 500.0}, rank)};
    case LabelKind::river:
        return {0, by_rank({1500.0, 1100.0, 750.0, 450.0, 300.0}, rank)};
    case LabelKind::summit:
        return {0, by_rank({900.0, 700.0, 500.0, 350.0, 250.0}, rank)};
    case LabelKind::note:
        return {};
    }
    return {};
}

int label_priority(const LabelCandidate& label) {
    // How much earlier (or later) than a town of its rank.
    const auto base = [&] {
        switch (label.kind) {
        case LabelKind::country:
        case LabelKind::sea:
            return -5;
        case LabelKind::marsh:
            return -4;
        case LabelKind::region:
        case LabelKind::mountains:
            return -2;
        case LabelKind::lake:
        case LabelKind::island:
            return 2;
        case LabelKind::forest:
            return 4;
        case LabelKind::summit:
            return 12;
        case LabelKind::river: // Has many places along its course: towns, even two ranks lower, go first.
            return 22;
        case LabelKind::town:
        case LabelKind::note:
            break;
        }
        return 0;
    };
    return 10 * label.rank + base();
}

TextStyle today_style(const TextStyle& name) {
    TextStyle style = name;
    style.role = "serif-italic";
    return style;
}

namespace {

LabelExtent extent_of(const FontSet& fonts, const TextStyle& style, std::string_view text, float size) {
    const ShapedText shaped = shape(fonts, style, text);
    const InkBox ink_em = ink_box(fonts, shaped);
    return {.left_u = ink_em.x0_em * size,
            .right_u = ink_em.x1_em * size,
            .ascent_u = -ink_em.y0_em * size,
            .descent_u = ink_em.y1_em * size,
            .cap_u = fonts.metrics(style.role).cap_height * size,
            .advance_u = shaped.width_em * size};
}

} // namespace

void measure_label(const FontSet& fonts, LabelCandidate& label) {
    const float size = label.style.size_u;
    const ShapedText shaped = shape(fonts, label.style.text, label.text);
    label.extent = extent_of(fonts, label.style.text, label.text, size);
    if (!label.today.empty())
        label.today_extent = extent_of(fonts, today_style(label.style.text), label.today, today_size * size);
    label.letters.clear();
    for (const ShapedGlyph& glyph : shaped.glyphs) {
        if (!label.along_path()) break;
        const InkBox box = ink_box(fonts, {.glyphs = {glyph}, .width_em = 0, .complete = true});
        if (box.x1_em <= box.x0_em) continue; // A blank.
        label.letters.push_back({.middle_u = 0.5f * (box.x0_em + box.x1_em) * size,
                                 .half_width_u = 0.5f * (box.x1_em - box.x0_em) * size,
                                 .ascent_u = -box.y0_em * size,
                                 .descent_u = box.y1_em * size});
    }
    // Spread letters have their middle on the line, those of rivers stand above it.
    label.style.lift_u = label.course ? 0.3f * size : -0.5f * label.extent.cap_u;
}

std::vector<int> placing_order(const std::vector<LabelCandidate>& labels) {
    std::vector<int> order(labels.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        const LabelCandidate& p = labels[static_cast<std::size_t>(a)];
        const LabelCandidate& q = labels[static_cast<std::size_t>(b)];
        if (label_priority(p) != label_priority(q)) return label_priority(p) < label_priority(q);
        if (p.rank != q.rank) return p.rank < q.rank;
        if (p.kind != q.kind) return p.kind < q.kind;
        return p.id < q.id;
    });
    return order;
}

} // namespace bagration
