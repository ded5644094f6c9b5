#pragma once
// Where the film's frames go: a folder of pictures, an encoder, a window (in app/), memory, nowhere.
#include "renderer/frame.hpp"
#include "terrain/geo/result.hpp"

namespace bagration {

class Sink {
  public:
    Sink() = default;
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    virtual ~Sink() = default;

    /// Takes a frame; its pixels are copied or used up before this returns. Frames come in rising order and
    /// all have the same size. Blocks while the sink's queue is full. After an error, only destruction makes
    /// sense.
    virtual Expected<void> take(const FilmFrame& frame) = 0;
    /// Waits until every frame has arrived where it belongs. Once, at the end; without it a sink that is
    /// destroyed leaves no half-written file behind.
    virtual Expected<void> finish() = 0;
    /// False for sinks that show the picture where it is (a window): frames then come without pixels.
    virtual bool wants_pixels() const { return true; }
};

} // namespace bagration
