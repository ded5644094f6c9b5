#include "renderer/text/glyph_outline.hpp"

#include "terrain/geo/contract.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>

namespace bagration {

namespace {

struct LibraryDelete {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct FaceDelete {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<FT_LibraryRec_, LibraryDelete>;
using Face = std::unique_ptr<FT_FaceRec_, FaceDelete>;

constexpr float flatness_px = 0.02f;

OutlinePoint operator+(OutlinePoint a, OutlinePoint b) {
    return {a.x + b.x, a.y + b.y};
}
OutlinePoint operator*(float s, OutlinePoint p) {
    return {s * p.x, s * p.y};
}

float second_difference(OutlinePoint a, OutlinePoint b, OutlinePoint c) {
    return std::hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
}

/// Collects what FT_Outline_Decompose walks through.
class Flattener {
  public:
    explicit Flattener(float scale) : scale_(scale) {}

    void move_to(const FT_Vector& to) {
        close();
        start_ = pen_ = point(to);
    }
    void line_to(const FT_Vector& to) { add(point(to)); }
    void conic_to(const FT_Vector& control, const FT_Vector& to) {
        const OutlinePoint a = pen_, b = point(control), c = point(to);
        const int steps = steps_for(second_difference(a, b, c) / 4);
        for (int i = 1; i <= steps; ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(steps), s = 1 - t;
            add(s * s * a + 2 * s * t * b + t * t * c);
        }
    }
    void cubic_to(const FT_Vector& control1, const FT_Vector& control2, const FT_Vector& to) {
        const OutlinePoint a = pen_, b = point(control1), c = point(control2), d = point(to);
        const int steps = steps_for(0.75f * std::max(second_difference(a, b, c), second_difference(b, c, d)));
        for (int i = 1; i <= steps; ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(steps), s = 1 - t;
            add(s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d);
        }
    }
    std::vector<OutlineSegment> finish() {
        close();
        return std::move(segments_);
    }

  private:
    /// The error of n chords of a curve falls with n^2.
    static int steps_for(float error_of_one) {
        return std::clamp(static_cast<int>(std::ceil(std::sqrt(error_of_one / flatness_px))), 1, 64);
    }
    OutlinePoint point(const FT_Vector& v) const {
        return {static_cast<float>(v.x) * scale_, -static_cast<float>(v.y) * scale_};
    }
    void add(OutlinePoint to) {
        if (to.x == pen_.x && to.y == pen_.y) return;
        segments_.push_back({pen_, to});
        pen_ = to;
    }
    void close() { add(start_); }

    float scale_;
    OutlinePoint start_, pen_;
    std::vector<OutlineSegment> segments_;
};

Flattener& flattener(void* user) {
    return *static_cast<Flattener*>(user);
}

int on_move(const FT_Vector* to, void* user) {
    flattener(user).move_to(*to);
    return 0;
}
int on_line(const FT_Vector* to, void* user) {
    flattener(user).line_to(*to);
    return 0;
}
int on_conic(const FT_Vector* control, const FT_Vector* to, void* user) {
    flattener(user).conic_to(*control, *to);
    return 0;
}
int on_cubic(const FT_Vector* control1, const FT_Vector* control2, const FT_Vector* to, void* user) {
    flattener(user).cubic_to(*control1, *control2, *to);
    return 0;
}

} // namespace

struct OutlineReader::Impl {
    Library library; ///< Before the faces: destroyed after them.
    std::vector<Face> faces;
};

Expected<OutlineReader> OutlineReader::create(const FontSet& fonts) {
    auto impl = std::make_unique<Impl>();
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return fail(ExitCode::internal, "FreeType does not start");
    impl->library.reset(library);
    for (FontIndex i = 0; i < fonts.font_count(); ++i) {
        const auto bytes = fonts.file(i);
        FT_Face face = nullptr;
        const FT_Error error = FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                                                  static_cast<FT_Long>(bytes.size()), 0, &face);
        Face owner(error == 0 ? face : nullptr);
        if (!owner || !FT_IS_SCALABLE(face))
            return fail(ExitCode::usage, "the font for \"" + fonts.role(i) + "\" has no outlines",
                        "rebuild the terrain pack: bagration terrain");
        impl->faces.push_back(std::move(owner));
    }
    return OutlineReader(std::move(impl));
}

OutlineReader::OutlineReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
OutlineReader::OutlineReader(OutlineReader&&) noexcept = default;
OutlineReader& OutlineReader::operator=(OutlineReader&&) noexcept = default;
OutlineReader::~OutlineReader() = default;

std::vector<OutlineSegment> OutlineReader::read(FontIndex font, std::uint32_t glyph, float px_per_em) const {
    BAGRATION_EXPECTS(font >= 0 && static_cast<std::size_t>(font) < impl_->faces.size());
    FT_Face face = impl_->faces[static_cast<std::size_t>(font)].get();
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0) return {};
    if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return {};
    Flattener flat(px_per_em / static_cast<float>(face->units_per_EM));
    FT_Outline_Funcs functions{};
    functions.move_to = on_move;
    functions.line_to = on_line;
    functions.conic_to = on_conic;
    functions.cubic_to = on_cubic;
    FT_Outline_Decompose(&face->glyph->outline, &functions, &flat);
    return flat.finish();
}

} // namespace bagration
