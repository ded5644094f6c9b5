#pragma once
// What can be checked only when all files of a campaign are read.
#include "campaign/loading.hpp"

namespace bagration {

/// References, texts in every language, captions, files that nobody reads.
void check_whole(Loading& loading);

} // namespace bagration
