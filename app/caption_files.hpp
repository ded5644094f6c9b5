#pragma once
// SRT and WebVTT files beside an export.
#include "app/export_plan.hpp"

namespace bagration {

/// Times count from the export's first frame, as a player of the exported file needs them. Error: output.
Expected<void> write_caption_files(const ExportPlan& plan, const Show& show);

} // namespace bagration
