#pragma once
// Keeps the display from being blanked while the program shows something.
namespace bagration {

/// Suspends the X server's screen saver and power saving for as long as the process lives; false where that
/// cannot be done (no X11, no libXss). Call it with a window open.
bool keep_display_awake();

} // namespace bagration
