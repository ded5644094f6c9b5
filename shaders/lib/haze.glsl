// Air: far ground fades towards warm paper light. Computed per vertex (it is smooth), applied per pixel.
uniform vec3 haze_colour;
uniform vec2 haze_range_m; // begins, is half way

float haze_share(float distance_m) {
    float t = max(distance_m - haze_range_m.x, 0.0) / max(haze_range_m.y - haze_range_m.x, 1.0);
    return 1.0 - exp2(-t * t);
}

vec3 with_haze(vec3 colour, float share) { return mix(colour, haze_colour, share); }
