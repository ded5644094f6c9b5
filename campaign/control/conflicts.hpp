#pragma once
// Where the evidence contradicts itself, for the author to mend.
#include "campaign/control/corrections.hpp"

#include <vector>

namespace bagration {

/// Places whose day the traces and areas miss by more than they can help, in kilometres, worst first.
std::vector<Diagnostic> find_conflicts(const Campaign& campaign, const EvidenceAtTracks& evidence);

} // namespace bagration
