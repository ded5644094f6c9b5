uniform sampler2D picture; // as large as the frame
uniform float share;
out vec4 colour;

void main() {
    colour = vec4(texelFetch(picture, ivec2(gl_FragCoord.xy), 0).rgb, share);
}
