#pragma once
// What `info` tells of the control field: its accuracy, the ground held day by day, where it knows least.
#include "app/app_context.hpp"
#include "app/arguments.hpp"

namespace bagration {

/// How well the front foretells places that were kept from it.
int print_accuracy(const InfoCommand& command, const AppContext& context);
/// The ground held day by day: a summary, or CSV; a chart as well when a file is named.
int print_area(const InfoCommand& command, const AppContext& context);
/// Where more evidence is needed most.
int print_least_certain(const InfoCommand& command, const AppContext& context);

} // namespace bagration
