#include "app/player/icons.hpp"

#include <array>
#include <cmath>

namespace bagration {
namespace {

/// Draws in a square from -1 to 1.
class Pen {
  public:
    Pen(ImDrawList& list, ImVec2 centre, float side, ImU32 colour)
        : list_(list), centre_(centre), half_(side / 2), colour_(colour), width_(std::fmax(1.2F, side / 11)) {
    }

    ImVec2 at(float x, float y) const { return {centre_.x + x * half_, centre_.y + y * half_}; }
    void line(float x0, float y0, float x1, float y1) {
        list_.AddLine(at(x0, y0), at(x1, y1), colour_, width_);
    }
    void triangle(ImVec2 a, ImVec2 b, ImVec2 c) {
        list_.AddTriangleFilled(at(a.x, a.y), at(b.x, b.y), at(c.x, c.y), colour_);
    }
    void box(float x0, float y0, float x1, float y1) {
        list_.AddRectFilled(at(x0, y0), at(x1, y1), colour_, half_ * 0.12F);
    }
    void frame(float x0, float y0, float x1, float y1) {
        list_.AddRect(at(x0, y0), at(x1, y1), colour_, half_ * 0.25F, 0, width_);
    }
    void ring(float x, float y, float radius) {
        list_.AddCircle(at(x, y), radius * half_, colour_, 0, width_);
    }
    void dot(float x, float y, float radius) { list_.AddCircleFilled(at(x, y), radius * half_, colour_); }
    template <std::size_t N>
    void outline(const std::array<ImVec2, N>& points, bool closed) {
        for (const ImVec2& p : points)
            list_.PathLineTo(at(p.x, p.y));
        list_.PathStroke(colour_, closed ? ImDrawFlags_Closed : ImDrawFlags_None, width_);
    }

  private:
    ImDrawList& list_;
    ImVec2 centre_;
    float half_;
    ImU32 colour_;
    float width_;
};

void draw_question_mark(Pen& pen) {
    pen.ring(0, 0, 0.95F);
    pen.outline(std::array<ImVec2, 7>{ImVec2{-0.33F, -0.22F},
                                      {-0.26F, -0.46F},
                                      {0.0F, -0.55F},
                                      {0.27F, -0.44F},
                                      {0.30F, -0.18F},
                                      {0.05F, 0.03F},
                                      {0.0F, 0.22F}},
                false);
    pen.dot(0, 0.5F, 0.12F);
}

void draw_corners(Pen& pen, float inner, float outer) {
    for (const float x : {-1.0F, 1.0F})
        for (const float y : {-1.0F, 1.0F})
            pen.outline(std::array<ImVec2, 3>{ImVec2{x * inner, y * outer},
                                              {x * outer, y * outer},
                                              {x * outer, y * inner}},
                        false);
}

} // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float side, ImU32 colour) {
    Pen pen(list, centre, side, colour);
    switch (icon) {
    case Icon::play:
        pen.triangle({-0.6F, -0.85F}, {0.85F, 0}, {-0.6F, 0.85F});
        break;
    case Icon::pause:
        pen.box(-0.68F, -0.8F, -0.2F, 0.8F);
        pen.box(0.2F, -0.8F, 0.68F, 0.8F);
        break;
    case Icon::previous:
        pen.triangle({0.75F, -0.7F}, {-0.4F, 0}, {0.75F, 0.7F});
        pen.box(-0.75F, -0.7F, -0.48F, 0.7F);
        break;
    case Icon::next:
        pen.triangle({-0.75F, -0.7F}, {0.4F, 0}, {-0.75F, 0.7F});
        pen.box(0.48F, -0.7F, 0.75F, 0.7F);
        break;
    case Icon::chapters:
        for (const float y : {-0.6F, 0.0F, 0.6F}) {
            pen.dot(-0.8F, y, 0.15F);
            pen.line(-0.4F, y, 0.95F, y);
        }
        break;
    case Icon::narration:
        pen.frame(-0.8F, -0.95F, 0.8F, 0.95F);
        pen.line(-0.42F, -0.45F, 0.42F, -0.45F);
        pen.line(-0.42F, 0, 0.42F, 0);
        pen.line(-0.42F, 0.45F, 0.15F, 0.45F);
        break;
    case Icon::forces: // A unit's plate with the marks above it.
        pen.frame(-0.95F, -0.3F, 0.95F, 0.9F);
        pen.line(-0.95F, -0.3F, 0.95F, 0.9F);
        pen.line(-0.95F, 0.9F, 0.95F, -0.3F);
        pen.line(-0.3F, -0.95F, -0.3F, -0.6F);
        pen.line(0.3F, -0.95F, 0.3F, -0.6F);
        break;
    case Icon::map:
        pen.outline(std::array<ImVec2, 4>{ImVec2{0, -0.9F}, {0.95F, -0.4F}, {0, 0.1F}, {-0.95F, -0.4F}},
                    true);
        pen.outline(std::array<ImVec2, 3>{ImVec2{-0.95F, 0.02F}, {0, 0.52F}, {0.95F, 0.02F}}, false);
        pen.outline(std::array<ImVec2, 3>{ImVec2{-0.95F, 0.44F}, {0, 0.94F}, {0.95F, 0.44F}}, false);
        break;
    case Icon::settings:
        pen.line(-0.95F, -0.5F, 0.1F, -0.5F);
        pen.ring(0.36F, -0.5F, 0.24F);
        pen.line(0.62F, -0.5F, 0.95F, -0.5F);
        pen.line(-0.95F, 0.5F, -0.62F, 0.5F);
        pen.ring(-0.36F, 0.5F, 0.24F);
        pen.line(-0.1F, 0.5F, 0.95F, 0.5F);
        break;
    case Icon::keys:
        draw_question_mark(pen);
        break;
    case Icon::fullscreen:
        draw_corners(pen, 0.3F, 0.85F);
        break;
    case Icon::leave_fullscreen:
        draw_corners(pen, 0.9F, 0.3F);
        break;
    case Icon::close:
        pen.line(-0.65F, -0.65F, 0.65F, 0.65F);
        pen.line(-0.65F, 0.65F, 0.65F, -0.65F);
        break;
    case Icon::captions:
    case Icon::no_captions:
        pen.frame(-1.0F, -0.72F, 1.0F, 0.72F);
        pen.line(-0.62F, 0.02F, 0.62F, 0.02F);
        pen.line(-0.42F, 0.36F, 0.42F, 0.36F);
        if (icon == Icon::no_captions) pen.line(-0.95F, 0.98F, 0.95F, -0.98F);
        break;
    case Icon::film:
        pen.frame(-0.95F, -0.75F, 0.95F, 0.75F);
        pen.triangle({-0.3F, -0.4F}, {0.45F, 0}, {-0.3F, 0.4F});
        break;
    }
}

} // namespace bagration
