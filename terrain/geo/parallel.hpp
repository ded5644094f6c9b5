#pragma once
// Loading and baking use all cores through this one function; nothing else starts threads for computing.
#include <functional>

namespace bagration {

/// Calls body(begin, end) for disjoint ranges that cover [0, count), on as many threads as there are cores.
/// Returns when all are done. The split must not influence the result: bodies write only to their own range.
void parallel_for(int count, const std::function<void(int begin, int end)>& body);

} // namespace bagration
