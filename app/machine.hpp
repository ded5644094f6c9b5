#pragma once
// What a measurement was taken on.
#include <string>

namespace bagration {

struct Machine {
    std::string processor; ///< "unknown" when the system does not tell.
    int cores = 0;         ///< That this process may use.
};

Machine this_machine();
/// The most memory this process has held so far; 0 when the system does not tell.
double peak_resident_megabytes();
/// Resident memory of this process now.
double resident_megabytes();

} // namespace bagration
