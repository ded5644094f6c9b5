# The Debian packages of this project, in this one place. Sourced by scripts/setup.sh.

# To build and run the program.
run_packages="
ca-certificates git cmake ninja-build g++ ccache mold pkg-config
libepoxy-dev libegl-dev libegl1 libgl1-mesa-dri libglfw3-dev libglm-dev libimgui-dev libstb-dev
libcli11-dev libspdlog-dev libtomlplusplus-dev nlohmann-json3-dev libexpected-dev
libnetcdf-dev libproj-dev libgdal-dev libfreetype-dev libharfbuzz-dev libpng-dev libzstd-dev
ffmpeg libopenal-dev libsndfile1-dev libsamplerate0-dev
ferret-datasets gmt-gshhg-full libmagics++-data marble-qt-data
fonts-ebgaramond fonts-linuxlibertine fonts-inter fonts-noto-core
"

# The tests need these as well.
test_packages="
catch2 librapidcheck-dev python3
xvfb xdotool espeak-ng
"
