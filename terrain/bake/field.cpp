#include "terrain/bake/field.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace bagration {

namespace {

/// Radii of three boxes whose repeated application has about this standard deviation.
std::array<int, 3> box_radii(double sigma) {
    const double ideal = std::sqrt(12 * sigma * sigma / 3 + 1);
    int low = static_cast<int>(ideal);
    if (low % 2 == 0) --low;
    const double m = (12 * sigma * sigma - 3.0 * low * low - 12.0 * low - 9) / (-4.0 * low - 4);
    const int narrow = static_cast<int>(std::lround(m));
    std::array<int, 3> radii{};
    for (int k = 0; k < 3; ++k)
        radii[static_cast<std::size_t>(k)] = ((k < narrow ? low : low + 2) - 1) / 2;
    return radii;
}

/// One running mean over a row; edges repeat outwards. The sum is double, so that it does not drift.
void box_row(const float* in, float* out, int count, int radius) {
    double sum = 0;
    for (int k = -radius; k <= radius; ++k)
        sum += in[std::clamp(k, 0, count - 1)];
    const double share = 1.0 / (2 * radius + 1);
    for (int i = 0; i < count; ++i) {
        out[i] = static_cast<float>(sum * share);
        sum += in[std::min(i + radius + 1, count - 1)] - in[std::max(i - radius, 0)];
    }
}

/// The same down a strip of columns, whole rows of the strip at a time.
void box_columns(const float* in, float* out, int width, int height, int first, int last, int radius) {
    std::vector<double> sum(static_cast<std::size_t>(last - first), 0.0);
    const auto row = [&](const float* base, int j) {
        return base +
               static_cast<std::size_t>(std::clamp(j, 0, height - 1)) * static_cast<std::size_t>(width);
    };
    for (int k = -radius; k <= radius; ++k)
        for (int i = first; i < last; ++i)
            sum[static_cast<std::size_t>(i - first)] += row(in, k)[i];
    const double share = 1.0 / (2 * radius + 1);
    for (int j = 0; j < height; ++j) {
        float* target = out + static_cast<std::size_t>(j) * static_cast<std::size_t>(width);
        const float* entering = row(in, j + radius + 1);
        const float* leaving = row(in, j - radius);
        for (int i = first; i < last; ++i) {
            double& s = sum[static_cast<std::size_t>(i - first)];
            target[i] = static_cast<float>(s * share);
            s += entering[i] - leaving[i];
        }
    }
}

/// Weights of the Catmull-Rom spline for the samples at -1, 0, 1, 2.
std::array<float, 4> cubic_weights(float t) {
    const float t2 = t * t, t3 = t2 * t;
    return {-0.5f * t3 + t2 - 0.5f * t, 1.5f * t3 - 2.5f * t2 + 1, -1.5f * t3 + 2 * t2 + 0.5f * t,
            0.5f * t3 - 0.5f * t2};
}

} // namespace

void blur(std::vector<float>& values, int width, int height, double sigma_cells) {
    BAGRATION_EXPECTS(values.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    std::vector<float> other(values.size());
    for (const int radius : box_radii(sigma_cells)) {
        if (radius == 0) continue;
        parallel_for(height, [&](int begin, int end) {
            for (int j = begin; j < end; ++j) {
                const std::size_t row = static_cast<std::size_t>(j) * static_cast<std::size_t>(width);
                box_row(values.data() + row, other.data() + row, width, radius);
            }
        });
        constexpr int strip = 128;
        parallel_for((width + strip - 1) / strip, [&](int begin, int end) {
            for (int k = begin; k < end; ++k)
                box_columns(other.data(), values.data(), width, height, k * strip,
                            std::min(width, (k + 1) * strip), radius);
        });
    }
}

void blur(Field& field, double sigma_m) {
    blur(field.values, field.frame.width, field.frame.height, sigma_m / field.frame.cell_m);
}

Field blurred(const Field& field, double sigma_m) {
    constexpr double fine_enough = 8; // Cells per sigma above which every second sample says it all.
    const GridFrame& frame = field.frame;
    if (sigma_m > fine_enough * frame.cell_m && frame.width % 2 == 0 && frame.height % 2 == 0)
        return resampled_linear(blurred(halved(field), sigma_m), frame);
    Field copy = field;
    blur(copy, sigma_m);
    return copy;
}

float sample_cubic(const Field& field, PlanePoint point) {
    const GridFrame& f = field.frame;
    const double column = std::clamp(f.column(point), 0.0, f.width - 1.0);
    const double row = std::clamp(f.row(point), 0.0, f.height - 1.0);
    const int i = static_cast<int>(column), j = static_cast<int>(row);
    const auto wx = cubic_weights(static_cast<float>(column - i));
    const auto wy = cubic_weights(static_cast<float>(row - j));
    float sum = 0;
    for (int b = 0; b < 4; ++b) {
        const int y = std::clamp(j + b - 1, 0, f.height - 1);
        float line = 0;
        for (int a = 0; a < 4; ++a)
            line += wx[static_cast<std::size_t>(a)] * field.at(std::clamp(i + a - 1, 0, f.width - 1), y);
        sum += wy[static_cast<std::size_t>(b)] * line;
    }
    return sum;
}

float sample_linear(const Field& field, PlanePoint point) {
    const GridFrame& f = field.frame;
    const double column = std::clamp(f.column(point), 0.0, f.width - 1.0);
    const double row = std::clamp(f.row(point), 0.0, f.height - 1.0);
    const int i = std::min(static_cast<int>(column), f.width - 2);
    const int j = std::min(static_cast<int>(row), f.height - 2);
    const float u = static_cast<float>(column - i), v = static_cast<float>(row - j);
    return (field.at(i, j) * (1 - u) + field.at(i + 1, j) * u) * (1 - v) +
           (field.at(i, j + 1) * (1 - u) + field.at(i + 1, j + 1) * u) * v;
}

Field resampled_cubic(const Field& field, const GridFrame& frame) {
    Field out(frame);
    for_each_sample(
        frame, [&](int i, int j, std::size_t k) { out.values[k] = sample_cubic(field, frame.point(i, j)); });
    return out;
}

Field resampled_linear(const Field& field, const GridFrame& frame) {
    Field out(frame);
    for_each_sample(
        frame, [&](int i, int j, std::size_t k) { out.values[k] = sample_linear(field, frame.point(i, j)); });
    return out;
}

Field halved(const Field& field) {
    const GridFrame& f = field.frame;
    BAGRATION_EXPECTS(f.width % 2 == 0 && f.height % 2 == 0);
    GridFrame half{
        {f.origin.x_m + f.cell_m / 2, f.origin.y_m + f.cell_m / 2}, f.cell_m * 2, f.width / 2, f.height / 2};
    Field out(half);
    for_each_sample(half, [&](int i, int j, std::size_t k) {
        out.values[k] = 0.25f * (field.at(2 * i, 2 * j) + field.at(2 * i + 1, 2 * j) +
                                 field.at(2 * i, 2 * j + 1) + field.at(2 * i + 1, 2 * j + 1));
    });
    return out;
}

Field slope_of(const Field& height_m) {
    const GridFrame& f = height_m.frame;
    Field out(f);
    for_each_sample(f, [&](int i, int j, std::size_t k) {
        const int w = std::max(i - 1, 0), e = std::min(i + 1, f.width - 1);
        const int s = std::max(j - 1, 0), n = std::min(j + 1, f.height - 1);
        const auto cell = static_cast<float>(f.cell_m);
        const float gx = (height_m.at(e, j) - height_m.at(w, j)) / (cell * static_cast<float>(e - w));
        const float gy = (height_m.at(i, n) - height_m.at(i, s)) / (cell * static_cast<float>(n - s));
        out.values[k] = std::sqrt(gx * gx + gy * gy);
    });
    return out;
}

namespace {

constexpr float far_away = 1e12f; // Squared cells; beyond any grid.

/// Lower envelope of parabolas (Felzenszwalb and Huttenlocher 2012): squared distances along one line.
struct DistanceLine {
    std::vector<float> f, d, z;
    std::vector<int> v;
    explicit DistanceLine(int n)
        : f(static_cast<std::size_t>(n)), d(f.size()), z(f.size() + 1), v(f.size()) {}
    void run() {
        const int n = static_cast<int>(f.size());
        int k = 0;
        v[0] = 0;
        z[0] = -far_away;
        z[1] = far_away;
        const auto at = [](auto& vector, int index) -> auto& {
            return vector[static_cast<std::size_t>(index)];
        };
        for (int q = 1; q < n; ++q) {
            float s = 0;
            for (;;) {
                const int p = at(v, k);
                s = static_cast<float>(((static_cast<double>(at(f, q)) + static_cast<double>(q) * q) -
                                        (static_cast<double>(at(f, p)) + static_cast<double>(p) * p)) /
                                       (2.0 * (q - p)));
                if (s > at(z, k) || k == 0) break;
                --k;
            }
            if (s <= at(z, k)) {
                at(v, 0) = q;
                continue;
            }
            ++k;
            at(v, k) = q;
            at(z, k) = s;
            at(z, k + 1) = far_away;
        }
        k = 0;
        for (int q = 0; q < n; ++q) {
            while (at(z, k + 1) < static_cast<float>(q))
                ++k;
            const int p = at(v, k);
            at(d, q) = static_cast<float>(static_cast<double>(q - p) * (q - p)) + at(f, p);
        }
    }
};

} // namespace

Field distance_to(const Raster<std::uint8_t>& inside) {
    const GridFrame& frame = inside.frame;
    Field out(frame);
    parallel_for(frame.width, [&](int begin, int end) {
        DistanceLine line(frame.height);
        for (int i = begin; i < end; ++i) {
            for (int j = 0; j < frame.height; ++j)
                line.f[static_cast<std::size_t>(j)] = inside.at(i, j) ? 0 : far_away;
            line.run();
            for (int j = 0; j < frame.height; ++j)
                out.at(i, j) = line.d[static_cast<std::size_t>(j)];
        }
    });
    parallel_for(frame.height, [&](int begin, int end) {
        DistanceLine line(frame.width);
        for (int j = begin; j < end; ++j) {
            for (int i = 0; i < frame.width; ++i)
                line.f[static_cast<std::size_t>(i)] = std::min(out.at(i, j), far_away);
            line.run();
            for (int i = 0; i < frame.width; ++i)
                out.at(i, j) = static_cast<float>(
                    std::sqrt(static_cast<double>(line.d[static_cast<std::size_t>(i)])) * frame.cell_m);
        }
    });
    return out;
}

double smoothstep(double edge0, double edge1, double x) {
    const double t = std::clamp((x - edge0) / (edge1 - edge0), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

} // namespace bagration
