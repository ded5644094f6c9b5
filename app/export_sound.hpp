#pragma once
// The film's sound on its way into an export: a WAV file that is as long as the exported frames.
#include "app/app_context.hpp"
#include "app/export_plan.hpp"

#include <filesystem>

namespace bagration {

class ExportSound {
  public:
    /// Reads (or synthesises) the voices and writes the file beside the output: for a film a temporary one,
    /// for a sequence "<name>.wav", which stays. Without voices there is no file. Errors: those of
    /// load_voices(), output.
    static Expected<ExportSound> create(const ExportPlan& plan, const Show& show,
                                        const std::filesystem::path& campaign_folder,
                                        const AppContext& context);
    ExportSound(ExportSound&& other) noexcept;
    ExportSound& operator=(ExportSound&&) = delete;
    ~ExportSound();

    /// Empty when nothing is spoken.
    const std::filesystem::path& file() const { return file_; }

  private:
    ExportSound() = default;
    std::filesystem::path file_;
    bool temporary_ = false;
};

} // namespace bagration
