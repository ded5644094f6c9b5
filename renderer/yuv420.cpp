#include "renderer/yuv420.hpp"

#include "terrain/geo/contract.hpp"

#include <cstring>
#include <vector>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace bagration {

namespace {

// BT.709 weights times the limited range's share of 255, times 2^15.
constexpr int y_red = 5983, y_green = 20127, y_blue = 2032;
constexpr int u_red = -3298, u_green = -11094, u_blue = 14392;
constexpr int v_red = 14392, v_green = -13073, v_blue = -1319;
static_assert(u_red + u_green + u_blue == 0 && v_red + v_green + v_blue == 0); // Greys carry no colour.
constexpr int bits = 15;

std::uint8_t luma(const std::uint8_t* p) {
    return static_cast<std::uint8_t>(
        (p[0] * y_red + p[1] * y_green + p[2] * y_blue + (16 << bits) + (1 << (bits - 1))) >> bits);
}

void luma_row(const std::uint8_t* rgba, int width, std::uint8_t* out) {
    int x = 0;
#if defined(__SSE2__)
    const __m128i weights = _mm_setr_epi16(y_red, y_green, y_blue, 0, y_red, y_green, y_blue, 0);
    const __m128i offset = _mm_set1_epi32((16 << bits) + (1 << (bits - 1)));
    const __m128i zero = _mm_setzero_si128();
    const auto four = [&](const std::uint8_t* p) {
        const __m128i pixels = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
        const __m128i low = _mm_madd_epi16(_mm_unpacklo_epi8(pixels, zero), weights);
        const __m128i high = _mm_madd_epi16(_mm_unpackhi_epi8(pixels, zero), weights);
        // Each pixel is two partial sums: red and green, blue.
        const __m128 a = _mm_castsi128_ps(low), b = _mm_castsi128_ps(high);
        const __m128i red_green = _mm_castps_si128(_mm_shuffle_ps(a, b, _MM_SHUFFLE(2, 0, 2, 0)));
        const __m128i blue = _mm_castps_si128(_mm_shuffle_ps(a, b, _MM_SHUFFLE(3, 1, 3, 1)));
        return _mm_srai_epi32(_mm_add_epi32(_mm_add_epi32(red_green, blue), offset), bits);
    };
    for (; x + 16 <= width; x += 16) {
        const std::uint8_t* p = rgba + 4 * static_cast<std::ptrdiff_t>(x);
        const __m128i left = _mm_packs_epi32(four(p), four(p + 16));
        const __m128i right = _mm_packs_epi32(four(p + 32), four(p + 48));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + x), _mm_packus_epi16(left, right));
    }
#endif
    for (; x < width; ++x)
        out[x] = luma(rgba + 4 * static_cast<std::ptrdiff_t>(x));
}

/// Sums of two rows, interleaved as the pixels are.
void add_rows(const std::uint8_t* upper, const std::uint8_t* lower, std::size_t count, std::uint16_t* out) {
    for (std::size_t k = 0; k < count; ++k)
        out[k] = static_cast<std::uint16_t>(upper[k] + lower[k]);
}

} // namespace

std::size_t yuv420_bytes(int width_px, int height_px) {
    return static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 3 / 2;
}

void rgba_to_yuv420(std::span<const std::uint8_t> rgba, int width_px, int height_px,
                    std::span<std::uint8_t> yuv) {
    BAGRATION_EXPECTS(width_px % 2 == 0 && height_px % 2 == 0);
    const auto width = static_cast<std::size_t>(width_px), height = static_cast<std::size_t>(height_px);
    BAGRATION_EXPECTS(rgba.size() == 4 * width * height && yuv.size() == yuv420_bytes(width_px, height_px));
    std::uint8_t* y = yuv.data();
    std::uint8_t* u = y + width * height;
    std::uint8_t* v = u + width * height / 4;
    // One pixel to the left repeats the first: the colour of an even pixel weighs it double and its
    // neighbours once.
    std::vector<std::uint16_t> sums(4 * (width + 1));
    for (std::size_t row = 0; row < height; row += 2) {
        const std::uint8_t* upper = rgba.data() + 4 * width * row;
        const std::uint8_t* lower = upper + 4 * width;
        luma_row(upper, width_px, y + width * row);
        luma_row(lower, width_px, y + width * (row + 1));
        add_rows(upper, lower, 4 * width, sums.data() + 4);
        std::memcpy(sums.data(), sums.data() + 4, 4 * sizeof(std::uint16_t));
        constexpr int shift = bits + 3; // The sums are of eight values.
        constexpr int offset = (128 << shift) + (1 << (shift - 1));
        for (std::size_t x = 0; x < width / 2; ++x) {
            const std::uint16_t* s = sums.data() + 8 * x;
            const int red = s[0] + 2 * s[4] + s[8];
            const int green = s[1] + 2 * s[5] + s[9];
            const int blue = s[2] + 2 * s[6] + s[10];
            u[x] =
                static_cast<std::uint8_t>((red * u_red + green * u_green + blue * u_blue + offset) >> shift);
            v[x] =
                static_cast<std::uint8_t>((red * v_red + green * v_green + blue * v_blue + offset) >> shift);
        }
        u += width / 2;
        v += width / 2;
    }
}

} // namespace bagration
