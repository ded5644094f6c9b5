#include "app/player/gui_style.hpp"

#include <imgui/imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace bagration {
namespace {

// Latin with all its extensions in use in Europe, Cyrillic, punctuation.
constexpr std::array<ImWchar, 13> glyph_ranges{0x0020, 0x024F, 0x0400, 0x052F, 0x1E00, 0x1EFF, 0x2010,
                                               0x2044, 0x20AC, 0x20AC, 0x2190, 0x2193, 0};

ImFont* add_font(const FontFiles& fonts, const std::string& role, const std::string& instead, float size,
                 const ImWchar* ranges = glyph_ranges.data()) {
    auto found = fonts.find(role);
    if (found == fonts.end()) found = fonts.find(instead);
    if (found == fonts.end()) return nullptr;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    // ImGui asks for a pointer to non-const and does not write through it when the atlas does not own the
    // data.
    void* data = const_cast<std::byte*>(found->second.data());
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, static_cast<int>(found->second.size()), size,
                                                      &config, ranges);
}

ImVec4 colour(ImU32 packed) {
    return ImGui::ColorConvertU32ToFloat4(packed);
}

void set_style(const GuiStyle& style) {
    ImGuiStyle next;
    next.WindowPadding = {style.px(20), style.px(16)};
    next.FramePadding = {style.px(8), style.px(6)};
    next.ItemSpacing = {style.px(8), style.px(8)};
    next.ItemInnerSpacing = {style.px(8), style.px(4)};
    next.WindowRounding = style.px(8);
    next.FrameRounding = style.px(4);
    next.PopupRounding = style.px(6);
    next.ScrollbarRounding = style.px(4);
    next.ScrollbarSize = style.px(8);
    next.WindowBorderSize = 0;
    next.PopupBorderSize = 0;
    next.FrameBorderSize = 0;
    next.AntiAliasedLinesUseTex = true;
    next.CircleTessellationMaxError = 0.2F;
    ImVec4* colors = next.Colors;
    colors[ImGuiCol_Text] = colour(colours::text);
    colors[ImGuiCol_TextDisabled] = colour(colours::text_dim);
    colors[ImGuiCol_WindowBg] = colour(colours::plate);
    colors[ImGuiCol_PopupBg] = colour(colours::plate_solid);
    colors[ImGuiCol_Separator] = colour(colours::line);
    colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    colors[ImGuiCol_ScrollbarGrab] = colour(colours::hover);
    colors[ImGuiCol_ScrollbarGrabHovered] = colour(colours::press);
    colors[ImGuiCol_ScrollbarGrabActive] = colour(colours::press);
    ImGui::GetStyle() = next;
}

} // namespace

ImU32 with_alpha(ImU32 colour, float alpha) {
    const float whole =
        alpha * ImGui::GetStyle().Alpha * static_cast<float>(colour >> IM_COL32_A_SHIFT & 0xFFU);
    const auto a = static_cast<ImU32>(std::lround(std::clamp(whole, 0.0F, 255.0F)));
    return (colour & ~IM_COL32_A_MASK) | (a << IM_COL32_A_SHIFT);
}

float GuiStyle::px(float design) const {
    return std::round(design * scale);
}

Expected<GuiStyle> apply_gui_style(const FontFiles& fonts, float scale, const std::string& display_letters) {
    GuiStyle style;
    style.scale = scale;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.TexDesiredWidth = 2048;
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    style.regular = add_font(fonts, "sans", "fallback", style.px(17));
    style.small = add_font(fonts, "sans", "fallback", style.px(14));
    style.bold = add_font(fonts, "sans-bold", "sans", style.px(17));
    style.title = add_font(fonts, "serif", "sans", style.px(28));
    style.caption = add_font(fonts, "sans", "fallback", style.px(34));
    ImVector<ImWchar> display_ranges; // Must live until the atlas is built.
    if (!display_letters.empty()) {
        ImFontGlyphRangesBuilder builder;
        builder.AddText(display_letters.c_str());
        builder.BuildRanges(&display_ranges);
        style.display = add_font(fonts, "serif", "sans", style.px(64), display_ranges.Data);
        style.card = add_font(fonts, "serif", "sans", style.px(20));
    }
    if (style.regular == nullptr || style.bold == nullptr || style.title == nullptr || !atlas.Build())
        return fail(ExitCode::internal, "the terrain pack has no usable font for the controls",
                    "rebuild it with: bagration terrain build --force");
    set_style(style);
    return style;
}

} // namespace bagration
