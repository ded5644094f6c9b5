#pragma once
// A campaign of many times the evidence that tells the same story: to see that the field can carry it.
#include "campaign/control/control_field.hpp"

#include <memory>

namespace bagration {

/// Each dated place stands for `times` places around it, dated by the field; the traces are the field's front
/// of every day, in as many pieces as make `times` the number of traces; areas are there `times` over. What
/// is not evidence is left as it is. Always the same for the same campaign.
std::shared_ptr<const Campaign> denser_campaign(const Campaign& campaign, const ControlField& field,
                                                int times);

} // namespace bagration
