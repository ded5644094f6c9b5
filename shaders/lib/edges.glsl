// Analytic edges: coverage of a pixel from a signed distance, positive inside.
float gradient_length(float d) { return max(length(vec2(dFdx(d), dFdy(d))), 1e-6); }
float coverage_px(float distance_px) { return clamp(distance_px + 0.5, 0.0, 1.0); }

// Breaks up the steps of 8-bit colour: a fixed pattern of the pixel, not of time (the R2 sequence of M. Roberts).
float dither(vec2 pixel) { return fract(dot(pixel, vec2(0.7548776662, 0.5698402910))) * (1.0 / 255.0) - 0.5 / 255.0; }
