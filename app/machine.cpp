#include "app/machine.hpp"

#include <fstream>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace bagration {

Machine this_machine() {
    Machine machine;
    machine.processor = "unknown";
    std::ifstream file("/proc/cpuinfo");
    const std::string key = "model name";
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(": ");
        if (line.compare(0, key.size(), key) != 0 || colon == std::string::npos) continue;
        machine.processor = line.substr(colon + 2);
        break;
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0) machine.cores = CPU_COUNT(&set);
    return machine;
}

double resident_megabytes() {
    std::ifstream file("/proc/self/statm");
    double pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

double peak_resident_megabytes() {
    constexpr double kibibytes_per_megabyte = 1e6 / 1024;
    struct rusage usage = {};
    if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
    return static_cast<double>(usage.ru_maxrss) / kibibytes_per_megabyte;
}

} // namespace bagration
